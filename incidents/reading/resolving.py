"""Which day a date in a text means, once the day of publication is known."""

from datetime import date, timedelta

from incidents.reading.dates import Mention

LONGEST_AGO = 240


def resolve(mention: Mention, anchor: date | None, until: date | None = None) -> tuple[date, str] | None:
    """The day meant and its precision, or None; what the text leaves out is taken from the anchor, never guessed.

    `anchor` is the publication date (the first possible day of it), `until` its last possible day.
    """
    if mention.month is not None and mention.year is not None:
        if mention.day is None:
            return date(mention.year, mention.month, 1), "month"
        return date(mention.year, mention.month, mention.day), "day"
    if anchor is None:
        return None
    found = _nearest(mention, anchor, until or anchor)
    return (found, "day") if found else None


def _nearest(mention: Mention, anchor: date, until: date) -> date | None:
    if mention.ago is not None and mention.day is None:
        return anchor - timedelta(mention.ago) if anchor == until else None
    if mention.month is None and mention.day is None and mention.weekday is None:
        return None
    if mention.day is None and mention.weekday is not None and anchor != until:
        return None
    latest = until - timedelta(1) if mention.last_week and mention.day is None else until
    for back in range(LONGEST_AGO):
        day = latest - timedelta(back)
        if _matches(mention, day) and not (mention.month is None and back > 62):
            return day
    return None


def _matches(mention: Mention, day: date) -> bool:
    if mention.month is not None and day.month != mention.month:
        return False
    if mention.day is not None and day.day != mention.day:
        return False
    wrong_weekday = mention.weekday is not None and day.weekday() != mention.weekday
    return not (wrong_weekday and (mention.day is None or mention.month is None))
