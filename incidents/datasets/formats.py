"""The formats a query can be downloaded in, and the checks that belong to each."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..editions.filters import PARAMETERS, Problem
from .csv_file import csv_of
from .json_files import geojson_of, jsonl_of
from .licences import licence
from .notice import Notice
from .parquet_file import parquet_of
from .selection import TABLES, Selection
from .xlsx_file import ROWS_MOST, xlsx_of
from .zip_file import zip_of

PAGING = ("page", "page_size")
TAKEN = ({*PARAMETERS} - {*PAGING}) | {"table", "edition"}


@dataclass(frozen=True)
class Format:
    """One file format. ``is_packed`` formats are compressed already; ``tables`` are those it can hold."""

    extension: str
    name: str
    media_type: str
    write: Callable[[Selection, Notice], Iterator[bytes]]
    is_packed: bool = False
    tables: tuple[str, ...] = TABLES
    rows_most: int | None = None


FORMATS = {
    made.extension: made
    for made in (
        Format("csv", "CSV", "text/csv; charset=utf-8", lambda selection, _: csv_of(selection)),
        Format(
            "xlsx",
            "Excel (XLSX)",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            xlsx_of,
            is_packed=True,
            rows_most=ROWS_MOST,
        ),
        Format("geojson", "GeoJSON", "application/geo+json", geojson_of, tables=("incidents",)),
        Format("jsonl", "JSON Lines", "application/jsonl", lambda selection, _: jsonl_of(selection)),
        Format("parquet", "Parquet", "application/vnd.apache.parquet", parquet_of, is_packed=True),
        Format("zip", "ZIP of CSV files", "application/zip", zip_of, is_packed=True, tables=()),
    )
}


def table_problems(chosen: Format, given: list[str]) -> list[Problem]:
    """What is wrong with the parameter ``table`` of a download, if anything."""
    if not given:
        return []
    if not chosen.tables:
        return [Problem("table", ", ".join(given), "A zip holds all tables: leave this parameter out.", valid=())]
    if len(given) > 1:
        return [Problem("table", ", ".join(given), "This parameter may be given only once.")]
    if given[0] not in chosen.tables:
        listed = ", ".join(chosen.tables)
        return [
            Problem("table", given[0], f"There is no such table in {chosen.name}; there are: {listed}.", chosen.tables)
        ]
    return []


def paging_problems(given: Mapping[str, str]) -> list[Problem]:
    """A file holds every row, so a page of it makes no sense."""
    text = "A file holds all rows of a query: leave this parameter out."
    return [Problem(name, given[name], text) for name in PAGING if name in given]


def size_problems(chosen: Format, selection: Selection) -> list[Problem]:
    """Whether a format cannot hold so many rows; the sentence points to one that can."""
    if chosen.rows_most is None or selection.height <= chosen.rows_most:
        return []
    text = (
        f"{selection.height:,} rows do not fit: {chosen.name} holds {chosen.rows_most:,} at most. "
        "Ask for .csv or .parquet, or narrow the query."
    )
    return [Problem("table", selection.table, text)]


@cache
def version() -> str:
    """A short name for how files are written: it changes with the code that writes them and with the licence."""
    digest = hashlib.sha256(licence().spdx.encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
