"""Dates as staff type them."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from incidents.admin.forms.dates import Span, read_date, say_date, told_date, write_date


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2023", date(2023, 1, 1), None, "year"),
        ("2023-05", date(2023, 5, 1), None, "month"),
        ("2023-05-05", date(2023, 5, 5), None, "day"),
        ("2023-5-5", date(2023, 5, 5), None, "day"),
        ("5 May 2023", date(2023, 5, 5), None, "day"),
        ("5 Mei 2023", date(2023, 5, 5), None, "day"),
        ("5 Agustus 2023", date(2023, 8, 5), None, "day"),
        ("May 5, 2023", date(2023, 5, 5), None, "day"),
        ("  5   dec  2022 ", date(2022, 12, 5), None, "day"),
        ("Mei 2023", date(2023, 5, 1), None, "month"),
        ("2023-05-04 to 2023-05-06", date(2023, 5, 4), date(2023, 5, 6), "period"),
        ("4 May 2023 – 6 May 2023", date(2023, 5, 4), date(2023, 5, 6), "period"),
        ("4–6 May 2023", date(2023, 5, 4), date(2023, 5, 6), "period"),
        ("30 April sampai 2 Mei 2023", date(2023, 4, 30), date(2023, 5, 2), "period"),
        ("2023-11 to 2024-02", date(2023, 11, 1), date(2024, 2, 29), "period"),
        ("2021 to 2022", date(2021, 1, 1), date(2022, 12, 31), "period"),
        ("٢٠٢٣-٠٥-٠٥", date(2023, 5, 5), None, "day"),
        ("2567-06-05", date(2024, 6, 5), None, "day"),
        ("๒๕๖๗", date(2024, 1, 1), None, "year"),
        ("5 June 2567", date(2024, 6, 5), None, "day"),
        ("5 มิถุนายน 2567", date(2024, 6, 5), None, "day"),
        ("มิถุนายน 2567", date(2024, 6, 1), None, "month"),
        ("12-14 มิถุนายน 2567", date(2024, 6, 12), date(2024, 6, 14), "period"),
        ("5 มิถุนายน 2567 – 7 มิถุนายน 2567", date(2024, 6, 5), date(2024, 6, 7), "period"),
        ("٥ مايو ٢٠٢٣", date(2023, 5, 5), None, "day"),
        ("2023年5月5日", date(2023, 5, 5), None, "day"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_typed(text: str, start: date, end: date | None, precision: str) -> None:
    assert read_date(text) == Span(start, end, precision)


@pytest.mark.parametrize(
    "text", ["soon", "5 Foo 2023", "05/06/2023", "2023-05-04 to", "1 to 2 to 3", "٢٠٢٣-٠٥-٠٥x", "3 พฤษภาคม"]
)
def test_what_is_no_date_is_refused_with_examples(text: str) -> None:
    with pytest.raises(ValidationError, match=r"2023-05-05|not understood"):
        read_date(text)


def test_a_day_that_is_not_in_the_calendar_is_refused() -> None:
    with pytest.raises(ValidationError, match="not a day of the calendar"):
        read_date("2023-02-30")


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValidationError, match="ends before it starts"):
        read_date("2023-05-06 to 2023-05-04")


def test_a_day_to_come_is_refused() -> None:
    later = timezone.localdate() + timedelta(days=2)
    with pytest.raises(ValidationError, match="and today"):
        read_date(later.isoformat())


def test_today_of_the_most_eastern_reader_is_a_date() -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert read_date(tomorrow.isoformat()).start == tomorrow


@pytest.mark.parametrize("text", ["2023", "2023-05", "2023-05-05", "2023-05-04 to 2023-05-06"])
def test_a_stored_date_is_written_as_it_can_be_typed(text: str) -> None:
    span = read_date(text)
    assert write_date(span.start, span.end, span.precision) == text


def test_no_date_is_written_as_nothing() -> None:
    assert write_date(None, None, "") == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023", "the year 2023, month and day not known"),
        ("2023-05", "May 2023, day not known"),
        ("5 Mei 2023", "Friday, 5 May 2023"),
        ("4–6 May 2023", "from Thursday, 4 May 2023 to Saturday, 6 May 2023"),
    ],
)
def test_the_form_says_what_it_understood(text: str, words: str) -> None:
    assert say_date(read_date(text)) == words


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("2023", "en", "2023"),
        ("2023-05", "en", "May 2023"),
        ("2023-05", "id", "Mei 2023"),
        ("2023-05-04", "en", "4 May 2023"),
        ("2023-05-04", "id", "4 Mei 2023"),
        ("2023-05-04 to 2023-05-06", "en", "4 May 2023 – 6 May 2023"),
    ],
)
def test_in_lists_a_date_is_told_in_the_reader_s_language(text: str, language: str, told: str) -> None:
    span = read_date(text)
    with translation.override(language):
        assert told_date(span.start, span.end, span.precision) == told


def test_in_lists_no_date_is_told_as_nothing() -> None:
    assert told_date(None, None, "") == ""
