"""What pages say of an incident: dates, places, figures and nationalities in words of the active language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import get_group_symbol
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from incidents.editions.edition import Edition
from incidents.editions.labels import term_label
from incidents.names import country_name, nationality_name

DAY_FIRST = {"en": "en_GB"}
SHOWN_IN_A_ROW = 4
Row = Mapping[str, Any]


def number(value: int | None) -> str:
    """A whole number with its thousands grouped; a dash where none is reported."""
    return f"{value:,}".replace(",", _group(_locale_name())) if value is not None else "–"


def people(value: int | None) -> str:
    """``1,048 people``, or that no figure is reported."""
    if value is None:
        return _("number not reported")
    return ngettext("%(number)s person", "%(number)s people", value) % {"number": number(value)}


def incidents(value: int) -> str:
    """``50 incidents``."""
    return ngettext("%(number)s incident", "%(number)s incidents", value) % {"number": number(value)}


def qualified(value: int | None, qualifier: str | None) -> str:
    """``at least 1,048``; the bare number where the source means it exactly."""
    return _qualifier(qualifier) % {"number": number(value)}


def around(qualifier: str | None) -> tuple[str, str]:
    """The words before and after a number that say how it is meant."""
    before, _number, after = _qualifier(qualifier).partition("%(number)s")
    return before.strip(), after.strip()


def _qualifier(qualifier: str | None) -> str:
    if qualifier == "at_least":
        return pgettext("before a number", "at least %(number)s")
    return pgettext("before a number", "about %(number)s") if qualifier == "about" else "%(number)s"


def spread(row: Row) -> str:
    """``1,000–1,090`` where sources differ; nothing where they agree."""
    low, high = row["victims_low"], row["victims_high"]
    return f"{number(low)}–{number(high)}" if low is not None and low != high else ""


def when(row: Row) -> str:
    """The date of an incident, as exact as it is known."""
    return _when(row["date_start"], row["date_end"], row["date_precision"], _locale_name())


def day(value: date | None) -> str:
    """``4 May 2023``."""
    return _day(value, _locale_name()) if value else "–"


@lru_cache(maxsize=4096)
def _day(value: date, locale: str) -> str:
    return format_date(value, "d MMMM y", locale)


@lru_cache(maxsize=8192)
def _when(start: date, end: date | None, precision: str, locale: str) -> str:
    skeleton = {"month": "yMMMM", "year": "y"}.get(precision)
    if end and end != start:
        return format_interval(start, end, skeleton or "yMMMd", locale=locale)
    return format_skeleton(skeleton, start, locale=locale) if skeleton else _day(start, locale)


def where(row: Row) -> str:
    """``Mabalacat, Pampanga, Philippines``: as much of it as is public."""
    parts = (row["place"], row["admin1"], country_name(row["country"], _language()))
    return ", ".join(dict.fromkeys(part for part in parts if part))


def precision_sentence(row: Row) -> str:
    """How exact the public place is, and that nothing closer is shown."""
    sentence = {
        "town": _("In the town or city of %(where)s; the exact place is not shown."),
        "district": _("In the district of %(where)s; the exact place is not shown."),
        "province": _("Somewhere in %(where)s; only the province is known or shown."),
    }.get(row["place_precision"], _("Somewhere in %(where)s; only the country is known or shown."))
    return sentence % {"where": where(row)}


def nationalities(row: Row, most: int | None = None) -> str:
    """``389 Vietnamese · 307 Chinese``: the largest first, the named without a number last."""
    shares = sorted(row["nationalities"], key=lambda share: -(share["number"] or 0))
    words = [share_words(share["nationality"], share["number"]) for share in shares[:most]]
    if len(shares) > len(words):
        words.append(_("%(count)d more") % {"count": len(shares) - len(words)})
    return " · ".join(words)


def share_words(nationality: str, count: int | None, qualifier: str | None = None) -> str:
    """``389 Vietnamese``; only the nationality where no number is given."""
    name = nationality_name(nationality, _language())
    return f"{qualified(count, qualifier)} {name}" if count is not None else name


def terms(edition: Edition, scheme: str, codes: Iterable[str]) -> str:
    """The labels of coded terms, with commas."""
    return ", ".join(term_label(edition, scheme, code) for code in codes)


@dataclass(frozen=True)
class Line:
    """One incident in a list, in words."""

    id: str
    title: str
    when: str
    where: str
    before: str
    figure: str
    after: str
    spread: str
    nationalities: str
    forms: str
    grade: int | None
    sources: str
    counted: bool
    longitude: float | None
    latitude: float | None


def line(edition: Edition, row: Row) -> Line:
    """What a list says of one incident."""
    victims = row["victims"]
    before, after = around(row["victims_qualifier"])
    unit = ngettext("person", "people", victims) if victims is not None else _("not reported")
    return Line(
        id=row["id"],
        title=row["title"],
        when=when(row),
        where=where(row),
        before=before,
        figure=number(victims),
        after=f"{after} {unit}".strip(),
        spread=spread(row),
        nationalities=nationalities(row, SHOWN_IN_A_ROW),
        forms=terms(edition, "exploitation", row["exploitation"]),
        grade=row["grade"],
        sources=ngettext("%(count)d source", "%(count)d sources", row["sources"]) % {"count": row["sources"]},
        counted=row["counting"] == "single_event",
        longitude=row["longitude"],
        latitude=row["latitude"],
    )


def _language() -> str:
    return get_language() or "en"


def _locale_name() -> str:
    language = _language().replace("-", "_")
    return DAY_FIRST.get(language, language)


@lru_cache(maxsize=64)
def _group(locale: str) -> str:
    return get_group_symbol(Locale.parse(locale))
