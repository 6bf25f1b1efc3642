"""A popup of the map on a phone: all of it is within the map, and nothing stands over it."""

from playwright.sync_api import Page, expect

from tests.editions.conftest import incident_row


def test_a_list_in_a_popup_is_within_the_map_and_uncovered(serve, phone: Page) -> None:
    serve(*[incident_row(at, title=f"A rather long title of incident {at} in the same town") for at in range(1, 8)])
    phone.goto("/?country=PH")
    phone.locator("#map .leaflet-marker-icon").first.click()
    popup = phone.locator(".leaflet-popup")
    expect(popup).to_contain_text("7 incidents")
    expect(phone.locator(".sizes")).to_be_hidden()
    phone.wait_for_timeout(600)
    top = popup.evaluate("(popup) => popup.getBoundingClientRect().top")
    assert top >= phone.locator("#map").evaluate("(map) => map.getBoundingClientRect().top")
