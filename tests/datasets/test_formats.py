"""Every format, read again with a library that did not write it."""

import csv
import io
import json
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from frictionless import Package
from openpyxl.utils import get_column_letter

from incidents.datasets.formats import FORMATS
from incidents.editions.columns import TABLES
from tests.served import CLARK, awkward, clark

NAMES = [column.name for column in TABLES["incidents"]]


def rows_of_csv(content):
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def sheet(content, name="incidents"):
    return openpyxl.load_workbook(io.BytesIO(content))[name]


def test_a_csv_has_one_header_row_with_the_public_columns(served, get):
    assert list(rows_of_csv(get("/incidents.csv").whole)[0]) == NAMES


@pytest.mark.parametrize("begins", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(serve, get, begins):
    serve({**clark(), "title": begins, "authorities": [begins]})
    row = rows_of_csv(get("/incidents.csv").whole)[0]
    assert (row["title"], row["authorities"]) == ("'" + begins, "'" + begins)


def test_a_negative_number_stays_a_number(serve, get):
    serve({**clark(), "latitude": -15.5, "longitude": -0.25, "remainder": -3})
    row = rows_of_csv(get("/incidents.csv").whole)[0]
    assert (row["latitude"], row["longitude"], row["remainder"]) == ("-15.5", "-0.25", "-3")


def test_no_incident_gives_a_csv_with_only_its_header(served, get):
    assert get("/incidents.csv?country=FR").whole == (",".join(NAMES) + "\n").encode()


def test_json_lines_hold_the_columns_with_their_own_types(served, get):
    rows = [json.loads(line) for line in get("/incidents.jsonl?nationality=VN").whole.splitlines()]
    assert len(rows) == 1
    assert list(rows[0]) == NAMES
    assert {one["nationality"]: one["number"] for one in rows[0]["nationalities"]} == CLARK


def test_geojson_puts_longitude_first_and_gives_no_geometry_where_there_is_no_point(served, get):
    found = json.loads(get("/incidents.geojson?sort=date").whole)
    geometries = {feature["id"]: feature["geometry"] for feature in found["features"]}
    assert geometries["TI-00001"] == {"type": "Point", "coordinates": [120.57, 15.22]}
    assert geometries["TI-00002"] is None


def test_geojson_says_what_it_is_in_a_member_of_its_own(served, get):
    about = json.loads(get("/incidents.geojson?country=PH").whole)["about"]
    assert (about["title"], about["incidents"], about["incidents_in_all"]) == ("Incidents in the Philippines", 2, 3)
    assert (about["people"], about["edition"]) == (1048, served.id)


def test_geojson_without_any_incident_is_an_empty_collection(served, get):
    found = json.loads(get("/incidents.geojson?country=FR").whole)
    assert (found["type"], found["features"]) == ("FeatureCollection", [])


def test_parquet_has_the_columns_with_their_types_and_meanings(served, get):
    table = pq.read_table(io.BytesIO(get("/incidents.parquet?sort=date").whole))
    assert table.column_names == NAMES
    clark_row = table.to_pylist()[1]
    assert (clark_row["victims"], clark_row["means"]) == (1048, ["debt", "passport_taken"])
    assert (clark_row["date_start"], clark_row["published_at"]) == (date(2023, 5, 4), datetime(2026, 1, 1, tzinfo=UTC))
    assert table.schema.field("victims").metadata[b"description"] == b"Headline figure: people reported found."


def test_parquet_says_what_it_is_in_its_metadata(served, get):
    metadata = pq.read_schema(io.BytesIO(get("/incidents.parquet?country=PH").whole)).metadata
    assert metadata[b"title"] == b"Incidents in the Philippines"
    assert (metadata[b"incidents"], metadata[b"edition"]) == (b"2", served.id.encode())


def test_parquet_of_nothing_can_still_be_read(served, get):
    assert pq.read_table(io.BytesIO(get("/incidents.parquet?country=FR").whole)).num_rows == 0


def test_a_workbook_holds_the_rows_with_numbers_and_dates_as_such(served, get):
    rows = list(sheet(get("/incidents.xlsx?sort=date").whole).iter_rows(values_only=True))
    assert list(rows[0]) == NAMES
    row = dict(zip(NAMES, rows[2], strict=True))
    assert (row["id"], row["victims"], row["latitude"]) == ("TI-00001", 1048, 15.22)
    assert (row["date_start"], row["published_at"]) == (datetime(2023, 5, 4), datetime(2026, 1, 1))
    assert row["means"] == "debt|passport_taken"
    assert row["date_end"] is None


def test_a_workbook_keeps_every_text_as_it_is(served, get):
    cells = sheet(get("/incidents.xlsx?country=TH").whole)
    row = {name: cells.cell(2, at) for at, name in enumerate(NAMES, start=1)}
    assert row["title"].value == awkward()["title"]
    assert row["title"].data_type != "f"
    # openpyxl leaves the escape in place that Excel reads as an underscore.
    assert row["summary"].value.replace("_x005F_", "_") == awkward()["summary"]


def test_a_workbook_tells_times_to_the_second(served, get):
    cells = sheet(get("/incidents.xlsx?country=TH").whole)
    moment = cells.cell(2, NAMES.index("updated_at") + 1).value
    assert abs(moment - datetime(2026, 5, 1, 8, 30)).total_seconds() < 1


def test_a_workbook_drops_what_xml_cannot_hold(serve, get):
    serve({**clark(), "title": "a\x00b\x0bc\ufffed"})
    assert sheet(get("/incidents.xlsx").whole).cell(2, 2).value == "abcd"


def test_a_workbook_says_what_it_is_on_a_sheet_of_its_own(served, get):
    about = dict(sheet(get("/incidents.xlsx?country=PH").whole, "about").iter_rows(values_only=True))
    assert (about["title"], about["incidents"], about["edition"]) == ("Incidents in the Philippines", 2, served.id)


def test_a_workbook_is_wide_enough_for_its_names_and_dates(served, get):
    cells = sheet(get("/incidents.xlsx").whole)
    widths = [cells.column_dimensions[get_column_letter(at)].width for at in range(1, len(NAMES) + 1)]
    assert all(width > len(name) for name, width in zip(NAMES, widths, strict=True))
    assert widths[NAMES.index("date_start")] >= len("2023-05-04")
    assert widths[NAMES.index("updated_at")] >= len("2026-01-01 00:00:00")


def test_a_workbook_keeps_its_header_in_sight_and_wraps_what_it_says_of_itself(served, get):
    book = openpyxl.load_workbook(io.BytesIO(get("/incidents.xlsx").whole))
    assert book["incidents"].freeze_panes == "A2"
    caveat = next(row for row in book["about"].iter_rows() if row[0].value == "caveat")[1]
    assert caveat.alignment.wrap_text
    assert book["about"].row_dimensions[caveat.row].height == 45
    assert book["about"].column_dimensions["B"].width > 100


def test_more_rows_than_a_sheet_holds_point_to_csv(served, get, monkeypatch):
    monkeypatch.setitem(FORMATS, "xlsx", replace(FORMATS["xlsx"], rows_most=2))
    answer = get("/incidents.xlsx")
    assert answer.status_code == 400
    assert ".csv" in answer.json()["detail"]


def test_as_many_rows_as_a_sheet_holds_are_given(served, get, monkeypatch):
    monkeypatch.setitem(FORMATS, "xlsx", replace(FORMATS["xlsx"], rows_most=3))
    assert get("/incidents.xlsx").status_code == 200


def test_the_data_package_in_the_zip_is_valid_and_so_are_its_tables(served, get, tmp_path):
    with ZipFile(io.BytesIO(get("/incidents.zip").whole)) as packed:
        packed.extractall(tmp_path)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])


def test_two_downloads_of_one_zip_are_the_same_bytes(served, get):
    assert get("/incidents.zip").whole == get("/incidents.zip").whole


def test_pandas_reads_every_format_to_the_same_figures(served, get):
    frames = [
        pd.read_csv(io.BytesIO(get("/incidents.csv").whole), keep_default_na=False, na_values=[""]),
        pd.read_json(io.BytesIO(get("/incidents.jsonl").whole), lines=True),
        pd.read_excel(io.BytesIO(get("/incidents.xlsx").whole)),
        pd.read_parquet(io.BytesIO(get("/incidents.parquet").whole)),
    ]
    assert [frame["victims"].sum() for frame in frames] == [6048] * 4
    assert [list(frame["id"]) for frame in frames] == [["TI-00002", "TI-00001", "TI-00003"]] * 4


def test_the_country_code_of_namibia_is_not_taken_for_nothing(serve, get):
    serve({**clark(), "country": "NA"})
    frame = pd.read_csv(io.BytesIO(get("/incidents.csv").whole), keep_default_na=False, na_values=[""])
    assert list(frame["country"]) == ["NA"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_spreadsheet_opens_a_workbook_with_dates_as_dates_and_texts_as_texts(served, get, tmp_path):
    (tmp_path / "all.xlsx").write_bytes(get("/incidents.xlsx?sort=date").whole)
    # The last number asks for every sheet in a file of its own.
    written = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/own", "--headless", "--convert-to", written]
    subprocess.run(
        [*command, "--outdir", tmp_path, tmp_path / "all.xlsx"], check=True, capture_output=True, timeout=240
    )
    rows = rows_of_csv((tmp_path / "all-incidents.csv").read_bytes())
    assert [row["date_start"] for row in rows] == ["2022-01-01", "2023-05-04", "2024-02-01"]
    assert (rows[1]["victims"], rows[1]["latitude"], rows[1]["date_end"]) == ("1048", "15.22", "")
    assert (rows[2]["title"], rows[2]["updated_at"]) == (awkward()["title"], "2026-05-01 08:30:00")
    assert "incidents,3\n" in (tmp_path / "all-about.csv").read_text()
