"""The rows of one public table that a query chooses, batch by batch in the order the query asks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ..editions.columns import RELATED
from ..editions.edition import Edition
from ..editions.filters import Query
from ..editions.query import Answer, ask

TABLES = ("incidents", *RELATED)
# Few enough rows that a batch of any table stays around ten megabytes, and enough that a batch costs little itself.
BATCH = 10_000


@dataclass(frozen=True)
class Selection:
    """One table under one query of one edition. Rows of related tables come in the order of their incidents."""

    edition: Edition
    query: Query
    table: str = "incidents"

    @cached_property
    def answer(self) -> Answer:
        """The answer that map, list and API give to the same query."""
        return ask(self.edition, self.query)

    @cached_property
    def incidents(self) -> NDArray[np.int32]:
        """Positions of the incidents chosen, in the query's order."""
        return self.answer.rows()

    @cached_property
    def height(self) -> int:
        """How many rows the table has under the query."""
        if self.table == "incidents":
            return len(self.incidents)
        if not self.query.narrows:
            return self.edition.table(self.table).height
        return sum(int((ends - starts).sum()) for starts, ends in map(self._runs, self.batches(BATCH)))

    def of(self, table: str) -> "Selection":
        """The same query of another table."""
        return Selection(self.edition, self.query, table)

    def frames(self) -> Iterator[pl.DataFrame]:
        """The rows, in batches; none at all where nothing matches."""
        for batch in self.batches(BATCH):
            rows = batch if self.table == "incidents" else _within(*self._runs(batch))
            if len(rows):
                yield self.edition.table(self.table)[rows]

    def batches(self, size: int) -> Iterator[NDArray[np.int32]]:
        """Positions of the incidents chosen, so many at a time."""
        for first in range(0, len(self.incidents), size):
            yield self.incidents[first : first + size]

    def _runs(self, incidents: NDArray[np.int32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where the rows of each incident begin and end in a related table, which is sorted by incident."""
        ids = self.edition.table("incidents")["id"].gather(incidents)
        held = self.edition.table(self.table)["incident"]
        edges = (held.search_sorted(ids, side=side).to_numpy().astype(np.int64) for side in ("left", "right"))
        starts, ends = edges
        return starts, ends


def _within(starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """All positions from each start up to its end, one run after the other."""
    lengths = ends - starts
    before = np.cumsum(lengths) - lengths
    return np.arange(int(lengths.sum())) + np.repeat(starts - before, lengths)
