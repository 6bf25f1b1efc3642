"""The colours of charts, map and symbols: apart for every kind of colour vision, and seen on what they lie on.

What stands in words beside every mark (headings, labels, figures) is no excuse here: colours that one picture uses for
different things are held apart although nothing depends on them alone.
"""

import re
from itertools import combinations
from pathlib import Path

import pytest
from django.conf import settings

from incidents.views.statistics.drawing import FILE
from tests.views.colour_vision import KINDS, apart, contrast

# In OKLab: five times what is just visible when two fields touch.
ENOUGH = 0.1
# WCAG 2.2, 1.4.11.
VISIBLE = 3.0
CSS = Path(settings.BASE_DIR, "static/css")
DARK = "@media screen and (prefers-color-scheme: dark) {"
NAMED = re.compile(r"--([\w-]+): (#[0-9a-f]{6}|var\(--[\w-]+\));")
TOGETHER = {
    "charts": ("chart-incidents", "chart-people", "chart-sources", "chart-rest"),
    "charts of outcomes": ("chart-people", "chart-reports", "chart-rest"),
    "timeline": ("accent", "rest"),
    "strip of totals, filled or hollow": ("accent", "paper"),
    "nationalities of an incident": ("accent", "rest"),
}
MARKS = {
    "sheet": ("chart-incidents", "chart-people", "chart-sources", "chart-reports", "chart-rest", "accent", "rest"),
    "paper": ("accent", "rest", "soft"),
    "land": ("accent",),
    "sea": ("accent",),
}


def palette(theme: str) -> dict[str, str]:
    """The colours of a theme by name."""
    found: dict[str, str] = {}
    for name in ("base.css", "statistics.css"):
        light, dark = Path(CSS, name).read_text().split(DARK)
        found |= dict(NAMED.findall(light))
        found |= dict(NAMED.findall(dark.partition("\n}\n")[0])) if theme == "dark" else {}
    return {name: found[value[6:-1]] if value.startswith("var") else value for name, value in found.items()}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_colours_that_stand_for_different_things_are_apart(theme: str, kind: str) -> None:
    colours = palette(theme)
    pairs = {pair for names in TOGETHER.values() for pair in combinations(names, 2)}
    found = {pair: apart(colours[pair[0]], colours[pair[1]], kind) for pair in pairs}
    assert {pair: round(distance, 3) for pair, distance in found.items() if distance < ENOUGH} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marks_and_edges_of_fields_are_seen_on_what_they_lie_on(theme: str) -> None:
    colours = palette(theme)
    found = {(name, on): contrast(colours[name], colours[on]) for on, names in MARKS.items() for name in names}
    assert {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < VISIBLE} == {}


def test_charts_in_files_have_the_colours_of_the_page_in_light() -> None:
    colours = palette("light")
    assert {f"chart-{name}": colour for name, colour in FILE.measures.items()} == {
        name: colour for name, colour in colours.items() if name.startswith("chart-") and name != "chart-rest"
    }
    assert (FILE.rest, FILE.ink, FILE.soft, FILE.line) == tuple(
        colours[name] for name in ("rest", "ink", "soft", "line")
    )


def test_pictures_for_previews_have_the_colours_of_the_page_in_light() -> None:
    drawing = Path(settings.BASE_DIR, "templates/preview.svg").read_text()
    assert set(re.findall(r"#[0-9a-f]{6}", drawing)) <= set(palette("light").values())


def test_simulated_vision_confuses_what_such_people_confuse() -> None:
    red_and_green = ("#bf5b5b", "#7f7f3f")
    assert apart(*red_and_green, "protanopia") < apart(*red_and_green, "common vision") / 2
    assert apart(*red_and_green, "tritanopia") > ENOUGH


def test_the_violet_that_sources_had_once_would_be_refused() -> None:
    """It lay too near the blue-green of incidents for people with deuteranopia in the dark theme."""
    assert apart("#6fbcc4", "#aba5dc", "deuteranopia") < ENOUGH / 2
