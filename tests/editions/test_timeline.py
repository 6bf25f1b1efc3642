"""The incidents of each month and year, whatever dates a query chooses."""

from datetime import date

from django.http import QueryDict

from incidents.editions import timeline as over_time
from incidents.editions.filters import parse
from incidents.editions.query import ask
from tests.editions.conftest import incident_row


def timeline_of(edition, query: str = "") -> over_time.Timeline | None:
    return over_time.timeline(ask(edition, parse(edition, QueryDict(query))))


def test_an_incident_counts_in_every_month_its_date_may_lie_in(edition_of):
    found = timeline_of(
        edition_of(
            incident_row(1, date_start=date(2023, 5, 4)),
            incident_row(2, date_start=date(2023, 1, 1), date_precision="year"),
            incident_row(3, date_start=date(2023, 11, 20), date_end=date(2024, 1, 2), date_precision="period"),
        )
    )
    assert found
    assert (found.first_year, found.years) == (2023, [3, 1])
    assert found.periods == [1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 2, 2, 1, *[0] * 11]


def test_each_period_holds_what_choosing_it_finds(edition_of):
    edition = edition_of(
        *[incident_row(at, date_start=date(2020 + at % 4, 1 + at % 12, 3), country="PH") for at in range(1, 30)],
        incident_row(90, date_start=date(2021, 1, 1), date_precision="year"),
        incident_row(91, date_start=date(2022, 7, 1), date_precision="month", country="KH"),
    )
    found = timeline_of(edition, "country=PH&date_after=2022")
    assert found
    asked = [f"{2020 + at // 12}-{at % 12 + 1:02d}" for at in range(len(found.periods))]
    totals = [
        ask(edition, parse(edition, QueryDict(f"country=PH&date_after={at}&date_before={at}"))).total for at in asked
    ]
    assert found.periods == [total.incidents for total in totals]


def test_only_the_dates_of_a_query_are_left_aside(edition_of):
    edition = edition_of(incident_row(1), incident_row(2, country="KH"), incident_row(3, title="Other"))
    for query in ("", "date_after=2024", "date_after=2020&date_before=2021"):
        assert timeline_of(edition, query).years == [3]
    assert timeline_of(edition, "q=incident&country=PH&date_after=2024").years == [1]


def test_a_long_record_is_shown_by_year(edition_of):
    edition = edition_of(incident_row(1, date_start=date(1990, 3, 1)), incident_row(2, date_start=date(2023, 3, 1)))
    found = timeline_of(edition)
    assert found
    assert not found.is_monthly
    assert found.periods == [1, *[0] * 32, 1]


def test_an_empty_record_has_none(edition_of):
    assert timeline_of(edition_of()) is None
