"""A visitor suggests a correction; a member of staff finds it where work waits, opens it and decides."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from incidents.models import Suggestion
from incidents.models.suggestions import SuggestionState
from incidents.views import suggestion_form
from tests.browser.staff import sign_in
from tests.factories import make_incident

TEXT = "The police say 1,090 people, on the page that is linked here."
SOURCE = "https://police.example/statement"


@pytest.mark.django_db(transaction=True, reset_sequences=True)
def test_a_suggestion_goes_from_a_visitor_to_a_decision(served, page: Page, monkeypatch) -> None:
    monkeypatch.setattr(suggestion_form, "SOONEST", timedelta(0))
    make_incident(title="Raid at Clark")
    reference = suggest(page)
    sign_in(page)
    find(page, reference)
    decide(page, reference)


def suggest(page: Page) -> str:
    """Send a suggestion as a visitor does; gives its reference."""
    page.goto("/suggest/?incident=TI-00001")
    page.get_by_label("What should we know?").fill(TEXT)
    page.get_by_label("Address of the report").fill(SOURCE)
    page.get_by_role("button", name="Send to staff").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. Staff have it.")
    assert page.context.cookies() == []
    return page.locator(".reference").inner_text()


def find(page: Page, reference: str) -> None:
    """From the first page of the staff site to the suggestion."""
    page.goto("/admin/")
    page.get_by_role("link", name="1 new").click()
    row = page.locator("#result_list tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("The police say 1,090 people")
    row.get_by_role("link", name=reference).click()
    expect(page.locator("#suggestion_form")).to_contain_text(TEXT)


def decide(page: Page, reference: str) -> None:
    """Say what was done with it; it no longer waits, and who decided stands there."""
    page.get_by_label("State").select_option(label="Used")
    page.get_by_label("Note").fill("Entered as a third source.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text(reference)
    found = Suggestion.objects.get(reference=reference)
    assert (found.state, str(found.decided_by), found.incident.public_id) == (SuggestionState.USED, "ana", "TI-00001")
    page.goto("/admin/")
    expect(page.locator(".work-part", has_text="Suggestions from the public")).to_contain_text("0 new")
