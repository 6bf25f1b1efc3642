from datetime import date

import pytest

from incidents import cldr

MAY = date(2023, 5, 4)


@pytest.mark.parametrize(("language", "written"), [("en", "1,048"), ("id", "1.048"), ("fr", "1\u202f048")])
def test_thousands_are_grouped_as_the_language_does(language, written):
    assert cldr.number(1048, language) == written


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [("en", "4 May 2023", "May 2023"), ("id", "4 Mei 2023", "Mei 2023"), ("zh-hant", "2023年5月4日", "2023年5月")],
)
def test_days_and_months_are_written_as_the_language_does(language, day, month):
    assert (cldr.day(MAY, language), cldr.month(MAY, language)) == (day, month)


def test_every_plural_form_of_a_language_has_a_number_that_takes_it():
    assert cldr.plural_samples("id") == {"other": 0}
    assert cldr.plural_samples("en") == {"other": 0, "one": 1}
    assert cldr.plural_samples("ar") == {"other": 100, "many": 11, "few": 3, "two": 2, "one": 1, "zero": 0}
