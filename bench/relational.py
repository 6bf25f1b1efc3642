"""The generated incidents as a relational database holds them, for the peers: scalars in one table, lists in others.

It is the layout that suits the peers best. Headline figures, grades and public points stand in their columns, which a
ledger would have to work out first; everything that is filtered or counted by has an index.
"""

import json
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl

Tables = dict[str, pl.DataFrame]
SCHEMES = ("exploitation", "sectors", "means", "recruitment")
LISTS = (*SCHEMES, "authorities", "authority_ids", "languages")
INDEXED = ("country", "date_start", "year", "victims", "grade", "place_precision", "cell")
CODED = {"nationalities": "code", "terms": "scheme, code", "authorities": "code", "languages": "code"}


def frames(tables: Tables) -> Tables:
    """``incidents`` with its scalar columns, its year and its cell, and four tables with a line for each list item."""
    incidents = _with_cells(tables["incidents"])
    lists = [name for name, kind in incidents.schema.items() if kind == pl.List]
    items = {
        "nationalities": _items(incidents, "nationalities").unnest("nationalities").rename({"nationality": "code"}),
        "terms": pl.concat(
            _items(incidents, name).rename({name: "code"}).with_columns(pl.lit(name).alias("scheme"))
            for name in SCHEMES
        ),
        "authorities": _items(incidents, "authorities", "authority_ids").rename(
            {"authorities": "name", "authority_ids": "code"}
        ),
        "languages": _items(incidents, "languages").rename({"languages": "code"}),
    }
    return {"incidents": incidents.drop(lists), **{name: _numbered(frame) for name, frame in items.items()}}


def write_sqlite(tables: Tables, path: Path) -> None:
    """The same in one SQLite file. ``incidents`` has its lists as JSON arrays besides, which Datasette counts by."""
    parts = frames(tables)
    parts["incidents"] = parts["incidents"].hstack(_arrays(tables["incidents"]))
    with sqlite3.connect(path) as database:
        database.execute("pragma journal_mode = off")
        for name, frame in parts.items():
            _write(database, name, frame)
        for name in INDEXED:
            database.execute(f"create index incidents_{name} on incidents ({name})")
        for name, code in CODED.items():
            database.execute(f"create index {name}_incident on {name} (incident, {code})")
            database.execute(f"create index {name}_code on {name} ({code}, incident)")
        database.execute("analyze")


def load_postgresql(tables: Tables, psql: list[str]) -> None:
    """The same in PostgreSQL, in the schema ``bench``; ``psql`` is the command that reaches the database."""
    subprocess.run([*psql, "-c", "create schema bench"], check=True)
    kinds = {pl.Int64: "bigint", pl.Int32: "integer", pl.Float64: "float8", pl.Date: "date"}
    for name, frame in frames(tables).items():
        columns = ", ".join(f"{column} {kinds.get(kind, 'text')}" for column, kind in frame.schema.items())
        subprocess.run([*psql, "-c", f"create table bench.{name} ({columns})"], check=True)
        copied = f"\\copy bench.{name} from stdin with (format csv, header)"
        subprocess.run([*psql, "-c", copied], input=frame.write_csv().encode(), check=True)
        key = "id" if name == "incidents" else "incident"
        subprocess.run(
            [*psql, "-c", f"create index on bench.{name} ({key})", "-c", f"analyze bench.{name}"], check=True
        )


def _with_cells(incidents: pl.DataFrame) -> pl.DataFrame:
    from incidents.editions.cells import cells

    longitude, latitude = (incidents[name].fill_null(float("nan")).to_numpy() for name in ("longitude", "latitude"))
    return incidents.with_columns(
        pl.Series("cell", cells(longitude, latitude), dtype=pl.Int64),
        pl.col("date_start").dt.year().cast(pl.Int64).alias("year"),
    )


def _items(incidents: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """One line an item of a list, with its place in it."""
    rows = incidents.select(pl.col("id").alias("incident"), *columns).filter(pl.col(columns[0]).list.len() > 0)
    return rows.explode(columns).with_columns(pl.int_range(pl.len()).over("incident").alias("turn"))


def _numbered(items: pl.DataFrame) -> pl.DataFrame:
    return items.with_row_index("id", offset=1).with_columns(pl.col("id").cast(pl.Int64))


def _arrays(incidents: pl.DataFrame) -> pl.DataFrame:
    codes = pl.col("nationalities").list.eval(pl.element().struct.field("nationality"))
    return incidents.select(*LISTS, codes.alias("nationalities"))


def _write(database: sqlite3.Connection, name: str, frame: pl.DataFrame) -> None:
    kinds = {pl.Int64: "integer", pl.Float64: "real"}
    columns = ", ".join(f"{column} {kinds.get(kind, 'text')}" for column, kind in frame.schema.items())
    database.execute(f"create table {name} ({columns}, primary key (id))")
    database.executemany(f"insert into {name} values ({', '.join('?' * frame.width)})", _rows(frame))


def _rows(frame: pl.DataFrame) -> Iterator[list[Any]]:
    timed = [name for name, kind in frame.schema.items() if kind in (pl.Date, pl.Datetime)]
    flat = frame.with_columns(pl.col(timed).cast(pl.String))
    for row in flat.iter_rows():
        yield [json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value for value in row]
