"""Help lines as they are printed."""

from datetime import date, timedelta

import pytest

from incidents.editions.print import print_edition
from incidents.editions.reference import is_fresh
from incidents.editions.store import store
from tests.factories import make_help_line, make_user

TODAY = date(2026, 5, 1)


def printed() -> list[dict]:
    return store().opened(print_edition()).table("helplines").to_dicts()


@pytest.mark.django_db
def test_a_help_line_is_printed_without_who_confirmed_it():
    staff = make_user("canary-of-staff")
    make_help_line(number="1343", languages="en tl", confirmed_on=TODAY, confirmed_by_staff=staff)
    (row,) = printed()
    assert (row["number"], row["languages"], row["confirmed_on"]) == ("1343", ["en", "tl"], TODAY)
    folder = store().opened(print_edition()).folder
    assert not any(b"canary-of-staff" in path.read_bytes() for path in folder.iterdir())


@pytest.mark.django_db
def test_a_retired_line_is_not_printed():
    make_help_line(retired_on=TODAY)
    assert printed() == []


@pytest.mark.django_db
def test_lines_are_printed_by_country_the_most_specific_first():
    make_help_line(country="SG", number="999", kind="police")
    make_help_line(country="SG", number="6435", kind="trafficking")
    make_help_line(country="AR", number="145")
    assert [row["number"] for row in printed()] == ["145", "6435", "999"]


@pytest.mark.django_db
def test_another_confirmation_is_another_edition():
    line = make_help_line()
    before = print_edition()
    line.confirmed_on = TODAY
    line.save()
    assert print_edition() != before


@pytest.mark.parametrize(("days", "fresh"), [(0, True), (365, True), (366, False)])
def test_a_confirmation_is_good_for_a_year(days, fresh):
    assert is_fresh(TODAY - timedelta(days=days), TODAY) is fresh


def test_a_line_never_confirmed_is_not_fresh():
    assert not is_fresh(None, TODAY)
