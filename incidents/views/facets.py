"""The choices beside the results: for each facet what every choice would leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from incidents.editions.edition import Edition
from incidents.editions.filters import IncidentFilter
from incidents.editions.query import Answer

from . import words

# What people are asked about most has a group of its own; a sector says what a form of exploitation was for.
GROUPS = (("country",), ("nationality",), ("exploitation", "sector"))
MAIN = tuple(name for names in GROUPS for name in names)
FURTHER = ("authority", "language", "precision")
SHOWN = 8
SHORTER = {"exploitation": _("Exploitation"), "precision": _("Place known to")}
_CHOICE = (
    '<li><label class="choice"{meaning}><input type="checkbox" name="{name}" value="{value}"{checked}>'
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


def facets(answer: Answer, names: tuple[str, ...], most: int | None = SHOWN) -> list[Facet]:
    """Of each facet the chosen choices and those with the most incidents; all of them where ``most`` is None."""
    found = answer.facets(names, None if most is None else most + 1)
    return [_facet(answer, name, found[name], most) for name in names]


def _facet(answer: Answer, name: str, found: Sequence[dict[str, Any]], most: int | None) -> Facet:
    chosen, total = set(answer.query.values.get(name, ())), answer.choices_in_all(name)
    first = [choice for choice in found if choice["value"] in chosen]
    others = [choice for choice in found if choice["value"] not in chosen]
    # One choice more takes no more room than the words that lead to it.
    room = len(others) if most is None or total <= most + 1 else max(0, most - len(first))
    shown = first + others[:room]
    return Facet(
        name=name,
        label=str(SHORTER.get(name) or IncidentFilter.base_filters[name].label),
        choices=_items(answer.edition, name, shown, chosen),
        chosen=len(chosen),
        total=total,
        shown=len(shown),
    )


@dataclass(frozen=True)
class Group:
    """Facets that open together, under the name and label of the first of them."""

    name: str
    label: str
    facets: list[Facet]
    chosen: int


def group(held: list[Facet]) -> Group:
    """The facets as one group, with how many of their choices are on."""
    return Group(held[0].name, held[0].label, held, sum(facet.chosen for facet in held))


def _items(edition: Edition, name: str, choices: Sequence[dict[str, Any]], chosen: set[str]) -> SafeString:
    """Built by hand: a template would take longer than the query for hundreds of choices."""
    return mark_safe(  # noqa: S308 (every value that is not ours is escaped)
        "".join(
            _CHOICE.format(
                name=name,
                meaning=_meaning(edition, name, choice["value"]),
                value=escape(choice["value"]),
                checked=" checked" if choice["value"] in chosen else "",
                label=escape(choice["label"]),
                count=words.number(choice["incidents"]),
            )
            for choice in choices
        )
    )


def _meaning(edition: Edition, name: str, code: str) -> str:
    """The definition of a coded term, to be shown where a pointer rests on it."""
    term = edition.terms.get(name, {}).get(code)
    return f' title="{escape(gettext(str(term["definition"])))}"' if term and term["definition"] else ""
