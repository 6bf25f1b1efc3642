"""Places of incidents, and the ways to explore a record on the map page."""

import re

from playwright.sync_api import Page, expect

FAR = {"title": "Farm in Mexico", "country": "MX", "latitude": 21.16, "longitude": -100.93, "place": "Dolores Hidalgo",
       "admin1": "Guanajuato", "victims": 700}  # fmt: skip
PROVINCE = {"title": "Camps in Pará", "country": "BR", "latitude": -3.8, "longitude": -52.5, "place": None,
            "admin1": "Pará", "place_precision": "province", "victims": 30}  # fmt: skip
COUNTRY = {"title": "Somewhere in Spain", "country": "ES", "latitude": None, "longitude": None, "place": None,
           "admin1": None, "place_precision": "country", "victims": 45}  # fmt: skip


def opened(page: Page, address: str = "/") -> Page:
    """The page with its symbols drawn and nothing under way."""
    page.goto(address)
    settled(page)
    return page


def settled(page: Page) -> None:
    expect(page.locator(".map-frame")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator(".results")).not_to_have_attribute("aria-busy", "true")
    page.wait_for_load_state("networkidle")


def choose(page: Page, group: str, choice: str) -> None:
    page.locator(".group > summary", has_text=group).click()
    page.get_by_role("checkbox", name=re.compile(choice)).click()


def search(page: Page) -> str:
    return page.evaluate("decodeURIComponent(location.search)")
