"""Tables of public rows -> the files of an edition, in a folder of their own.

Equal tables give equal bytes: rows have one order, nothing depends on the clock, and the manifest names every file's
checksum. The edition is named by its manifest.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from . import columns
from .belonging import belonging_of
from .cells import NO_CELL, cells
from .csv_rows import write_rows
from .index import index_of, search_texts
from .postings import postings_of, shares_of

MANIFEST = "manifest.json"
ROWS = "incidents.csv"
LAYOUT = 7
ONE_BATCH = 2**31
Tables = Mapping[str, pl.DataFrame]
_ORDER = {
    "counts": ["incident", "article", "nationality", "as_of", "number"],
    "citations": ["incident", "is_lead", "published", "article"],
    "involvements": ["incident", "role", "name", "authority"],
    "followups": ["incident", "date", "article", "outcome", "nationality"],
    "withdrawn": ["id"],
    "changes": ["at", "id", "revision", "kind"],
    "terms": [],
    "helplines": [],
}


def build(tables: Tables, revisions: Mapping[str, int], settings: Mapping[str, str], folder: Path) -> str:
    """Write all files of an edition into an empty folder; gives the edition's id (16 hexadecimal digits).

    ``revisions`` maps an incident's id to the revision its row was read at; ``settings`` are what rows depend on
    besides the ledger (kept in the manifest, so that the next print knows whether old rows may be used again).
    """
    incidents = _placed_in_order(tables["incidents"], revisions)
    frames = {name: _sorted(name, frame) for name, frame in tables.items() if name != "incidents"}
    frames["incidents"] = incidents.select(columns.schema("incidents").names())
    frames["index"] = index_of(incidents)
    frames["search"] = search_texts(frames["incidents"], frames["citations"], frames["involvements"])
    frames |= postings_of(frames["incidents"], frames["involvements"])
    frames["shares"] = shares_of(frames["incidents"])
    frames |= belonging_of(frames["incidents"], frames["citations"], frames["followups"])
    frames["lines"] = write_rows(frames["incidents"], folder / ROWS)
    for name, frame in frames.items():
        # One batch a file, so that a column is one run of memory when it is mapped.
        _compact(frame).write_ipc(folder / f"{name}.arrow", compression="uncompressed", record_batch_size=ONE_BATCH)
    return _write_manifest(folder, frames, settings)


def _compact(frame: pl.DataFrame) -> pl.DataFrame:
    """The same frame over buffers of its own.

    A filtered frame still holds the texts of the rows it lost, and would write them into the file: what was withdrawn
    would stay in the public bytes, and equal tables would not give equal bytes.
    """
    arrow = frame.rechunk().to_arrow(compat_level=pl.CompatLevel.oldest())
    return pl.DataFrame(arrow, schema=frame.schema)


def _placed_in_order(incidents: pl.DataFrame, revisions: Mapping[str, int]) -> pl.DataFrame:
    """Incidents with their cell, number and revision, in the order of the files: by cell, unplaced ones last."""
    cell = cells(
        incidents["longitude"].fill_null(float("nan")).to_numpy(),
        incidents["latitude"].fill_null(float("nan")).to_numpy(),
    )
    revision = pl.Series("revision", [revisions[key] for key in incidents["id"]], dtype=pl.Int64)
    return incidents.with_columns(
        pl.Series("cell", cell, dtype=pl.Int64),
        pl.col("id").str.slice(3).cast(pl.Int64).alias("number"),
        revision,
    ).sort(pl.col("cell") == NO_CELL, "cell", "number")


def _sorted(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    by = _ORDER[name]
    ordered = frame.select(columns.schema(name).names())
    descending = [column == "is_lead" for column in by]
    return ordered.sort(by, descending=descending, nulls_last=True, maintain_order=True) if by else ordered


def _write_manifest(folder: Path, frames: Tables, settings: Mapping[str, str]) -> str:
    incidents, index = frames["incidents"], frames["index"]
    moments = pl.concat([incidents["updated_at"], frames["withdrawn"]["withdrawn_at"]]).drop_nulls()
    as_of = moments.sort()[-1] if len(moments) else None
    manifest = {
        "layout": LAYOUT,
        "format": columns.FORMAT,
        "as_of": as_of.isoformat() if as_of else None,
        "incidents": incidents.height,
        "people": int(index["people"].sum()),
        "placed": int((index["cell"] >= 0).sum()),
        "withdrawn": frames["withdrawn"].height,
        "settings": dict(settings),
        "files": {path.name: _digest(path) for path in sorted(folder.iterdir())},
    }
    text = json.dumps(manifest, indent=1, sort_keys=True) + "\n"
    (folder / MANIFEST).write_text(text)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _digest(path: Path) -> dict[str, str | int]:
    with path.open("rb") as file:
        return {"sha256": hashlib.file_digest(file, "sha256").hexdigest(), "size": path.stat().st_size}
