"""Figures over the incidents of an answer: over time, by nationality, country, exploitation, authority and source.

``people`` is the sum of the headline figures over single events, as everywhere; unknown figures are not summed.
"""

from functools import cached_property
from typing import Any, Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from .labels import facet_labels
from .query import Answer, facet_sums

Period = Literal["year", "month"]
Line = dict[str, Any]
_LENGTH = {"year": 4, "month": 7}
# A month is known where the date is known to the month or better.
_FINE_ENOUGH = ("day", "month", "period")


class Statistics:
    """The figures of one answer; each part is computed when it is first wanted."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.edition = answer.edition

    @cached_property
    def rows(self) -> NDArray[np.intp]:
        """Positions of the matching incidents, in the order of the edition."""
        return np.sort(self.answer.rows()).astype(np.intp)

    @property
    def total(self) -> Line:
        """Incidents and people of the whole answer."""
        return {"incidents": self.answer.total.incidents, "people": self.answer.total.people}

    def over_time(self, period: Period) -> list[Line]:
        """Incidents and people by the period they began in, oldest first; periods between that saw none are zero.

        In months, incidents whose month nobody reports come last, under no period.
        """
        dated = self._frame("date_start", "date_precision").with_columns(
            pl.col("date_start").cast(pl.String).str.slice(0, _LENGTH[period]).alias("period")
        )
        if period == "month":
            known = pl.col("date_precision").is_in(_FINE_ENOUGH)
            dated = dated.with_columns(pl.when(known).then("period"))
        found = {line.pop("period"): line for line in _summed(dated, "period").to_dicts()}
        undated = [{"period": None, **found.pop(None)}] if None in found else []
        return [
            {"period": name, **found.get(name, {"incidents": 0, "people": 0})} for name in _between(sorted(found))
        ] + undated

    def by_nationality(self) -> list[Line]:
        """People of each nationality by the breakdown, over single events; most people first.

        The last line, without nationality, is what no source breaks down: with it the lines sum to all people.
        """
        frame = self._frame("nationalities", "counting")
        parts = (
            frame.select("nationalities", pl.col("counting") == "single_event")
            .explode("nationalities", empty_as_null=False)
            .unnest("nationalities")
            .with_columns(pl.when("counting").then("number").fill_null(0).alias("people"))
        )
        summed = _summed(parts, "nationality", sums="people")
        lines = self._labelled("nationality", summed)
        rest = self.answer.total.people - int(summed["people"].sum())
        return [*lines, {"nationality": None, "label": None, "incidents": self._partly_told(frame), "people": rest}]

    def by(self, facet: str, most: int | None = None) -> list[Line]:
        """Incidents and people by each choice of a facet; an incident with several choices counts in each."""
        values, labels = self.edition.facets[facet].values, facet_labels(self.edition, facet)
        incidents, people = facet_sums(self.edition, facet, self.rows)
        kept = np.flatnonzero(incidents)
        order = kept[np.lexsort((labels.ranks[kept], -incidents[kept]))][:most].tolist()
        return [
            {
                facet: values[at],
                "label": labels.words[at],
                "incidents": int(incidents[at]),
                "people": int(people[at]),
            }
            for at in order
        ]

    def sources_by_country(self) -> list[Line]:
        """Articles cited for the incidents of each country, most first."""
        frame = self._frame("country", "sources")
        return (
            frame.group_by("country")
            .agg(pl.len().alias("incidents"), pl.col("sources").sum())
            .sort("sources", "country", descending=[True, False])
            .to_dicts()
        )

    def sources_by_month(self) -> list[Line]:
        """Articles cited, by the month they were published, oldest first; those without a date come last."""
        ids = self._frame("id").rename({"id": "incident"})
        cited = self.edition.table("citations").select("incident", "published").join(ids, on="incident", how="semi")
        return (
            cited.group_by(pl.col("published").cast(pl.String).str.slice(0, _LENGTH["month"]).alias("period"))
            .agg(pl.len().alias("sources"))
            .sort("period", nulls_last=True)
            .to_dicts()
        )

    def _frame(self, *columns: str) -> pl.DataFrame:
        """Some columns of the matching incidents, with the people each adds to a sum."""
        people = pl.Series("people", self.edition.index["people"][self.rows], dtype=pl.Int64)
        return self.edition.table("incidents").select(pl.col(columns).gather(self.rows)).with_columns(people)

    def _labelled(self, facet: str, summed: pl.DataFrame) -> list[Line]:
        words = dict(zip(self.edition.facets[facet].values, facet_labels(self.edition, facet).words, strict=True))
        ordered = summed.drop_nulls(facet).sort("people", "incidents", facet, descending=[True, True, False])
        return [{facet: line[facet], "label": words[line[facet]], **line} for line in ordered.to_dicts()]

    def _partly_told(self, frame: pl.DataFrame) -> int:
        """How many single events with a figure have people whom no source breaks down."""
        told = pl.col("nationalities").list.eval(pl.element().struct.field("number")).list.sum().fill_null(0)
        return frame.filter((pl.col("counting") == "single_event") & (pl.col("people") > told)).height


def _summed(frame: pl.DataFrame, by: str, sums: str = "people") -> pl.DataFrame:
    return frame.group_by(by, maintain_order=True).agg(
        pl.len().cast(pl.Int64).alias("incidents"), pl.col(sums).sum().alias("people")
    )


def _between(names: list[str]) -> list[str]:
    """Every year or month from the first name to the last, so that a chart shows the gaps."""
    if not names:
        return []
    if len(names[0]) == _LENGTH["year"]:
        return [str(year) for year in range(int(names[0]), int(names[-1]) + 1)]
    first, last = (12 * int(name[:4]) + int(name[5:7]) - 1 for name in (names[0], names[-1]))
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(first, last + 1)]
