"""What an answer rests on: where people were found, who says so, and how well that is sourced."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from .labels import facet_labels
from .query import Answer

# Naming outlets reads their texts, line by line; of more incidents than this only the number of articles is told.
NAMED_UP_TO = 500
Counted = list[tuple[str, str, int, int]]
Unit = Literal["incidents", "people"]


@dataclass(frozen=True)
class Basis:
    """Countries and grades as (code, label, incidents, people); how many articles; outlets.

    The best grade comes first, and the country with the most incidents, or people. ``outlets`` are names, those that
    report most incidents first; None where the answer is too wide to name them.
    """

    countries: Counted
    grades: Counted
    articles: int
    outlets: list[str] | None


def basis(answer: Answer, by: Unit = "incidents") -> Basis:
    """What the incidents of an answer rest on; countries in the order of the incidents or the people found there."""
    rows = answer.positions()
    articles = answer.edition.table("incidents")["sources"].fill_null(0).to_numpy()[rows]
    return Basis(
        countries=_counted(answer, "country", by),
        grades=sorted(_counted(answer, "grade", "incidents"), reverse=True),
        articles=int(articles.sum()),
        outlets=_outlets(answer) if len(rows) <= NAMED_UP_TO else None,
    )


def _counted(answer: Answer, facet: str, by: Unit) -> Counted:
    edition = answer.edition
    incidents, people = answer.held(facet)
    first = people if by == "people" else incidents
    words, values = facet_labels(edition, facet), edition.facets[facet].values
    kept = np.flatnonzero(incidents)
    order = kept[np.lexsort((words.ranks[kept], -first[kept]))].tolist()
    return [(values[at], words.words[at], int(incidents[at]), int(people[at])) for at in order]


def _outlets(answer: Answer) -> list[str]:
    edition = answer.edition
    chosen = np.zeros(edition.height, dtype=bool)
    chosen[answer.positions()] = True
    lines = np.flatnonzero(chosen[edition.column("cited", "row")])
    names = edition.table("citations")["outlet"].gather(lines).drop_nulls().rename("outlet")
    found = names.value_counts(name="articles").sort("articles", "outlet", descending=[True, False])
    return found["outlet"].to_list()
