"""A Frictionless data package: what the files beside it hold, for people (README) and for programs (JSON).

Data Package and Table Schema as of https://specs.frictionlessdata.io/.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
import polars as pl
from django.utils.translation import gettext_noop as _
from django.utils.translation import override

from ..editions.columns import FORMAT, TABLES, TIME, Column, Type
from ..editions.csv_rows import TIME_FORMAT
from .licences import licence
from .notice import NAME, site_name

TABLE_MEANINGS = {
    "incidents": _("One row an incident."),
    "counts": _("How many people each article reports, by nationality (an empty nationality: all people)."),
    "citations": _("What each article says of an incident as a whole."),
    "involvements": _("Authorities and their part in an incident."),
    "followups": _("What happened to the people next, as reported."),
    "withdrawn": _("Incidents that were withdrawn, with date and reason; their ids are never used again."),
    "changes": _("What was added, changed and withdrawn, and when."),
    "terms": _("The vocabularies, with their codes in the standards of the field."),
    "helplines": _("Help lines by country, each with the page it was read on and when it was last confirmed."),
}
_KEYS = {"incidents": ["id"], "withdrawn": ["id"]}
_TYPES: dict[Type, str] = {pl.Int64: "integer", pl.Float64: "number", pl.Boolean: "boolean", pl.Date: "date"}


@dataclass(frozen=True)
class Resource:
    """One CSV file of the package; hash and size where they are known beforehand."""

    table: str
    path: str
    sha256: str = ""
    size: int = 0


def datapackage(facts: Mapping[str, Any], resources: Iterable[Resource]) -> bytes:
    """The text of ``datapackage.json``."""
    described = {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": f"{site_name()}: {facts['title']}",
        "description": facts["caveat"],
        "homepage": facts["address"],
        "version": facts.get("version", facts["edition"]),
        "created": facts["as_of"],
        "licenses": [{"name": licence().spdx, "title": licence().name, "path": licence().url}],
        "format": FORMAT,
        "edition": facts["edition"],
        "citation": facts["citation"],
        "incidents": facts["incidents"],
        "people": facts["people"],
        "resources": [_resource(resource) for resource in resources],
    }
    kept = {name: value for name, value in described.items() if value is not None}
    return orjson.dumps(kept, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def readme(facts: Mapping[str, Any], files: Mapping[str, str]) -> bytes:
    """The text of ``README.md``: what this is, the files with their meaning, how to cite."""
    lines = [
        f"# {site_name()}",
        "",
        f"{facts['title']}: {facts['incidents']:,} of {facts['incidents_in_all']:,} incidents, "
        f"{facts['people']:,} people in single events.",
        "",
        f"- Address: {facts['address']}",
        f"- Edition: {facts['edition']}",
        f"- Date of the last change in it: {facts['as_of'] or 'none'}",
        f"- Format: {FORMAT}",
        f"- Licence: {facts['licence']}, {facts['licence_url']}",
        f"- Codebook: {facts['codebook']}",
        "",
        "## How to cite",
        "",
        facts["citation"],
        "",
        "## Mind",
        "",
        facts["caveat"],
        "",
        "## Files",
        "",
        *[f"- `{name}`: {meaning}" for name, meaning in files.items()],
        "",
        "CSV is UTF-8 with one header row. An empty cell means not reported. Lists are joined by `|`; nationalities "
        "are written `VN:389|ID:143`, and `NP:` where a source names a nationality without a number. A text that a "
        "spreadsheet would run as a formula has an apostrophe before it.",
        "",
    ]
    return "\n".join(lines).encode()


def _resource(resource: Resource) -> dict[str, Any]:
    known = {"hash": f"sha256:{resource.sha256}", "bytes": resource.size} if resource.sha256 else {}
    return {
        "profile": "tabular-data-resource",
        "name": resource.table,
        "path": resource.path,
        "description": TABLE_MEANINGS[resource.table],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **known,
        "schema": table_schema(resource.table),
    }


def table_schema(table: str) -> dict[str, Any]:
    """The Table Schema of one table's CSV."""
    with override("en"):
        schema: dict[str, Any] = {"fields": [_field(column) for column in TABLES[table]], "missingValues": [""]}
    if table in _KEYS:
        schema["primaryKey"] = _KEYS[table]
    if "incident" in (column.name for column in TABLES[table]):
        schema["foreignKeys"] = [
            {"fields": ["incident"], "reference": {"resource": "incidents", "fields": ["id"]}},
        ]
    return schema


def _field(column: Column) -> dict[str, Any]:
    described = {"name": column.name, "type": _TYPES.get(column.type, "string"), "description": column.meaning}
    if column.type == TIME:
        described |= {"type": "datetime", "format": TIME_FORMAT.replace("%.6f", ".%f")}
    if column.unit:
        described["unit"] = column.unit
    if column.codes:
        described["codes"] = column.codes
    return described
