"""Facets, statistics, terms and changes over the API."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from tests.editions.conftest import incident_row
from tests.served import awkward, campaign, clark, related


def change(identity, kind, at, revision=1, reason=None):
    return {"id": identity, "kind": kind, "revision": revision, "at": at, "reason": reason}


def day(number):
    return datetime(2026, 3, number, tzinfo=UTC)


def test_facets_leave_their_own_parameter_out_of_their_count(served, get):
    answer = get("/api/v1/facets/?country=TH").json()
    assert (answer["edition"], answer["count"], answer["people"]) == (served.id, 1, 0)
    assert {one["value"]: one["incidents"] for one in answer["facets"]["country"]} == {"PH": 2, "TH": 1}
    assert {one["value"]: one["incidents"] for one in answer["facets"]["year"]} == {"2024": 1}


def test_statistics_give_every_breakdown_of_the_same_query(served, get):
    answer = get("/api/v1/statistics/?country=PH").json()
    assert (answer["count"], answer["people"]) == (2, 1048)
    assert [line["people"] for line in answer["by_year"]] == [0, 1048]
    assert sum(line["people"] for line in answer["by_nationality"]) == 1048
    assert answer["by_country"] == [
        {"country": "PH", "label": "Philippines", "incidents": 2, "people": 1048, "unknown": 0}
    ]
    assert {line["exploitation"] for line in answer["by_exploitation"]} == {"forced_criminality", "forced_labour"}
    assert [line["authority"] for line in answer["by_authority"]] == ["AU-00002", "AU-00001"]
    assert answer["sources_by_country"] == [{"country": "PH", "label": "Philippines", "incidents": 2, "sources": 3}]


def test_statistics_leave_no_authority_out_however_many_took_part(serve, get):
    codes = [f"AU-{number:05d}" for number in range(1, 151)]
    serve(incident_row(1, authority_ids=codes, authorities=[f"Police of town {code}" for code in codes]))
    assert {line["authority"] for line in get("/api/v1/statistics/").json()["by_authority"]} == set(codes)


def test_terms_give_every_code_with_its_meaning(served, get):
    found = {(one["codes"], one["value"]): one["label"] for one in get("/api/v1/terms/").json()["results"]}
    assert found["counting", "single_event"] == "Single event"
    assert found["nationality", "XS"] == "Stateless"
    assert ("exploitation", "forced_labour") in found


def test_changes_since_a_time_give_the_newest_change_of_each_incident(serve, get):
    steps = [
        change("TI-00001", "added", day(1)),
        change("TI-00001", "changed", day(5), 2),
        change("TI-00002", "added", day(6)),
        change("TI-00002", "changed", day(7), 2),
        change("TI-00003", "withdrawn", day(8), 2, "Not trafficking."),
    ]
    serve(clark(), awkward(), changes=steps)
    found = get("/api/v1/changes/?since=2026-03-02").json()["results"]
    assert [(one["id"], one["kind"], one["revision"]) for one in found] == [
        ("TI-00001", "changed", 2),
        ("TI-00002", "added", 2),
        ("TI-00003", "withdrawn", 2),
    ]
    assert found[2]["reason"] == "Not trafficking."


def test_a_change_at_the_very_moment_is_told(serve, get):
    serve(clark(), changes=[change("TI-00001", "added", day(1))])
    assert get("/api/v1/changes/?since=2026-03-01T00:00:00Z").json()["count"] == 1


def test_changes_without_since_are_all_of_them(served, get):
    assert get("/api/v1/changes/").json()["count"] == 4


def test_changes_since_an_edition_are_what_differs_from_it(serve, get):
    before = serve(clark(), awkward())
    tombstone = {"id": "TI-00002", "withdrawn_at": day(9), "reason": "Twice."}
    serve(clark(), campaign(), incident_row(5), withdrawn=[tombstone])
    found = get(f"/api/v1/changes/?since={before.id}").json()["results"]
    assert {one["id"]: (one["kind"], one["reason"]) for one in found} == {
        "TI-00003": ("added", None),
        "TI-00005": ("added", None),
        "TI-00002": ("withdrawn", "Twice."),
    }


def test_changes_since_the_edition_that_is_served_are_none(served, get):
    assert get(f"/api/v1/changes/?since={served.id}").json()["results"] == []


def test_an_edition_that_is_no_longer_kept_is_a_400_that_says_what_to_give_instead(served, get):
    answer = get("/api/v1/changes/?since=0123456789abcdef")
    assert answer.status_code == 400
    assert "time" in answer.json()["detail"]


def test_since_that_is_neither_time_nor_edition_is_a_400(served, get):
    assert get("/api/v1/changes/?since=yesterday").json()["errors"][0]["parameter"] == "since"


def test_a_cursor_of_changes_that_is_none_is_a_400_that_names_it(served, get):
    error = get("/api/v1/changes/?cursor=x").json()["errors"][0]
    assert (error["parameter"], error["value"]) == ("cursor", "x")


def test_a_copy_that_follows_the_changes_is_the_record(serve, get):
    """What a mirror does: take all, then follow the changes since its edition, and end with the same incidents."""
    first = serve(clark(), awkward(), **related())
    copy = {row["id"]: row for row in get("/api/v1/incidents/").json()["results"]}
    serve(clark(), campaign(), incident_row(7), **related())
    for line in get(f"/api/v1/changes/?since={first.id}").json()["results"]:
        if line["kind"] == "withdrawn":
            del copy[line["id"]]
        else:
            fetched = get(f"/api/v1/incidents/{line['id']}/").json()
            copy[line["id"]] = {name: fetched[name] for name in copy["TI-00001"]}
    assert copy == {row["id"]: row for row in get("/api/v1/incidents/").json()["results"]}


def test_a_duplicate_that_went_into_another_incident_is_a_merger(serve, get):
    before = serve(clark(), awkward())
    stone = {"id": "TI-00002", "withdrawn_at": day(9), "reason": "Twice.", "merged_into": "TI-00001"}
    serve(clark(), withdrawn=[stone], changes=[change("TI-00002", "withdrawn", day(9), 2, "Twice.")])
    for since in (before.id, "2026-03-01"):
        line = get(f"/api/v1/changes/?since={since}").json()["results"][0]
        assert (line["id"], line["kind"], line["merged_into"]) == ("TI-00002", "merged", "TI-00001")


@pytest.mark.parametrize("address", ["/api/v1/facets/", "/api/v1/statistics/"])
def test_figures_have_no_order_and_no_pages_and_leave_those_of_a_copied_address_aside(served, get, address):
    paths = yaml.safe_load((Path(__file__).parent / "schema.yml").read_text())["paths"]
    assert not {"sort", "page", "page_size"} & {one["name"] for one in paths[address]["get"]["parameters"]}
    assert get(f"{address}?sort=date&page=7&page_size=x").json() == get(address).json()
    assert "page" not in get(f"{address}?colour=red").json()["errors"][0]["valid"]
