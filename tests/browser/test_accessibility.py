"""axe-core finds nothing on any public page: all its rules, in every language, light and dark, on desktop and phone.

Each page is opened once and looked at four times. Of rows that repeat (results, tables, choices) the first stand for
all, so that what is looked at is every template and not every line of data.
"""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings as project
from playwright.sync_api import Page, expect

from incidents.datasets.release import make
from tests.browser.conftest import DESKTOP, PHONE
from tests.served import awkward, campaign, clark, related
from tests.views.helped import LONG_AGO, helpline

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Colours and files are the same wherever they are asked for: axe need not load the style sheets again.
OPTIONS = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": RULES}, "preload": False}
LOOKS = {
    "light on a desktop": ("light", DESKTOP),
    "dark on a desktop": ("dark", DESKTOP),
    "dark on a phone": ("dark", PHONE),
    "light on a phone": ("light", PHONE),
}
DRAWN_LATER = "#map, #schema"
OPEN = "document.querySelectorAll('main details:not([name])').forEach((closed) => (closed.open = true))"
THIN = """
for (const [rows, kept] of [["tbody", 4], [".lines", 3], [".choices", 3], ["select", 3], [".terms", 4]])
  for (const whole of document.querySelectorAll(rows)) [...whole.children].slice(kept).forEach((more) => more.remove())
"""
# What stays at the top of the window is put where it begins while axe looks: what it covers else is a matter of where
# the page is scrolled to, and the packaged API page scrolls by itself, whenever it is drawn.
LOOK = """
async (options) => {
  const staying = [...document.querySelectorAll("*")].filter((part) => {
    const style = getComputedStyle(part);
    return style.position === "sticky" && style.insetBlockStart !== "auto";
  });
  for (const part of staying) Object.assign(part.style, { position: "relative", insetBlock: "auto" });
  const found = await axe.run(options);
  for (const part of staying) part.style.position = part.style.insetBlock = "";
  return found;
}
"""
PAGES = [
    "",
    "?contry=PH&nationality=ID&date_after=2023&date_before=2023",
    "incidents/",
    "incidents/TI-00001/",
    "incidents/TI-00002/",
    "incidents/TI-00004/",
    "statistics/",
    "about/",
    "about/method/",
    "help/?country=KH",
    "suggest/?incident=TI-00001",
    "suggest/received/S-AAAA-BBBB/",
    "data/",
    "data/codebook/",
    "data/releases/2026-05/",
    "embed/",
    "incidents/choices/country/?edition=2026-05",
    "incidents/?edition=1999-01",
    "nowhere/",
    "data/examples/",
    "api/docs/#/releases/releases",
]


@pytest.fixture
def record(serve, settings, tmp_path) -> None:
    """Incidents of every kind, a withdrawn one, help lines fresh and old, and a release."""
    settings.RELEASES = str(tmp_path / "releases")
    lines = [helpline(), helpline(country="TH", number="1300", confirmed_on=LONG_AGO)]
    make(serve(clark(), awkward(), campaign(), **related(), helplines=lines), "2026-05")


def faults(page: Page) -> list[str]:
    """What axe finds, as the rule and where it is broken; it stays on the page until another is opened."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(LOOK, OPTIONS)
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"][:3]
    ]


def looked_at(page: Page, address: str) -> dict[str, list[str]]:
    """The faults of one page in each of its looks."""
    page.set_viewport_size(DESKTOP["viewport"])
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    if page.locator(DRAWN_LATER).count():
        page.wait_for_load_state("networkidle")
    page.evaluate(OPEN)
    page.evaluate(THIN)
    found = {}
    for look, (scheme, device) in LOOKS.items():
        page.set_viewport_size(device["viewport"])
        page.emulate_media(color_scheme=scheme)
        found[f"{address} in {look}"] = faults(page)
    return found


@pytest.mark.console_error("404 (Not Found)", "410 (Gone)", "400 (Bad Request)")
@pytest.mark.parametrize("language", [code for code, _name in project.LANGUAGES])
def test_axe_finds_nothing_on_any_page_in_any_look(record, page: Page, language: str) -> None:
    prefix = "/" if language == project.LANGUAGE_CODE else f"/{language}/"
    found: dict[str, list[str]] = {}
    for address in PAGES:
        found |= looked_at(page, f"{prefix}{address}")
    assert {where: faults for where, faults in found.items() if faults} == {}


def test_every_field_of_the_packaged_api_page_has_a_name(record, page: Page) -> None:
    page.goto("/api/docs/#/incidents/incidents")
    fields = page.locator("[data-param-name] :is(select, input)")
    expect(fields.first).to_be_visible()
    assert [field.get_attribute("aria-label") for field in fields.all() if not field.get_attribute("aria-label")] == []


@pytest.mark.parametrize("group", ["Country", "Exploitation", "Date", "More"])
def test_axe_finds_nothing_in_an_open_filter(record, page: Page, group: str) -> None:
    page.goto("/")
    page.locator(".group > summary", has_text=group).click()
    assert faults(page) == []


def test_axe_finds_nothing_in_what_opens_on_the_map(record, page: Page) -> None:
    page.goto("/")
    page.locator(".symbol").first.focus()
    page.keyboard.press("Enter")
    page.locator(".leaflet-popup a").first.wait_for()
    page.locator(".legend summary").click()
    assert faults(page) == []
