"""Incidents over the API: shapes of DESIGN §4, pages, cursors, tombstones."""

import json

import pytest

from incidents.editions.columns import TABLES
from tests.editions.conftest import incident_row
from tests.served import awkward, clark

NAMES = [column.name for column in TABLES["incidents"]]


@pytest.fixture
def many(serve):
    """Twelve incidents with figures that repeat, two of them unknown."""
    figures = [5, 5, None, 7, 1, 5, None, 7, 7, 3, 2, 5]
    return serve(*[incident_row(number, victims=figure) for number, figure in enumerate(figures, start=1)])


def walked(get, query):
    """The ids that following ``next`` gives, and how many answers that took."""
    address, ids, turns = f"/api/v1/incidents/?{query}", [], 0
    while address:
        answer = get(address.removeprefix("http://localhost:8000")).json()
        ids += [row["id"] for row in answer["results"]]
        address, turns = answer["next"], turns + 1
    return ids, turns


def test_the_list_has_the_shape_others_rely_on(served, get):
    answer = get("/api/v1/incidents/?country=PH").json()
    assert list(answer) == ["count", "people", "edition", "next", "previous", "results"]
    assert (answer["count"], answer["people"], answer["edition"]) == (2, 1048, served.id)
    assert list(answer["results"][0]) == NAMES


def test_dates_and_times_are_iso_8601(served, get):
    row = get("/api/v1/incidents/?country=TH").json()["results"][0]
    assert (row["date_start"], row["updated_at"]) == ("2024-02-01", "2026-05-01T08:30:00.000250+00:00")


def test_pages_lead_to_each_other_and_keep_the_query(many, get):
    answer = get("/api/v1/incidents/?page=2&page_size=5&country=PH&sort=victims").json()
    base = "http://localhost:8000/api/v1/incidents/?country=PH&sort=victims"
    assert answer["next"] == f"{base}&page=3&page_size=5"
    assert answer["previous"] == f"{base}&page=1&page_size=5"


def test_a_page_beyond_the_last_is_empty_and_leads_back(many, get):
    answer = get("/api/v1/incidents/?page=99&page_size=5").json()
    assert (answer["results"], answer["next"]) == ([], None)
    assert "page=3" in answer["previous"]


@pytest.mark.parametrize("sort", ["-date", "date", "-victims", "victims", "-updated"])
def test_a_walk_by_cursor_sees_what_a_walk_by_page_sees(many, get, sort):
    by_page, _ = walked(get, f"sort={sort}&page_size=200")
    by_cursor, turns = walked(get, f"sort={sort}&page_size=5&cursor=*")
    assert by_cursor == by_page
    assert turns == 3


def test_a_walk_by_cursor_repeats_nothing_when_an_incident_is_added_before_it(serve, get):
    rows = [incident_row(number) for number in range(1, 7)]
    serve(*rows)
    first = get("/api/v1/incidents/?page_size=3&cursor=*").json()
    serve(*rows, incident_row(7))
    second = get(first["next"].removeprefix("http://localhost:8000")).json()
    assert [row["id"] for row in first["results"] + second["results"]] == [f"TI-0000{n}" for n in (6, 5, 4, 3, 2, 1)]


def test_a_walk_by_cursor_misses_nothing_when_the_incident_it_stands_at_is_withdrawn(serve, get):
    rows = [incident_row(number) for number in range(1, 7)]
    serve(*rows)
    first = get("/api/v1/incidents/?page_size=3&cursor=*").json()
    serve(*[row for row in rows if row["id"] != "TI-00004"])
    second = get(first["next"].removeprefix("http://localhost:8000")).json()
    assert [row["id"] for row in second["results"]] == ["TI-00003", "TI-00002", "TI-00001"]


@pytest.mark.parametrize("cursor", ["x", "!!", "WyJkYXRlIiwxLDJd", "W10", "bnVsbA"])
def test_a_cursor_that_is_none_is_a_400_that_names_it(many, get, cursor):
    answer = get(f"/api/v1/incidents/?cursor={cursor}")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "cursor"


def test_a_cursor_and_a_page_exclude_each_other(many, get):
    assert get("/api/v1/incidents/?cursor=*&page=2").json()["errors"][0]["parameter"] == "page"


def test_one_incident_comes_with_everything_the_record_holds_of_it(served, get):
    found = get("/api/v1/incidents/TI-00001/").json()
    assert (found["edition"], found["victims"], found["remainder"]) == (served.id, 1048, 0)
    assert len(found["counts"]) == 12
    assert [part["role"] for part in found["involvements"]] == ["lead", "support"]
    assert found["followups"][0]["outcome"] == "repatriated"
    assert found["citations"][0]["article"] == "AR-00001"
    assert found["history"][0]["kind"] == "added"


def test_a_withdrawn_incident_is_410_with_its_tombstone(served, get):
    answer = get("/api/v1/incidents/TI-00004/")
    assert (answer.status_code, answer["Content-Type"]) == (410, "application/problem+json")
    found = answer.json()
    assert (found["id"], found["reason"]) == ("TI-00004", "It was the same event as TI-00001.")
    assert found["withdrawn_at"].startswith("2026-05-01")


@pytest.mark.parametrize("identity", ["TI-00099", "TI-1", "x", "TI-00001x"])
def test_an_incident_that_never_was_is_404(served, get, identity):
    answer = get(f"/api/v1/incidents/{identity}/")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_an_incident_takes_no_filter(served, get):
    assert get("/api/v1/incidents/TI-00001/?country=PH").status_code == 400


def test_the_list_of_the_api_and_the_file_hold_the_same_rows(serve, get):
    serve(clark(), awkward())
    lines = [json.loads(line) for line in get("/incidents.jsonl").whole.splitlines()]
    assert get("/api/v1/incidents/").json()["results"] == lines
