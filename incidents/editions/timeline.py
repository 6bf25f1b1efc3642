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
_DAYS, _EDGES = "timeline days", "timeline edges"


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
    if not answer.edition.height:
        return None
    days = _calendar(answer.edition)
    first, last = (int(day.astype("M8[Y]").astype(int)) + _EPOCH_YEAR for day in (days[0], days[-1]))
    years = last - first + 1
    edges = _edges(answer, days)
    by_year = _overlapping(edges, days.astype("M8[Y]").astype(int) - (first - _EPOCH_YEAR), years)
    if years > MONTHLY_UP_TO_YEARS:
        return Timeline(first, by_year, by_year)
    by_month = _overlapping(edges, days.astype("M8[M]").astype(int) - 12 * (first - _EPOCH_YEAR), 12 * years)
    return Timeline(first, by_year, by_month)


def _calendar(edition: Edition) -> NDArray[np.datetime64]:
    """Every day from the first of the record to its last."""
    if _DAYS not in edition.everything:
        index = edition.index
        edition.everything[_DAYS] = np.array([index["span_start"].min(), index["span_end"].max()], dtype=np.int64)
    earliest, latest = edition.everything[_DAYS].tolist()
    return np.arange(earliest, latest + 1).astype("M8[D]")


def _edges(answer: Answer, days: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """How many spans begin (first line) and end (second) on each day; worked out once an edition for everything."""
    edition, selected = answer.edition, answer.undated()
    if selected is None and _EDGES in edition.everything:
        return edition.everything[_EDGES]
    rows = slice(None) if selected is None else np.flatnonzero(selected)
    earliest = int(days[0].astype(int))
    spans = (edition.index[name][rows] - earliest for name in ("span_start", "span_end"))
    edges = np.stack([np.bincount(span, minlength=len(days)) for span in spans])
    if selected is None:
        edition.everything[_EDGES] = edges
    return edges


def _overlapping(edges: NDArray[np.int64], period: NDArray[np.int64], size: int) -> list[int]:
    """Incidents whose span meets each of ``size`` periods; ``period`` is that of each day."""
    begun, ended = (np.bincount(period, weights=line, minlength=size).astype(np.int64) for line in edges)
    counts: list[int] = (np.cumsum(begun) - np.concatenate(([0], np.cumsum(ended)[:-1]))).tolist()
    return counts
