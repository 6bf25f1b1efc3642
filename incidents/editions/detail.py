"""One incident with everything the record holds of it."""

import re
from collections.abc import Collection, Sequence
from itertools import islice
from typing import Any

import polars as pl

from .columns import RELATED
from .edition import Edition

_ID = re.compile(r"TI-(\d{5,18})", re.ASCII)


def incident(edition: Edition, identity: str) -> dict[str, Any] | None:
    """All public columns of one incident, with ``counts``, ``citations``, ``involvements``, ``followups`` and
    ``history`` (its changes, oldest first); None where the edition has no such incident."""
    row = edition.row_of.get(_number(identity))
    if row is None:
        return None
    found: dict[str, Any] = edition.table("incidents").row(row, named=True)
    for table in RELATED:
        found[table] = _of_incident(edition.table(table), identity)
    found["history"] = edition.table("changes").filter(pl.col("id") == identity).drop("id").to_dicts()
    return found


def holds(edition: Edition, identity: str) -> bool:
    """Whether the edition has an incident of this id."""
    return _number(identity) in edition.row_of


def is_number(identity: str) -> bool:
    """Whether an incident may be called so."""
    return _number(identity) > 0


def withdrawn(edition: Edition, identity: str) -> dict[str, Any] | None:
    """Id, time and reason of a withdrawn incident, and the language of the reason; None where it was not withdrawn."""
    rows = edition.table("withdrawn").filter(pl.col("id") == identity)
    found = rows.drop("merged_into", strict=False).to_dicts()
    # An edition printed before languages of reasons were recorded has no such column.
    return {"written_in": None, **found[0]} if found else None


def merged_into(edition: Edition, identity: str) -> str | None:
    """The id of the incident that this one is part of now; None where it was not merged."""
    # An edition printed before incidents could be merged has no such column.
    found = edition.table("withdrawn").filter(pl.col("id") == identity).get_column("merged_into", default=None)
    return found[0] if found is not None and len(found) else None


def outlets(edition: Edition, identities: list[str]) -> dict[str, list[str]]:
    """Who reports each of these incidents, each outlet once; the outlet of the leading article comes first."""
    table = edition.table("citations")
    asked = pl.Series("incident", identities, dtype=pl.String)
    edges = [table["incident"].search_sorted(asked, side=side).to_list() for side in ("left", "right")]
    spans = [range(*pair) for pair in zip(*edges, strict=True)]
    # Read in one go; an incident's citations lie together, the leading one first (build.py).
    told = iter(table["outlet"].gather([row for span in spans for row in span]).to_list())
    return {
        identity: [outlet for outlet in dict.fromkeys(islice(told, len(span))) if outlet is not None]
        for identity, span in zip(identities, spans, strict=True)
    }


def numbers_beside(
    edition: Edition, identities: Sequence[str], nationalities: Collection[str]
) -> list[tuple[int, int]]:
    """For each of these incidents that any source gives a number for one of these nationalities: the lowest and the
    highest such number. The breakdowns of the incidents need not hold it."""
    found = []
    for identity in identities:
        counts = _of_incident(edition.table("counts"), identity)
        told = [c["number"] for c in counts if c["nationality"] in nationalities and c["number"] is not None]
        if told:
            found.append((min(told), max(told)))
    return found


def _of_incident(table: pl.DataFrame, identity: str) -> list[dict[str, Any]]:
    """The rows of one incident in a table that is sorted by incident."""
    first = table["incident"].search_sorted(identity, side="left")
    last = table["incident"].search_sorted(identity, side="right")
    return table[first:last].drop("incident").to_dicts()


def _number(identity: str) -> int:
    match = _ID.fullmatch(identity)
    return int(match[1]) if match and f"TI-{int(match[1]):05d}" == identity else 0
