"""What speaks for a number being that of the victims."""

import pytest

from incidents.reading import lexicon
from incidents.reading.people import headcount, totals
from incidents.reading.words import passages


def evidence(text: str, value: int, title: bool = False) -> set[str]:
    people = headcount.of(passages.lay_out(text, lexicon.load("en"), title))
    answers = totals.answers(totals.VICTIMS, people.counts, people.single, people.broken_down, people.alone)
    return next({name for name, share in found.items() if share} for total, found in answers if total.value == value)


def test_it_says_who_they_are_and_where_the_text_says_so():
    found = evidence("Police rescued 14 women from a brothel.", 14)
    assert {"victim acted on", "victim acted on, first", "called group", "only one freed", "largest"} <= found


def test_a_part_is_told_from_the_whole():
    text = "Police rescued 14 women, including three minors."
    assert "victim acted on, a part" in evidence(text, 3)
    assert "parts follow" in evidence(text, 14)


def test_the_sum_of_the_nationalities_is_seen():
    text = "Police rescued 18 people: 11 from Laos and 7 from Nepal."
    assert "sum of nationalities" in evidence(text, 18)
    assert "one nationality of several" in evidence(text, 7)


def test_what_is_only_added_up_is_said_to_be():
    assert "only added up" in evidence("Agents rescued 6 men. The raid was at dawn. Later, 4 girls were freed.", 10)


def test_a_headline_that_rounds_is_no_answer():
    text = "150 workers freed from scam hub\n\nPolice on Tuesday rescued 147 foreigners."
    assert evidence(text, 147, title=True)
    with pytest.raises(StopIteration):
        evidence(text, 150, title=True)
