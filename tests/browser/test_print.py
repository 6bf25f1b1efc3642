"""On paper: what is read stands there, in ink on white; what is pressed does not."""

import pytest
from playwright.sync_api import Page, expect

from incidents.editions.edition import Edition
from tests.served import awkward, campaign, clark, related
from tests.views.helped import helpline

A4 = {"width": 680, "height": 960}
PRESSED = ".skip, .exit, .site nav, .site-end, .filters, .sorting, .chips, .share, .ways, .files, .choose, .map-frame"
CUT = """() => [...document.querySelectorAll("main *")]
    .filter((one) => !one.closest("svg, .unseen") && one.getBoundingClientRect().right > innerWidth + 1)
    .map((one) => one.outerHTML.slice(0, 80))"""
PAGES = {
    "/?country=PH": [".paper-map", ".total", ".asks", ".lines"],
    "/incidents/?country=PH": [".total", ".asks", ".told", ".lines"],
    "/incidents/TI-00001/": [".headline", ".locator", ".bars", ".sources", ".citation"],
    "/statistics/": [".total", "#over-time .chart", "#nationalities .chart"],
    "/help/": [".danger", ".helplines .call"],
    "/about/method/": ["#grade", ".terms"],
    "/data/codebook/": ["h1", ".columns"],
}


@pytest.fixture
def edition(serve) -> Edition:
    made: Edition = serve(clark(), awkward(), campaign(), **related(), helplines=[helpline()])
    return made


def printed(page: Page, address: str, scheme: str = "light") -> None:
    """The page as it goes to paper."""
    page.set_viewport_size(A4)
    page.emulate_media(media="print", color_scheme=scheme)
    page.goto(address)
    page.wait_for_load_state("networkidle")


def missing(page: Page, parts: list[str]) -> list[str]:
    """What should be read of these parts and cannot be."""
    return [part for part in parts if not page.locator(part).first.is_visible()]


def faults(page: Page, address: str, edition: Edition, site: str) -> list[str]:
    """What is wrong with one page on paper."""
    printed(page, address)
    stamp = page.locator(".site .paper").inner_text()
    return [
        *(f"{one} is printed" for one in PRESSED.split(", ") if page.locator(one).filter(visible=True).count()),
        *(f"{part} is not printed" for part in missing(page, PAGES[address])),
        *(f"{text} is not at its head" for text in (edition.id, "2026", site + address) if text not in stamp),
        *(f"cut off at the side: {element}" for element in page.evaluate(CUT)),
    ]


def test_every_page_prints_what_is_read_and_at_its_head_edition_day_and_address(edition, page: Page, settings) -> None:
    found = {address: faults(page, address, edition, settings.SITE_URL) for address in PAGES}
    assert found == {address: [] for address in PAGES}


def test_who_reads_in_the_dark_prints_dark_ink_on_white(edition, page: Page) -> None:
    printed(page, "/statistics/", "dark")
    colour = "(name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()"
    assert [page.evaluate(colour, name) for name in ("--ink", "--chart-incidents")] == ["#1c2326", "#12606b"]


def test_a_printed_link_to_another_site_has_its_address_beside_it(edition, page: Page) -> None:
    printed(page, "/help/")
    beside = page.locator(".helplines .away").evaluate("(a) => getComputedStyle(a, '::after').content")
    assert "https://lines.example/page" in beside


def test_the_stamp_and_the_printed_map_follow_the_filters(edition, page: Page, settings) -> None:
    page.goto("/")
    page.locator(".group > summary", has_text="Country").click()
    page.get_by_role("checkbox", name="Thailand").check()
    expect(page.locator(".site .paper")).to_contain_text(f"{settings.SITE_URL}/?country=TH")
    expect(page.locator(".paper-map")).to_have_attribute("src", "/map/preview.png?country=TH")


def test_a_table_that_was_opened_is_printed_whole(edition, page: Page) -> None:
    page.goto("/statistics/")
    page.locator("#nationalities .figures-table summary").click()
    page.emulate_media(media="print")
    expect(page.locator("#nationalities .figures-table table")).to_be_visible()
    assert page.locator("#nationalities .scroll").evaluate("(s) => s.scrollHeight <= s.clientHeight + 1")
    expect(page.locator("#exploitation .figures-table")).to_be_hidden()
