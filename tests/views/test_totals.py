"""One query, one total: map, list, statistics, API and file agree for two hundred queries drawn by lot."""

import csv
import io
import random
import re
from typing import Any

import pytest
from django.test import Client

from bench.generate import tables
from tests.served import serve_tables

QUERIES, SEED = 200, 20231107
CODES = ["PH", "TH", "KH", "MM", "US", "NP", "VA", "FR", "ID"]
CHOICES: dict[str, list[list[str]]] = {
    "q": [["police"], ["workers"], ["ช่วยเหลือ"], ["nothing like this"]],
    "date_after": [["2012"], ["2015-06"], ["2020-02-29"]],
    "date_before": [["2021"], ["2023-01"], ["2024-12-31"]],
    "country": [["PH"], ["KH", "MM"], CODES],
    "nationality": [["ID"], ["VN", "CN"], CODES],
    "exploitation": [["forced_labour"], ["forced_criminality", "other"]],
    "sector": [["online_scam"], ["fishing", "agriculture"]],
    "language": [["en"], ["id", "th"]],
    "victims_min": [["2"], ["50"]],
    "victims_max": [["100"], ["5000"]],
    "grade_min": [["2"], ["4"]],
    "precision": [["town"], ["province", "country"]],
    "bbox": [["-20,-40,60,70"], ["90,-10,140,30"], ["170,-60,-60,60"]],
    "sort": [["date"], ["-victims"], ["-updated"]],
}
Query = dict[str, list[str]]
Totals = tuple[int, int]


@pytest.fixture
def record(tmp_path, settings):
    settings.API_REQUESTS_PER_MINUTE = 1_000_000
    settings.ANSWERS_KEPT = 0
    return serve_tables(tables(400), tmp_path / "generated")


def drawn_by_lot(known: dict[str, Any]) -> list[Query]:
    """The same queries every time: up to four parameters each, of terms that the record knows."""
    lot = random.Random(SEED)  # noqa: S311 (no secret)
    usable = {
        name: [values for values in choices if name not in known or set(values) <= set(known[name])]
        for name, choices in CHOICES.items()
    }
    names = [name for name, choices in usable.items() if choices]
    return [
        {name: lot.choice(usable[name]) for name in lot.sample(names, lot.randint(0, 4))} for _query in range(QUERIES)
    ]


def on_map(client: Client, query: Query) -> Totals:
    """Clusters and badges together; without a box they are what the map calls its total."""
    found = client.get("/map/clusters.json", {**without(query, "sort"), "zoom": "3"}).json()
    shown = [(cluster[2], cluster[3]) for cluster in found["clusters"]]
    shown += [(badge["incidents"], badge["people"]) for badge in found["unplaced"]]
    incidents, people = sum(number for number, _people in shown), sum(people for _number, people in shown)
    if "bbox" not in query:
        assert found["total"] == {"incidents": incidents, "people": people}
    return incidents, people


def on_page(client: Client, address: str, query: Query) -> Totals:
    """What the head of a page says."""
    page = client.get(address, query).content.decode()
    said = re.search(r"<strong>([\d,]+) incidents?</strong>.*?<strong>([\d,]+) (?:person|people)</strong>", page)
    assert said, (address, query)
    return int(said[1].replace(",", "")), int(said[2].replace(",", ""))


def in_chart(client: Client, query: Query) -> Totals:
    """The lines of the chart over time, added up."""
    rows = csv.DictReader(
        io.StringIO(client.get("/statistics/over-time.csv", without(query, "sort")).content.decode())
    )
    told = [(int(row["incidents"]), int(row["people"])) for row in rows]
    return sum(incidents for incidents, _people in told), sum(people for _incidents, people in told)


def in_file(client: Client, query: Query) -> Totals:
    rows = list(csv.DictReader(io.StringIO(b"".join(client.get("/incidents.csv", query)).decode())))
    summed = [int(row["victims"]) for row in rows if row["counting"] == "single_event" and row["victims"]]
    return len(rows), sum(summed)


def in_api(client: Client, name: str, query: Query) -> Totals:
    found = client.get(f"/api/v1/{name}/", query).json()
    return found["count"], found["people"]


def without(query: Query, name: str) -> Query:
    return {key: values for key, values in query.items() if key != name}


def test_map_list_chart_api_and_file_give_the_same_totals_for_two_hundred_queries(record, client):
    known = {scheme: list(record.terms.get(scheme, {})) for scheme in ("exploitation", "sector")}
    totals = []
    for query in drawn_by_lot(known):
        total = in_api(client, "incidents", query)
        found = {
            "map": on_map(client, query),
            "map page": on_page(client, "/", query),
            "list": on_page(client, "/incidents/", query),
            "chart": in_chart(client, query),
            "facets": in_api(client, "facets", query),
            "file": in_file(client, query),
        }
        assert found == dict.fromkeys(found, total), query
        totals.append(total)
    assert len(set(totals)) > QUERIES / 4


def test_the_statistics_page_says_the_total_of_the_list(record, client):
    for query in ({}, {"country": ["PH", "KH"]}, {"nationality": ["ID"], "date_after": ["2019"]}):
        page = client.get("/statistics/", query).content.decode()
        said = re.search(r'data-part="total">[^<]*: ([\d,]+) incidents?, ([\d,]+) (?:person|people)', page)
        assert said, query
        assert tuple(int(number.replace(",", "")) for number in said.groups()) == on_page(client, "/incidents/", query)
