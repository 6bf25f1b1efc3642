"""The choices beside the results: for each facet what every choice would leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from incidents.editions.filters import IncidentFilter, Query
from incidents.editions.query import Answer

from . import words

MAIN = ("country", "nationality", "exploitation")
FURTHER = ("sector", "authority", "language", "precision")
SHOWN = 8
SHORTER = {"exploitation": _("Exploitation"), "precision": _("Place known to")}
_CHOICE = (
    '<li><label class="choice"><input type="checkbox" name="{name}" value="{value}"{checked}>'
    '<span class="choice-label">{label}</span><span class="choice-count">{count}</span></label></li>'
)


@dataclass(frozen=True)
class Facet:
    """One facet: its first choices as list items, and how many there are in all."""

    name: str
    label: str
    choices: SafeString
    chosen: int
    total: int
    shown: int


def facet(query: Query, name: str, found: Sequence[dict[str, Any]], most: int | None = SHOWN) -> Facet:
    """The chosen choices and those with the most incidents; all of them where ``most`` is None."""
    chosen = set(query.values.get(name, ()))
    first = [choice for choice in found if choice["value"] in chosen]
    others = [choice for choice in found if choice["value"] not in chosen]
    # One choice more takes no more room than the words that lead to it.
    room = len(others) if most is None or len(found) <= most + 1 else max(0, most - len(first))
    shown = first + others[:room]
    return Facet(
        name=name,
        label=str(SHORTER.get(name) or IncidentFilter.base_filters[name].label),
        choices=_items(name, shown, chosen),
        chosen=len(chosen),
        total=len(found),
        shown=len(shown),
    )


def _items(name: str, choices: Sequence[dict[str, Any]], chosen: set[str]) -> SafeString:
    """Built by hand: a template would take longer than the query for hundreds of choices."""
    return mark_safe(  # noqa: S308 (every value that is not ours is escaped)
        "".join(
            _CHOICE.format(
                name=name,
                value=escape(choice["value"]),
                checked=" checked" if choice["value"] in chosen else "",
                label=escape(choice["label"]),
                count=words.number(choice["incidents"]),
            )
            for choice in choices
        )
    )


@dataclass(frozen=True)
class Bar:
    """One year of the chart of years: where its column stands, and the query for that year alone.

    Numbers for SVG are texts everywhere: a template would write them with the decimal comma of a language.
    """

    year: str
    label: str
    querystring: str
    x: str
    y: str
    width: str
    height: str
    end: str


def years(query: Query, answer: Answer, width: float = 300, height: float = 56) -> list[Bar]:
    """A column a year from the first year found to the last, as high as its incidents."""
    found = {int(choice["value"]): choice for choice in answer.facets(("year",))["year"] if choice["incidents"]}
    if not found:
        return []
    span = range(min(found), max(found) + 1)
    most = max(choice["incidents"] for choice in found.values())
    step = min(width / len(span), 40)
    bars = []
    for at, year in enumerate(span):
        incidents = found[year]["incidents"] if year in found else 0
        tall = max(2.0, incidents / most * height) if incidents else 0.0
        text = f"{year}: {words.incidents(incidents)}"
        link = query.querystring(date_after=str(year), date_before=str(year), page=None)
        edges = (at * step, height - tall, step * 0.8, tall, at * step + step * 0.8)
        bars.append(Bar(str(year), text, link, *(f"{edge:.1f}" for edge in edges)))
    return bars
