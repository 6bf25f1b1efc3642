"""Dates, places, figures and nationalities in words."""

from datetime import date

import pytest
from django.utils.translation import override

from incidents.views import words
from tests.editions.conftest import incident_row


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        ("2023-05-04", None, "day", "4 May 2023"),
        ("2023-05-04", "2023-05-04", "day", "4 May 2023"),
        ("2023-05-04", "2023-05-09", "day", "4–9 May 2023"),
        ("2023-05-04", "2023-06-09", "period", "4 May – 9 Jun 2023"),
        ("2023-05-01", None, "month", "May 2023"),
        ("2023-05-01", "2023-06-01", "month", "May – June 2023"),
        ("2023-01-01", None, "year", "2023"),
        ("2022-01-01", "2023-01-01", "year", "2022–2023"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(start, end, precision, expected):
    row = incident_row(
        1,
        date_start=date.fromisoformat(start),
        date_end=date.fromisoformat(end) if end else None,
        date_precision=precision,
    )
    assert words.when(row).replace("\u2009", " ") == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "Mabalacat, Pampanga, Philippines"),
        ({"place": None}, "Pampanga, Philippines"),
        ({"place": None, "admin1": None}, "Philippines"),
        ({"place": "Singapore", "admin1": None, "country": "SG"}, "Singapore"),
    ],
)
def test_a_place_is_as_much_of_it_as_is_public(changes, expected):
    assert words.where(incident_row(1, **changes)) == expected


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        ("town", "In Mabalacat, Pampanga, Philippines (town or city);"),
        ("district", "In Mabalacat, Pampanga, Philippines (district);"),
        ("province", "only the province is known or shown"),
        ("country", "only the country is known or shown"),
    ],
)
def test_each_precision_has_its_sentence(precision, expected):
    assert expected in words.precision_sentence(incident_row(1, place_precision=precision))


@pytest.mark.parametrize(
    ("value", "qualifier", "expected"),
    [(1048, "exact", "1,048"), (1000, "at_least", "at least 1,000"), (1400, "about", "about 1,400"), (0, None, "0")],
)
def test_a_number_says_how_it_is_meant(value, qualifier, expected):
    assert words.qualified(value, qualifier) == expected


def test_a_number_nobody_reports_is_a_dash_and_not_nought():
    assert words.number(None) == "–"
    assert words.people(None) == "number not reported"


def test_the_spread_is_shown_only_where_sources_differ():
    assert words.spread(incident_row(1, victims_low=1000, victims_high=1400)) == "1,000–1,400"
    assert words.spread(incident_row(1, victims_low=10, victims_high=10)) == ""
    assert words.spread(incident_row(1)) == ""


def test_nationalities_are_told_largest_first_and_the_rest_is_counted():
    row = incident_row(1, nationalities=[
        {"nationality": code, "number": number}
        for code, number in (("TH", None), ("ID", 143), ("VN", 389), ("HK", 1))
    ])  # fmt: skip
    assert words.nationalities(row) == "389 Vietnamese\xa0· 143 Indonesian\xa0· 1 Hongkonger\xa0· Thai"
    assert words.nationalities(row, most=2) == "389 Vietnamese\xa0· 143 Indonesian\xa0· 2 more"


def test_thousands_are_grouped_as_the_language_does():
    with override("id"):
        assert words.number(1048) == "1.048"


def test_facts_in_one_line_leave_out_what_is_empty_and_the_dot_stays_behind_the_one_before():
    assert words.joined("", "English", None, "reprints Reuters") == "English\xa0· reprints Reuters"
