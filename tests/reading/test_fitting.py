"""Weights fitted to labelled articles."""

import pytest

from incidents.reading import fitting
from incidents.reading.weighing import BIAS

RAIDS = [{"raid": 1}] * 9 + [{"raid": 1, "court": 1}]
OTHERS = [{"court": 2}] * 9 + [{"raid": 1, "court": 2}]


def fit() -> dict[str, float]:
    return fitting.fitted(RAIDS + OTHERS, [True] * len(RAIDS) + [False] * len(OTHERS))


def test_what_incidents_show_weighs_for_them_and_what_others_show_against():
    weights = fit()
    assert weights["raid"] > 0 > weights["court"]


def test_without_evidence_that_counts_the_bias_is_the_share_of_incidents():
    assert fitting.fitted([{}] * 4, [True, True, True, False]) == {BIAS: pytest.approx(1.0986, abs=1e-3)}


def test_what_fewer_than_three_articles_show_is_left_out():
    found = [*RAIDS, {"comet": 1}, {"comet": 2}]
    assert "comet" not in fitting.fitted(found, [True] * len(RAIDS) + [False, False])


def test_the_order_of_the_articles_changes_nothing():
    other = fitting.fitted(OTHERS + RAIDS, [False] * len(OTHERS) + [True] * len(RAIDS))
    assert other == pytest.approx(fit(), abs=1e-9)
