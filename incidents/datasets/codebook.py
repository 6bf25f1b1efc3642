"""The codebook: every public column and every allowed value, from the column list and the vocabularies."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

import polars as pl
from django.utils.translation import gettext as _
from django.utils.translation import override

from ..editions.choices import CHOICES, choice_label
from ..editions.columns import CODES, NATIONALITIES, TABLES, TIME, Column, Type
from ..editions.index import PRECISIONS
from ..editions.labels import grade_label, precision_label
from ..names import NOT_NATIONS, nationality_name

Terms = Mapping[str, Mapping[str, Mapping[str, str | None]]]
VOCABULARIES = ("exploitation", "sector", "means", "recruitment")
STANDARDS = {
    "ISO 3166-1 alpha-2": "https://www.iso.org/iso-3166-country-codes.html",
    "ISO 639": "https://www.iso.org/iso-639-language-code",
}
_TYPES: dict[Type, str] = {
    pl.String: "text",
    pl.Int64: "whole number",
    pl.Float64: "number",
    pl.Boolean: "true or false",
    pl.Date: "date",
    TIME: "time (UTC)",
    CODES: "list of text",
    NATIONALITIES: "list of code and number",
}
MISSING = "Empty in CSV and XLSX, null in JSON, GeoJSON and Parquet: not reported. Never zero."


@dataclass(frozen=True)
class Entry:
    """One column, as the codebook describes it."""

    table: str
    name: str
    type: str
    meaning: str
    unit: str
    codes: str
    how: str
    missing: str
    since: str


@dataclass(frozen=True)
class Value:
    """One allowed value, with its code in the standards of the field where these have one."""

    codes: str
    value: str
    label: str
    definition: str = ""
    broader: str = ""
    htcds: str = ""
    ctdc: str = ""
    palermo: str = ""
    ictip: str = ""


class Undocumented(Exception):
    """A public column has no meaning, no origin, or codes that nothing explains."""


def entries(table: str) -> list[Entry]:
    """All columns of one table, in the language of the request; ``Undocumented`` names one that says too little."""
    return [_entry(table, column) for column in TABLES[table]]


def values(terms: Terms) -> list[Value]:
    """The allowed values of every list of codes that is ours; ISO's lists are named, not copied."""
    found = [_term(term) for scheme in VOCABULARIES for term in terms.get(scheme, {}).values()]
    for codes, listed in CHOICES.items():
        found += [Value(codes, code, choice_label(codes, code)) for code in listed.values]
    found += [Value("place_precision", code, precision_label(code)) for code in PRECISIONS]
    found += [Value("grade", str(grade), grade_label(str(grade))) for grade in range(1, 6)]
    return found + [Value("nationality", code, nationality_name(code)) for code in NOT_NATIONS]


def terms_of(table: pl.DataFrame) -> Terms:
    """The vocabularies of a table of terms, by scheme and code."""
    found: dict[str, dict[str, Mapping[str, str | None]]] = {}
    for row in table.iter_rows(named=True):
        found.setdefault(row["scheme"], {})[row["code"]] = row
    return found


def explained(codes: str) -> bool:
    """Whether the codebook says what the values of a list of codes stand for."""
    return codes in (*STANDARDS, *VOCABULARIES, *CHOICES, "place_precision", "grade", "nationality")


def columns_csv() -> bytes:
    """The columns of all tables as CSV, in English."""
    with override("en"):
        return _csv([asdict(entry) for table in TABLES for entry in entries(table)])


def values_csv(terms: Terms) -> bytes:
    """The allowed values as CSV, in English."""
    with override("en"):
        return _csv([asdict(value) for value in values(terms)])


def type_name(kind: Type) -> str:
    """What a column's values are, in one word or two."""
    return _TYPES[kind]


def _entry(table: str, column: Column) -> Entry:
    if not (column.meaning and column.how and column.since and (not column.codes or explained(column.codes))):
        raise Undocumented(f"{table}.{column.name} lacks a meaning, an origin or an explained list of codes")
    return Entry(
        table,
        column.name,
        type_name(column.type),
        _(column.meaning),
        _(column.unit) if column.unit else "",
        column.codes,
        _(column.how),
        MISSING,
        column.since,
    )


def _term(term: Mapping[str, str | None]) -> Value:
    said = {name: term[name] or "" for name in ("broader", "htcds", "ctdc", "palermo", "ictip")}
    label, definition = (_(text) if (text := term[name]) else "" for name in ("label", "definition"))
    return Value(str(term["scheme"]), str(term["code"]), label, definition, **said)


def _csv(rows: list[dict[str, str]]) -> bytes:
    buffer = io.BytesIO()
    pl.DataFrame(rows).with_columns(pl.all().replace("", None)).write_csv(buffer)
    return buffer.getvalue()


def tables() -> Iterator[tuple[str, list[Entry]]]:
    """Every public table with its columns."""
    return ((table, entries(table)) for table in TABLES)
