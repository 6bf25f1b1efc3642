"""How far the stretches of a text reach in which a place lies."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from incidents.reading.words.sentences import Stretch


class Reach:
    """The ends of stretches, by where these begin."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        ordered = sorted((stretch.start, stretch.end) for stretch in stretches)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def of(self, place: int) -> int:
        """The furthest end of those the place lies in; where it lies in none, no more than the place itself."""
        before = bisect_right(self._starts, place)
        return self._ends[before - 1] if before else 0
