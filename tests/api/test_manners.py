"""What holds for every address of the API: 304, gzip, open to all origins, limits, problem documents, no cookies."""

from pathlib import Path

import pytest
import yaml
from django.core.cache import caches
from django.core.management import call_command

from incidents.editions.filters import PARAMETERS

ADDRESSES = [
    "/api/v1/",
    "/api/v1/incidents/",
    "/api/v1/incidents/TI-00001/",
    "/api/v1/facets/",
    "/api/v1/statistics/",
    "/api/v1/changes/",
    "/api/v1/terms/",
    "/api/v1/releases/",
]
STORED = Path(__file__).parent / "schema.yml"


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_known_already_is_a_304_until_the_next_edition(serve, served, get, address):
    etag = get(address)["ETag"]
    assert served.id in etag
    assert get(address, **{"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_is_open_to_all_origins_and_sets_no_cookie(served, get, address):
    answer = get(address, Origin="https://elsewhere.example")
    assert answer.status_code == 200
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies


def test_a_large_answer_is_packed_for_who_takes_it(served, get):
    assert get("/api/v1/terms/", **{"Accept-Encoding": "gzip"})["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("address", [*ADDRESSES, "/incidents.csv"])
def test_an_unknown_parameter_is_a_400_that_names_the_valid_ones(served, get, address):
    answer = get(f"{address}?colour=red")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert answer.json()["errors"][0]["parameter"] == "colour"


def test_an_unknown_address_is_a_404_that_names_the_addresses(served, get):
    answer = get("/api/v1/victims/")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert "/api/v1/incidents/" in answer.json()["valid"]


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_can_be_changed(served, client, method):
    answer = getattr(client, method)("/api/v1/incidents/")
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")


def test_without_an_edition_every_address_says_when_to_come_back(get):
    answer = get("/api/v1/incidents/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")


def test_answers_tell_how_many_requests_are_left(served, get, settings):
    settings.API_REQUESTS_PER_MINUTE = 5
    answers = [get("/api/v1/") for _ in range(2)]
    assert [answer["RateLimit-Remaining"] for answer in answers] == ["4", "3"]
    assert 55 <= int(answers[1]["RateLimit-Reset"]) <= 60


def test_one_request_too_many_is_told_when_to_come_back(served, get, settings):
    settings.API_REQUESTS_PER_MINUTE = 2
    statuses = [get("/api/v1/").status_code for _ in range(2)]
    refused = get("/api/v1/")
    assert [*statuses, refused.status_code] == [200, 200, 429]
    assert refused["Content-Type"] == "application/problem+json"
    assert 0 < int(refused["Retry-After"]) <= 60


def test_another_address_has_requests_of_its_own(served, client, settings):
    settings.API_REQUESTS_PER_MINUTE = 1
    assert client.get("/api/v1/", REMOTE_ADDR="192.0.2.1").status_code == 200
    assert client.get("/api/v1/", REMOTE_ADDR="192.0.2.1").status_code == 429
    assert client.get("/api/v1/", REMOTE_ADDR="192.0.2.2").status_code == 200


def test_no_address_is_kept_in_clear(served, client):
    client.get("/api/v1/", REMOTE_ADDR="192.0.2.77")
    kept = repr(caches["limits"]._cache)
    assert "limit-" in kept
    assert "192.0.2.77" not in kept


def test_the_schema_is_the_stored_one(tmp_path):
    """Others build on it: a key or parameter may be added (store it anew), none may go or change."""
    call_command("spectacular", file=str(tmp_path / "schema.yml"), validate=True, fail_on_warn=True)
    assert yaml.safe_load((tmp_path / "schema.yml").read_text()) == yaml.safe_load(STORED.read_text())


def test_every_parameter_of_the_filter_is_described():
    described = yaml.safe_load(STORED.read_text())["paths"]["/api/v1/incidents/"]["get"]["parameters"]
    assert {one["name"] for one in described} == {*PARAMETERS, "cursor", "edition"}
    assert all(one["description"] for one in described)


@pytest.mark.parametrize("address", ["/api/schema/", "/map/names.json", "/id/map/names.json"])
def test_what_follows_from_no_query_has_the_etag_of_the_edition_too(served, get, address):
    etag = get(address)["ETag"]
    assert served.id in etag
    assert get(address, **{"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize("address", ["/api/v1", "/api/v1/incidents", "/api/v1/incidents/TI-00001", "/api/schema"])
def test_an_address_without_its_slash_leads_to_the_one_with_it(served, get, address):
    answer = get(f"{address}?q=a%20b")
    assert (answer.status_code, answer["Location"]) == (301, f"{address}/?q=a%20b")


@pytest.mark.parametrize("before", ["/incidents/", "/id/incidents/", "/api/v1/incidents/"])
def test_a_number_in_small_letters_leads_to_the_one_in_capitals(served, get, before):
    answer = get(f"{before}ti-00001/")
    assert (answer.status_code, answer["Location"]) == (301, f"{before}TI-00001/")
    assert get(f"{before}ti-x/").status_code == 404


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("country=ZZ", "There is no ZZ: write a code such as PH."),
        ("authority=x", "There is no x: write a code such as AU-00012."),
        ("language=9", "There is no 9: write a code such as id."),
        ("precision=site", "There is no site; there are: country, district, province, town."),
        ("sort=size", "There is no size; there are: -date, date, -victims, victims, -updated."),
        ("grade_min=9", "Write a whole number from 1 to 5."),
        ("grade_min=x", "Write a whole number from 1 to 5."),
        ("page_size=1000", "Write a whole number from 1 to 200."),
        (f"q={'a' * 201}", "Write 200 letters at most."),
    ],
)
def test_a_bad_value_is_told_in_our_own_words_what_would_be_good(served, get, given, message):
    assert get(f"/api/v1/incidents/?{given}").json()["errors"][0]["message"] == message


def test_a_method_and_a_format_that_are_not_spoken_are_told_which_are(served, client):
    answer = client.post("/api/v1/incidents/")
    assert answer.json()["detail"] == "This address only answers: ask with GET or HEAD."
    assert "GET" in answer["Allow"]
    answer = client.get("/api/v1/incidents/", headers={"Accept": "application/xml"})
    assert answer.json()["detail"] == "Only JSON is spoken here: accept application/json."
