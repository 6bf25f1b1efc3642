"""The files of a release: tables in CSV, Parquet and XLSX, and everything that says what they are."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson
import polars as pl
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext_noop as _

from ..editions.build import Tables
from ..editions.columns import TABLES
from . import codebook, metadata
from .archive import archive
from .changes import changes, changes_csv
from .csv_file import csv_of_frames
from .licences import licence
from .metadata import DataFile
from .notice import CAVEAT, NAME, site_name
from .package import TABLE_MEANINGS, Resource, datapackage, readme
from .parquet_file import parquet_of_frames
from .selection import BATCH
from .xlsx_file import PLAIN_ZIP_ROWS, ROWS_MOST, sheet_of_facts, sheet_of_frames, workbook

MEDIA_TYPES = {
    ".csv": "text/csv",
    ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".cff": "application/yaml",
    "": "text/plain; charset=utf-8",
}
_MEANINGS = {
    f"{NAME}.xlsx": _("All tables as sheets of one workbook."),
    "codebook.csv": _("What each column means."),
    "values.csv": _("What each code stands for, and its code in HTCDS, CTDC, the Palermo Protocol and IC-TIP."),
    "codebook.html": _("The codebook to read."),
    "codebook.css": _("How the codebook to read looks."),
    "datapackage.json": _("The tables for programs (Frictionless Data Package)."),
    "dataset.jsonld": _("The dataset for catalogues (schema.org)."),
    "croissant.json": _("The dataset for programs (Croissant)."),
    "disclosure.json": _("What the disclosure check found and did."),
    "CITATION.cff": _("How to cite."),
    "README.md": _("What this is, in words."),
    "release.json": _("What this is, for programs: edition, totals, and what it was made with."),
    "LICENSE": _("The licence."),
}


def write_files(
    tables: Tables, about: Mapping[str, Any], log: Mapping[str, Any], before: Tables | None, folder: Path
) -> None:
    """Write every file of a release; ``before`` are the tables of the release before, if there is one."""
    facts = _facts(about)
    for table in TABLES:
        _write(folder / f"{table}.csv", csv_of_frames(table, _frames(tables[table])))
        described = {name: str(value) for name, value in facts.items()}
        _write(folder / f"{table}.parquet", parquet_of_frames(table, _frames(tables[table]), described))
    _write(folder / f"{NAME}.xlsx", _workbook(tables, facts))
    data = [_data_file(path) for path in sorted(folder.iterdir()) if path.is_file()]
    meanings = {f"{table}.csv": TABLE_MEANINGS[table] for table in TABLES} | meanings_of(about["previous"])
    if before is not None:
        _write(folder / _changes_name(about["previous"]), [changes_csv(changes(before, tables))])
    for name, content in _descriptions(tables, facts, data, log).items():
        _write(folder / name, [content])
    _write(folder / "README.md", [readme(facts, meanings)])
    _pack(folder, str(about["version"]))


def meanings_of(previous: str | None) -> dict[str, str]:
    """What each file is that is no table, in English; ``previous`` is the release before, if there is one."""
    changed = {_changes_name(previous): _("Every difference to the release before.")} if previous else {}
    return _MEANINGS | changed


def _changes_name(previous: str) -> str:
    return f"changes-since-{previous}.csv"


def media_type(name: str) -> str:
    """What a file of a release is, by its name."""
    return MEDIA_TYPES.get(Path(name).suffix, "application/octet-stream")


def _facts(about: Mapping[str, Any]) -> dict[str, Any]:
    address = f"{settings.SITE_URL}/data/releases/{about['version']}/"
    year = f" ({about['as_of'][:4]})" if about["as_of"] else ""
    day = f" of {about['as_of'][:10]}" if about["as_of"] else ""
    title = f"Release {about['version']}"
    return {
        "title": title,
        "version": about["version"],
        "address": address,
        "incidents": about["incidents"],
        "incidents_in_all": about["incidents"],
        "people": about["people"],
        "edition": about["edition"],
        "as_of": about["as_of"],
        "licence": licence().name,
        "licence_url": licence().url,
        "citation": f"{site_name()}{year}: {title}. Edition {about['edition']}{day}. {address}",
        "caveat": CAVEAT,
        "codebook": f"{address}codebook.html",
    }


def in_order(tables: Tables) -> dict[str, pl.DataFrame]:
    """The tables with incidents in the order of their identities, which no reprint changes."""
    number = pl.col("id").str.slice(3).cast(pl.Int64)
    return {**tables, "incidents": tables["incidents"].sort(number)}


def _frames(table: pl.DataFrame) -> Iterator[pl.DataFrame]:
    return (table[first : first + BATCH] for first in range(0, table.height, BATCH))


def _workbook(tables: Tables, facts: dict[str, Any]) -> Iterator[bytes]:
    fitting = [table for table in TABLES if tables[table].height <= ROWS_MOST]
    missing = ", ".join(table for table in TABLES if table not in fitting)
    more = {"left_out": f"{missing}: more rows than a sheet holds, see the CSV files"} if missing else {}
    sheets = [(table, sheet_of_frames(table, _frames(tables[table]))) for table in fitting]
    large = any(tables[table].height > PLAIN_ZIP_ROWS for table in fitting)
    return workbook([*sheets, ("about", sheet_of_facts({**facts, **more}))], large)


def _descriptions(
    tables: Tables, facts: dict[str, Any], data: list[DataFile], log: Mapping[str, Any]
) -> dict[str, bytes]:
    held = {file.name: file for file in data}
    resources = [
        Resource(table, f"{table}.csv", held[f"{table}.csv"].sha256, held[f"{table}.csv"].size) for table in TABLES
    ]
    terms = codebook.terms_of(tables["terms"])
    return {
        "codebook.csv": codebook.columns_csv(),
        "values.csv": codebook.values_csv(terms),
        "codebook.html": render_to_string(
            "data/codebook_file.html", {**codebook.book(terms), "facts": facts}
        ).encode(),
        "codebook.css": Path(__file__).with_name("codebook.css").read_bytes(),
        "datapackage.json": datapackage(facts, resources),
        "dataset.jsonld": metadata.dataset(facts, data),
        "croissant.json": metadata.croissant(facts, data),
        "CITATION.cff": metadata.citation_file(facts),
        "LICENSE": metadata.licence_text(),
        "disclosure.json": orjson.dumps(log, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE),
    }


def _pack(folder: Path, version: str) -> None:
    """One zip with the CSV files and all that describes them."""
    wanted = [path for path in sorted(folder.iterdir()) if path.suffix not in (".parquet", ".xlsx") and path.is_file()]
    _write(folder / f"{NAME}-{version}.zip", archive((path.name, _parts(path)) for path in wanted))


def _parts(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            yield part


def _write(path: Path, content: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(content)


def _data_file(path: Path) -> DataFile:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return DataFile(path.name, media_type(path.name), digest, path.stat().st_size)
