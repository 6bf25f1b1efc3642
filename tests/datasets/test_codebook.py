"""The codebook says what every public column and code means, and the format keeps its promises."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from incidents.datasets import codebook
from incidents.datasets.package import TABLE_MEANINGS
from incidents.editions import columns
from incidents.editions.columns import FORMAT, TABLES
from incidents.models import Term

STORED = Path(__file__).parent / "columns.json"


def promised():
    """What others rely on: for each column its type, its unit and its list of codes."""
    return {
        table: {
            column.name: {"type": codebook.type_name(column.type), "unit": column.unit, "codes": column.codes}
            for column in listed
        }
        for table, listed in TABLES.items()
    }


def test_every_column_of_every_table_has_an_entry():
    for table, listed in TABLES.items():
        assert [entry.name for entry in codebook.entries(table)] == [column.name for column in listed]


@pytest.mark.parametrize("lacking", [{"meaning": ""}, {"how": ""}, {"since": ""}, {"codes": "nobody explains this"}])
def test_a_column_that_says_too_little_fails(monkeypatch, lacking):
    first = replace(TABLES["counts"][0], **lacking)
    monkeypatch.setitem(columns.TABLES, "counts", (first, *TABLES["counts"][1:]))
    with pytest.raises(codebook.Undocumented, match="counts.incident"):
        codebook.entries("counts")


def test_every_table_says_what_it_holds():
    assert set(TABLE_MEANINGS) == set(TABLES)


def test_no_column_goes_or_changes_without_a_new_major_format():
    """Store the columns anew when one is added; when one goes or changes, raise the major number of FORMAT too."""
    stored = json.loads(STORED.read_text())
    assert FORMAT.split(".")[0] >= stored["format"].split(".")[0]
    if FORMAT.split(".")[0] == stored["format"].split(".")[0]:
        for table, listed in stored["tables"].items():
            assert promised()[table].items() >= listed.items()


def test_the_stored_columns_are_those_there_are():
    stored = json.loads(STORED.read_text())
    assert stored == {"format": FORMAT, "tables": promised()}


@pytest.mark.django_db
def test_every_code_a_term_has_in_a_standard_is_in_the_values(serve):
    terms = [
        {**{name: getattr(term, name) for name in ("scheme", "code", "label", "definition")}, "broader": None}
        | {name: getattr(term, name) for name in ("htcds", "ctdc", "palermo", "ictip")}
        for term in Term.objects.all()
    ]
    found = {(row["codes"], row["value"]): row for row in rows(codebook.values_csv(grouped(terms)))}
    for term in terms:
        row = found[term["scheme"], term["code"]]
        assert row["definition"] == term["definition"]
        assert [row[name] for name in ("htcds", "ctdc", "palermo", "ictip")] == [
            term[name] or "" for name in ("htcds", "ctdc", "palermo", "ictip")
        ]
    assert any(row["htcds"] for row in found.values())


def grouped(terms):
    found = {}
    for term in terms:
        found.setdefault(term["scheme"], {})[term["code"]] = term
    return found


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode())))


def test_the_columns_as_csv_name_type_meaning_and_how_missing_is_written():
    found = {(row["table"], row["name"]): row for row in rows(codebook.columns_csv())}
    row = found["incidents", "victims"]
    assert (row["type"], row["unit"]) == ("whole number", "people")
    assert "not reported" in row["missing"]
    assert len(found) == sum(len(listed) for listed in TABLES.values())
