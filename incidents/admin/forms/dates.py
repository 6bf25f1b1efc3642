"""Dates as staff type them: a year, a month, a day or a period, in digits or with the month's name.

Or as an article has them, in its own digits, months and years: those are read as the reader of articles does.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from babel import Locale
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from incidents.models.incident import DatePrecision
from incidents.reading.dates import common_year
from incidents.reading.days.mentions import Mention
from incidents.reading.typed import typed_date, western_digits

MONTH_NAMES_OF = ("en", "id")
EARLIEST_YEAR = 1900
_PERIOD = re.compile(
    r"\s+(?:to|until|till|sampai|hingga|s/d|s\.d\.)\s+|\s+[-–—]\s+|\s*\.\.+\s*|\s*[–—]\s*", re.IGNORECASE
)
_DIGITS = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")
_DAY_FIRST = re.compile(r"(?:(?P<day>\d{1,2})\.?\s+)?(?P<name>[^\W\d]+)\.?,?\s+(?P<year>\d{4})")
_SHORT_PERIOD = re.compile(
    r"(?P<first>\d{1,2})(?:\s+(?P<first_name>[^\W\d]+))?\s*(?:[-–—]|to|sampai|hingga)\s*"
    r"(?P<last>\d{1,2})\s+(?P<name>[^\W\d]+)\s+(?P<year>\d{4})",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(r"(?P<name>[^\W\d]+)\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})")


@dataclass(frozen=True)
class Span:
    """The first day, the last day of a period (else None), and how precisely the date is known."""

    start: date
    end: date | None
    precision: str


def read_date(text: str) -> Span:
    """What a typed date means; a ValidationError says what can be typed instead.

    A month or a year keeps its first day as start and no end: its precision says how wide it is.
    """
    parts = _parts(western_digits(" ".join(text.split())))
    if not 1 <= len(parts) <= 2:
        raise ValidationError(_hint(text), code="date")
    spans = [_one(part) for part in parts]
    if len(spans) == 1:
        return spans[0]
    start, end = spans[0].start, _last_day(spans[1])
    if end < start:
        raise ValidationError(_("The period ends before it starts."), code="period")
    return Span(start, end, DatePrecision.PERIOD)


def _parts(text: str) -> list[str]:
    """The two ends of a period, or the one date; "4–6 May 2023" names its month and year once."""
    if short := _SHORT_PERIOD.fullmatch(text):
        first_name = short["first_name"] or short["name"]
        return [f"{short['first']} {first_name} {short['year']}", f"{short['last']} {short['name']} {short['year']}"]
    return [part for part in _PERIOD.split(text) if part]


def write_date(start: date | None, end: date | None, precision: str) -> str:
    """The same date as text that ``read_date`` reads back; empty without a date."""
    if start is None:
        return ""
    if end is not None and end != start:
        return f"{start.isoformat()} to {end.isoformat()}"
    return start.isoformat()[: {"year": 4, "month": 7}.get(precision, 10)]


def told_days(start: date | None, end: date | None, precision: str) -> list[str]:
    """A date as staff read it in lists, in words of their language: the day, month or year; of a period both ends."""
    if start is None:
        return []
    if end is not None and end != start:
        return [date_format(start, "j F Y"), date_format(end, "j F Y")]
    return [date_format(start, {"year": "Y", "month": "F Y"}.get(precision, "j F Y"))]


def told_date(start: date | None, end: date | None, precision: str) -> str:
    """The same in one text; empty without a date."""
    return " – ".join(told_days(start, end, precision))


def say_date(span: Span) -> str:
    """What was understood, in words of the reader's language."""
    if span.precision == DatePrecision.YEAR:
        return _("the year %(year)s, month and day not known") % {"year": span.start.year}
    if span.precision == DatePrecision.MONTH:
        return _("%(month)s, day not known") % {"month": date_format(span.start, "F Y")}
    if span.end is not None:
        return _("from %(first)s to %(last)s") % {"first": _day(span.start), "last": _day(span.end)}
    return _day(span.start)


def _day(day: date) -> str:
    return date_format(day, "l, j F Y")


def _one(text: str) -> Span:
    for pattern in (_DIGITS, _DAY_FIRST, _MONTH_FIRST):
        if match := pattern.fullmatch(text):
            found = match.groupdict()
            month = int(found.get("month") or 0) or _months().get((found.get("name") or "").casefold(), 0)
            if month or not found.get("name"):
                return _span(common_year(int(match["year"])), month, int(found.get("day") or 0), text)
    if said := typed_date(text):
        return _said(said, text)
    raise ValidationError(_hint(text), code="date")


def _said(mention: Mention, text: str) -> Span:
    """A date in the words of an article, which may be several days of a month."""
    first = _span(mention.year or 0, mention.month or 0, mention.day or 0, text)
    if not mention.last_day:
        return first
    last = _span(mention.year or 0, mention.month or 0, mention.last_day, text)
    return Span(first.start, last.start, DatePrecision.PERIOD)


def _span(year: int, month: int, day: int, text: str) -> Span:
    """The first day of what is said; ``month`` or ``day`` is 0 where it is not."""
    try:
        start = date(year, month or 1, day or 1)
    except ValueError as problem:
        raise ValidationError(
            _("“%(text)s” is not a day of the calendar."), code="calendar", params={"text": text}
        ) from problem
    if start.year < EARLIEST_YEAR or start > timezone.localdate() + timedelta(days=1):
        raise ValidationError(
            _("“%(text)s” is not between %(year)s and today."),
            code="range",
            params={"text": text, "year": EARLIEST_YEAR},
        )
    precision = DatePrecision.DAY if day else DatePrecision.MONTH if month else DatePrecision.YEAR
    return Span(start, None, precision)


def _last_day(span: Span) -> date:
    if span.end is not None:
        return span.end
    if span.precision == DatePrecision.YEAR:
        return date(span.start.year, 12, 31)
    if span.precision == DatePrecision.MONTH:
        return span.start.replace(day=monthrange(span.start.year, span.start.month)[1])
    return span.start


@cache
def _months() -> dict[str, int]:
    """Month names and their short forms in the languages staff write, from CLDR."""
    return {
        name.casefold().rstrip("."): number
        for language in MONTH_NAMES_OF
        for widths in Locale(language).months.values()
        for width in ("wide", "abbreviated")
        for number, name in widths[width].items()
    }


def _hint(text: str) -> str:
    return _(
        "“%(text)s” is not understood. Type 2023, 2023-05, 2023-05-05, 5 May 2023, or a period: "
        "2023-05-04 to 2023-05-06."
    ) % {"text": text}
