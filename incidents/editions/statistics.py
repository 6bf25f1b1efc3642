"""Figures over the incidents of an answer: over time, by nationality, country, exploitation, authority and source.

``people`` is the sum of the headline figures over single events, as everywhere. A figure that nobody reports is not
summed: ``unknown`` counts the single events without one.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from .choices import choice_label
from .flows import Flows
from .index import NO_MONTH, NO_NUMBER, NO_SINGLE_EVENT, UNKNOWN
from .labels import facet_labels
from .query import Answer

Period = Literal["year", "month"]
Line = dict[str, Any]
Rows = NDArray[np.intp]


class Statistics:
    """The figures of one answer; each part is computed when it is first wanted."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.edition = answer.edition

    @cached_property
    def rows(self) -> Rows:
        """Positions of the matching incidents, in the order of the edition."""
        return self.answer.positions()

    @property
    def total(self) -> Line:
        """Incidents and people of the whole answer, and what is in no sum.

        ``campaigns`` are the cumulative figures and estimates: listed, never summed.
        """
        return {
            "incidents": self.answer.total.incidents,
            "people": self.answer.total.people,
            "unknown": int(np.count_nonzero(self._adds == UNKNOWN)),
            "campaigns": int(np.count_nonzero(self._adds == NO_SINGLE_EVENT)),
        }

    @property
    def months(self) -> int:
        """How many months lie between the first and the last incident whose month is known, both included."""
        known = self._month[self._month != NO_MONTH]
        return int(known.max() - known.min()) + 1 if len(known) else 0

    def over_time(self, period: Period) -> list[Line]:
        """Incidents and people by the period they began in, oldest first; periods between that saw none are zero.

        In months, incidents whose month nobody reports come last, under no period.
        """
        if period == "year":
            years = self.edition.facets["year"]
            held, place = years.held_by(self.rows)
            return self._periods("year", np.array(years.values, dtype=np.intp)[held], place)
        known = self._month != NO_MONTH
        lines = self._periods("month", self._month[known], np.flatnonzero(known))
        if known.all():
            return lines
        return [*lines, {"period": None, **self._sums(~known)}]

    def by_nationality(self) -> list[Line]:
        """People of each nationality by the breakdown, over single events; most people first.

        ``unknown`` counts the incidents that name the nationality without a number. The last line, without
        nationality, is what no source breaks down: with it the lines sum to all people.
        """
        values, labels = self.edition.facets["nationality"].values, facet_labels(self.edition, "nationality")
        held, place, people = self._shares
        incidents, summed, unnumbered = _tally(held, np.maximum(people, 0), people == NO_NUMBER, len(values))
        kept = np.flatnonzero(incidents)
        order = kept[np.lexsort((labels.ranks[kept], -incidents[kept], -summed[kept]))].tolist()
        lines = [
            {
                "nationality": values[at],
                "label": labels.words[at],
                "incidents": int(incidents[at]),
                "people": int(summed[at]),
                "unknown": int(unnumbered[at]),
            }
            for at in order
        ]
        rest = {
            "incidents": int(np.count_nonzero(self._people > self._told)),
            "people": self.answer.total.people - int(summed.sum()),
            "unknown": self.total["unknown"],
        }
        return [*lines, {"nationality": None, "label": None, **rest}]

    def of_nationalities(self, codes: Sequence[str]) -> int:
        """How many of the people are reported as of any of these nationalities."""
        people = self._shares_of(codes)
        return int(people[people > 0].sum())

    def without_number(self, codes: Sequence[str]) -> list[str]:
        """The incidents whose breakdown names one of these nationalities without saying how many people."""
        _held, place, people = self._shares
        silent = np.unique(place[self._is_of(codes) & (people == NO_NUMBER)])
        return [f"TI-{number:05d}" for number in self.edition.index["number"][self.rows[silent]].tolist()]

    def _shares_of(self, codes: Sequence[str]) -> NDArray[np.int64]:
        _held, _place, people = self._shares
        return people[self._is_of(codes)]

    def _is_of(self, codes: Sequence[str]) -> NDArray[np.bool_]:
        position = self.edition.facets["nationality"].position
        return np.isin(self._shares[0], [position[code] for code in codes if code in position])

    @cached_property
    def flows(self) -> Flows:
        """People by nationality and country where found."""
        held, place, people = self._shares
        country = self.edition.facets["country"].held_by(self.rows)[0].astype(np.intp)
        return Flows(self.edition, country, held, place, np.maximum(people, 0), self._people - self._told)

    def by(self, facet: str) -> list[Line]:
        """Incidents and people by each choice of a facet; an incident with several choices counts in each."""
        values, labels = self.edition.facets[facet].values, facet_labels(self.edition, facet)
        held, place = self.edition.facets[facet].held_by(self.rows)
        incidents, people, unknown = _tally(held, self._people[place], self._adds[place] == UNKNOWN, len(values))
        kept = np.flatnonzero(incidents)
        order = kept[np.lexsort((labels.ranks[kept], -incidents[kept]))].tolist()
        return [
            {
                facet: values[at],
                "label": labels.words[at],
                "incidents": int(incidents[at]),
                "people": int(people[at]),
                "unknown": int(unknown[at]),
            }
            for at in order
        ]

    def without(self, facet: str) -> Line:
        """Incidents and people for which nothing is recorded in a facet."""
        _held, place = self.edition.facets[facet].held_by(self.rows)
        bare = np.ones(len(self.rows), dtype=bool)
        bare[place] = False
        return self._sums(bare)

    def outcomes(self) -> list[Line]:
        """What was reported to happen next, by outcome: reports, incidents and people; most reports first.

        ``unknown`` counts the reports without a number. One person may be in several outcomes and several reports, so
        these figures are no part of any total.
        """
        lines = self._chosen("followed")
        row = self.edition.column("followed", "row")[lines]
        table = self.edition.table("followups").select("outcome", "number").select(pl.all().gather(lines))
        found = (
            table.with_columns(pl.Series("row", row))
            .group_by("outcome")
            .agg(
                pl.len().cast(pl.Int64).alias("reports"),
                pl.col("row").n_unique().cast(pl.Int64).alias("incidents"),
                pl.col("number").sum().alias("people"),
                pl.col("number").null_count().cast(pl.Int64).alias("unknown"),
            )
            .sort("reports", "outcome", descending=[True, False])
        )
        return [{"label": choice_label("outcome", line["outcome"]), **line} for line in found.to_dicts()]

    def sources_by_country(self) -> list[Line]:
        """Articles cited for the incidents of each country, most first."""
        values, labels = self.edition.facets["country"].values, facet_labels(self.edition, "country")
        held, place = self.edition.facets["country"].held_by(self.rows)
        articles = self.edition.table("incidents")["sources"].fill_null(0).to_numpy()[self.rows]
        incidents, sources, _none = _tally(held, articles[place], held < 0, len(values))
        kept = np.flatnonzero(incidents)
        order = kept[np.lexsort((labels.ranks[kept], -sources[kept]))].tolist()
        return [
            {
                "country": values[at],
                "label": labels.words[at],
                "incidents": int(incidents[at]),
                "sources": int(sources[at]),
            }
            for at in order
        ]

    def sources_by_month(self) -> list[Line]:
        """Articles cited, by the month they were published, oldest first; those without a date come last."""
        found = self.edition.column("cited", "month")[self._chosen("cited")]
        months, articles = np.unique(found, return_counts=True)
        return [
            {"period": None if month == NO_MONTH else _month_name(month), "sources": number}
            for month, number in sorted(
                zip(months.tolist(), articles.tolist(), strict=True), key=lambda pair: (pair[0] == NO_MONTH, pair)
            )
        ]

    @cached_property
    def _people(self) -> NDArray[np.int64]:
        return self.edition.index["people"][self.rows]

    @cached_property
    def _adds(self) -> NDArray[np.int8]:
        return self.edition.index["adds"][self.rows]

    @cached_property
    def _month(self) -> NDArray[np.int32]:
        return self.edition.index["month"][self.rows]

    @cached_property
    def _shares(self) -> tuple[NDArray[np.int32], Rows, NDArray[np.int64]]:
        """Nationalities by row, as positions among their values; the place of each row; the people of each."""
        facet = self.edition.facets["nationality"]
        at, place = facet.entries(self.rows)
        return facet.choices[at], place, self.edition.column("shares", "people")[at]

    @cached_property
    def _told(self) -> NDArray[np.int64]:
        """People broken down, by row."""
        _held, place, people = self._shares
        return np.bincount(place, weights=np.maximum(people, 0), minlength=len(self.rows)).astype(np.int64)

    def _chosen(self, file: str) -> Rows:
        """Positions of the lines of a related table that belong to the matching incidents."""
        row = self.edition.column(file, "row")
        if len(self.rows) == self.edition.height:
            return np.arange(len(row))
        chosen = np.zeros(self.edition.height, dtype=bool)
        chosen[self.rows] = True
        return np.flatnonzero(chosen[row])

    def _sums(self, chosen: NDArray[np.bool_]) -> Line:
        return {
            "incidents": int(np.count_nonzero(chosen)),
            "people": int(self._people @ chosen),
            "unknown": int(np.count_nonzero(chosen & (self._adds == UNKNOWN))),
        }

    def _periods(self, period: Period, at: NDArray[Any], place: Rows) -> list[Line]:
        """One line for each year, or month since the year 0, from the first to the last."""
        if not len(at):
            return []
        first, last = int(at.min()), int(at.max())
        sums = _tally(at - first, self._people[place], self._adds[place] == UNKNOWN, last - first + 1)
        return [
            {
                "period": _month_name(name) if period == "month" else f"{name:04d}",
                "incidents": incidents,
                "people": people,
                "unknown": unknown,
            }
            for name, incidents, people, unknown in zip(
                range(first, last + 1), *(part.tolist() for part in sums), strict=True
            )
        ]


def _tally(
    at: NDArray[Any], people: NDArray[np.int64], unknown: NDArray[np.bool_], size: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Entries, people and unknown figures at each position; sums in double precision are exact below 2**53 people."""
    return (
        np.bincount(at, minlength=size),
        np.bincount(at, weights=people, minlength=size).astype(np.int64),
        np.bincount(at[unknown], minlength=size),
    )


def _month_name(month: int) -> str:
    """``2023-05`` of a count of months since the year 0."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"
