"""The answer to a query in words: what was asked, how many, and what that rests on."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.editions.basis import Basis, basis
from incidents.editions.filters import Query
from incidents.editions.labels import facet_label
from incidents.editions.query import Answer
from incidents.editions.statistics import Statistics

from . import words

COUNTRIES_NAMED, OUTLETS_NAMED = 4, 5


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
    found = basis(answer)
    left = len(found.countries) - COUNTRIES_NAMED
    return Told(
        countries=[_where(answer.query, *country) for country in found.countries[:COUNTRIES_NAMED]],
        more=ngettext("%(number)s more country", "%(number)s more countries", left) % {"number": words.number(left)}
        if left > 0
        else "",
        who=_who(found),
        grades=[
            _("%(incidents)s of grade %(grade)s") % {"incidents": words.incidents(incidents), "grade": label}
            for _code, label, incidents in found.grades
        ],
    )


def among(statistics: Statistics, query: Query) -> str:
    """``of whom 282 reported as Indonesian``, and where that number is not whole; empty where no one was asked for."""
    codes = query.values.get("nationality")
    if not codes:
        return ""
    people, silent = statistics.of_nationalities(codes), statistics.without_number(codes)
    names = ", ".join(facet_label(query.edition, "nationality", code) for code in codes)
    if not people:
        return _("how many of them are %(nationalities)s is not reported") % {"nationalities": names}
    text = _("of whom %(number)s reported as %(nationalities)s") % {
        "number": words.number(people),
        "nationalities": names,
    }
    return f"{text} ({_unnumbered(silent)})" if silent else text


def _unnumbered(incidents: int) -> str:
    return ngettext(
        "%(number)s incident names them without a number",
        "%(number)s incidents name them without a number",
        incidents,
    ) % {"number": words.number(incidents)}


def _where(query: Query, code: str, label: str, incidents: int) -> Where:
    text = _("%(country)s (%(incidents)s)") % {"country": label, "incidents": words.number(incidents)}
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
