"""Flows from nationality to the country where people were found."""

import pytest
from django.http import QueryDict

from incidents.editions.filters import parse
from incidents.editions.query import ask
from incidents.editions.statistics import Statistics
from tests.editions.conftest import incident_row


def shares(**numbers):
    return [{"nationality": code, "number": number} for code, number in numbers.items()]


@pytest.fixture
def flows(edition_of):
    edition = edition_of(
        incident_row(1, victims=100, nationalities=shares(VN=60, ID=30)),
        incident_row(2, country="TH", victims=9, nationalities=shares(VN=2, NP=None)),
        incident_row(3, country="TH", victims=None, nationalities=shares(VN=None)),
    )
    return Statistics(ask(edition, parse(edition, QueryDict("")))).flows


def test_what_is_not_broken_down_is_a_flow_of_its_own_in_each_country(flows):
    assert [(line["nationality"], line["country"], line["people"], line["incidents"]) for line in flows.lines()] == [
        ("VN", "PH", 60, 1),
        ("ID", "PH", 30, 1),
        (None, "PH", 10, 1),
        (None, "TH", 7, 1),
        ("VN", "TH", 2, 1),
    ]
    assert flows.size == 5


def test_only_the_largest_flows_are_given_where_a_number_is_asked(flows):
    assert [line["people"] for line in flows.lines(most=2)] == [60, 30]


def test_flows_into_one_country_sum_to_its_people_and_end_with_the_rest(flows):
    found = flows.into("TH")
    assert [(line["label"], line["people"]) for line in found] == [("Vietnamese", 2), (None, 7)]


def test_countries_in_which_nobody_was_counted_are_not_among_the_largest(flows):
    assert flows.largest(most=1) == ["PH"]
    assert flows.largest(most=5) == ["PH", "TH"]
