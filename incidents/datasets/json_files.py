"""JSON Lines (one object a row) and GeoJSON (RFC 7946: longitude first, no point is a null geometry)."""

import io
from collections.abc import Iterator

import orjson
import polars as pl

from .notice import Notice
from .selection import Selection

SLICE = 2_000


def jsonl_of(selection: Selection) -> Iterator[bytes]:
    """One JSON object a line, with the columns' own names and types."""
    for frame in _slices(selection):
        yield _lines(frame)


def geojson_of(selection: Selection, notice: Notice) -> Iterator[bytes]:
    """One FeatureCollection of all incidents; what it is stands in the foreign member ``about``."""
    yield b'{"type":"FeatureCollection","about":' + orjson.dumps(notice.facts()) + b',"features":['
    between = b"\n"
    for frame in _slices(selection):
        # Within JSON strings line feeds are escaped, so each one here ends a feature.
        yield between + _lines(_features(frame)).rstrip(b"\n").replace(b"\n", b",\n")
        between = b",\n"
    yield b"\n]}\n"


def _slices(selection: Selection) -> Iterator[pl.DataFrame]:
    """Smaller batches: a row as JSON is five times as long as one in CSV, and is copied a few times."""
    return (part for frame in selection.frames() for part in frame.iter_slices(SLICE))


def _features(incidents: pl.DataFrame) -> pl.DataFrame:
    point = pl.struct(
        pl.lit("Point").alias("type"), pl.concat_list("longitude", "latitude").alias("coordinates"), eager=False
    )
    return incidents.select(
        pl.lit("Feature").alias("type"),
        "id",
        pl.when(pl.col("longitude").is_not_null()).then(point).alias("geometry"),
        pl.struct(pl.all()).alias("properties"),
    )


def _lines(frame: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.write_ndjson(buffer)
    return buffer.getvalue()
