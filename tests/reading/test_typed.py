"""Dates and digits as they are typed into a form."""

import pytest

from incidents.reading.typed import typed_date, western_digits


@pytest.mark.parametrize(
    ("text", "western"), [("٣٠", "30"), ("๑,๐๔๘ คน", "1,048 คน"), ("१०", "10"), ("x² 7", "x² 7"), ("", "")]
)
def test_digits_of_every_script_are_told_as_western_ones(text: str, western: str) -> None:
    assert western_digits(text) == western


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5 มิถุนายน 2567", (2024, 6, 5)),
        ("5 มิ.ย. 67", (2024, 6, 5)),
        ("٥ مايو ٢٠٢٣", (2023, 5, 5)),
        ("५ मई २०२३", (2023, 5, 5)),
        ("5 ឧសភា 2023", (2023, 5, 5)),
        ("2023年5月5日", (2023, 5, 5)),
    ],
)
def test_a_date_is_read_in_the_script_and_calendar_of_an_article(text: str, day: tuple[int, int, int]) -> None:
    mention = typed_date(text)
    assert mention is not None
    assert (mention.year, mention.month, mention.day) == day


@pytest.mark.parametrize("text", ["", "3 พฤษภาคม", "ตำรวจ 5 มิถุนายน 2567", "วันนี้", "5 мая 2023", "12345"])
def test_what_is_more_than_a_date_or_lacks_its_year_is_none(text: str) -> None:
    assert typed_date(text) is None
