"""A row as it stands in a CSV file, and the rows of all incidents written once, when an edition is printed.

Empty is empty, dates are ISO, lists are joined by ``|``, and no cell is a formula to a spreadsheet. Rules: RFC 4180
with line feeds; formula cells after OWASP's "CSV injection".
"""

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from .columns import CODES, NATIONALITIES, TABLES, Column

BETWEEN = "|"
UNIT = "\x1f"
TIME_FORMAT = "%Y-%m-%dT%H:%M:%S%.6fZ"
FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"
BATCH = 10_000
_QUOTE, _LINE_FEED = b'"\n'


def csv_rows(table: str, frame: pl.DataFrame) -> bytes:
    """Rows of one public table as CSV, without a header."""
    buffer = io.BytesIO()
    cells = [cell(column) for column in TABLES[table]]
    frame.select(cells).write_csv(buffer, include_header=False, datetime_format=TIME_FORMAT)
    return buffer.getvalue()


def write_rows(incidents: pl.DataFrame, path: Path) -> pl.DataFrame:
    """Write the CSV rows of all incidents into a file; gives where each ``start``s in it, and where the last ends."""
    starts, written = [np.zeros(1, dtype=np.int64)], 0
    with path.open("wb") as file:
        for rows in _rows_of(incidents):
            starts.append(_ends(rows) + written)
            written += file.write(rows)
    frame = pl.DataFrame({"start": np.concatenate(starts)})
    if frame.height != incidents.height + 1:
        raise ValueError(f"{frame.height - 1} rows of CSV were written for {incidents.height} incidents")
    return frame


def _rows_of(incidents: pl.DataFrame) -> Iterator[bytes]:
    return (csv_rows("incidents", part) for part in incidents.iter_slices(BATCH) if part.height)


def _ends(rows: bytes) -> NDArray[np.int64]:
    """Where each row ends: at a line feed with an even number of quotes before it. Others stand within a cell."""
    characters = np.frombuffer(rows, dtype=np.uint8)
    quotes, line_feeds = (np.flatnonzero(characters == sign) for sign in (_QUOTE, _LINE_FEED))
    ends: NDArray[np.int64] = line_feeds[np.searchsorted(quotes, line_feeds) % 2 == 0] + 1
    return ends


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
