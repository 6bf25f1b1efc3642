"""All tables of a query in one zip: CSV files, README, data package and codebook."""

from collections.abc import Iterator

from . import codebook
from .archive import Member, archive
from .csv_file import csv_of
from .notice import Notice
from .package import TABLE_MEANINGS, Resource, datapackage, readme
from .selection import TABLES, Selection

LARGE = 500_000


def zip_of(selection: Selection, notice: Notice) -> Iterator[bytes]:
    """The archive, written while it is sent."""
    facts = notice.facts()
    files = {f"{table}.csv": TABLE_MEANINGS[table] for table in TABLES} | {
        "codebook.csv": "What each column means.",
        "values.csv": "What each code stands for, and its code in HTCDS, CTDC, the Palermo Protocol and IC-TIP.",
        "datapackage.json": "The same for programs (Frictionless Data Package).",
    }
    members: list[Member] = [
        ("README.md", [readme(facts, files)]),
        ("datapackage.json", [datapackage(facts, [Resource(table, f"{table}.csv") for table in TABLES])]),
        ("codebook.csv", [codebook.columns_csv()]),
        ("values.csv", [codebook.values_csv(selection.edition.terms)]),
    ]
    members += [(f"{table}.csv", csv_of(selection.of(table))) for table in TABLES]
    return archive(members, large=len(selection.incidents) > LARGE)
