"""What a release says of itself to catalogues: schema.org Dataset, Croissant, and a citation file.

Croissant 1.0: https://docs.mlcommons.org/croissant/docs/croissant-spec.html. Citation File Format 1.2.0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
import polars as pl
from django.conf import settings

from ..editions.columns import TABLES, TIME, Column, Type
from .licences import licence
from .notice import CAVEAT, NAME, site_name

_CROISSANT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_TYPES: dict[Type, str] = {
    pl.Int64: "sc:Integer",
    pl.Float64: "sc:Float",
    pl.Boolean: "sc:Boolean",
    pl.Date: "sc:Date",
    TIME: "sc:DateTime",
}


@dataclass(frozen=True)
class DataFile:
    """One file of a release."""

    name: str
    media_type: str
    sha256: str
    size: int


def dataset(facts: Mapping[str, Any], files: list[DataFile]) -> bytes:
    """A schema.org Dataset with its distributions, as JSON-LD."""
    described = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        **_shared(facts),
        "isAccessibleForFree": True,
        "keywords": ["human trafficking", "rescue", "victims", "forced labour", "incidents"],
        "spatialCoverage": "World",
        "variableMeasured": [column.name for column in TABLES["incidents"]],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.name,
                "contentUrl": f"{facts['address']}{file.name}",
                "encodingFormat": file.media_type,
                "contentSize": str(file.size),
                "sha256": file.sha256,
            }
            for file in files
        ],
    }
    return _json(described)


def croissant(facts: Mapping[str, Any], files: list[DataFile]) -> bytes:
    """The same for programs that load tables: Croissant, with a record set for each CSV."""
    held = {file.name: file for file in files}
    described = {
        "@context": _CROISSANT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        **_shared(facts),
        "citeAs": facts["citation"],
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": file.name,
                "name": file.name,
                "contentUrl": f"{facts['address']}{file.name}",
                "encodingFormat": file.media_type,
                "contentSize": f"{file.size} B",
                "sha256": file.sha256,
            }
            for file in files
        ],
        "recordSet": [_record_set(table) for table in TABLES if f"{table}.csv" in held],
    }
    return _json(described)


def citation_file(facts: Mapping[str, Any]) -> bytes:
    """CITATION.cff."""
    lines = [
        "cff-version: 1.2.0",
        'message: "If you use these data, please cite them as below."',
        "type: dataset",
        f"title: {_quoted(site_name())}",
        f"version: {_quoted(facts['version'])}",
        *([f"date-released: {facts['as_of'][:10]}"] if facts["as_of"] else []),
        f"license: {licence().spdx}",
        f"url: {_quoted(facts['address'])}",
        "abstract: " + _quoted(f"{facts['title']}: {facts['incidents']} incidents. {CAVEAT}"),
        "authors:",
        f"  - name: {_quoted(site_name())}",
        f"    website: {_quoted(settings.SITE_URL)}",
        "",
    ]
    return "\n".join(lines).encode()


def _quoted(text: str) -> str:
    """A text as YAML, which takes a string as JSON writes it."""
    return orjson.dumps(text).decode()


def licence_text() -> bytes:
    """LICENSE: which licence, where its text is, and whom to name."""
    return (
        f"These data are published under {licence().name}.\n"
        f"The text of the licence: {licence().url}\n"
        f"Name as the source: {site_name()}, {settings.SITE_URL}\n"
    ).encode()


def _shared(facts: Mapping[str, Any]) -> dict[str, Any]:
    described = {
        "name": NAME,
        "alternateName": site_name(),
        "description": f"{facts['title']}. {CAVEAT}",
        "url": facts["address"],
        "version": facts["version"],
        "datePublished": facts["as_of"][:10] if facts["as_of"] else None,
        "license": licence().url,
        "creator": {"@type": "Organization", "name": site_name(), "url": settings.SITE_URL},
    }
    return {name: value for name, value in described.items() if value is not None}


def _record_set(table: str) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "field": [_field(table, column) for column in TABLES[table]],
    }


def _field(table: str, column: Column) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{table}/{column.name}",
        "name": column.name,
        "description": column.meaning,
        "dataType": _TYPES.get(column.type, "sc:Text"),
        "source": {"fileObject": {"@id": f"{table}.csv"}, "extract": {"column": column.name}},
    }


def _json(described: dict[str, Any]) -> bytes:
    return orjson.dumps(described, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
