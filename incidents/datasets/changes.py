"""What changed from one release to the next, so completely that the old tables and these lines give the new ones.

``added`` and ``withdrawn`` name incidents, ``merged`` also the one it went into; ``changed`` gives field, old and new
value of an incident; ``row_added`` and ``row_removed`` give whole rows of the other tables, as JSON.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

import orjson
import polars as pl

from ..editions.columns import TABLES
from .csv_file import cell

Tables = Mapping[str, pl.DataFrame]
BELONGING = tuple(table for table in TABLES if table != "incidents")


@dataclass(frozen=True)
class Change:
    """One difference between two releases; what does not apply is empty."""

    kind: str
    table: str
    id: str
    field: str = ""
    old: str = ""
    new: str = ""
    reason: str = ""


def changes(old: Tables, new: Tables) -> Iterator[Change]:
    """Every difference, incidents first."""
    yield from _coming_and_going(old, new)
    yield from _fields(old["incidents"], new["incidents"])
    for table in BELONGING:
        yield from _rows(table, old[table], new[table])


def changes_csv(found: Iterator[Change]) -> bytes:
    """The differences as CSV."""
    names = [field.name for field in fields(Change)]
    frame = pl.DataFrame([vars(change) for change in found], schema=dict.fromkeys(names, pl.String), orient="row")
    return frame.with_columns(pl.all().replace("", None)).write_csv().encode()


def _coming_and_going(old: Tables, new: Tables) -> Iterator[Change]:
    before, after = old["incidents"].select("id"), new["incidents"].select("id")
    for (identity,) in after.join(before, on="id", how="anti").sort("id").iter_rows():
        yield Change("added", "incidents", identity)
    gone = before.join(after, on="id", how="anti").join(new["withdrawn"], on="id", how="left").sort("id")
    for identity, into, reason in gone.select("id", "merged_into", "reason").iter_rows():
        kind = "merged" if into else "withdrawn"
        yield Change(kind, "incidents", identity, new=into or "", reason=reason or "no longer public")


def _fields(old: pl.DataFrame, new: pl.DataFrame) -> Iterator[Change]:
    both = _flat(old).join(_flat(new), on="id", how="inner", suffix="_new").sort("id")
    names = [column.name for column in TABLES["incidents"] if column.name != "id"]
    different = [pl.col(name).ne_missing(pl.col(f"{name}_new")) for name in names]
    for row in both.filter(pl.any_horizontal(different)).iter_rows(named=True):
        for name in names:
            if row[name] != row[f"{name}_new"]:
                yield Change("changed", "incidents", row["id"], name, row[name] or "", row[f"{name}_new"] or "")


def _flat(incidents: pl.DataFrame) -> pl.DataFrame:
    """Every cell as it stands in the CSV."""
    return incidents.select([_text(cell(column)) for column in TABLES["incidents"]])


def _text(value: pl.Expr) -> pl.Expr:
    return value.cast(pl.String)


def _rows(table: str, old: pl.DataFrame, new: pl.DataFrame) -> Iterator[Change]:
    names = [column.name for column in TABLES[table]]
    before, after = (frame.group_by(names).len("times") for frame in (old, new))
    both = before.join(after, on=names, how="full", nulls_equal=True, coalesce=True, suffix="_new")
    more = both.with_columns(
        (pl.col("times_new").fill_null(0) - pl.col("times").fill_null(0).cast(pl.Int64)).alias("n")
    )
    key = "code" if table == "terms" else names[0]
    lines = []
    for row in more.filter(pl.col("n") != 0).iter_rows(named=True):
        said = orjson.dumps({name: row[name] for name in names}).decode()
        added = row["n"] > 0
        line = Change(
            "row_added" if added else "row_removed",
            table,
            row[key],
            old="" if added else said,
            new=said if added else "",
        )
        lines += [line] * abs(row["n"])
    yield from sorted(lines, key=lambda line: (line.id, line.kind, line.old, line.new))
