"""The way between languages, in a browser: nothing of a query is lost on it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.served import clark


def test_changing_the_language_keeps_what_was_chosen_since_the_page_came(served, page: Page) -> None:
    page.goto("/incidents/")
    page.locator(".group > summary", has_text="Country").click()
    page.get_by_role("checkbox", name=re.compile("Thailand")).click()
    expect(page).to_have_url(re.compile(r"/incidents/\?country=TH$"))
    link = page.locator(".languages a")
    expect(link).to_have_attribute("href", "/id/incidents/?country=TH")
    link.click()
    expect(page).to_have_url(re.compile(r"/id/incidents/\?country=TH$"))
    expect(page.locator("html")).to_have_attribute("lang", "id")
    expect(page.get_by_role("heading", name="Insiden", exact=True)).to_be_visible()


def test_the_map_speaks_the_language_of_its_page(serve, page: Page) -> None:
    serve(clark())
    page.goto("/id/")
    symbol = page.locator(".symbol.one.town")
    expect(symbol).to_have_attribute("aria-label", re.compile("^1 insiden, 1.048 orang"))
    symbol.click()
    popup = page.locator(".leaflet-popup-content")
    expect(popup.locator(".popup-list a")).to_have_attribute("lang", "en")
    expect(popup).to_contain_text("4 Mei 2023")


@pytest.mark.parametrize("width", [320, 360, 390])
def test_the_head_of_the_page_fits_a_phone_in_every_language(served, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    for prefix in ("", "/id"):
        page.goto(f"{prefix}/about/")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        leave, other, name = (page.locator(one).bounding_box() for one in (".exit", ".languages a", ".site-name"))
        assert leave and other and name
        assert name["x"] + name["width"] <= other["x"]
        assert other["x"] + other["width"] <= leave["x"]


def test_the_other_language_is_named_in_its_own_words_on_a_phone(served, phone: Page) -> None:
    phone.goto("/about/")
    link = phone.locator(".languages a")
    expect(link).to_have_text("Bahasa Indonesia", use_inner_text=True)
    expect(link).to_have_attribute("lang", "id")
