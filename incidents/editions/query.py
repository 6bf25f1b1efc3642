"""One query, one answer: page, totals, facet counts and clusters, all from the same masks over the same edition."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .cells import runs, shift_for
from .edition import Edition
from .filters import Query
from .index import NO_NUMBER, PRECISIONS
from .labels import facet_labels
from .matching import Mask
from .postings import FACETS

ORDER_OF = {"date": "by_date", "victims": "by_victims", "updated": "by_updated"}
Cluster = list[float | int | str | None]


@dataclass(frozen=True)
class Total:
    """Incidents, and the sum of their headline figures over single events; unknown figures are not summed."""

    incidents: int
    people: int


@dataclass(frozen=True)
class Page:
    """One page of the list. ``number`` may lie beyond the last page; then there are no rows."""

    rows: list[dict[str, Any]]
    number: int
    size: int
    count: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // self.size))

    @property
    def exists(self) -> bool:
        return self.number <= self.pages


@dataclass(frozen=True)
class Side:
    """The smaller side of a selection: the rows that match or, where they are most of all, the ``others``."""

    rows: NDArray[np.intp]
    people: NDArray[np.float64]
    are_others: bool


class Answer:
    """Everything that can be asked of a query; each part is computed when it is first wanted."""

    def __init__(self, edition: Edition, query: Query) -> None:
        self.edition = edition
        self.query = query
        self._summed: dict[str, NDArray[np.int64]] = {}

    @cached_property
    def total(self) -> Total:
        """Incidents and people of the whole query."""
        return self._total(self._selected())

    @cached_property
    def everywhere(self) -> Total:
        """The total of the query without its box."""
        return self._total(self._selected(without="bbox"))

    def rows(self) -> NDArray[np.int32]:
        """Positions of the matching incidents in the edition, in the order the query asks for."""
        name = self.query.sort
        order = self.edition.index[ORDER_OF[name.lstrip("-")]]
        selected = self._selected()
        found = order if selected is None else order[selected[order]]
        if name.startswith("-"):
            return found
        turned = found[::-1]
        if name != "victims":
            return turned
        unknown = int((self.edition.index["victims"][found] == NO_NUMBER).sum())
        return np.concatenate((turned[unknown:], turned[:unknown]))

    def positions(self) -> NDArray[np.intp]:
        """Positions of the matching incidents, in the order of the edition."""
        selected = self._selected()
        return np.arange(self.edition.height) if selected is None else np.flatnonzero(selected)

    def page(self) -> Page:
        """The page of the list that the query asks for; an unknown figure sorts last."""
        query = self.query
        first = (query.page - 1) * query.page_size
        rows = self.rows()[first : first + query.page_size]
        table = self.edition.table("incidents")[rows] if len(rows) else self.edition.table("incidents").clear()
        return Page(table.to_dicts(), query.page, query.page_size, self.total.incidents)

    def facets(self, names: tuple[str, ...] = FACETS, most: int | None = None) -> dict[str, list[dict[str, Any]]]:
        """For each facet its choices with what each would leave; a facet's own parameter does not narrow it.

        ``most`` bounds the choices of each facet; chosen ones are given in any case.
        """
        chosen = self.query.values
        return {name: _choices(self.edition, name, self._sums(name), chosen.get(name, []), most) for name in names}

    def held(self, name: str) -> NDArray[np.int64]:
        """Incidents and people of each choice of a facet among what matches, its own parameter included."""
        if name not in self.query.masks:
            return self._sums(name)
        sums = self.edition.facets[name].sums(self._side.rows, self._side.people)
        return _everything(self.edition, name) - sums if self._side.are_others else sums

    def choices_in_all(self, name: str) -> int:
        """How many choices a facet has without a bound."""
        position = self.edition.facets[name].position
        picked = [position[code] for code in self.query.values.get(name, []) if code in position]
        incidents = self._sums(name)[0]
        return int(np.count_nonzero(incidents)) + int(np.count_nonzero(incidents[picked] == 0))

    def clusters(self, zoom: int) -> dict[str, Any]:
        """The JSON of ``/map/clusters.json`` (DESIGN §4): the query's total without its box, and what lies in it."""
        total = self.everywhere
        return {
            "edition": self.edition.id,
            "total": {"incidents": total.incidents, "people": total.people},
            "unplaced": self._unplaced(),
            "clusters": self._clusters(shift_for(zoom)),
        }

    def _total(self, selected: Mask | None) -> Total:
        if selected is None:
            return Total(self.edition.height, self.edition.people)
        return Total(int(np.count_nonzero(selected)), int(self.edition.index["people"] @ selected))

    @cached_property
    def _misses(self) -> NDArray[np.uint8]:
        """How many parameters each incident fails."""
        misses = np.zeros(self.edition.height, dtype=np.uint8)
        for mask in self.query.masks.values():
            misses += ~mask
        return misses

    @cached_property
    def _matching(self) -> Mask | None:
        masks = self.query.masks
        if not masks:
            return None
        return self._misses == 0 if len(masks) > 1 else next(iter(masks.values()))

    def _selected(self, without: str | None = None) -> Mask | None:
        """Which incidents match, the parameter ``without`` left aside; None stands for all of them."""
        masks = self.query.masks
        if without not in masks:
            return self._matching
        return self._misses == ~masks[without] if len(masks) > 1 else None

    def undated(self) -> Mask | None:
        """Which incidents match, whatever their date; None stands for all of them."""
        masks = self.query.masks
        dated = [masks[name] for name in ("date_after", "date_before") if name in masks]
        if not dated:
            return self._matching
        if len(dated) == len(masks):
            return None
        missed = self._misses.copy()
        for mask in dated:
            missed -= ~mask
        return missed == 0

    @cached_property
    def _side(self) -> Side:
        return _smaller_side(self.edition, self._matching)

    def _sums(self, name: str) -> NDArray[np.int64]:
        """Incidents and people that each choice of a facet would leave."""
        if name not in self._summed:
            narrowed = name in self.query.masks
            side = _smaller_side(self.edition, self._selected(without=name)) if narrowed else self._side
            sums = self.edition.facets[name].sums(side.rows, side.people)
            self._summed[name] = _everything(self.edition, name) - sums if side.are_others else sums
        return self._summed[name]

    def _unplaced(self) -> list[dict[str, Any]]:
        """Incidents without a point, by country."""
        edition, selected = self.edition, self._selected()
        rows = np.arange(edition.placed, edition.height)
        rows = rows if selected is None else rows[selected[edition.placed :]]
        sums = edition.facets["country"].sums(rows, _people(edition, rows))
        values = edition.facets["country"].values
        return [
            {"country": values[at], "incidents": int(sums[0, at]), "people": int(sums[1, at])}
            for at in np.flatnonzero(sums[0])
        ]

    def _clusters(self, shift: int) -> list[Cluster]:
        edition, selected = self.edition, self._selected()
        index = edition.index
        rows = slice(edition.placed) if selected is None else np.flatnonzero(selected[: edition.placed])
        starts = runs(index["cell"][rows], shift)
        if not len(starts):
            return []
        sizes = np.diff(starts, append=edition.placed if isinstance(rows, slice) else len(rows))
        parts = zip(
            (np.add.reduceat(index["longitude"][rows], starts) / sizes).round(5).tolist(),
            (np.add.reduceat(index["latitude"][rows], starts) / sizes).round(5).tolist(),
            sizes.tolist(),
            np.add.reduceat(index["people"][rows], starts).tolist(),
            np.maximum.reduceat(index["precision"][rows], starts).tolist(),
            index["number"][rows][starts].tolist(),
            strict=True,
        )
        return [
            [lon, lat, incidents, people, PRECISIONS[precision], f"TI-{number:05d}" if incidents == 1 else None]
            for lon, lat, incidents, people, precision, number in parts
        ]


def ask(edition: Edition, query: Query) -> Answer:
    """The answer of one edition to one query."""
    return Answer(edition, query)


def _people(edition: Edition, rows: NDArray[np.intp]) -> NDArray[np.float64]:
    return edition.index["people"][rows].astype(np.float64)


def _smaller_side(edition: Edition, selected: Mask | None) -> Side:
    """What is quicker to count: what matches, or what does not and is then taken away from everything."""
    if selected is None:
        return Side(np.arange(0), np.zeros(0), are_others=True)
    are_others = 2 * int(np.count_nonzero(selected)) > edition.height
    rows = np.flatnonzero(~selected if are_others else selected)
    return Side(rows, _people(edition, rows), are_others)


def _everything(edition: Edition, name: str) -> NDArray[np.int64]:
    """The sums over all incidents, worked out once an edition."""
    if name not in edition.everything:
        rows = np.arange(edition.height)
        edition.everything[name] = edition.facets[name].sums(rows, _people(edition, rows))
    return edition.everything[name]


def _choices(
    edition: Edition, name: str, sums: NDArray[np.int64], chosen: list[str], most: int | None
) -> list[dict[str, Any]]:
    """The choices that would leave something, and the chosen ones in any case; most incidents first."""
    facet, labels = edition.facets[name], facet_labels(edition, name)
    incidents, people = sums
    picked = [facet.position[code] for code in chosen if code in facet.position]
    kept = np.flatnonzero(incidents)
    if picked:
        kept = np.union1d(kept, picked)
    order = kept[np.lexsort((labels.ranks[kept], -incidents[kept]))].tolist()
    if most is not None:
        order = order[:most] + [at for at in order[most:] if at in picked]
    return [
        {"value": facet.values[at], "label": labels.words[at], "incidents": found, "people": summed}
        for at, found, summed in zip(order, incidents[order].tolist(), people[order].tolist(), strict=True)
    ]
