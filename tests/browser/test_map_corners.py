"""What lies in the corners of the map covers nothing, and a map moved to where nothing is offers the way back."""

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.editions.conftest import incident_row

SEARCHES = ["", "?country=PH", "?country=PH&country=ID", "?country=ZA&country=BR"]
CORNERS = ".sizes, .legend, .leaflet-control-zoom"
PLACES = [("GB", 51.5, -0.1), ("ZA", -26.2, 28.0), ("PH", 18.2, 120.6), ("BR", -23.5, -46.6), ("MX", 19.4, -99.1),
          ("PH", 6.1, 125.2), ("ID", -6.2, 106.8)]  # fmt: skip
COVERED = """(corners) => {
    const boxes = [...document.querySelectorAll(corners)].map((corner) => corner.getBoundingClientRect());
    const meets = (one, other) =>
        one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
    return [...document.querySelectorAll(".symbol-mark, .symbol-people:not([hidden])")]
        .filter((mark) => boxes.some((box) => meets(mark.getBoundingClientRect(), box)))
        .map((mark) => mark.textContent);
}"""
NOWHERE = "/?bbox=-60,-60,-50,-50"


@pytest.fixture(autouse=True)
def _record(serve) -> None:
    """Four incidents in each of some places, as far from each other as the record's are."""
    places = [place for place in PLACES for _incident in range(4)]
    serve(*[incident_row(at, country=c, latitude=n, longitude=e) for at, (c, n, e) in enumerate(places, start=1)])


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator(".map-frame")).not_to_have_attribute("aria-busy", "true")
    page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize("prefix", ["/", "/id/"])
def test_nothing_in_the_corners_covers_a_symbol_or_its_number(screen: Page, prefix: str) -> None:
    for search in SEARCHES:
        opened(screen, prefix + search)
        expect(screen.locator(".symbol").first).to_be_visible()
        assert screen.evaluate(COVERED, CORNERS) == [], search


@pytest.mark.parametrize("size", [{"width": 375, "height": 667}, {"width": 320, "height": 568}])
def test_on_small_phones_they_cover_none_either(phone: Page, size: ViewportSize) -> None:
    phone.set_viewport_size(size)
    opened(phone, "/")
    expect(phone.locator(".symbol").first).to_be_visible()
    assert phone.evaluate(COVERED, CORNERS) == []


@pytest.mark.parametrize("prefix", ["/", "/id/"])
def test_what_the_symbols_mean_is_within_the_map_and_uncovered(phone: Page, prefix: str) -> None:
    phone.set_viewport_size({"width": 360, "height": 740})
    opened(phone, prefix)
    phone.locator(".legend summary").tap()
    legend, frame = phone.locator(".legend").bounding_box(), phone.locator(".map-frame").bounding_box()
    assert legend and frame
    assert legend["y"] >= frame["y"]
    expect(phone.locator(".leaflet-control-zoom")).to_be_hidden()


@pytest.mark.parametrize("address", [NOWHERE, f"/id{NOWHERE}"])
def test_a_map_moved_to_where_nothing_is_leads_back_in_one_tap(phone: Page, address: str) -> None:
    opened(phone, address)
    phone.locator(".map-message button").tap()
    expect(phone.locator(".symbol").first).to_be_visible()
    expect(phone.locator(".map-message")).to_have_count(0)
    assert "bbox" not in phone.url


def test_the_results_lead_back_to_the_whole_map_too(page: Page) -> None:
    opened(page, f"{NOWHERE}&country=PH")
    page.get_by_role("link", name="Search the whole map: 8 incidents").click()
    expect(page.locator(".line-title")).to_have_count(8)
    expect(page).to_have_url(re.compile(r"/\?country=PH$"))


def test_an_embedded_map_leads_back_as_well(page: Page) -> None:
    opened(page, "/embed/?bbox=-60,-60,-50,-50")
    page.get_by_role("button", name="Search the whole map").click()
    expect(page.locator(".symbol").first).to_be_visible()


def test_where_the_whole_map_has_nothing_either_it_is_not_offered(page: Page) -> None:
    opened(page, f"{NOWHERE}&country=TH")
    expect(page.locator(".nothing")).to_be_visible()
    expect(page.locator(".map-message")).to_have_count(0)
