"""The filters that are on as chips: each in words, with the query that is left without it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from operator import ne
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from incidents.editions.filters import PARAMETERS, Matching, Query, written
from incidents.editions.labels import facet_label, grade_label
from incidents.editions.words import date_words

from . import words

DATES = ("date_after", "date_before")


@dataclass(frozen=True)
class Chip:
    """One active filter in words, and the query without it."""

    text: str
    querystring: str


def chips(query: Query) -> list[Chip]:
    """Every active filter. First and last date are one: whoever chooses a time chooses one thing."""
    period = _period(query)
    return [
        *([Chip(period, _left(query, lambda pair: pair[0] not in DATES))] if period else []),
        *(chip for name, value in query.values.items() if name not in DATES for chip in _chips(query, name, value)),
    ]


def cleared(query: Query) -> str:
    """The query without any filter: its order, its edition and how the map draws its symbols stay."""
    return _left(query, lambda pair: not isinstance(PARAMETERS.get(pair[0]), Matching))


def _chips(query: Query, name: str, value: Any) -> list[Chip]:
    own = [(name, text) for text in written(value)] if isinstance(PARAMETERS[name], Matching) else []
    return [Chip(_text(query, name, value, one[1]), _left(query, partial(ne, one))) for one in own]


def _period(query: Query) -> str:
    after, before = (query.values.get(name) for name in DATES)
    if after and before:
        return date_words(after) if after.text == before.text else f"{date_words(after)} – {date_words(before)}"
    given = after or before
    return f"{PARAMETERS[DATES[0] if after else DATES[1]].label}: {date_words(given)}" if given else ""


def _text(query: Query, name: str, value: Any, text: str) -> str:
    if name == "bbox":
        return _("Part of the map")
    if name == "q":
        return _("“%(text)s”") % {"text": text}
    if name == "grade_min":
        return _("%(label)s, or better") % {"label": grade_label(text)}
    facets = query.edition.facets.get(name)
    if facets is not None:
        at = facets.position.get(text)
        return facet_label(query.edition, name, text, facets.labels[at] if at is not None else None)
    return f"{PARAMETERS[name].label}: {words.number(value) if isinstance(value, int) else words.day(value.date())}"


def _left(query: Query, stays: Callable[[tuple[str, str]], bool]) -> str:
    left = QueryDict(mutable=True)
    for name, text in filter(stays, query.pairs(page=None)):
        left.appendlist(name, text)
    return left.urlencode(safe=",:")
