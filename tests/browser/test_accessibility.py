"""axe-core finds nothing serious on any public page: every language, light and dark, desktop and phone.

Each page is opened once. What follows from its structure is checked in light on a desktop; on a phone and in the dark
only the rules that colours and sizes can break.
"""

from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings as project
from playwright.sync_api import Page

from incidents.datasets.release import make
from tests.browser.conftest import DESKTOP, PHONE
from tests.served import awkward, campaign, clark, related
from tests.views.helped import LONG_AGO, helpline

SERIOUS = {"serious", "critical"}
LOOKS = {"runOnly": {"type": "rule", "values": ["color-contrast", "target-size", "scrollable-region-focusable"]}}
FURTHER = [("dark", DESKTOP), ("light", PHONE), ("dark", PHONE)]
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
]


@pytest.fixture
def record(serve, settings, tmp_path) -> None:
    """Incidents of every kind, a withdrawn one, help lines fresh and old, and a release."""
    settings.RELEASES = str(tmp_path / "releases")
    lines = [helpline(), helpline(country="TH", number="1300", confirmed_on=LONG_AGO)]
    make(serve(clark(), awkward(), campaign(), **related(), helplines=lines), "2026-05")


def serious(page: Page, options: dict[str, Any] | None = None) -> list[str]:
    """What axe finds, as the rule and where it is broken; it stays on the page until another is opened."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("options => axe.run(options)", {"resultTypes": ["violations"], **(options or {})})
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        if violation["impact"] in SERIOUS
        for node in violation["nodes"][:3]
    ]


def looked_at(page: Page, address: str, further: list[tuple[str, dict[str, Any]]]) -> dict[str, list[str]]:
    """The faults of one page, in light on a desktop first and then as ``further`` looks at it."""
    page.set_viewport_size(DESKTOP["viewport"])
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelectorAll('main details:not([name])').forEach((closed) => (closed.open = true))")
    found = {f"{address} in light on a desktop": serious(page)}
    for scheme, device in further:
        page.set_viewport_size(device["viewport"])
        page.emulate_media(color_scheme=scheme)
        where = "a phone" if device is PHONE else "a desktop"
        found[f"{address} in {scheme} on {where}"] = serious(page, LOOKS)
    return found


@pytest.mark.console_error("404 (Not Found)", "410 (Gone)", "400 (Bad Request)")
@pytest.mark.parametrize("language", [code for code, _name in project.LANGUAGES])
def test_axe_finds_nothing_serious_on_any_page(record, page: Page, language: str) -> None:
    prefix = "/" if language == project.LANGUAGE_CODE else f"/{language}/"
    # Colours are the same in every language, sizes of what is touched are not.
    further = FURTHER if language == project.LANGUAGE_CODE else FURTHER[-1:]
    found: dict[str, list[str]] = {}
    for address in PAGES:
        found |= looked_at(page, f"{prefix}{address}", further)
    assert {where: faults for where, faults in found.items() if faults} == {}


@pytest.mark.parametrize("group", ["Country", "Exploitation", "Date", "More"])
def test_axe_finds_nothing_serious_in_an_open_filter(record, page: Page, group: str) -> None:
    page.goto("/")
    page.locator(".group > summary", has_text=group).click()
    assert serious(page) == []


def test_axe_finds_nothing_serious_in_what_opens_on_the_map(record, page: Page) -> None:
    page.goto("/")
    page.locator(".symbol").first.focus()
    page.keyboard.press("Enter")
    page.locator(".leaflet-popup a").first.wait_for()
    page.locator(".legend summary").click()
    assert serious(page) == []
