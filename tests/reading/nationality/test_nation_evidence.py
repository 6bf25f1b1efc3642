"""What speaks for victims being of a nation, named alike in all languages."""

import pytest

from incidents.reading import lexicon
from incidents.reading.nationality import nations
from incidents.reading.people import headcount
from incidents.reading.words import passages


def evidence(text: str, language: str = "en") -> dict[str, dict[str, float]]:
    laid_out = passages.lay_out(text, lexicon.load(language), has_title=False)
    return {mentions[0].mark.value: found for mentions, found in nations.answers(laid_out, headcount.of(laid_out))}


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("Police freed nine Vietnamese women.", "en", "VN"),
        ("La policía rescató a nueve mujeres vietnamitas.", "es", "VN"),
        ("Polisi menyelamatkan sembilan perempuan Vietnam.", "id", "VN"),
    ],
)
def test_a_nation_that_describes_those_counted_says_whom_the_number_counts(text, language, code):
    assert "counts victim" in evidence(text, language)[code]


def test_the_word_right_before_a_nation_is_evidence():
    assert "behind from" in evidence("Nine women from Laos were freed in Bangkok.")["LA"]


def test_the_nation_of_an_authority_is_named_as_that():
    assert "of a body" in evidence("Thai police freed nine women from Laos.")["TH"]


def test_a_nation_of_another_case_speaks_for_nothing_else():
    text = "Police freed nine women from Laos on 5 May 2023. Last year 300 Kenyans were rescued in the region."
    signs = evidence(text)["KE"]
    assert "nationality, another case" in signs
    assert not {"nationality", "nationality, freed"} & set(signs)


def test_what_rules_find_is_evidence_for_it_and_against_others():
    found = evidence("Nine Lao women were freed from a bar whose guests were Japanese.")
    assert "by rule" in found["LA"]
    assert "by no rule, others are" in found["JP"]


def test_those_listed_together_speak_for_each_other():
    found = evidence("Police freed 40 people from Kenya, Uganda and Ethiopia.")
    assert all("listed with one by rule" in found[code] for code in ("KE", "UG", "ET"))


def test_a_nation_alone_of_people_is_told_from_one_of_two():
    alone = evidence("The nine women are Ugandans.")["UG"]
    of_two = evidence("The nine women are Ugandans and Kenyans.")["UG"]
    assert "alone of people" in alone and "one of two" in of_two
