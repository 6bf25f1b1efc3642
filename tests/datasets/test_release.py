"""Releases: complete, immutable, and the same bytes when made again."""

import csv
import hashlib
import json
from zipfile import ZipFile

import openpyxl
import polars as pl
import pytest
import yaml
from django.core.management import CommandError, call_command
from frictionless import Package

from incidents.datasets import release
from incidents.datasets.verification import verify
from incidents.editions.columns import TABLES
from tests.datasets.made import bytes_of, made
from tests.served import awkward, campaign, clark, related


def test_a_release_holds_every_table_in_three_formats_and_all_that_describes_them(served):
    held = set(bytes_of(made().folder))
    tables = {f"{table}{suffix}" for table in TABLES for suffix in (".csv", ".parquet")}
    described = {
        "README.md",
        "codebook.csv",
        "values.csv",
        "codebook.html",
        "codebook.css",
        "datapackage.json",
        "dataset.jsonld",
        "croissant.json",
        "disclosure.json",
        "CITATION.cff",
        "LICENSE",
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


def test_croissant_takes_every_field_from_a_column_of_a_file_that_is_there(served):
    folder = made().folder
    described = json.loads((folder / "croissant.json").read_text())
    files = {file["@id"] for file in described["distribution"]}
    for record in described["recordSet"]:
        for field in record["field"]:
            source = field["source"]
            name = source["fileObject"]["@id"]
            assert name in files
            assert source["extract"]["column"] in (folder / name).read_text().splitlines()[0].split(",")


def test_the_description_for_catalogues_has_what_schema_org_and_search_engines_ask_for(served):
    described = json.loads((made().folder / "dataset.jsonld").read_text())
    wanted = {"@context", "@type", "name", "description", "url", "version", "license", "creator", "datePublished"}
    assert wanted | {"distribution", "variableMeasured", "isAccessibleForFree"} <= set(described)
    assert described["@type"] == "Dataset"
    assert {"@type", "contentUrl", "encodingFormat"} <= set(described["distribution"][0])


def test_the_citation_file_names_version_date_and_licence(served):
    cited = yaml.safe_load((made().folder / "CITATION.cff").read_text())
    assert (cited["version"], cited["license"], str(cited["date-released"])) == ("2026-05", "CC-BY-4.0", "2026-05-01")
    assert {"cff-version", "message", "title", "type", "authors", "url", "abstract"} <= set(cited)


def test_the_citation_file_survives_a_name_with_quotes(served, settings):
    settings.SITE_NAME = 'The "rescue": record'
    cited = yaml.safe_load((made().folder / "CITATION.cff").read_text())
    assert cited["title"] == cited["authors"][0]["name"] == 'The "rescue": record'


def test_withdrawn_incidents_stay_as_tombstones(served):
    assert "TI-00004" in (made().folder / "withdrawn.csv").read_text()


def test_a_version_is_released_once(served):
    made()
    with pytest.raises(release.ReleaseError, match="already"):
        made()


NONE = [
    "",
    "may",
    "../x",
    "2026-05/..",
    "1",
    "2026-5",
    f"1.{'9' * 300}",
    "2026-13",
    "2026-00",
    "0000-05",
    "0.0",
    "0.0.1",
]
TWICE = ["01.2", "1.02", "1.2.0", "2026-05.1", "2026-05.0", "2026-05.02"]


@pytest.mark.parametrize("version", [*NONE, *TWICE])
def test_a_version_that_is_none_or_means_the_same_as_another_is_refused(served, version):
    with pytest.raises(release.ReleaseError, match=r"no version: write a month such as 2026-11"):
        made(version)
    assert release.releases() == []


def test_a_month_far_ahead_is_refused(served):
    with pytest.raises(release.ReleaseError, match="2999-05 lies too far ahead"):
        made("2999-05")


@pytest.mark.parametrize("version", ["2026-05", "2026-05.2", "2026-05.10", "0.1", "1.0", "10.20.3"])
def test_a_version_that_is_one_is_released(served, version):
    assert made(version).version == version


def test_a_release_that_an_earlier_program_named_is_found(served):
    folder = made("2026-05").folder
    told = (folder / "release.json").read_text().replace('"2026-05"', '"2026-05.1"')
    (folder / "release.json").unlink()
    (folder / "release.json").write_text(told)
    (folder / "checksums.txt").chmod(0o644)
    (folder / "checksums.txt").write_text(
        (folder / "checksums.txt").read_text().replace("2026-05.zip", "2026-05.1.zip")
    )
    (folder / "rescue-record-2026-05.zip").rename(folder / "rescue-record-2026-05.1.zip")
    folder.rename(folder.with_name("2026-05.1"))
    assert [one.version for one in release.releases()] == ["2026-05.1"]


@pytest.mark.parametrize("command", ["release", "verify_release"])
def test_the_commands_explain_what_a_version_is(command, capsys):
    with pytest.raises(SystemExit):
        call_command(command, "--help")
    assert "2026-11" in capsys.readouterr().out.split("positional arguments:")[1]


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
    assert verify(first).problems == []


def test_releases_are_listed_newest_first(serve):
    serve(clark())
    for version in ("2026-09", "2026-10", "2026-10.2", "2026-11"):
        made(version)
    assert [one.version for one in release.releases()] == ["2026-11", "2026-10.2", "2026-10", "2026-09"]


def test_the_files_of_a_release_are_read_only(served):
    assert {path.stat().st_mode & 0o777 for path in made().folder.iterdir()} == {0o444}


def test_the_command_releases_the_current_edition(served, capsys):
    call_command("release", "2026-05")
    assert release.find("2026-05").edition == served.id
    assert "3 incidents, 1048 people" in capsys.readouterr().out


def test_an_edition_that_was_printed_for_another_address_is_refused_with_what_to_do(served, monkeypatch):
    monkeypatch.setitem(served.manifest["settings"], "site_url", "http://localhost:8001")
    with pytest.raises(release.ReleaseError, match="Set SITE_URL=http://localhost:8001"):
        release.make(served, "2026-05")
    assert release.releases() == []


def test_an_edition_that_was_printed_for_this_address_is_released(served, monkeypatch, settings):
    monkeypatch.setitem(served.manifest["settings"], "site_url", settings.SITE_URL)
    assert release.make(served, "2026-05").version == "2026-05"


def test_without_an_edition_there_is_nothing_to_release():
    with pytest.raises(CommandError, match="print_edition"):
        call_command("release", "2026-05")


def test_a_release_can_be_opened_as_an_edition(served):
    kept = release.opened(made())
    assert (kept.height, kept.people) == (3, 1048)
    assert kept.table("counts").height == served.table("counts").height


def test_a_release_that_tells_more_than_this_program_knows_is_read_all_the_same(served):
    path = made().folder / "release.json"
    told = json.loads(path.read_text())
    path.unlink()
    path.write_text(json.dumps({**told, "colour": "red"}))
    assert release.find("2026-05").people == 1048


def test_every_csv_of_a_release_says_that_it_is_utf_8(served, get):
    made()
    assert get("/data/releases/2026-05/incidents.csv")["Content-Type"] == "text/csv; charset=utf-8"
