"""The addresses of downloads: headers, 304, bad input, and a client that goes away."""

import random

import pytest
from django.test import Client

from incidents.datasets.selection import Selection
from incidents.views.downloads import download
from tests.editions.conftest import incident_row
from tests.served import awkward, clark

FORMATS = ["csv", "xlsx", "geojson", "jsonl", "parquet", "zip"]


@pytest.mark.parametrize("extension", FORMATS)
def test_headers_tell_what_the_file_is(served, get, extension):
    answer = get(f"/incidents.{extension}?country=PH")
    assert answer.status_code == 200
    assert answer["X-Record-Title"] == "Incidents in the Philippines"
    assert answer["X-Record-Address"] == f"http://localhost:8000/incidents.{extension}?country=PH"
    assert (answer["X-Record-Incidents"], answer["X-Record-Incidents-In-All"]) == ("2", "3")
    assert (answer["X-Record-People"], answer["X-Record-Edition"]) == ("1048", served.id)
    assert answer["X-Record-Licence"] == "CC-BY-4.0"
    assert served.id in answer["X-Record-Citation"]
    assert 'rel="license"' in answer["Link"]


def test_a_page_elsewhere_may_read_a_file_and_all_it_says_of_itself(served, get):
    answer = get("/incidents.csv", Origin="https://elsewhere.example")
    assert answer["Access-Control-Allow-Origin"] == "*"
    told = {name.lower() for name in answer.headers if name.lower().startswith("x-record-")}
    assert told <= {name.strip().lower() for name in answer["Access-Control-Expose-Headers"].split(",")}


def test_a_page_elsewhere_may_ask_whether_its_copy_is_still_good(served, client: Client):
    asked = {
        "Origin": "https://elsewhere.example",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "if-none-match",
    }
    answer = client.options("/api/v1/incidents/", headers=asked)
    assert "if-none-match" in answer["Access-Control-Allow-Headers"]


def test_the_name_of_a_file_tells_table_selection_day_and_edition(served, get):
    disposition = get("/incidents.csv?country=PH&table=counts")["Content-Disposition"]
    assert disposition == f'attachment; filename="rescue-record-counts-selection-2026-05-01-{served.id}.csv"'


def test_a_name_in_another_script_fits_into_a_header(served, get):
    answer = get("/incidents.csv")
    assert answer["X-Record-Title"] == "All incidents"
    answer = get("/incidents.csv?q=ตำรวจ")
    assert "%E0%B8%95" in answer["X-Record-Title"]


@pytest.mark.parametrize("extension", FORMATS)
def test_who_has_the_file_already_gets_a_304_until_the_next_edition(serve, get, extension):
    serve(clark())
    etag = get(f"/incidents.{extension}")["ETag"]
    assert get(f"/incidents.{extension}", **{"If-None-Match": etag}).status_code == 304
    serve(clark(), awkward())
    assert get(f"/incidents.{extension}", **{"If-None-Match": etag}).status_code == 200


def test_head_gives_the_headers_and_writes_nothing(served, client: Client, monkeypatch):
    monkeypatch.setattr(Selection, "batches", lambda self, size: pytest.fail("rows were read"))
    answer = client.head("/incidents.csv")
    assert (answer.status_code, answer["X-Record-Incidents"]) == (200, "3")


def test_downloads_set_no_cookie(served, client: Client):
    assert not client.get("/incidents.csv").cookies


def test_files_that_are_packed_are_not_packed_again(served, get):
    assert get("/incidents.parquet", **{"Accept-Encoding": "gzip"})["Content-Encoding"] == "identity"
    assert get("/incidents.csv", **{"Accept-Encoding": "gzip"})["Content-Encoding"] == "gzip"


def test_an_unknown_format_is_a_404_that_names_the_formats(served, get):
    answer = get("/incidents.sav")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["valid"] == FORMATS


@pytest.mark.parametrize(
    ("query", "parameter", "valid"),
    [
        ("colour=red", "colour", "country"),
        ("table=articles", "table", "counts"),
        ("country=QQ", "country", "PH"),
        ("sort=size", "sort", "-victims"),
        ("exploitation=joy", "exploitation", "forced_labour"),
        ("page=2", "page", "table"),
        ("page_size=10", "page_size", "table"),
    ],
)
def test_a_bad_parameter_is_a_400_that_names_it_and_what_is_valid(served, get, query, parameter, valid):
    answer = get(f"/incidents.csv?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    error = answer.json()["errors"][0]
    assert error["parameter"] == parameter
    assert valid in error["valid"]


def test_a_bad_date_is_a_400_that_says_how_to_write_one(served, get):
    error = get("/incidents.csv?date_after=May").json()["errors"][0]
    assert (error["parameter"], error["value"]) == ("date_after", "May")
    assert "2023-05" in error["message"]


def test_geojson_holds_incidents_alone(served, get):
    assert "incidents" in get("/incidents.geojson?table=counts").json()["detail"]


def test_a_zip_takes_no_table(served, get):
    assert get("/incidents.zip?table=counts").status_code == 400


def test_without_an_edition_a_download_says_when_to_come_back(get):
    answer = get("/incidents.csv")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")


@pytest.mark.django_db  # the end of an answer looks after the connections to the database
@pytest.mark.parametrize("extension", FORMATS)
def test_a_client_that_goes_away_ends_the_work(serve, rf, monkeypatch, extension):
    # Texts that cannot be packed, so that a packing writer has something to send after each few rows.
    texts = random.Random(1)
    serve(*[incident_row(number, summary=texts.randbytes(15_000).hex()) for number in range(1, 61)])
    read = []
    whole = Selection.batches

    def counted(self, size):
        for rows in whole(self, 1):
            read.append(len(rows))
            yield rows

    monkeypatch.setattr(Selection, "batches", counted)
    answer = download(rf.get("/"), extension)
    parts = iter(answer.streaming_content)
    while not read:
        next(parts)
    answer.close()
    assert sum(read) < 20
    assert next(parts, None) is None


@pytest.mark.parametrize(
    ("address", "value", "valid"),
    [
        ("/incidents.geojson?table=counts", "counts", ["incidents"]),
        ("/incidents.csv?table=victims", "victims", ["incidents", "counts", "citations", "involvements", "followups"]),
        ("/incidents.zip?table=counts", "counts", None),
    ],
)
def test_a_table_that_a_format_does_not_hold_is_told_those_that_it_holds(served, get, address, value, valid):
    error = get(address).json()["errors"][0]
    assert (error["value"], error.get("valid")) == (value, valid)


def test_a_page_that_was_asked_of_a_file_is_repeated_in_the_refusal(served, get):
    error = get("/incidents.csv?page=7").json()["errors"][0]
    assert (error["parameter"], error["value"]) == ("page", "7")
    assert "page" not in error["valid"]
