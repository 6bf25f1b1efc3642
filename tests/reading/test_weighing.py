"""Weights of evidence: how likely each answer is, and when it is given."""

import pytest

from incidents.reading import weighing


@pytest.fixture
def weights_file(tmp_path, monkeypatch):
    monkeypatch.setattr(weighing, "FILE", tmp_path / "weights.tsv")
    weighing._weights.cache_clear()
    yield weighing.FILE
    weighing._weights.cache_clear()


@pytest.fixture
def ages(weights_file):
    weighing.write({"age": {weighing.BIAS: 0.0, "old": 2.0, "new": -2.0}})


def test_evidence_is_a_share_of_three_times():
    assert weighing.counted({"court": 1, "rescue": 8, "raid": 0}) == {"court": 1 / 3, "rescue": 1.0}


def test_weights_are_read_as_they_were_written(weights_file):
    weighing.write({"age": {weighing.BIAS: 0.5, "old": -2.0}, "size": {"big": 1.0}})
    assert weights_file.read_text() == "age\t(bias)\t0.500\nage\told\t-2.000\nsize\tbig\t1.000\n"
    assert weighing.log_odds("age", {"old": 0.5}) == -0.5


def test_evidence_never_met_weighs_nothing(ages):
    assert weighing.log_odds("age", {"old": 1.0, "comets": 1.0}) == weighing.log_odds("age", {"old": 1.0})


def test_the_likeliest_answer_leads_and_what_is_missing_from_one_is_for_none(ages):
    ranked = weighing.ranked("age", [("young", {"new": 1.0}), ("aged", {"old": 1.0})])
    assert [one.answer for one in ranked] == ["aged", "young"]
    assert sum(one.likelihood for one in ranked) == pytest.approx(1 - 1 / (1 + 7.389 + 0.135), abs=1e-3)


def test_an_answer_that_is_not_likely_enough_is_not_given(monkeypatch):
    monkeypatch.setitem(weighing.SURE, "age", 0.7)
    assert weighing.answer("age", [weighing.Likely("old", 0.71)]) == "old"
    assert weighing.answer("age", [weighing.Likely("old", 0.7)]) is None
    assert weighing.answer("age", []) is None


def test_half_of_the_doubt_about_an_incident_counts_against_its_facts(monkeypatch):
    monkeypatch.setitem(weighing.SURE, "age", 0.7)
    assert weighing.answer("age", [weighing.Likely("old", 0.8)], incident=0.8) == "old"
    assert weighing.answer("age", [weighing.Likely("old", 0.8)], incident=0.7) is None


def test_every_question_has_weights():
    assert {"incident", *weighing.SURE} == set(weighing._weights())
