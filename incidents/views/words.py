"""What pages say of an incident: dates, places, figures and nationalities in words of the active language."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from babel.dates import format_interval, format_skeleton
from django.conf import settings
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from incidents import cldr
from incidents.editions.edition import Edition
from incidents.editions.labels import term_label
from incidents.names import country_name, nationality_name

SHOWN_IN_A_ROW = 4
OUTLETS_IN_A_ROW = 2
# Between facts in one line; where it wraps, the dot stays behind the fact before it.
BETWEEN = "\u00a0· "
Row = Mapping[str, Any]

# What follows is asked for hundreds of times a page. The functions whose names begin with an underscore are told the
# language, which is the active one, and remember their words by it.


def number(value: int | None) -> str:
    """A whole number with its thousands grouped; a dash where none is reported."""
    return _number(value, _language())


def _number(value: int | None, language: str) -> str:
    return cldr.number(value, language) if value is not None else "–"


def people(value: int | None) -> str:
    """``1,048 people``, or that no figure is reported."""
    if value is None:
        return _("number not reported")
    return ngettext("%(number)s person", "%(number)s people", value) % {"number": number(value)}


def incidents(value: int) -> str:
    """``50 incidents``."""
    return ngettext("%(number)s incident", "%(number)s incidents", value) % {"number": number(value)}


def forms(text: Callable[[int], str]) -> dict[str, str]:
    """A text for scripts in each plural form of the language, by the names that ``Intl.PluralRules`` gives them."""
    return {form: text(sample) for form, sample in cldr.plural_samples(_language()).items()}


def qualified(value: int | None, qualifier: str | None) -> str:
    """``at least 1,048``; the bare number where the source means it exactly."""
    return _qualified(value, qualifier, _language())


def _qualified(value: int | None, qualifier: str | None, language: str) -> str:
    return _qualifier(qualifier, language) % {"number": _number(value, language)}


def _around(qualifier: str | None, language: str) -> tuple[str, str]:
    """The words before and after a number that say how it is meant."""
    before, _value, after = _qualifier(qualifier, language).partition("%(number)s")
    return before.strip(), after.strip()


@lru_cache(maxsize=256)
def _qualifier(qualifier: str | None, language: str) -> str:
    if qualifier == "at_least":
        return pgettext("before a number", "at least %(number)s")
    return pgettext("before a number", "about %(number)s") if qualifier == "about" else "%(number)s"


def spread(row: Row) -> str:
    """``1,000–1,090`` where sources differ; nothing where they agree."""
    return _spread(row, _language())


def _spread(row: Row, language: str) -> str:
    low, high = row["victims_low"], row["victims_high"]
    return f"{_number(low, language)}–{_number(high, language)}" if low is not None and low != high else ""


def when(row: Row) -> str:
    """The date of an incident, as exact as it is known."""
    return _when(row["date_start"], row["date_end"], row["date_precision"], _language())


def day(value: date | None) -> str:
    """``4 May 2023``."""
    return cldr.day(value, _language()) if value else "–"


@lru_cache(maxsize=16384)
def _when(start: date, end: date | None, precision: str, language: str) -> str:
    skeleton = {"month": "yMMMM", "year": "y"}.get(precision)
    locale = cldr.locale_name(language)
    if end and end != start:
        return format_interval(start, end, skeleton or "yMMMd", locale=locale)
    return format_skeleton(skeleton, start, locale=locale) if skeleton else cldr.day(start, language)


def where(row: Row) -> str:
    """``Mabalacat, Pampanga, Philippines``: as much of it as is public."""
    return _where(row, _language())


def _where(row: Row, language: str) -> str:
    parts = (row["place"], row["admin1"], country_name(row["country"], language))
    return ", ".join(dict.fromkeys(part for part in parts if part))


def place(row: Row) -> str:
    """The first words of :func:`where`, which are our own; the country's name is that of the page's language."""
    return ", ".join(dict.fromkeys(part for part in (row["place"], row["admin1"]) if part))


def precision_sentence(row: Row) -> str:
    """How exact the public place is, and that nothing closer is shown."""
    sentence = {
        "town": _("In %(where)s (town or city); the exact place is not shown."),
        "district": _("In %(where)s (district); the exact place is not shown."),
        "province": _("Somewhere in %(where)s; only the province is known or shown."),
    }.get(row["place_precision"], _("Somewhere in %(where)s; only the country is known or shown."))
    return sentence % {"where": where(row)}


def nationalities(row: Row, most: int | None = None, asked: Collection[str] = ()) -> str:
    """``389 Vietnamese · 307 Chinese``: those asked for first, then the largest; named without a number last."""
    language = _language()
    shares = sorted(
        row["nationalities"], key=lambda share: (share["nationality"] not in asked, -(share["number"] or 0))
    )
    words = [_share(share["nationality"], share["number"], None, language) for share in shares[:most]]
    if len(shares) > len(words):
        words.append(_more(len(shares) - len(words), language))
    return BETWEEN.join(words)


def share_words(nationality: str, count: int | None, qualifier: str | None = None) -> str:
    """``389 Vietnamese``; only the nationality where no number is given."""
    return _share(nationality, count, qualifier, _language())


@lru_cache(maxsize=16384)
def _share(nationality: str, count: int | None, qualifier: str | None, language: str) -> str:
    name = nationality_name(nationality, language)
    if count is None:
        return name
    told = {"number": _qualified(count, qualifier, language), "nationality": name}
    return pgettext("people of one nationality", "%(number)s %(nationality)s") % told


@lru_cache(maxsize=512)
def _more(count: int, language: str) -> str:
    return _("%(count)d more") % {"count": count}


@lru_cache(maxsize=512)
def _sources(count: int, language: str) -> str:
    return ngettext("%(count)d source", "%(count)d sources", count) % {"count": count}


def said_by(count: int, outlets: Sequence[str]) -> str:
    """``7 sources: Taiwan News, Bisnis.com and others``; only the number where no outlet is known."""
    told = _sources(count, _language())
    if not outlets:
        return told
    names = ", ".join(outlets[:OUTLETS_IN_A_ROW])
    text = _("%(sources)s: %(names)s and others") if len(outlets) > OUTLETS_IN_A_ROW else _("%(sources)s: %(names)s")
    return text % {"sources": told, "names": names}


@lru_cache(maxsize=64)
def _grade(grade: int | None, language: str) -> str:
    return _("grade %(grade)d of 5 (5 is strongest)") % {"grade": grade} if grade else ""


@lru_cache(maxsize=4096)
def _unit(victims: int | None, language: str) -> str:
    return ngettext("person", "people", victims) if victims is not None else _("not reported")


def terms(edition: Edition, scheme: str, codes: Iterable[str]) -> str:
    """The labels of coded terms, with commas."""
    return ", ".join(term_label(edition, scheme, code) for code in codes)


@dataclass(frozen=True)
class Line:
    """One incident in a list, in words; ``place``, in the language ``place_in``, are the first words of ``where``."""

    id: str
    title: str
    written_in: str
    when: str
    where: str
    place: str
    place_in: str
    before: str
    figure: str
    after: str
    spread: str
    nationalities: str
    forms: str
    sources: str
    grade: str
    longitude: float | None
    latitude: float | None


def line(edition: Edition, row: Row, asked: Collection[str] = (), outlets: Sequence[str] = ()) -> Line:
    """What a list says of one incident; nationalities ``asked`` for come first, ``outlets`` are named with it."""
    language, victims = _language(), row["victims"]
    before, after = _around(row["victims_qualifier"], language)
    return Line(
        id=row["id"],
        title=row["title"],
        written_in=written_in(row),
        when=_when(row["date_start"], row["date_end"], row["date_precision"], language),
        where=_where(row, language),
        place=place(row),
        place_in=written_in(row),
        before=before,
        figure=_number(victims, language),
        after=f"{after} {_unit(victims, language)}".strip(),
        spread=_spread(row, language),
        nationalities=nationalities(row, SHOWN_IN_A_ROW, asked),
        forms=terms(edition, "exploitation", row["exploitation"]),
        sources=said_by(row["sources"], outlets),
        grade=_grade(row["grade"], language),
        longitude=row["longitude"],
        latitude=row["latitude"],
    )


def joined(*facts: str | None) -> str:
    """Facts in one line, those that are empty left out."""
    return BETWEEN.join(fact for fact in facts if fact)


def written_in(row: Row) -> str:
    """The language of an incident's own words; releases older than its column are in English."""
    return row.get("written_in") or settings.LANGUAGE_CODE


def _language() -> str:
    return get_language() or "en"
