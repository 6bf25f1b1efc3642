"""One query, one answer: files, API, facets and statistics agree for any query."""

import csv
import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.generate import tables
from tests.served import serve_tables

COUNTRIES = ["PH", "TH", "KH", "US", "NP", "VA", "FR"]
QUERIES = st.fixed_dictionaries(
    {},
    optional={
        "country": st.lists(st.sampled_from(COUNTRIES), min_size=1, max_size=4, unique=True),
        "nationality": st.lists(st.sampled_from(COUNTRIES), min_size=1, max_size=4, unique=True),
        "exploitation": st.lists(st.sampled_from(["forced_labour", "other"]), min_size=1, unique=True),
        "date_after": st.sampled_from([["2012"], ["2015-06"], ["2020-02-29"]]),
        "victims_min": st.integers(0, 300).map(lambda number: [str(number)]),
        "grade_min": st.integers(1, 5).map(lambda number: [str(number)]),
        "q": st.sampled_from([["police"], ["victimas"], ["ช่วยเหลือ"]]),
        "bbox": st.sampled_from([["-20,-40,60,70"], ["170,-60,-60,60"]]),
        "precision": st.just(["town", "country"]),
        "sort": st.sampled_from([["date"], ["-victims"], ["victims"], ["-updated"]]),
    },
)
BOUNDED = settings(
    max_examples=50, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture
def generated(tmp_path, settings):
    settings.API_REQUESTS_PER_MINUTE = 1_000_000
    return serve_tables(tables(600), tmp_path / "generated")


def test_files_api_facets_and_statistics_give_the_same_totals_for_fifty_queries(generated, client):
    @BOUNDED
    @given(query=QUERIES)
    def asked(query):
        listed = client.get("/api/v1/incidents/", query | {"page_size": ["200"]}).json()
        total = (listed["count"], listed["people"])
        facets = client.get("/api/v1/facets/", query).json()
        statistics = client.get("/api/v1/statistics/", query).json()
        assert (facets["count"], facets["people"]) == total
        assert (statistics["count"], statistics["people"]) == total
        for name in ("by_year", "by_month", "by_nationality", "by_country"):
            assert sum(line["people"] for line in statistics[name]) == total[1]
        assert sum(line["incidents"] for line in statistics["by_country"]) == total[0]

        rows = list(csv.DictReader(io.StringIO(whole(client.get("/incidents.csv", query)))))
        single = [int(row["victims"]) for row in rows if row["counting"] == "single_event" and row["victims"]]
        assert (len(rows), sum(single)) == total
        assert [row["id"] for row in rows][:200] == [row["id"] for row in listed["results"]]

        features = json.loads(whole(client.get("/incidents.geojson", query)))["features"]
        assert [feature["id"] for feature in features] == [row["id"] for row in rows]

        wanted = {row["id"] for row in rows}
        counts = csv.DictReader(io.StringIO(whole(client.get("/incidents.csv", query | {"table": "counts"}))))
        everything = generated.table("counts").filter(generated.table("counts")["incident"].is_in(list(wanted)))
        assert len(list(counts)) == everything.height

    asked()


def whole(answer):
    return b"".join(answer.streaming_content).decode()


@pytest.mark.parametrize("table", ["counts", "citations", "involvements"])
def test_a_related_table_has_the_rows_of_the_chosen_incidents_in_the_order_of_the_query(generated, client, table):
    chosen = {"nationality": ["US", "TH"], "sort": "-victims"}
    ids = [row["id"] for row in csv.DictReader(io.StringIO(whole(client.get("/incidents.csv", chosen))))]
    lines = csv.DictReader(io.StringIO(whole(client.get("/incidents.csv", chosen | {"table": table}))))
    order = list(dict.fromkeys(line["incident"] for line in lines))
    assert order == ids
