"""Dates as texts write them, and what they mean beside a date of publication."""

from datetime import date

import pytest

from incidents.reading import dates, lexicon
from incidents.reading.days import resolving
from incidents.reading.words.folding import fold


def read(text: str, language: str, published: date | None = None) -> date | None:
    found = dates.find(fold(text), lexicon.load(language))
    resolved = resolving.resolve(found[0], published) if found else None
    return resolved[0] if resolved else None


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("on May 4, 2023", "en", date(2023, 5, 4)),
        ("on 4 May 2023", "en", date(2023, 5, 4)),
        ("Senin (8/5/2023)", "id", date(2023, 5, 8)),
        ("২০২৬ সালের ১৪ জানুয়ারি", "bn", date(2026, 1, 14)),
        ("17 พฤษภาคม 2566", "th", date(2023, 5, 17)),
        ("19 ม.ค. 67", "th", date(2024, 1, 19)),
        ("१९ माघ २०८१", "ne", date(2025, 2, 1)),
        ("ថ្ងៃទី១៩ ខែកញ្ញា ឆ្នាំ២០២២", "km", date(2022, 9, 19)),
        ("၂၀၂၃ ခုနှစ် မေလ ၈ ရက်", "my", date(2023, 5, 8)),
        ("2023年5月4日", "zh", date(2023, 5, 4)),
        ("le 4 mai 2023", "fr", date(2023, 5, 4)),
        ("el 4 de mayo de 2023", "es", date(2023, 5, 4)),
        ("7 نوفمبر 2022", "ar", date(2022, 11, 7)),
        ("31 February 2023", "en", None),
        ("民國113年6月5日", "zh", date(2024, 6, 5)),
        ("2024年六月五日", "zh", date(2024, 6, 5)),
    ],
)
def test_a_written_date_is_read(text, language, meant):
    assert read(text, language) == meant


@pytest.mark.parametrize(
    ("text", "language", "published", "meant"),
    [
        ("Thursday", "en", date(2023, 5, 5), date(2023, 5, 4)),
        ("last Tuesday", "en", date(2023, 5, 9), date(2023, 5, 2)),
        ("kemarin", "id", date(2023, 5, 5), date(2023, 5, 4)),
        ("Selasa (2/5)", "id", date(2023, 5, 5), date(2023, 5, 2)),
        ("เมื่อวานนี้", "th", date(2023, 5, 5), date(2023, 5, 4)),
        ("Tối 11/4", "vi", date(2023, 4, 12), date(2023, 4, 11)),
        ("quarta-feira (31)", "pt", date(2024, 2, 2), date(2024, 1, 31)),
        ("周四晚", "zh", date(2023, 5, 8), date(2023, 5, 4)),
        ("30 December", "en", date(2024, 1, 2), date(2023, 12, 30)),
        ("three days ago", "en", date(2024, 6, 14), date(2024, 6, 11)),
        ("hace 3 días", "es", date(2024, 6, 14), date(2024, 6, 11)),
        ("the 5th of this month", "en", date(2024, 6, 14), date(2024, 6, 5)),
        ("el día 5 del mes pasado", "es", date(2024, 6, 14), date(2024, 5, 5)),
        ("5 haribulan ini", "ms", date(2024, 6, 14), date(2024, 6, 5)),
        ("tanggal 5 lalu", "id", date(2024, 6, 14), date(2024, 6, 5)),
        ("चार जून", "hi", date(2024, 6, 14), date(2024, 6, 4)),
        ("الخامس من الشهر الجاري", "ar", date(2024, 6, 14), date(2024, 6, 5)),
        ("去年11月18日", "zh", date(2024, 6, 14), date(2023, 11, 18)),
        ("上月28日", "zh", date(2024, 6, 14), date(2024, 5, 28)),
        ("上周三", "zh", date(2024, 6, 14), date(2024, 6, 5)),
        ("Rabu pekan lalu", "id", date(2024, 6, 14), date(2024, 6, 5)),
        ("जेठ २३ गते", "ne", date(2024, 6, 14), date(2024, 6, 5)),
        ("kemarin (13/6)", "id", date(2024, 6, 15), date(2024, 6, 13)),
        ("in March", "en", date(2024, 6, 14), date(2024, 3, 1)),
        ("el pasado mes de noviembre", "es", date(2024, 6, 14), date(2023, 11, 1)),
        ("bulan lalu", "id", date(2024, 6, 14), date(2024, 5, 1)),
    ],
)
def test_what_a_date_leaves_out_comes_from_the_date_of_publication(text, language, published, meant):
    assert read(text, language) is None
    assert read(text, language, published) == meant


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("they may march", "en"),
        ("since March", "en"),
        ("em março 17 trabalhadores", "pt"),
        ("mỗi tháng 5 triệu", "vi"),
    ],
)
def test_a_word_that_may_be_a_month_is_none_without_words_that_say_so(text, language):
    found = dates.find(fold(text), lexicon.load(language))
    assert all(mention.day is None and (language == "pt" or mention.month is None) for mention in found)


def test_a_month_in_brackets_behind_a_weekday_is_no_day():
    assert read("警方本周二(5月8日)晚突击", "zh", date(2018, 5, 11)) == date(2018, 5, 8)
