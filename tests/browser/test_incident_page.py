"""The page of one incident, and the list, in a real browser."""

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(
    "address", ["/incidents/TI-00001/", "/incidents/", "/about/", "/incidents/TI-00004/", "/nowhere/"]
)
@pytest.mark.console_error("404 (Not Found)", "410 (Gone)")
def test_nothing_is_wider_than_the_screen(served, screen: Page, address: str):
    screen.goto(address)
    assert screen.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert screen.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 16


def test_the_page_needs_no_script_of_its_own(served, page: Page):
    page.goto("/incidents/TI-00001/")
    loaded = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert not [name for name in loaded if "leaflet" in name or "/js/map" in name]
    expect(page.locator(".locator .point")).to_be_visible()


def test_choices_in_the_list_need_no_button(served, page: Page):
    page.goto("/incidents/")
    page.locator(".group > summary", has_text="Country").click()
    page.get_by_role("checkbox", name="Thailand").click()
    expect(page.locator(".line-title")).to_have_count(1)
    assert page.url.endswith("/incidents/?country=TH")
    expect(page.get_by_role("link", name="On the map")).to_have_attribute("href", "/?country=TH")
