"""A case is entered on a phone, too: nothing is wider than the screen, and every field says what it is."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from incidents.models import FollowUp, Incident
from tests.browser.staff import sign_in
from tests.factories import make_incident, make_place, make_source

pytestmark = pytest.mark.django_db(transaction=True)
LONG_OUTLET = "The Provincial Observer of Trade, Shipping, Fisheries and the Harbours of the Southern Islands"


@pytest.fixture
def incident(live_server: LiveServer) -> Incident:
    incident = make_incident(
        place="Mabalacat", latitude=15.2, longitude=120.5, date_start="2023-05-05", date_precision="day"
    )
    citation = make_source(incident, LONG_OUTLET, total=48, nationalities={"VN": 21})
    FollowUp.objects.create(incident=incident, article=citation.article, outcome="sheltered", number=48)
    return incident


def fits(page: Page) -> bool:
    """Whether the page is no wider than the screen; a phone that must shows more of a page makes its window wider."""
    assert page.viewport_size is not None
    return bool(page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"])


def change(page: Page, incident: Incident) -> None:
    sign_in(page)
    page.goto(f"/admin/incidents/incident/{incident.pk}/change/")


def test_what_happened_next_fits_and_its_fields_have_names(incident: Incident, phone: Page) -> None:
    change(phone, incident)
    assert fits(phone)
    phone.get_by_role("button", name="Add what happened next").click()
    row = phone.locator(".followup").nth(1)
    assert fits(phone)
    names = row.locator("td[data-label]").evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell, '::before').content)"
    )
    assert names == ['"Source"', '"Outcome"', '"Nationality"', '"People"', '"Day"']


def test_the_tick_that_pins_a_headline_says_so(incident: Incident, phone: Page) -> None:
    change(phone, incident)
    total, vietnamese = phone.locator(".figure").nth(0), phone.locator(".figure").nth(1)
    expect(total.get_by_text("Headline", exact=True)).to_be_visible()
    expect(vietnamese.locator(".column-pinned")).to_be_hidden()


def test_what_may_be_known_already_covers_no_button_and_is_no_wider_than_the_screen(
    incident: Incident, phone: Page
) -> None:
    make_place("Mabalacat", "PH", 15.2, 120.5, admin1="Pampanga")
    sign_in(phone)
    phone.goto("/admin/incidents/incident/add/")
    phone.get_by_label("Title").first.fill("Raid")
    phone.get_by_label("Date", exact=True).fill("5 May 2023")
    phone.get_by_label("Country", exact=True).fill("Philippines")
    phone.get_by_label("Place", exact=True).fill("Mabalacat")
    phone.get_by_text("Already in the record?").click()
    box = phone.locator("[data-known] ul").bounding_box()
    publish = phone.get_by_role("button", name="Save and publish").bounding_box()
    assert box is not None and publish is not None
    assert fits(phone)
    assert box["x"] + box["width"] <= 375
    assert publish["y"] + publish["height"] <= phone.evaluate("visualViewport.height")
