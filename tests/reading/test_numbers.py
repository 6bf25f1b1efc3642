"""Numbers in digits of every script, in words, with multipliers and with words that grade them."""

import pytest

from incidents.reading import lexicon, numbers
from incidents.reading.words.folding import fold


def read(text: str, language: str) -> list[tuple[int, str]]:
    known = lexicon.load(language)
    folded = fold(text)
    found = numbers.find(folded, known, known.words.find(folded), [])
    return [(number.value, number.qualifier) for number in found if number.countable and not number.weak]


@pytest.mark.parametrize(
    ("text", "language", "value", "qualifier"),
    [
        ("two hundred and five people", "en", 205, "exact"),
        ("more than 1,048 people", "en", 1048, "at_least"),
        ("4,3 juta orang", "id", 4_300_000, "exact"),
        ("1.048 orang", "id", 1048, "exact"),
        ("dua puluh lima orang", "id", 25, "exact"),
        ("sedikitnya tiga belas orang", "id", 13, "at_least"),
        ("apatnapu't lima", "tl", 45, "exact"),
        ("mahigit 1,000 katao", "tl", 1000, "at_least"),
        ("treinta y cinco mujeres", "es", 35, "exact"),
        ("once mujeres", "es", 11, "exact"),
        ("quatre-vingt-dix-sept femmes", "fr", 97, "exact"),
        ("une soixantaine de personnes", "fr", 60, "about"),
        ("1 048 personnes", "fr", 1048, "exact"),
        ("trinta e cinco pessoas", "pt", 35, "exact"),
        ("7 vạn người", "vi", 70_000, "exact"),
        ("ba mươi lăm người", "vi", 35, "exact"),
        ("2.37万人", "zh", 23_700, "exact"),
        ("逾千人", "zh", 1000, "at_least"),
        ("三十二名", "zh", 32, "exact"),
        ("300多名", "zh", 300, "at_least"),
        ("สิบสองคน", "th", 12, "exact"),
        ("๓๔ คน", "th", 34, "exact"),
        ("៣៤នាក់", "km", 34, "exact"),
        ("خمسة وعشرين مهاجرا", "ar", 25, "exact"),
        ("٢٥ مهاجرا", "ar", 25, "exact"),
        ("पैंतीस लोग", "hi", 35, "exact"),
        ("1,48,000 लोग", "hi", 148_000, "exact"),
        ("১ হাজার ২১০ জন", "bn", 1210, "exact"),
    ],
)
def test_a_number_is_read_with_its_qualifier(text, language, value, qualifier):
    assert (value, qualifier) in read(text, language)


@pytest.mark.parametrize("text", ["P167,400", "$40.040", "covid-19", "081234567890", "17-year-old", "45%", "G7"])
def test_money_codes_and_ages_count_no_people(text):
    assert read(text, "en") == []
