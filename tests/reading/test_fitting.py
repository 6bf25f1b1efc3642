"""Weights fitted to labelled examples."""

import pytest

from incidents.reading import fitting
from incidents.reading.fitting import Example
from incidents.reading.weighing import BIAS

RAIDS = [Example([{"raid": 1.0}], 0)] * 9 + [Example([{"raid": 1.0, "court": 1.0}], 0)]
OTHERS = [Example([{"court": 1.0}], None)] * 9 + [Example([{"raid": 1.0, "court": 1.0}], None)]
BESIDE = [Example([{"headline": 1.0}, {"part": 1.0}, {"part": 1.0, "late": 1.0}], 0)] * 10


def test_what_right_answers_show_weighs_for_them_and_what_none_shows_against():
    weights = fitting.fitted(RAIDS + OTHERS)
    assert weights["raid"] > 0 > weights["court"]


def test_an_answer_is_weighed_against_those_beside_it():
    weights = fitting.fitted(BESIDE)
    assert weights["headline"] > 0 > weights["part"]


def test_without_evidence_that_counts_the_bias_is_the_share_of_those_with_an_answer():
    assert fitting.fitted([Example([{}], right) for right in (0, 0, 0, None)]) == {
        BIAS: pytest.approx(1.0986, abs=1e-3)
    }


def test_what_fewer_than_three_examples_show_is_left_out():
    seen = [Example([{"comet": 1.0}], None)] * 2
    assert "comet" not in fitting.fitted([*RAIDS, *seen])


def test_the_order_of_the_examples_changes_nothing():
    assert fitting.fitted(OTHERS + RAIDS) == pytest.approx(fitting.fitted(RAIDS + OTHERS), abs=1e-6)


def test_a_text_that_offers_nothing_teaches_nothing():
    assert fitting.fitted([*RAIDS, *OTHERS, Example([], None)]) == fitting.fitted(RAIDS + OTHERS)


def test_weights_that_are_held_stay_and_new_evidence_is_weighed_beside_them():
    weights = fitting.fitted(RAIDS + OTHERS, held={BIAS: 0.5, "raid": 2.0})
    assert (weights[BIAS], weights["raid"]) == (0.5, 2.0)
    assert weights["court"] < 0


def test_what_is_held_takes_from_new_evidence_what_it_tells_already():
    alone, beside = (fitting.fitted(RAIDS + OTHERS, held={BIAS: 0.0, "raid": raid}) for raid in (0.0, 3.0))
    assert beside["court"] < alone["court"]


def test_where_all_is_held_nothing_is_fitted():
    held = {BIAS: 0.5, "raid": 2.0, "court": -1.0}
    assert fitting.fitted(RAIDS + OTHERS, held=held) == held
