"""Days of the Bengali calendar as Bangladesh keeps it: `29 Kartik 1432` is 14 November 2025.

The lengths of its months are those of the Bangla Academy, with its revision that has applied since 2019.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from incidents.reading.days.mentions import Mention
from incidents.reading.lexicon import Mark

YEAR = re.compile(r"[ ,]{1,2}(1[45]\d\d)(?!\d)")
BEHIND = 593  # years
NEW_YEAR = 4, 14
REFORMED = 1426  # since that year six months have 31 days, before it five
FALGUN = 11


def dates(text: str, start: int, month: Mark, day: int | None) -> Iterator[Mention]:
    """The day of a month of this calendar, where its year stands behind; without one West Bengal's may be meant."""
    year = YEAR.match(text, month.end)
    found = common(int(year[1]), month.value, day) if year and day else None
    if year and found:
        yield Mention(start, year.end(), found.year, found.month, found.day)


def common(year: int, month: int, day: int) -> date | None:
    """The day in the common calendar; None where the month has no such day."""
    lengths = _lengths(year)
    if not 1 <= day <= lengths[month - 1]:
        return None
    return date(year + BEHIND, *NEW_YEAR) + timedelta(sum(lengths[: month - 1]) + day - 1)


def _lengths(year: int) -> list[int]:
    longer, following = 6 if year >= REFORMED else 5, year + BEHIND + 1
    leap = following % 4 == 0 and (following % 100 != 0 or following % 400 == 0)
    lengths = [31] * longer + [30] * (12 - longer)
    lengths[FALGUN - 1] += leap - (year >= REFORMED)
    return lengths
