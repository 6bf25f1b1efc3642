"""The answer to a query in words: what was asked, how many, and what that rests on."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.editions.basis import Basis, Unit, basis
from incidents.editions.detail import numbers_beside
from incidents.editions.filters import Query
from incidents.editions.labels import facet_label
from incidents.editions.query import Answer
from incidents.editions.statistics import Statistics

from . import words

COUNTRIES_NAMED, OUTLETS_NAMED = 4, 5
# So many incidents without a number are asked what other sources say; more are no sentence, and would take time.
LOOKED_INTO = 200


@dataclass(frozen=True)
class Where:
    """One country where people were found, in words, with the query narrowed to it."""

    text: str
    querystring: str


@dataclass(frozen=True)
class Told:
    """What a query rests on: countries and how many more there are, who says so, and how well that is sourced."""

    countries: list[Where]
    more: str
    who: str
    grades: list[str]


def told(answer: Answer) -> Told | None:
    """What a narrowed query rests on; None where it asks for everything or finds nothing."""
    if not answer.query.narrows or not answer.total.incidents:
        return None
    by: Unit = "people" if answer.query.carried.get("size") == "people" else "incidents"
    found = basis(answer, by)
    left = len(found.countries) - COUNTRIES_NAMED
    return Told(
        countries=[_where(answer.query, by, *country) for country in found.countries[:COUNTRIES_NAMED]],
        more=ngettext("%(number)s more country", "%(number)s more countries", left) % {"number": words.number(left)}
        if left > 0
        else "",
        who=_who(found),
        grades=[
            _("%(incidents)s of grade %(grade)s") % {"incidents": words.incidents(incidents), "grade": label}
            for _code, label, incidents, _people in found.grades
        ],
    )


def among(statistics: Statistics, query: Query) -> str:
    """``of whom 282 reported as Indonesian``, and where that number is not whole; empty where no one was asked for."""
    codes = query.values.get("nationality")
    if not codes or not statistics.answer.total.incidents:
        return ""
    people, silent = statistics.of_nationalities(codes), statistics.without_number(codes)
    beside = numbers_beside(query.edition, silent[:LOOKED_INTO], codes)
    values = {
        "number": words.number(people),
        "nationalities": ", ".join(facet_label(query.edition, "nationality", code) for code in codes),
    }
    if not people and not beside:
        return _("how many of them are %(nationalities)s is not reported") % values
    text = (
        _("of whom %(number)s reported as %(nationalities)s") % values
        if people
        else _("none of them is counted as %(nationalities)s") % values
    )
    notes = [_unnumbered(len(silent) - len(beside)), _beside(beside)]
    told = "; ".join(filter(None, notes))
    return f"{text} ({told})" if told else text


def _unnumbered(incidents: int) -> str:
    text = ngettext(
        "%(number)s incident names them without a number",
        "%(number)s incidents name them without a number",
        incidents,
    )
    return text % {"number": words.number(incidents)} if incidents else ""


def _beside(told: list[tuple[int, int]]) -> str:
    """Where the breakdown has no number and another source gives one: what those give, the lowest and the highest."""
    text = ngettext(
        "in %(number)s incident the source of the breakdown gives no number; another gives %(told)s",
        "in %(number)s incidents the sources of the breakdown give no number; others give %(told)s",
        len(told),
    )
    low, high = (words.number(sum(numbers)) for numbers in zip(*told, strict=True)) if told else ("", "")
    figures = low if low == high else f"{low}–{high}"
    return text % {"number": words.number(len(told)), "told": figures} if told else ""


def _where(query: Query, by: Unit, code: str, label: str, incidents: int, people: int) -> Where:
    # A sum of nothing is no report of nobody: the incidents are told instead.
    counted = words.people(people) if by == "people" and people else words.incidents(incidents)
    text = _("%(country)s (%(counted)s)") % {"country": label, "counted": counted}
    return Where(text, query.querystring(page=None, country=code))


def _who(found: Basis) -> str:
    articles = ngettext("%(number)s article", "%(number)s articles", found.articles) % {
        "number": words.number(found.articles)
    }
    if not found.outlets:
        return articles
    left = len(found.outlets) - OUTLETS_NAMED
    values: dict[str, Any] = {"articles": articles, "names": ", ".join(found.outlets[:OUTLETS_NAMED])}
    if left <= 0:
        return _("%(articles)s: %(names)s") % values
    more = ngettext("%(number)s more outlet", "%(number)s more outlets", left) % {"number": words.number(left)}
    return _("%(articles)s: %(names)s and %(more)s") % {**values, "more": more}
