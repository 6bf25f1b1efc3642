"""An address is pasted, the article fetched and read, decided on by keyboard, and found by the public."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from incidents.models import Incident
from incidents.models.incident import State
from incidents.reading import record
from tests.browser.staff import follow_from_map_and_list, said_by_sources, sign_in
from tests.factories import make_place
from tests.reading.sites import Site, local_fetcher, reply

pytestmark = pytest.mark.django_db(transaction=True, reset_sequences=True)
TITLE = "Raid on an online fraud compound at Clark"
ONE = (
    "Police rescued 1,048 people in a raid on an online scam compound in Mabalacat, Philippines, on 5 May 2023, the "
    "Philippine National Police said. Among them were 389 Vietnamese, 307 Chinese and 143 Indonesians. The workers "
    "had been forced to run cryptocurrency fraud and their passports were taken away. Police arrested 12 suspects."
)
OTHER = (
    "The Philippine National Police rescued 1,090 people from a scam compound in Mabalacat, Philippines, on 4 May "
    "2023. Among those rescued were 171 Filipinos and 143 Indonesians. They had been forced to work in online fraud."
)
NEIGHBOUR = (
    "Police rescued 60 people from a scam compound in Mabalacat, Philippines, on 20 September 2023. The workers had "
    "been forced to run online fraud."
)


def html(title: str, text: str, published: str) -> bytes:
    head = f"<title>{title}</title><meta property=article:published_time content={published}>"
    body = f"<article><h1>{title}</h1><p>{text}</p></article>"
    return f"<html lang=en><head>{head}</head><body>{body}</body></html>".encode()


@pytest.fixture
def site(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings, live_server: LiveServer
) -> Iterator[Site]:
    """Three articles on a site of this machine, which the job's fetcher is told that it may reach."""
    settings.SELF_REVIEW = True
    make_place("Mabalacat", "PH", 15.2230, 120.5712, population=293_244)
    pages = {
        "/one": reply(html("Police raid scam compound", ONE, "2023-05-08")),
        "/other": reply(html("Clark raid: more than a thousand freed", OTHER, "2023-05-09")),
        "/neighbour": reply(html("Another compound raided", NEIGHBOUR, "2023-09-21")),
    }
    with Site(pages).served() as served:
        monkeypatch.setattr(record, "fetcher", lambda: local_fetcher(tmp_path))
        yield served


def accept(page: Page, facts: int = 0) -> None:
    """Accept one fact after the other by its key: so many, or all, until the page asks where they go."""
    expect(page.locator(".fact-open").first).to_be_focused()
    found = page.locator(".fact-open").count()
    for left in range(found - 1, found - 1 - (facts or found), -1):
        page.keyboard.press("a")
        expect(page.locator(".fact-open")).to_have_count(left)
    if not facts:
        expect(page.locator("#entering")).to_be_focused()


def publisher(page: Page, name: str) -> None:
    page.get_by_label("Outlet", exact=True).fill(name)
    page.get_by_label("Kind of outlet, if new").select_option("National press")


def test_from_address_to_public_page(site: Site, page: Page) -> None:
    sign_in(page)
    paste(page, site)
    create_and_publish(page)
    add_the_other(page)
    leave_the_neighbour_a_draft(page)
    look_as_the_public(page)


def paste(page: Page, site: Site) -> None:
    page.goto("/admin/")
    page.get_by_role("link", name="Inbox", exact=True).first.click()
    page.get_by_role("link", name="Add articles").click()
    page.get_by_label("Addresses").fill("\n".join(site.address(path) for path in ("/one", "/other", "/neighbour")))
    page.get_by_role("button", name="Add and read").click()
    expect(page.get_by_role("link", name="Decide", exact=True)).to_have_count(3)
    expect(page.locator("tbody tr").first).to_contain_text("Friday, 5 May 2023 · Philippines · 1,048")


def create_and_publish(page: Page) -> None:
    page.get_by_role("link", name="Police raid scam compound").click()
    expect(page.locator("#fact-nationalities-ID blockquote")).to_contain_text("143 Indonesians")
    accept(page)
    assert not Incident.objects.exists()
    publisher(page, "Example News")
    page.get_by_label("Title of a new case").fill(TITLE)
    page.get_by_role("button", name="Create case").click()
    expect(page.locator(".standing")).to_contain_text("Nothing blocks publishing.")
    page.get_by_role("button", name="Save and publish").click()
    expect(page.locator(".messagelist")).to_contain_text("Published: TI-00001.")


def add_the_other(page: Page) -> None:
    """What the ledger has already is offered with reasons; the second source goes into the same case."""
    page.goto("/admin/inbox/")
    page.get_by_role("link", name="Clark raid: more than a thousand freed").click()
    accept(page)
    known = page.locator(".known-case")
    expect(known.locator("h4")).to_contain_text(f"Probably this case: TI-00001 {TITLE}")
    expect(known).to_contain_text("Similar numbers of people: 1,090 and 1,048.")
    publisher(page, "Other Paper")
    page.get_by_role("button", name="Add to TI-00001").click()
    expect(page.locator(".messagelist")).to_contain_text(f"Entered into TI-00001 {TITLE}")


def leave_the_neighbour_a_draft(page: Page) -> None:
    page.get_by_role("link", name="Next article to decide").click()
    accept(page, 3)
    expect(page.locator(".known-case")).to_have_count(0)
    publisher(page, "Example News")
    page.get_by_label("Title of a new case").fill("Another raid, not checked yet")
    page.get_by_role("button", name="Create case").click()
    expect(page.locator(".standing .state")).to_have_text("Draft")
    assert [one.state for one in Incident.objects.order_by("pk")] == [State.PUBLISHED, State.DRAFT]


def look_as_the_public(page: Page) -> None:
    page.goto("/about/")
    page.context.clear_cookies()
    follow_from_map_and_list(page, TITLE, "1,048 people")
    expect(page.locator(".headline")).to_contain_text("1,048")
    expect(page.locator(".reason")).to_contain_text(re.compile(r"from 1,048.1,090|1,048 to 1,090"))
    assert said_by_sources(page) == ["1,048", "1,090"]
    expect(page.locator(".bars")).to_contain_text("Vietnamese")
    for address in ("/", "/incidents/", "/incidents.jsonl", "/map/clusters.json", "/feed.atom"):
        assert "not checked yet" not in page.request.get(address).text()
    assert page.request.get("/incidents/TI-00002/").status == 404
