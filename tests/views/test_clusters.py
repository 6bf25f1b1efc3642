"""The data of the map: clusters, what has no point, bad parameters."""

import pytest

from tests.editions.conftest import incident_row


def test_clusters_and_unplaced_have_the_promised_shape(served, get):
    answer = get("/map/clusters.json?zoom=3")
    assert answer["Content-Type"] == "application/json"
    assert answer.json() == {
        "edition": served.id,
        "total": {"incidents": 3, "people": 1048},
        "unplaced": [{"country": "TH", "incidents": 1, "people": 0}],
        "clusters": [[120.57, 15.22, 2, 1048, "town", None]],
    }


def test_a_cluster_of_one_names_its_incident(served, get):
    assert get("/map/clusters.json?zoom=3&q=clark").json()["clusters"] == [
        [120.57, 15.22, 1, 1048, "town", "TI-00001"],
    ]


def test_the_total_covers_the_whole_query_and_the_clusters_their_box(serve, get):
    serve(incident_row(1), incident_row(2, latitude=1.0, longitude=1.0), incident_row(3, country="ID"))
    found = get("/map/clusters.json?zoom=5&country=PH&bbox=100,10,130,20").json()
    assert found["total"] == {"incidents": 2, "people": 20}
    assert [cluster[2] for cluster in found["clusters"]] == [1]


def test_clusters_fall_apart_as_one_comes_closer(serve, get):
    serve(incident_row(1), incident_row(2, latitude=14.6, longitude=121.0))
    assert len(get("/map/clusters.json?zoom=1").json()["clusters"]) == 1
    assert len(get("/map/clusters.json?zoom=9").json()["clusters"]) == 2


def test_without_a_zoom_the_world_is_meant(served, get):
    assert get("/map/clusters.json").json() == get("/map/clusters.json?zoom=2").json()


@pytest.mark.parametrize(
    ("address", "parameter", "value"),
    [
        ("zoom=near", "zoom", "near"),
        ("zoom=23", "zoom", "23"),
        ("zoom=00023", "zoom", "00023"),
        (f"zoom={'0' * 5000}", "zoom", "0" * 5000),
        ("zoom=-1", "zoom", "-1"),
        ("zoom=1&zoom=2", "zoom", "1, 2"),
        ("zoom=²", "zoom", "²"),
        ("zoom=" + "9" * 5000, "zoom", "9" * 5000),
        ("bbox=1,2,3", "bbox", "1,2,3"),
        ("bbox=nan,0,1,1", "bbox", "nan,0,1,1"),
        ("country=ZZ", "country", "ZZ"),
        ("colour=red", "colour", "red"),
    ],
)
def test_a_bad_parameter_is_a_400_that_names_it(served, get, address, parameter, value):
    answer = get(f"/map/clusters.json?{address}")
    assert answer.status_code == 400
    refusal = answer.json()
    assert (refusal["parameter"], refusal["value"]) == (parameter, value)
    assert refusal["error"]
    assert answer["Content-Type"] == "application/problem+json"
    assert (refusal["status"], refusal["errors"][0]["parameter"]) == (400, parameter)
    assert "ETag" not in answer


def test_every_fault_of_a_request_is_listed(served, get):
    refusal = get("/map/clusters.json?country=ZZ&colour=red").json()
    assert {problem["parameter"] for problem in refusal["problems"]} == {"country", "colour"}


@pytest.mark.parametrize(("address", "zoomed"), [("/map/clusters.json", True), ("/map/rows.json", False)])
def test_an_unknown_parameter_is_told_the_valid_ones(served, get, address, zoomed):
    error = get(f"{address}?foo=1").json()["errors"][0]
    assert {"country", "edition"} <= set(error["valid"])
    assert ("zoom" in error["valid"]) == zoomed


def test_every_bad_parameter_of_the_map_is_told(served, get):
    found = get("/map/clusters.json?zoom=99&country=Q").json()["errors"]
    assert [error["parameter"] for error in found] == ["zoom", "country"]
