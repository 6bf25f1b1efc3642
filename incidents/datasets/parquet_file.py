"""Parquet: the columns' own types, with what the file is and what each column means in its metadata."""

from collections.abc import Iterable, Iterator, Mapping

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from ..editions.columns import TABLES, schema
from .notice import Notice
from .selection import Selection
from .sink import Sink


def parquet_of(selection: Selection, notice: Notice) -> Iterator[bytes]:
    """The selection as Parquet, one row group a batch; the notice stands in the key-value metadata."""
    facts = {name: "" if value is None else str(value) for name, value in notice.facts().items()}
    return parquet_of_frames(selection.table, selection.frames(), facts)


def parquet_of_frames(table: str, frames: Iterable[pl.DataFrame], facts: Mapping[str, str]) -> Iterator[bytes]:
    """Rows of one public table as Parquet."""
    arrow = _schema(table).with_metadata(dict(facts))
    sink = Sink()
    with pq.ParquetWriter(pa.PythonFile(sink, mode="w"), arrow, compression="zstd") as writer:
        for frame in frames:
            writer.write_table(_arrow(frame).cast(arrow))
            yield sink.taken()
    yield sink.taken()


def _schema(table: str) -> pa.Schema:
    """The Arrow schema of a table, each field with its meaning."""
    plain = _arrow(pl.DataFrame(schema=schema(table))).schema
    meanings = {column.name: column.meaning for column in TABLES[table]}
    return pa.schema([field.with_metadata({"description": meanings[field.name]}) for field in plain])


def _arrow(frame: pl.DataFrame) -> pa.Table:
    """The frame in the types of Arrow that every reader of Parquet knows."""
    return frame.to_arrow(compat_level=pl.CompatLevel.oldest())
