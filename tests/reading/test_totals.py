"""Which number of people is the number of victims."""

import pytest

from incidents.reading import facts


def total(text: str, language: str) -> int | None:
    found = facts.read(text, published="2024-03-15", language=language)["victims_total"]
    return found["value"] if found else None


def test_a_headline_that_rounds_gives_way_to_the_number_below_it():
    text = (
        "150 workers freed from scam hub\n\nPolice on Tuesday rescued 147 foreigners trafficked into an online scam."
    )
    assert total(text, "en") == 147


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Police on Tuesday rescued women forced into prostitution. One in five victims is a child.", "en"),
        ("La policía liberó el martes a mujeres víctimas de trata. Una de cada cinco víctimas es menor.", "es"),
        ("La police a libéré mardi des femmes victimes de traite. Une victime sur cinq est mineure.", "fr"),
    ],
)
def test_one_in_five_counts_nobody(text, language):
    assert total(text, language) is None
