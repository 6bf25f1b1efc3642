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


def total_in(text: str, language: str) -> tuple[int, str]:
    found = facts.read(text, language=language)["victims_total"]
    return found["value"], found["qualifier"]


def test_a_dozen_that_is_counted_as_twelve_is_exact():
    begun = "La police a libéré une douzaine d'ouvriers le 2 juin 2024 à Lyon, exploités sans salaire."
    assert total_in(begun, "fr") == (12, "about")
    assert total_in(f"{begun} Les douze ouvriers sont dans un foyer.", "fr") == (12, "exact")


def test_a_woman_with_her_children_is_not_one_who_is_alone():
    assert total_in(
        "La policía rescató a una mujer y sus cuatro hijos el 2 de junio de 2024, víctimas de trata.", "es"
    ) == (
        5,
        "exact",
    )
