"""Charts as files: literal CSV, pictures that explain themselves."""

import struct
from xml.etree import ElementTree

import pytest

from incidents.views.statistics import drawing
from incidents.views.statistics.charts import CHARTS
from tests.editions.conftest import incident_row

SVG = "{http://www.w3.org/2000/svg}"
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def texts(svg: bytes) -> str:
    """All words of a picture, in their order."""
    return " ".join("".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{SVG}text"))


def test_the_csv_of_nationalities_is_this_file(served, get):
    assert get("/statistics/nationalities.csv").content.decode() == (
        "nationality,label,people,incidents,without_number\n"
        "VN,Vietnamese,389,1,0\n"
        "CN,Chinese,307,1,0\n"
        "ID,Indonesian,143,1,0\n"
        "PH,Filipino,129,1,0\n"
        "NP,Nepali,40,2,1\n"
        "MY,Malaysian,25,1,0\n"
        "MM,Burmese,7,1,0\n"
        "TH,Thai,5,1,0\n"
        "TW,Taiwanese,2,1,0\n"
        "HK,Hongkonger,1,1,0\n"
        "XS,Stateless,0,1,0\n"
        ",Not broken down,0,0,1\n"
    )


def test_the_csv_of_years_has_an_empty_cell_where_nobody_reports_a_figure(served, get):
    answer = get("/statistics/over-time.csv?date_after=2023-01")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.content.decode().splitlines()[0] == "period,label,incidents,people,without_figure"
    assert "2024-02,Feb 2024,1,,1" in answer.content.decode().splitlines()


def test_the_csv_of_flows_keeps_what_is_not_broken_down(serve, get):
    serve(incident_row(1, victims=10, nationalities=[{"nationality": "VN", "number": 6}]))
    assert get("/statistics/flows.csv").content.decode() == (
        "nationality,country,label,people,incidents\n"
        'VN,PH,"Vietnamese, found in Philippines",6,1\n'
        ',PH,"Not broken down, found in Philippines",4,1\n'
    )


def test_a_name_that_begins_as_a_formula_is_harmless_in_a_spreadsheet(served, get):
    assert ",'+ตำรวจ (TH)," in get("/statistics/authorities.csv").content.decode()


@pytest.mark.parametrize("slug", list(CHARTS))
def test_a_picture_says_what_it_is_of_which_query_and_edition_and_what_to_mind(served, get, slug):
    answer = get(f"/statistics/{slug}.svg?country=PH")
    assert answer["Content-Type"] == "image/svg+xml"
    told = texts(answer.content)
    assert "Incidents in the Philippines: 2 incidents, 1,048 people" in told
    assert served.id in told
    assert "1 May 2026" in told
    assert "not how common trafficking is" in told
    assert "http://localhost:8000/statistics/?country=PH" in told
    assert b"style=" not in answer.content
    assert b"<style" not in answer.content
    assert b"record.invalid" not in answer.content


def test_figures_in_a_picture_lead_to_the_list_by_its_whole_address(served, get):
    svg = get("/statistics/countries.svg").content.decode()
    assert 'href="http://localhost:8000/incidents/?country=PH"' in svg


def test_the_words_of_a_query_cannot_become_markup_in_a_picture(served, get):
    answer = get("/statistics/countries.svg?q=<script>alert(1)</script>")
    assert b"<script" not in answer.content
    ElementTree.fromstring(answer.content)


@pytest.mark.parametrize("slug", ["over-time", "flows", "outcomes"])
def test_the_picture_in_pixels_is_twice_as_wide_as_it_is_drawn(served, get, slug):
    answer = get(f"/statistics/{slug}.png")
    assert answer["Content-Type"] == "image/png"
    assert answer.content.startswith(PNG_SIGNATURE)
    width, height = struct.unpack(">II", answer.content[16:24])
    assert width == 2 * 760
    assert height > 400


def test_a_picture_of_nothing_still_explains_itself(served, get):
    assert "0 incidents" in texts(get("/statistics/countries.svg?country=FR").content)
    assert get("/statistics/over-time.png?country=FR").status_code == 200


def test_the_name_of_a_file_tells_chart_selection_day_and_edition(served, get):
    disposition = get("/statistics/flows.png?country=PH")["Content-Disposition"]
    assert disposition == f'attachment; filename="rescue-record-flows-selection-2026-05-01-{served.id}.png"'


@pytest.mark.parametrize("extension", ["csv", "svg", "png"])
def test_a_bad_parameter_is_a_400_that_names_it(served, get, extension):
    answer = get(f"/statistics/countries.{extension}?country=QQ")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "country"
    assert "ETag" not in answer


@pytest.mark.parametrize("address", ["/statistics/nothing.csv", "/statistics/countries.pdf"])
def test_there_is_no_other_chart_and_no_other_format(served, get, address):
    assert get(address).status_code == 404


def test_who_has_the_file_already_gets_a_304_until_the_next_edition(serve, get):
    serve(incident_row(1))
    etag = get("/statistics/countries.svg")["ETag"]
    assert get("/statistics/countries.svg", **{"If-None-Match": etag}).status_code == 304
    serve(incident_row(2))
    assert get("/statistics/countries.svg", **{"If-None-Match": etag}).status_code == 200


def test_the_engine_takes_what_it_is_started_with():
    # A specification that it refuses would raise here.
    assert drawing.start() is None
