"""The pages about the data in a real browser: the drawn schema, and tables that stay on a phone."""

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from incidents.datasets import release
from incidents.editions.store import current


@pytest.fixture(autouse=True)
def _nobody_asked_yet():
    """Requests that other tests made of the API do not count."""
    cache.clear()


def test_the_schema_is_drawn_from_packaged_files_and_can_be_tried(served, page: Page):
    page.goto("/api/docs/")
    operation = page.locator(".opblock", has_text="The addresses of this API")
    expect(operation).to_be_visible()
    operation.locator(".opblock-summary").click()
    operation.get_by_role("button", name="Try it out").click()
    operation.get_by_role("button", name="Execute").click()
    expect(operation.locator(".live-responses-table tbody .response-col_status").first).to_contain_text("200")


@pytest.mark.parametrize("address", ["/data/", "/data/codebook/", "/data/examples/", "/data/releases/2026-05/"])
def test_no_page_about_the_data_is_wider_than_the_screen(served, screen: Page, settings, tmp_path, address: str):
    settings.RELEASES = str(tmp_path / "releases")
    release.make(current(), "2026-05")
    screen.goto(address)
    assert screen.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("address", ["/data/", "/id/data/", "/data/releases/2026-05/"])
def test_every_format_of_a_table_is_in_sight_on_the_smallest_phone(
    served, phone: Page, settings, tmp_path, address: str
):
    settings.RELEASES = str(tmp_path / "releases")
    release.make(current(), "2026-05")
    phone.set_viewport_size({"width": 320, "height": 568})
    phone.goto(address)
    ends = phone.locator(".formats a").evaluate_all("all => all.map((link) => link.getBoundingClientRect().right)")
    assert ends
    assert max(ends) <= 320
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_codebook_of_a_release_finds_its_look_beside_it(served, page: Page, settings, tmp_path):
    settings.RELEASES = str(tmp_path / "releases")
    release.make(current(), "2026-05")
    page.goto("/data/releases/2026-05/codebook.html")
    assert page.evaluate("getComputedStyle(document.querySelector('table')).borderCollapse") == "collapse"
