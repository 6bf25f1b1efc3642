"""Of which clause a verb is: sentences of our own, read behind a rescue."""

import pytest

from incidents.reading import facts
from tests.reading.arrested import arrests


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Three guards are in custody and the fourteen workers they had locked in have been freed."),
        ("es", "Tres vigilantes fueron detenidos y las catorce mujeres que tenían encerradas fueron liberadas."),
    ],
)
def test_those_behind_a_clause_that_has_ended_are_not_its_subject(language: str, text: str) -> None:
    assert arrests(language, text) == 3


def test_the_verb_behind_a_participle_says_what_became_of_people() -> None:
    assert arrests("en", "Two men found hiding behind the boiler were arrested.") == 2


def test_arrests_are_counted_as_people() -> None:
    assert arrests("en", "The operation led to 11 arrests in two provinces.") == 11


def test_a_captor_in_quotation_marks_is_listed_with_the_others() -> None:
    assert arrests("en", 'A 47-year-old "mamasan" and two Korean investors were arrested.') == 3


def test_the_last_of_a_list_of_nations_is_freed_with_those_before() -> None:
    listed = (
        "412 Chinese, 341 Kenyans, 57 Vietnamese, eight Malaysians, three Mongolians, two Indians and two Rwandans"
    )
    found = facts.read(f"Scam centre raided\n\nThose found in the compound were {listed}, police said.", language="en")
    assert found["victims_total"]["value"] == 825
