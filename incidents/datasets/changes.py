"""What changed from one release to the next, so completely that the old tables and these lines give the new ones.

``added``, ``withdrawn`` and ``merged`` name an incident, ``merged`` also what it went into. With one that went go
its rows in other tables. ``changed`` gives the field and new value of an incident. Where a row of another table went,
``rows_replaced`` names to whom it belonged, and all rows that are theirs now follow as ``row_added``. Values are
written as in the CSV files; a whole row, also that of an added incident, is a JSON object of them without its empty
cells.

No line repeats what was taken back: nobody can tell from a changed place, text or link whether it was a slip or put
somebody at risk. Old values are told of figures and codes alone.
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
NOT_REPEATED = "the old value is not repeated"
# Figures and codes that lead to nobody; what is not named here, a new column too, is told as it is now alone.
_REPEATED = frozenset(
    {
        *("exploitation", "sectors", "means", "recruitment", "victim_status", "status_decided_by", "counting"),
        *("victims", "victims_low", "victims_high", "victims_qualifier", "headline_rule", "headline_sources"),
        *("headline_voices", "nationalities_reported", "remainder", "arrests", "languages"),
        *("grade", "grade_reason", "sources", "published_at", "updated_at", "written_in"),
    }
)
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
                yield _changed(row["id"], name, row[name] or "", row[f"{name}_new"] or "")


def _changed(identity: str, name: str, old: str, new: str) -> Change:
    told = not old or name in _REPEATED
    return Change("changed", "incidents", identity, name, old if told else "", new, "" if told else NOT_REPEATED)


def _rows(table: str, before: pl.DataFrame, after: pl.DataFrame) -> Iterator[Change]:
    """The rows that are more now; of whom one went, that all are replaced, and each row they have now."""
    names = before.columns
    key = _KEYS.get(table, names[0])
    old, new = (frame.group_by(names).len("times") for frame in (before, after))
    both = old.join(new, on=names, how="full", nulls_equal=True, coalesce=True, suffix="_new")
    times, earlier = (pl.col(name).fill_null(0).cast(pl.Int64) for name in ("times_new", "times"))
    replaced = both.filter(times < earlier)[key].unique()
    for identity in replaced.sort():
        yield Change("rows_replaced", table, identity, reason=NOT_REPEATED)
    more = pl.when(pl.col(key).is_in(replaced.implode())).then(times).otherwise(times - earlier)
    lines = []
    for row in both.with_columns(more.alias("more")).filter(pl.col("more") > 0).iter_rows(named=True):
        lines += [Change("row_added", table, row[key], new=_object({name: row[name] for name in names}))] * row["more"]
    yield from sorted(lines, key=lambda line: (line.id, line.new))


def _object(row: Mapping[str, Any]) -> str:
    return orjson.dumps({name: value for name, value in row.items() if value is not None}).decode()
