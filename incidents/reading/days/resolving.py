"""Which day a date in a text means, once the day of publication is known."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

import nepali_datetime

from incidents.reading.days.mentions import Mention

LONGEST_AGO = 240
MONTH_WITHOUT_NAME = 62
LONG_AGO = 10 * 366


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative dates count from: the first and last possible day of publication."""

    first: date
    last: date
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class IncidentDate:
    """The day, or month, of the incident and where the text says it (folded offsets)."""

    value: date
    precision: str
    start: int
    end: int
    last: date | None = None

    @property
    def label(self) -> str:
        """ISO 8601: the day, or the year and month."""
        return self.value.isoformat()[:7] if self.precision == "month" else self.value.isoformat()


def resolved(mention: Mention, basis: Anchor | None) -> IncidentDate | None:
    """The day or month a mention means, or None where that is open, yet to come, or a month very long ago."""
    found = resolve(mention, basis.first if basis else None, basis.last if basis else None)
    if found is None:
        return None
    day, precision = found
    if basis is not None and day > basis.last + timedelta(1):
        return None
    if basis is not None and (basis.first - day).days > LONG_AGO and precision != "day":
        return None
    last = None
    if mention.last_day is not None and mention.last_day > day.day <= monthrange(day.year, day.month)[1]:
        last = day.replace(day=min(mention.last_day, monthrange(day.year, day.month)[1]))
        precision = "period"
    return IncidentDate(day, precision, mention.start, mention.end, last)


def resolve(mention: Mention, anchor: date | None, until: date | None = None) -> tuple[date, str] | None:
    """The day meant and its precision, or None; what the text leaves out is taken from the anchor, never guessed.

    `anchor` is the publication date (the first possible day of it), `until` its last possible day.
    """
    if anchor is not None:
        mention = _counted_back(mention, anchor, until or anchor)
    if mention.month is not None and mention.year is not None:
        return _named(mention.year, mention.month, mention.day)
    if anchor is None:
        return None
    if mention.month is not None and mention.day is None and mention.weekday is None:
        return _month(mention.month, until or anchor)
    found = _nearest(mention, anchor, until or anchor)
    return (found, "day") if found else None


def _named(year: int, month: int, day: int | None) -> tuple[date, str] | None:
    try:
        return (date(year, month, 1), "month") if day is None else (date(year, month, day), "day")
    except ValueError:
        return None


def _counted_back(mention: Mention, anchor: date, until: date) -> Mention:
    """`last year` and `last month` as a year and month, where the day of publication leaves no doubt of them."""
    if mention.years_ago is not None and mention.year is None and anchor.year == until.year:
        return replace(mention, year=anchor.year - mention.years_ago)
    same_month = (anchor.year, anchor.month) == (until.year, until.month)
    if mention.months_ago is not None and mention.month is None and same_month and not mention.bikram:
        months = anchor.year * 12 + anchor.month - 1 - mention.months_ago
        return replace(mention, year=months // 12, month=months % 12 + 1)
    return mention


def _month(month: int, until: date) -> tuple[date, str] | None:
    """The last month of that name, unless it is long ago."""
    year = until.year if month <= until.month else until.year - 1
    first = date(year, month, 1)
    return (first, "month") if (until - first).days <= LONGEST_AGO + 31 else None


def _nearest(mention: Mention, anchor: date, until: date) -> date | None:
    if mention.ago is not None and mention.day is None:
        return _ago(mention, anchor, until)
    if mention.month is None and mention.day is None and mention.weekday is None:
        return None
    if mention.day is None and mention.weekday is not None and anchor != until:
        return None
    if mention.week_before and mention.day is None and mention.weekday is not None:
        return anchor - timedelta(anchor.weekday() + 7 - mention.weekday)
    latest = until - timedelta(1) if mention.last_week and mention.day is None else until
    for back in range(LONGEST_AGO):
        day = latest - timedelta(back)
        if _matches(mention, day) and not (mention.month is None and back > MONTH_WITHOUT_NAME):
            return day
    return None


def _ago(mention: Mention, anchor: date, until: date) -> date | None:
    """`last night, Tuesday`: a weekday beside it has the last word, as `last night` may be that of any day before."""
    if anchor != until:
        return None
    day = anchor - timedelta(mention.ago or 0)
    back = (day.weekday() - mention.weekday) % 7 if mention.weekday is not None else 0
    return day - timedelta(back)


def _matches(mention: Mention, day: date) -> bool:
    if mention.bikram:
        return _matches_bikram(mention, day)
    if mention.month is not None and day.month != mention.month:
        return False
    if mention.day is not None and day.day != mention.day:
        return False
    wrong_weekday = mention.weekday is not None and day.weekday() != mention.weekday
    return not (wrong_weekday and (mention.day is None or mention.month is None))


def _matches_bikram(mention: Mention, day: date) -> bool:
    """Whether the day has this month and number in the Bikram Sambat calendar."""
    nepali = nepali_datetime.date.from_datetime_date(day)
    return mention.day == nepali.day and mention.month in (None, nepali.month)
