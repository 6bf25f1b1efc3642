"""How many incidents each month or year of the record would leave, whatever dates a query chooses now.

An incident counts in every period its date may lie in, as wide as its precision: choosing the period finds as many.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .edition import Edition
from .query import Answer

MONTHLY_UP_TO_YEARS = 20
_EPOCH_YEAR = 1970
_EVERYTHING = "timeline"


@dataclass(frozen=True)
class Timeline:
    """Whole years from the first to the last of the record. ``periods`` are months, or years where these are many."""

    first_year: int
    years: list[int]
    periods: list[int]

    @property
    def is_monthly(self) -> bool:
        """Whether ``periods`` are months."""
        return len(self.periods) != len(self.years)

    @cached_property
    def most(self) -> int:
        """The most incidents of any period."""
        return max(self.periods)


def timeline(answer: Answer) -> Timeline | None:
    """The incidents of a query by period, its own dates left aside; None in an empty record."""
    edition = answer.edition
    if not edition.height:
        return None
    first, years = _reach(edition)
    months = _counts(answer, first, years)
    by_year = _by_year(answer, first, years)
    return Timeline(first, by_year.tolist(), (months if years <= MONTHLY_UP_TO_YEARS else by_year).tolist())


def _reach(edition: Edition) -> tuple[int, int]:
    """The first year of the record, and how many years it spans."""
    edges = np.array([edition.index["span_start"].min(), edition.index["span_end"].max()]).astype("M8[D]")
    first, last = edges.astype("M8[Y]").astype(int) + _EPOCH_YEAR
    return int(first), int(last - first) + 1


def _counts(answer: Answer, first: int, years: int) -> NDArray[np.int64]:
    return _overlapping(answer, "M8[M]", 12 * (first - _EPOCH_YEAR), 12 * years)


def _by_year(answer: Answer, first: int, years: int) -> NDArray[np.int64]:
    return _overlapping(answer, "M8[Y]", first - _EPOCH_YEAR, years)


def _overlapping(answer: Answer, unit: str, first: int, size: int) -> NDArray[np.int64]:
    """Incidents whose span meets each of ``size`` periods, counted from the period ``first``."""
    edition, selected = answer.edition, answer.undated()
    key = f"{_EVERYTHING} {unit}"
    if selected is None and key in edition.everything:
        return edition.everything[key]
    begun = np.bincount(_period(edition, "span_start", unit, selected) - first, minlength=size)
    ended = np.bincount(_period(edition, "span_end", unit, selected) - first, minlength=size)
    counts = np.cumsum(begun) - np.concatenate(([0], np.cumsum(ended)[:-1]))
    if selected is None:
        edition.everything[key] = counts
    return counts


def _period(edition: Edition, name: str, unit: str, selected: NDArray[np.bool_] | None) -> NDArray[np.int64]:
    """The period of each day, looked up: a calendar of all days is short, a million dates are not."""
    days = edition.index[name]
    earliest, latest = int(days.min()), int(days.max())
    calendar = np.arange(earliest, latest + 1).astype("M8[D]").astype(unit).astype(np.int64)
    return calendar[(days if selected is None else days[selected]) - earliest]
