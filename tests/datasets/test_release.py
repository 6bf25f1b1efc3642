"""Releases: complete, immutable, the same bytes when made again, and explained by their changes."""

import csv
import hashlib
import io
import json
from zipfile import ZipFile

import openpyxl
import polars as pl
import pytest
import yaml
from django.core.management import CommandError, call_command
from frictionless import Package

from incidents.datasets import release
from incidents.editions.columns import TABLES
from incidents.editions.store import current
from tests.editions.conftest import incident_row
from tests.served import awkward, campaign, clark, count, related


@pytest.fixture(autouse=True)
def _own_releases(settings, tmp_path):
    settings.RELEASES = str(tmp_path / "releases")


def made(version="2026-05"):
    return release.make(current(), version)


def bytes_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_release_holds_every_table_in_three_formats_and_all_that_describes_them(served):
    held = set(bytes_of(made().folder))
    tables = {f"{table}{suffix}" for table in TABLES for suffix in (".csv", ".parquet")}
    described = {
        "README.md",
        "codebook.csv",
        "values.csv",
        "codebook.html",
        "datapackage.json",
        "dataset.jsonld",
        "croissant.json",
        "disclosure.json",
        "CITATION.cff",
        "LICENSE.txt",
        "checksums.txt",
        "release.json",
        "rescue-record.xlsx",
        "rescue-record-2026-05.zip",
    }
    assert held == tables | described


def test_the_three_formats_of_a_table_agree(served):
    folder = made().folder
    sheets = openpyxl.load_workbook(folder / "rescue-record.xlsx", read_only=True)
    for table in TABLES:
        texts = list(csv.reader((folder / f"{table}.csv").read_text().splitlines(keepends=True)))
        parquet = pl.read_parquet(folder / f"{table}.parquet")
        rows = list(sheets[table].iter_rows(values_only=True))
        assert texts[0] == parquet.columns == list(rows[0])
        assert len(texts) == parquet.height + 1 == len(rows)


def test_the_data_package_is_valid_with_its_checksums_keys_and_references(served):
    report = Package(str(made().folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])


def test_the_zip_is_a_data_package_of_its_own(served, tmp_path):
    with ZipFile(made().folder / "rescue-record-2026-05.zip") as packed:
        packed.extractall(tmp_path / "unpacked")
    assert Package(str(tmp_path / "unpacked" / "datapackage.json")).validate().valid


def test_every_distribution_tells_the_checksum_of_its_file(served):
    folder = made().folder
    for name in ("dataset.jsonld", "croissant.json"):
        for file in json.loads((folder / name).read_text())["distribution"]:
            assert hashlib.sha256((folder / file["name"]).read_bytes()).hexdigest() == file["sha256"]


def test_croissant_names_every_column_of_every_table(served):
    described = json.loads((made().folder / "croissant.json").read_text())
    fields = {one["@id"]: [field["name"] for field in one["field"]] for one in described["recordSet"]}
    assert fields == {table: [column.name for column in columns] for table, columns in TABLES.items()}


def test_the_citation_file_names_version_date_and_licence(served):
    cited = yaml.safe_load((made().folder / "CITATION.cff").read_text())
    assert (cited["version"], cited["license"], str(cited["date-released"])) == ("2026-05", "CC-BY-4.0", "2026-05-01")


def test_withdrawn_incidents_stay_as_tombstones(served):
    assert "TI-00004" in (made().folder / "withdrawn.csv").read_text()


def test_a_version_is_released_once(served):
    made()
    with pytest.raises(release.ReleaseError, match="already"):
        made()


@pytest.mark.parametrize("version", ["", "may", "../x", "2026-05/..", "1", "2026-5"])
def test_a_version_that_is_none_is_refused(served, version):
    with pytest.raises(release.ReleaseError, match="no version"):
        made(version)


def test_the_same_edition_makes_the_same_bytes(served, settings, tmp_path):
    first = bytes_of(made().folder)
    settings.RELEASES = str(tmp_path / "elsewhere")
    assert bytes_of(made().folder) == first


def test_a_release_stays_as_it_is_when_the_record_goes_on(serve):
    serve(clark(), **related())
    first = made()
    before = bytes_of(first.folder)
    serve(awkward(), campaign())
    made("2026-06")
    assert bytes_of(first.folder) == before
    assert release.verify(first) == []


def test_releases_are_listed_newest_first(serve):
    serve(clark())
    for version in ("2026-09", "2026-10", "2026-10.2", "2026-11"):
        made(version)
    assert [one.version for one in release.releases()] == ["2026-11", "2026-10.2", "2026-10", "2026-09"]


def test_a_release_that_was_not_touched_holds(served):
    made()
    call_command("verify_release")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("counts.csv", b"x", "counts.csv does not have its checksum"),
        ("README.md", None, "README.md is missing"),
        ("more.txt", b"x", "more.txt was added"),
    ],
)
def test_a_release_that_was_touched_does_not_hold(served, name, content, said):
    path = made().folder / name
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(CommandError, match=said):
        call_command("verify_release", "2026-05")


def test_a_total_that_was_changed_together_with_its_checksum_is_found(served):
    one = made()
    path = one.folder / "incidents.csv"
    old = hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_text(path.read_text().replace(",1048,", ",1049,"))
    sums = one.folder / "checksums.txt"
    sums.write_text(sums.read_text().replace(old, hashlib.sha256(path.read_bytes()).hexdigest()))
    assert any("1049 people, not 1048" in problem for problem in release.verify(one))


def test_the_command_names_the_releases_there_are(served):
    made()
    with pytest.raises(CommandError, match="there are: 2026-05"):
        call_command("verify_release", "2025-01")


def test_the_command_releases_the_current_edition(served, capsys):
    call_command("release", "2026-05")
    assert release.find("2026-05").edition == served.id
    assert "3 incidents, 1048 people" in capsys.readouterr().out


def test_without_an_edition_there_is_nothing_to_release():
    with pytest.raises(CommandError, match="print_edition"):
        call_command("release", "2026-05")


def changes_between(first, second):
    text = (second.folder / f"changes-since-{first.version}.csv").read_text()
    return list(csv.DictReader(io.StringIO(text)))


def test_the_first_release_has_no_changes_file(served):
    assert not [name for name in bytes_of(made().folder) if name.startswith("changes-since")]


def test_changes_name_what_was_added_changed_and_withdrawn_with_the_reason(serve):
    serve(clark(), awkward(), **related())
    first = made()
    gone = [{**related()["withdrawn"][0], "id": "TI-00002", "reason": "It was reported twice."}]
    serve({**clark(), "victims": 1050, "title": "A raid at Clark"}, campaign(), **{**related(), "withdrawn": gone})
    lines = [line for line in changes_between(first, made("2026-06")) if line["table"] == "incidents"]
    told = [(line["kind"], line["id"], line["field"], line["old"], line["new"], line["reason"]) for line in lines]
    assert told == [
        ("added", "TI-00003", "", "", "", ""),
        ("withdrawn", "TI-00002", "", "", "", "It was reported twice."),
        ("changed", "TI-00001", "title", "Raid at Clark", "A raid at Clark", ""),
        ("changed", "TI-00001", "victims", "1048", "1050", ""),
    ]


def test_changes_tell_into_which_incident_a_duplicate_went(serve):
    serve(clark(), awkward(), **related())
    first = made()
    stone = {**related()["withdrawn"][0], "id": "TI-00002", "reason": "Twice.", "merged_into": "TI-00001"}
    serve(clark(), **{**related(), "withdrawn": [stone]})
    line = next(line for line in changes_between(first, made("2026-06")) if line["table"] == "incidents")
    assert (line["kind"], line["id"], line["new"], line["reason"]) == ("merged", "TI-00002", "TI-00001", "Twice.")


def test_changes_explain_every_difference(serve):
    """The old release and the changes give the new release: cell by cell for incidents, row by row for the rest."""
    serve(clark(), awkward(), incident_row(8), **related())
    first = made()
    later = related()
    later["counts"] = [*later["counts"][2:], *2 * [count("TI-00003", "AR-00003", "VN", 7)]]
    serve({**clark(), "arrests": None, "means": ["debt"]}, {**awkward(), "victims": 9}, campaign(), **later)
    second = made("2026-06")
    lines = changes_between(first, second)

    old, new = ({row["id"]: row for row in rows(one, "incidents")} for one in (first, second))
    for line in lines:
        if line["kind"] == "withdrawn":
            del old[line["id"]]
        elif line["kind"] == "added":
            old[line["id"]] = new[line["id"]]
        elif line["kind"] == "changed":
            assert old[line["id"]][line["field"]] == line["old"]
            old[line["id"]][line["field"]] = line["new"]
    assert old == new

    for table in ("counts", "citations", "involvements", "followups"):
        held = [json.dumps(row) for row in objects(first, table)]
        for line in lines:
            if line["table"] == table and line["kind"] == "row_added":
                held.append(json.dumps(json.loads(line["new"])))
            elif line["table"] == table:
                held.remove(json.dumps(json.loads(line["old"])))
        assert sorted(held) == sorted(json.dumps(row) for row in objects(second, table))


def rows(one, table):
    return list(csv.DictReader(io.StringIO((one.folder / f"{table}.csv").read_text(), newline="")))


def objects(one, table):
    frame = pl.read_parquet(one.folder / f"{table}.parquet")
    return [json.loads(line) for line in frame.write_ndjson().splitlines()]


def few_children(**children):
    return incident_row(1, victims=20, women=15, men=2, **children)


def released_incident():
    return rows(made(), "incidents")[0]


def test_the_sex_of_a_few_children_in_a_small_place_is_not_released(serve):
    serve(few_children(girls=2, boys=1, minors=3))
    row = released_incident()
    assert (row["girls"], row["boys"], row["minors"], row["women"], row["victims"]) == ("", "", "3", "15", "20")


def test_minors_are_what_girls_and_boys_add_up_to_where_only_those_are_told(serve):
    serve(few_children(girls=2, boys=1))
    assert released_incident()["minors"] == "3"


def test_many_children_or_a_large_place_stay_as_they_are(serve):
    serve(few_children(girls=5, boys=4, minors=9))
    assert released_incident()["girls"] == "5"
    serve(few_children(girls=1, place_precision="province"))
    assert rows(made("2026-06"), "incidents")[0]["girls"] == "1"


def test_suppressing_takes_away_all_that_the_number_could_be_worked_out_from(serve, settings):
    settings.DISCLOSURE_ACTION = "suppress"
    serve(few_children(girls=2, boys=1, minors=3))
    row = released_incident()
    assert [row[name] for name in ("women", "men", "girls", "boys", "minors")] == [""] * 5


def test_listing_changes_nothing(serve, settings):
    settings.DISCLOSURE_ACTION = "list"
    serve(few_children(girls=2))
    assert released_incident()["girls"] == "2"


def test_the_log_tells_where_without_telling_how_many(serve):
    serve(few_children(girls=2), counts=[count("TI-00001", "AR-00001", "NP", 4, girls=1)])
    log = json.loads((made().folder / "disclosure.json").read_text())
    assert (log["threshold"], log["action"], log["found"]) == (3, "generalise", 2)
    assert log["combinations"] == [
        {"table": "incidents", "incident": "TI-00001"},
        {"table": "counts", "incident": "TI-00001", "article": "AR-00001", "nationality": "NP"},
    ]


def test_a_release_with_treated_rows_holds(serve):
    serve(few_children(girls=2), counts=[count("TI-00001", "AR-00001", "NP", 4, girls=1)])
    assert release.verify(made()) == []


def test_the_totals_of_a_treated_release_are_those_of_the_site(serve):
    edition = serve(few_children(girls=2), clark() | {"id": "TI-00002"})
    one = made()
    assert (one.incidents, one.people) == (edition.height, edition.people)


def test_a_release_can_be_opened_as_an_edition(served):
    kept = release.opened(made())
    assert (kept.height, kept.people) == (3, 1048)
    assert kept.table("counts").height == served.table("counts").height
