"""A suggestion from a real browser: it is taken, with its origin, and there is a receipt."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from incidents.models import Suggestion
from incidents.views import suggestion_form


@pytest.mark.django_db(transaction=True)
def test_a_suggestion_is_received_and_a_receipt_shown(served, phone: Page, monkeypatch) -> None:
    monkeypatch.setattr(suggestion_form, "SOONEST", timedelta(0))
    phone.goto("/incidents/TI-00001/")
    phone.get_by_role("link", name="Suggest a correction or a further source").click()
    expect(phone.get_by_label("Incident", exact=True)).to_have_value("TI-00001")
    phone.get_by_label("What should we know?").fill("The police say 1,090 people.")
    phone.get_by_role("button", name="Send to staff").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Thank you. Staff have it.")
    reference = phone.locator(".reference").inner_text()
    assert Suggestion.objects.get().reference == reference
