"""CSV: UTF-8, one header row, ISO dates, empty is empty, lists joined by ``|``, harmless in a spreadsheet.

Rules: RFC 4180 with line feeds; formula cells after OWASP's "CSV injection".
"""

import io
from collections.abc import Iterable, Iterator

import polars as pl

from ..editions.columns import CODES, NATIONALITIES, TABLES, Column
from .selection import Selection

BETWEEN = "|"
UNIT = "\x1f"
TIME_FORMAT = "%Y-%m-%dT%H:%M:%S%.6fZ"
FORMULA = r"^[=+\-@\t\r]"


def csv_of(selection: Selection) -> Iterator[bytes]:
    """The selection as CSV, a batch of rows at a time."""
    return csv_of_frames(selection.table, selection.frames())


def csv_of_frames(table: str, frames: Iterable[pl.DataFrame]) -> Iterator[bytes]:
    """Rows of one public table as CSV, the header first."""
    columns = TABLES[table]
    yield (",".join(column.name for column in columns) + "\n").encode()
    cells = [cell(column) for column in columns]
    for frame in frames:
        buffer = io.BytesIO()
        frame.select(cells).write_csv(buffer, include_header=False, datetime_format=TIME_FORMAT)
        yield buffer.getvalue()


def cell(column: Column) -> pl.Expr:
    """A column as it stands in one flat cell."""
    value = pl.col(column.name)
    if column.type == NATIONALITIES:
        return _joined(value.list.eval(_nationality())).alias(column.name)
    if column.type == CODES and column.codes:
        return _joined(value).alias(column.name)
    if column.type == CODES:
        # Names of authorities are free text and may hold the separator; codes never do.
        names = _joined(value, UNIT).str.replace_all(BETWEEN, "/", literal=True)
        return harmless(names.str.replace_all(UNIT, BETWEEN, literal=True)).alias(column.name)
    if column.type == pl.String and not column.codes:
        return harmless(value).alias(column.name)
    return value


def _nationality() -> pl.Expr:
    number = pl.element().struct.field("number").cast(pl.String).fill_null("")
    return pl.format("{}:{}", pl.element().struct.field("nationality"), number)


def _joined(value: pl.Expr, between: str = BETWEEN) -> pl.Expr:
    """A list as one text, nothing for an empty one. Most lists have one element, which needs no joining."""
    return pl.when(value.list.len() > 1).then(value.list.join(between)).otherwise(value.list.first())


def harmless(text: pl.Expr) -> pl.Expr:
    """Text that no spreadsheet takes for a formula: an apostrophe goes before what would begin one."""
    return pl.when(text.str.contains(FORMULA)).then(pl.format("'{}", text)).otherwise(text)
