"""Days of the Bengali calendar."""

from datetime import date

import pytest

from incidents.reading import facts
from incidents.reading.days import bengali


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (1432, 1, 1, date(2025, 4, 14)), (1432, 7, 29, date(2025, 11, 14)), (1431, 11, 27, date(2025, 3, 12)),
        (1430, 11, 30, date(2024, 3, 14)), (1430, 12, 30, date(2024, 4, 13)), (1420, 11, 9, date(2014, 2, 21)),
    ],
)  # fmt: skip
def test_a_day_of_the_bengali_calendar_has_one_of_the_common(year: int, month: int, day: int, expected: date) -> None:
    assert bengali.common(year, month, day) == expected


def test_a_month_has_no_more_days_than_its_own() -> None:
    assert bengali.common(1431, 11, 30) is None


def test_a_bengali_day_with_its_year_needs_no_date_of_publication() -> None:
    text = (
        "রাজবাড়ীর দৌলতদিয়া যৌনপল্লির একটি তালাবদ্ধ ঘর থেকে পাচারের শিকার নয় কিশোরীকে উদ্ধার করেছে পুলিশ। "
        "২৯ কার্তিক ১৪৩২, শুক্রবার সন্ধ্যায় তাদের উদ্ধার করা হয়।"
    )
    found = facts.read(f"যৌনপল্লি থেকে নয় কিশোরী উদ্ধার\n\n{text}", language="bn")
    assert found["incident_date"]["value"] == "2025-11-14"
