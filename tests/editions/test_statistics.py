"""Figures over an answer: they agree with the totals, and keep what is unknown or not broken down."""

from datetime import date

import polars as pl
from django.http import QueryDict

from incidents.editions.filters import parse
from incidents.editions.query import ask
from incidents.editions.statistics import Statistics
from tests.editions.conftest import incident_row


def statistics_of(edition, query=""):
    return Statistics(ask(edition, parse(edition, QueryDict(query))))


def shares(**numbers):
    return [{"nationality": code, "number": number} for code, number in numbers.items()]


def test_years_between_that_saw_nothing_are_zero(edition_of):
    edition = edition_of(incident_row(1, date_start=date(2020, 3, 1)), incident_row(2, date_start=date(2022, 3, 1)))
    assert statistics_of(edition).over_time("year") == [
        {"period": "2020", "incidents": 1, "people": 10},
        {"period": "2021", "incidents": 0, "people": 0},
        {"period": "2022", "incidents": 1, "people": 10},
    ]


def test_an_incident_whose_month_nobody_reports_is_in_no_month_but_is_not_dropped(edition_of):
    edition = edition_of(
        incident_row(1, date_start=date(2022, 12, 5)),
        incident_row(2, date_start=date(2023, 2, 1), date_precision="month"),
        incident_row(3, date_start=date(2023, 1, 1), date_precision="year"),
    )
    assert [(line["period"], line["incidents"]) for line in statistics_of(edition).over_time("month")] == [
        ("2022-12", 1),
        ("2023-01", 0),
        ("2023-02", 1),
        (None, 1),
    ]


def test_people_are_of_the_nationality_the_breakdown_gives_and_the_rest_has_a_line_of_its_own(edition_of):
    edition = edition_of(
        incident_row(1, victims=100, nationalities=shares(VN=60, ID=30), remainder=10),
        incident_row(2, victims=5, nationalities=shares(ID=5), remainder=0),
        incident_row(3, victims=7, nationalities=shares(NP=None), remainder=7),
    )
    found = statistics_of(edition).by_nationality()
    assert [(line["nationality"], line["incidents"], line["people"]) for line in found] == [
        ("VN", 1, 60),
        ("ID", 2, 35),
        ("NP", 1, 0),
        (None, 2, 17),
    ]
    assert sum(line["people"] for line in found) == 112


def test_a_campaign_adds_incidents_but_no_people(edition_of):
    edition = edition_of(incident_row(1, counting="cumulative", victims=500, nationalities=shares(VN=500)))
    found = statistics_of(edition).by_nationality()
    assert [(line["nationality"], line["incidents"], line["people"]) for line in found] == [("VN", 1, 0), (None, 0, 0)]


def test_countries_are_narrowed_by_the_whole_query(edition_of):
    edition = edition_of(incident_row(1), incident_row(2, country="TH"))
    assert statistics_of(edition, "country=TH").by("country") == [
        {"country": "TH", "label": "Thailand", "incidents": 1, "people": 10}
    ]


def test_only_the_first_choices_are_given_where_a_number_is_asked(edition_of):
    edition = edition_of(incident_row(1), incident_row(2, country="TH"), incident_row(3, country="TH"))
    assert [line["country"] for line in statistics_of(edition).by("country", most=1)] == ["TH"]


def test_sources_count_the_articles_of_the_matching_incidents(edition_of):
    edition = edition_of(incident_row(1, sources=3), incident_row(2, sources=1, country="TH"))
    assert statistics_of(edition, "country=PH").sources_by_country() == [
        {"country": "PH", "incidents": 1, "sources": 3}
    ]
    assert statistics_of(edition, "country=PH").sources_by_month() == [{"period": None, "sources": 1}]


def test_nothing_found_gives_no_lines_but_the_remainder(edition_of):
    found = statistics_of(edition_of(incident_row(1)), "country=FR")
    assert (found.over_time("year"), found.by("country"), found.sources_by_country()) == ([], [], [])
    assert found.by_nationality() == [{"nationality": None, "label": None, "incidents": 0, "people": 0}]


def test_lines_by_nationality_sum_to_the_total_on_generated_incidents(edition_of):
    rows = [
        incident_row(number, victims=number * 7 % 50, nationalities=shares(VN=number % 7, ID=None), remainder=None)
        for number in range(1, 200)
    ]
    edition = edition_of(*rows)
    for query in ("", "victims_min=10", "nationality=VN&date_after=2023"):
        found = statistics_of(edition, query)
        assert sum(pl.DataFrame(found.by_nationality())["people"]) == found.total["people"]
        assert sum(line["people"] for line in found.over_time("month")) == found.total["people"]
