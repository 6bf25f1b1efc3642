"""The codebook: every public column and every allowed value, from the column list and the vocabularies."""

import io
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import polars as pl
from django.utils.translation import get_language, gettext_noop, override
from django.utils.translation import gettext as _

from ..editions.choices import CHOICES, choice_label
from ..editions.columns import CODES, NATIONALITIES, NEVER, TABLES, TIME, Column, Type
from ..editions.definitions import defined
from ..editions.index import PRECISIONS
from ..editions.labels import grade_label, precision_label
from ..names import NOT_NATIONS, nationality_name
from .crosswalk import htcds_value, names_of

Terms = Mapping[str, Mapping[str, Mapping[str, str | None]]]
VOCABULARIES = ("exploitation", "sector", "means", "recruitment")
STANDARDS = {
    "ISO 3166-1 alpha-2": "https://www.iso.org/iso-3166-country-codes.html",
    "ISO 639": "https://www.iso.org/iso-639-language-code",
}
_TYPES: dict[Type, str] = {
    pl.String: gettext_noop("text"),
    pl.Int64: gettext_noop("whole number"),
    pl.Float64: gettext_noop("number"),
    pl.Boolean: gettext_noop("true or false"),
    pl.Date: gettext_noop("date"),
    TIME: gettext_noop("time (UTC)"),
    CODES: gettext_noop("list of text"),
    NATIONALITIES: gettext_noop("list of code and number"),
}
MISSING = gettext_noop("Not reported: empty in CSV and XLSX, null in JSON, GeoJSON and Parquet. Never zero.")
_NONE_LISTED = gettext_noop("None reported: empty in CSV and XLSX, an empty list in JSON, GeoJSON and Parquet.")
_MEANT = gettext_noop(
    "Empty in CSV and XLSX, null in JSON, GeoJSON and Parquet; the meaning says what that stands for."
)


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
    htcds: str
    ctdc: str


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
        found += [_value(codes, code, choice_label(codes, code)) for code in listed.values]
    found += [_value("place_precision", code, precision_label(code), "precision") for code in PRECISIONS]
    found += [_value("grade", str(grade), grade_label(str(grade))) for grade in range(1, 6)]
    language = get_language() or "en"
    return found + [_value("nationality", code, nationality_name(code, language)) for code in NOT_NATIONS]


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
        _(type_name(column.type)),
        _(column.meaning),
        _(column.unit) if column.unit else "",
        column.codes,
        _(column.how),
        _(_missing(column)),
        column.since,
        *names_of(table, column.name),
    )


def _missing(column: Column) -> str:
    """How nothing is written, and what it means."""
    if column.missing:
        return column.missing
    if column.name in ("id", "incident"):
        return NEVER
    if column.type in (CODES, NATIONALITIES):
        return _NONE_LISTED
    return _MEANT if "empty" in column.meaning else MISSING


def _value(codes: str, value: str, label: str, kind: str = "") -> Value:
    """A code of one of the fixed lists; ``kind`` is what the list is called among the definitions."""
    word = defined(kind or codes, value)
    if word is None:
        raise Undocumented(f"{codes}.{value} has no definition")
    return Value(codes, value, label, word.definition, htcds=htcds_value(codes, value))


def _term(term: Mapping[str, str | None]) -> Value:
    said = {name: term[name] or "" for name in ("broader", "htcds", "ctdc", "palermo", "ictip")}
    label, definition = (_(text) if (text := term[name]) else "" for name in ("label", "definition"))
    return Value(str(term["scheme"]), str(term["code"]), label, definition, **said)


def _csv(rows: list[dict[str, str]]) -> bytes:
    buffer = io.BytesIO()
    pl.DataFrame(rows).with_columns(pl.all().replace("", None)).write_csv(buffer)
    return buffer.getvalue()


def book(terms: Terms) -> dict[str, Any]:
    """The whole codebook, as its page and its file show it: ``linked`` are the lists that have their values in it."""
    listed = values(terms)
    return {
        "tables": [(table, entries(table)) for table in TABLES],
        "values": listed,
        "linked": {value.codes for value in listed},
        "standards": STANDARDS,
        "missing": _(MISSING),
    }
