"""A query in words: one phrase a parameter, as part of one sentence."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .. import cldr
from ..names import NOT_NATIONS, country_name
from .edition import Edition
from .labels import facet_label
from .parameters import PartialDate

# Countries whose English name takes an article.
_THE = frozenset(
    [
        "AE",
        "BS",
        "CD",
        "CF",
        "CK",
        "DO",
        "FK",
        "FO",
        "GB",
        "GM",
        "KM",
        "KY",
        "MH",
        "MP",
        "MV",
        "NL",
        "PH",
        "SB",
        "SC",
        "TC",
        "US",
        "VG",
        "VI",
    ]
)
Phrase = Callable[[Edition, Any], str]


def phrase(edition: Edition, parameter: str, value: Any) -> str:
    """One parameter in words, in the language of the request; empty for those that choose no rows."""
    made = _PHRASES.get(parameter)
    return made(edition, value) if made else ""


def sentence(edition: Edition, values: dict[str, Any]) -> str:
    """All of a query in one phrase: “Incidents in the Philippines, in 2023, with people from Indonesia”."""
    rest = {name: value for name, value in values.items() if name not in ("date_after", "date_before")}
    parts = [phrase(edition, name, value) for name, value in rest.items()]
    dates = _dates(values.get("date_after"), values.get("date_before"))
    told = [part for part in [dates, *parts] if part]
    if not told:
        return _("All incidents")
    return _("Incidents %(told)s") % {"told": ", ".join(told)}


def _names(edition: Edition, facet: str, codes: list[str]) -> str:
    return _any([_name(edition, facet, code) for code in codes])


def _any(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s or %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def _people(edition: Edition, codes: list[str]) -> str:
    """People of some nationalities; the two that are no country have words of their own."""
    countries = _names(edition, "nationality", [code for code in codes if code not in NOT_NATIONS])
    found = {
        _("with people from %(names)s") % {"names": countries}: bool(countries),
        _("with stateless people"): "XS" in codes,
        _("with people of unknown nationality"): "XX" in codes,
    }
    return _any([words for words, is_asked in found.items() if is_asked])


def _name(edition: Edition, facet: str, code: str) -> str:
    language = get_language() or "en"
    if facet in ("country", "nationality"):
        name = country_name(code, language)
        return f"the {name}" if code in _THE and language.startswith("en") else name
    choices = edition.facets[facet]
    at = choices.position.get(code)
    return facet_label(edition, facet, code, choices.labels[at] if at is not None else None)


def _dates(after: PartialDate | None, before: PartialDate | None) -> str:
    if after and before and after.text == before.text:
        day = len(after.text) == 10
        return (_("on %(date)s") if day else _("in %(date)s")) % {"date": date_words(after)}
    if after and before:
        return _("from %(first)s to %(last)s") % {"first": date_words(after), "last": date_words(before)}
    if after:
        return _("from %(date)s on") % {"date": date_words(after)}
    return _("until %(date)s") % {"date": date_words(before)} if before else ""


def date_words(value: PartialDate) -> str:
    """A year, a month or a day as it is written in the language of the request."""
    if len(value.text) == len("2023"):
        return value.text
    language = get_language() or "en"
    return cldr.day(value.first, language) if len(value.text) > len("2023-05") else cldr.month(value.first, language)


def _day(value: date) -> str:
    return cldr.day(value, get_language() or "en")


def _listed(text: Callable[[], str], facet: str) -> Phrase:
    return lambda edition, codes: text() % {"names": _names(edition, facet, codes)}


def _counted(text: Callable[[], str]) -> Phrase:
    return lambda _edition, number: text() % {"number": cldr.number(number, get_language() or "en")}


_PHRASES: dict[str, Phrase] = {
    "q": lambda _edition, text: _("mentioning “%(text)s”") % {"text": text},
    "date_after": lambda _edition, value: _dates(value, None),
    "date_before": lambda _edition, value: _dates(None, value),
    "country": _listed(lambda: _("in %(names)s"), "country"),
    "nationality": _people,
    "exploitation": _listed(lambda: _("form: %(names)s"), "exploitation"),
    "sector": _listed(lambda: _("sector: %(names)s"), "sector"),
    "authority": _listed(lambda: _("with %(names)s taking part"), "authority"),
    "language": _listed(lambda: _("with a source in %(names)s"), "language"),
    "victims_min": _counted(lambda: _("with at least %(number)s people")),
    "victims_max": _counted(lambda: _("with at most %(number)s people")),
    "grade_min": _counted(lambda: _("of grade %(number)s or better")),
    "bbox": lambda _edition, _box: _("in the area chosen"),
    "precision": _listed(lambda: _("placed by: %(names)s"), "precision"),
    "updated_since": lambda _edition, moment: _("changed since %(date)s") % {"date": _day(moment.date())},
}
