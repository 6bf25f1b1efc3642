"""CSV: UTF-8, one header row, and rows as :mod:`incidents.editions.csv_rows` writes them."""

from collections.abc import Iterable, Iterator

import polars as pl

from ..editions.columns import TABLES
from ..editions.csv_rows import csv_rows
from .selection import Selection

# Rows of some 400 bytes: few enough that a part is sent at once, and enough that a part costs little itself.
PART = 2_500


def csv_of(selection: Selection) -> Iterator[bytes]:
    """The selection as CSV, a batch of rows at a time. The rows of incidents stand written in the edition."""
    if selection.table != "incidents":
        return csv_of_frames(selection.table, selection.frames())
    return _written(selection)


def csv_of_frames(table: str, frames: Iterable[pl.DataFrame]) -> Iterator[bytes]:
    """Rows of one public table as CSV, the header first."""
    yield _header(table)
    for frame in frames:
        yield csv_rows(table, frame)


def _written(selection: Selection) -> Iterator[bytes]:
    yield _header(selection.table)
    for rows in selection.batches(PART):
        yield selection.edition.csv_rows(rows)


def _header(table: str) -> bytes:
    return (",".join(column.name for column in TABLES[table]) + "\n").encode()
