"""The numbers a text offers as those of its victims or of those arrested."""

import pytest

from incidents.reading import lexicon
from incidents.reading.people import headcount, offered
from incidents.reading.people.offered import Total
from incidents.reading.words import passages


def numbers(text: str) -> dict[tuple[str, int], Total]:
    people = headcount.of(passages.lay_out(text, lexicon.load("en"), False))
    return {(total.role, total.value): total for total in offered.numbers(people.counts, people.single)}


def test_victims_and_suspects_are_offered_apart():
    assert set(numbers("Police rescued 14 women and arrested two brokers.")) == {("victim", 14), ("suspect", 2)}


def test_those_joined_are_offered_as_one_number_and_as_its_parts():
    found = numbers("Police freed eight women and a boy from forced labour.")
    assert found["victim", 9].sums == {"of those joined"}
    assert found["victim", 8].sums == {"inside those joined"}


@pytest.mark.parametrize(
    ("text", "value", "sums"),
    [
        ("Police freed 12 women in Accra. In Tema, 9 men were rescued.", 21, {"of two sentences", "of the text"}),
        ("Agents rescued 6 men. The raid was at dawn. Later, 4 girls were freed.", 10, {"of the text"}),
    ],
)
def test_what_several_sites_add_up_to_is_offered(text, value, sums):
    found = numbers(text)["victim", value]
    assert found.sums == sums
    assert not found.told


def test_a_rounded_number_joins_the_exact_one():
    found = numbers("At least 20 women were rescued. The 23 women were rescued from a bar.")
    assert found["victim", 23].qualifier == "exact"
    assert {count.value for count in found["victim", 23].counts} == {20, 23}


def test_the_number_of_a_year_is_not_offered():
    assert numbers("Last year, 214 victims were rescued, statistics show.") == {}


def test_one_by_its_noun_is_offered_only_where_a_verb_says_what_became_of_her():
    assert numbers("One in five victims is a child.") == {}


def test_parts_told_together_are_offered_as_a_whole():
    found = numbers("Police freed workers from a kiln. Among them were 12 men, nine women and 17 children.")
    assert found["victim", 38].sums == {"of parts of a whole"}
