"""Reach: the furthest end of the stretches that a place of the text lies in."""

from incidents.reading.lexicon import Mark
from incidents.reading.words.reach import Reach


def _reach(*spans: tuple[int, int]) -> Reach:
    return Reach(Mark(start, end, "word") for start, end in spans)


def test_a_place_reaches_as_far_as_the_longest_stretch_around_it():
    assert _reach((4, 9), (2, 20), (6, 8)).of(7) == 20


def test_a_place_outside_all_stretches_reaches_no_further_than_itself():
    assert _reach((2, 5), (9, 12)).of(7) <= 7


def test_a_stretch_ends_before_its_end():
    assert _reach((2, 5)).of(5) <= 5


def test_without_stretches_no_place_reaches_anywhere():
    assert _reach().of(3) == 0
