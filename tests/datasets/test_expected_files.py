"""Whole files against what is stored beside this test: a change of one byte of an export is seen here."""

import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest

EXPECTED = Path(__file__).parent / "expected"


@pytest.mark.parametrize("table", ["incidents", "counts", "citations", "involvements", "followups"])
def test_the_csv_of_a_table_is_the_stored_file(served, get, table):
    assert get(f"/incidents.csv?table={table}").whole == (EXPECTED / f"{table}.csv").read_bytes()


@pytest.mark.parametrize("table", ["incidents", "counts"])
def test_the_json_lines_of_a_table_are_the_stored_file(served, get, table):
    assert get(f"/incidents.jsonl?table={table}").whole == (EXPECTED / f"{table}.jsonl").read_bytes()


def test_the_geojson_is_the_stored_file_but_for_its_edition(served, get):
    written = get("/incidents.geojson").whole.decode().replace(served.id, "EDITION")
    assert written == (EXPECTED / "incidents.geojson").read_text()


def test_the_zip_holds_the_same_tables_as_the_single_files(served, get):
    with ZipFile(io.BytesIO(get("/incidents.zip").whole)) as packed:
        for table in ("incidents", "counts", "citations", "involvements", "followups"):
            assert packed.read(f"{table}.csv") == (EXPECTED / f"{table}.csv").read_bytes()


def test_the_readme_of_the_zip_is_the_stored_file_but_for_its_edition(served, get):
    with ZipFile(io.BytesIO(get("/incidents.zip?country=PH").whole)) as packed:
        assert packed.read("README.md").decode().replace(served.id, "EDITION") == (EXPECTED / "README.md").read_text()


def test_the_data_package_of_the_zip_is_the_stored_file_but_for_its_edition(served, get):
    with ZipFile(io.BytesIO(get("/incidents.zip").whole)) as packed:
        written = packed.read("datapackage.json").decode().replace(served.id, "EDITION")
    assert json.loads(written) == json.loads((EXPECTED / "datapackage.json").read_text())
