"""Help lines by country. The country a reader chooses comes first; nobody asks a device where it is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from incidents.editions.choices import choice_label
from incidents.editions.edition import Edition
from incidents.editions.reference import is_fresh
from incidents.names import COUNTRIES, country_name, fold, language_name

from . import words
from .answers import page, public_today


@dataclass(frozen=True)
class Line:
    """One help line in words. ``check`` says that a reader should check it first; empty for one lately confirmed."""

    name: str
    name_en: str
    kind: str
    number: str
    call: str
    abroad: str
    call_abroad: str
    hours: str
    is_always_there: bool
    languages: str
    url: str
    source_url: str
    source: str
    confirmed: str
    check: str


@dataclass(frozen=True)
class Country:
    """The lines of one country; none where the record knows of none."""

    code: str
    name: str
    lines: list[Line]


@public_today
def help_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Every country with lines, by name; ``country`` puts one first, with or without lines."""
    today = timezone.localdate()
    countries = _countries(edition, today)
    chosen = request.GET.get("country", "").strip().upper()
    context = {
        "here": "help",
        "edition": edition,
        "countries": countries,
        "has_unconfirmed": any(line.check for country in countries for line in country.lines),
        "first": _first(countries, chosen) if chosen in COUNTRIES else None,
        "choices": sorted(((code, _name(code)) for code in COUNTRIES), key=lambda pair: fold(pair[1])),
    }
    return page(request, "help.html", context)


def _countries(edition: Edition, today: date) -> list[Country]:
    found: dict[str, list[Line]] = {}
    for row in edition.table("helplines").iter_rows(named=True):
        found.setdefault(row["country"], []).append(_line(row, today))
    countries = [Country(code, _name(code), lines) for code, lines in found.items()]
    return sorted(countries, key=lambda country: fold(country.name))


def _first(countries: Iterable[Country], code: str) -> Country:
    return next((country for country in countries if country.code == code), Country(code, _name(code), []))


def _line(row: Mapping[str, Any], today: date) -> Line:
    return Line(
        name=row["name"],
        name_en=row["name_en"] if row["name_en"] != row["name"] else "",
        kind=choice_label("help_kind", row["kind"]),
        number=row["number"],
        call=dialled(row["number"]),
        abroad=row["international_number"] or "",
        call_abroad=dialled(row["international_number"] or ""),
        hours=row["hours"] or "",
        is_always_there=row["hours"] == "24/7",
        languages=_languages(row["languages"], row["interpreters"]),
        url=row["url"] or "",
        source_url=row["source_url"],
        source=(urlsplit(row["source_url"]).hostname or "").removeprefix("www."),
        confirmed=words.day(row["confirmed_on"]) if is_fresh(row["confirmed_on"], today) else "",
        check=_check(row["confirmed_on"], today),
    )


def dialled(number: str) -> str:
    """What a phone dials for a number as it is written: digits, ``*``, ``#`` and a leading plus."""
    return re.sub(r"[^0-9*#+]", "", number)


def _check(confirmed_on: date | None, today: date) -> str:
    """Short, as it stands beside many a number; what it means is said once, above all of them."""
    if confirmed_on is None:
        return _("Not confirmed: check first.")
    if not is_fresh(confirmed_on, today):
        return _("Not confirmed since %(day)s: check first.") % {"day": words.day(confirmed_on)}
    return ""


def _languages(codes: Iterable[str], interpreters: bool) -> str:
    names = ", ".join(language_name(code, get_language() or "en") for code in codes)
    if not names:
        return _("Other languages by interpreter.") if interpreters else ""
    text = _("Speaks %(languages)s, others by interpreter.") if interpreters else _("Speaks %(languages)s.")
    return text % {"languages": names}


def _name(code: str) -> str:
    return country_name(code, get_language() or "en")
