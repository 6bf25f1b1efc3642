"""What an answer rests on: where people were found, who says so, and how well that is sourced."""

from dataclasses import dataclass

import numpy as np

from .labels import facet_labels
from .query import Answer

# Naming outlets reads their texts, line by line; of more incidents than this only the number of articles is told.
NAMED_UP_TO = 500
Counted = list[tuple[str, str, int]]


@dataclass(frozen=True)
class Basis:
    """Countries and grades as (code, label, incidents), most incidents or best grade first; articles; outlets.

    ``outlets`` are names, those that report most incidents first; None where the answer is too wide to name them.
    """

    countries: Counted
    grades: Counted
    articles: int
    outlets: list[str] | None


def basis(answer: Answer) -> Basis:
    """What the incidents of an answer rest on."""
    rows = answer.positions()
    articles = answer.edition.table("incidents")["sources"].fill_null(0).to_numpy()[rows]
    return Basis(
        countries=_counted(answer, "country"),
        grades=sorted(_counted(answer, "grade"), reverse=True),
        articles=int(articles.sum()),
        outlets=_outlets(answer) if len(rows) <= NAMED_UP_TO else None,
    )


def _counted(answer: Answer, facet: str) -> Counted:
    edition = answer.edition
    incidents = answer.held(facet)[0]
    words, values = facet_labels(edition, facet), edition.facets[facet].values
    kept = np.flatnonzero(incidents)
    order = kept[np.lexsort((words.ranks[kept], -incidents[kept]))].tolist()
    return [(values[at], words.words[at], int(incidents[at])) for at in order]


def _outlets(answer: Answer) -> list[str]:
    edition = answer.edition
    chosen = np.zeros(edition.height, dtype=bool)
    chosen[answer.positions()] = True
    lines = np.flatnonzero(chosen[edition.column("cited", "row")])
    names = edition.table("citations")["outlet"].gather(lines).drop_nulls().rename("outlet")
    found = names.value_counts(name="articles").sort("articles", "outlet", descending=[True, False])
    return found["outlet"].to_list()
