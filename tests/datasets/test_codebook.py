"""The codebook says what every public column and code means, and the format keeps its promises."""

import csv
import io
from dataclasses import replace
from itertools import pairwise

import pytest

from incidents.datasets import codebook, crosswalk
from incidents.datasets.package import TABLE_MEANINGS
from incidents.editions import columns
from incidents.editions.columns import FORMAT, TABLES
from incidents.models import Term
from tests.datasets.promise import broken, history, order, promised


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


def test_no_column_goes_or_changes_its_meaning_without_a_new_major_format():
    entries = history()
    assert entries == sorted(entries, key=order)
    assert [one for older, newer in pairwise(entries) for one in broken(older, newer)] == []


def test_the_newest_format_that_is_stored_is_the_one_there_is():
    """A column was added or changed: tests/datasets/promise.py says what to do."""
    newest = history()[-1]
    assert (newest["format"], newest["tables"]) == (FORMAT, promised())


def altered(**changes):
    """The present format one minor number later, with one column altered; None takes it away."""
    tables = promised()
    if changes.get("meaning", "") is None:
        del tables["counts"]["number"]
    else:
        tables["counts"]["number"] |= changes
    return {"format": "1.999", "tables": tables}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"meaning": None}, "counts.number is gone"),
        ({"meaning": "Dogs."}, "counts.number means something else"),
        ({"unit": "dogs"}, "counts.number has another type, unit or list of codes"),
        ({"type": "text"}, "counts.number has another type, unit or list of codes"),
        ({"codes": "role"}, "counts.number has another type, unit or list of codes"),
    ],
)
def test_what_a_format_takes_back_is_found(changes, said):
    newest = {"format": "1.0", "tables": promised()}
    assert broken(newest, altered(**changes)) == [said]
    assert broken(newest, altered(**changes) | {"format": "2.0"}) == []


def test_a_meaning_may_be_put_into_other_words_with_a_reason():
    newest = {"format": "1.0", "tables": promised()}
    other = altered(meaning="Persons; empty: named without a number.") | {"reworded": {"counts.number": "Plainer."}}
    assert broken(newest, other) == []


def test_a_column_may_be_added_under_a_new_minor_number():
    newest = {"format": "1.0", "tables": promised()}
    more = altered()
    more["tables"]["counts"]["new"] = more["tables"]["counts"]["number"]
    assert broken(newest, more) == []


def test_every_allowed_value_has_a_label_and_a_definition(served):
    listed = [value for value in codebook.values(served.terms) if value.codes not in codebook.VOCABULARIES]
    assert [value for value in listed if not (value.label and value.definition)] == []


def test_every_list_of_codes_that_a_column_names_is_explained(served):
    held = (
        {value.codes for value in codebook.values(served.terms)} | set(codebook.STANDARDS) | {*codebook.VOCABULARIES}
    )
    assert {column.codes for listed in TABLES.values() for column in listed if column.codes} <= held


def test_the_crosswalk_names_columns_and_values_that_there_are(served):
    assert {table for table, _ in crosswalk._COLUMNS} <= set(TABLES)
    for table, name in crosswalk._COLUMNS:
        assert name in [column.name for column in TABLES[table]]
    assert set(crosswalk._VALUES) <= {(value.codes, value.value) for value in codebook.values(served.terms)}


def test_columns_and_values_have_their_names_in_the_standards():
    columns_found = {(row["table"], row["name"]): row for row in rows(codebook.columns_csv())}
    row = columns_found["incidents", "country"]
    assert (row["htcds"], row["ctdc"]) == ("hte_Country", "CountryOfExploitation")
    values_found = {(row["codes"], row["value"]): row for row in rows(codebook.values_csv({}))}
    assert values_found["victim_status", "actual"]["htcds"] == "ActualVictimOfTrafficking"


@pytest.mark.parametrize(
    ("column", "said"),
    [
        (("incidents", "id"), "Never missing."),
        (("incidents", "means"), "an empty list"),
        (("counts", "nationality"), "the meaning says"),
        (("incidents", "victims"), "Not reported"),
        (("incidents", "url"), "Never missing."),
        (("incidents", "date_end"), "There is none"),
        (("incidents", "latitude"), "No closer place than the country"),
    ],
)
def test_each_column_says_how_what_is_missing_is_written(column, said):
    found = {(row["table"], row["name"]): row["missing"] for row in rows(codebook.columns_csv())}
    assert said in found[column]


@pytest.mark.parametrize(
    ("column", "said"), [("latitude", "gazetteer"), ("grade", "the sources"), ("victims", "the counts")]
)
def test_what_is_computed_says_from_what(column, said):
    found = {row["name"]: row["how"] for row in rows(codebook.columns_csv()) if row["table"] == "incidents"}
    assert said in found[column]


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


def test_the_columns_as_csv_name_type_and_unit():
    found = {(row["table"], row["name"]): row for row in rows(codebook.columns_csv())}
    row = found["incidents", "victims"]
    assert (row["type"], row["unit"]) == ("whole number", "people")
    assert len(found) == sum(len(listed) for listed in TABLES.values())
