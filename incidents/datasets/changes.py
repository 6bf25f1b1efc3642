"""What changed from one release to the next, so completely that the old tables and these lines give the new ones.

``added``, ``withdrawn`` and ``merged`` name an incident, ``merged`` also what it went into. With one that went go
its rows in other tables, and no line repeats them: what was taken back is not published once more. ``changed``
gives the field, old and new value of an incident; ``row_added`` and ``row_removed`` tell whole rows of the other
tables. Values are written as in the CSV files; a whole row, also that of an added incident, is a JSON object of
them without its empty cells.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

import orjson
import polars as pl

from ..editions.columns import RELATED, TABLES
from ..editions.csv_rows import TIME_FORMAT, cell, harmless

Tables = Mapping[str, pl.DataFrame]
BELONGING = tuple(table for table in TABLES if table != "incidents")
_KEYS = {"terms": "code", "helplines": "country"}


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
    before, after = _cells("incidents", old["incidents"]), _cells("incidents", new["incidents"])
    yield from _coming(before, after)
    yield from _going(before, after, new["withdrawn"])
    yield from _fields(before, after)
    gone = before.join(after, on="id", how="anti")["id"].implode()
    for table in BELONGING:
        stays = ~pl.col("incident").is_in(gone) if table in RELATED else pl.lit(True)
        yield from _rows(table, _cells(table, old[table]).filter(stays), _cells(table, new[table]))


def changes_csv(found: Iterator[Change]) -> bytes:
    """The differences as CSV."""
    names = [field.name for field in fields(Change)]
    frame = pl.DataFrame([vars(change) for change in found], schema=dict.fromkeys(names, pl.String), orient="row")
    told = frame.with_columns(pl.all().replace("", None)).with_columns(harmless(pl.col("reason")))
    return told.write_csv().encode()


def _cells(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Every cell as it stands in the CSV, nothing for an empty one."""
    written = frame.select([_text(cell(column), frame.schema[column.name]) for column in TABLES[table]])
    return written.with_columns(pl.all().replace("", None))


def _text(value: pl.Expr, kind: pl.DataType) -> pl.Expr:
    return value.dt.strftime(TIME_FORMAT) if isinstance(kind, pl.Datetime) else value.cast(pl.String)


def _coming(before: pl.DataFrame, after: pl.DataFrame) -> Iterator[Change]:
    for row in after.join(before, on="id", how="anti").sort("id").iter_rows(named=True):
        yield Change("added", "incidents", row["id"], new=_object(row))


def _going(before: pl.DataFrame, after: pl.DataFrame, withdrawn: pl.DataFrame) -> Iterator[Change]:
    gone = before.join(after, on="id", how="anti").join(withdrawn, on="id", how="left").sort("id")
    for identity, into, reason in gone.select("id", "merged_into", "reason").iter_rows():
        kind = "merged" if into else "withdrawn"
        yield Change(kind, "incidents", identity, new=into or "", reason=reason or "no longer public")


def _fields(before: pl.DataFrame, after: pl.DataFrame) -> Iterator[Change]:
    both = before.join(after, on="id", how="inner", suffix="_new").sort("id")
    names = [name for name in before.columns if name != "id"]
    different = [pl.col(name).ne_missing(pl.col(f"{name}_new")) for name in names]
    for row in both.filter(pl.any_horizontal(different)).iter_rows(named=True):
        for name in names:
            if row[name] != row[f"{name}_new"]:
                yield Change("changed", "incidents", row["id"], name, row[name] or "", row[f"{name}_new"] or "")


def _rows(table: str, before: pl.DataFrame, after: pl.DataFrame) -> Iterator[Change]:
    """Rows that one of the two has more often than the other, each as often as that."""
    names = before.columns
    old, new = (frame.group_by(names).len("times") for frame in (before, after))
    both = old.join(new, on=names, how="full", nulls_equal=True, coalesce=True, suffix="_new")
    times = pl.col("times_new").fill_null(0).cast(pl.Int64) - pl.col("times").fill_null(0).cast(pl.Int64)
    lines = []
    for row in both.with_columns(times.alias("more")).filter(pl.col("more") != 0).iter_rows(named=True):
        said = _object({name: row[name] for name in names})
        key = row[_KEYS.get(table, names[0])]
        added = Change("row_added", table, key, new=said)
        lines += [added if row["more"] > 0 else Change("row_removed", table, key, old=said)] * abs(row["more"])
    yield from sorted(lines, key=lambda line: (line.id, line.kind, line.old, line.new))


def _object(row: Mapping[str, Any]) -> str:
    return orjson.dumps({name: value for name, value in row.items() if value is not None}).decode()
