"""How likely a text reports one incident: evidence by kind and place, and its weights."""

import pytest

from incidents.reading import headcount, lexicon, passages, weighing

RAID = "Police on Tuesday rescued 14 women from a brothel in Ipoh. Two suspects were arrested."
POLICY = "Parliament passed a bill on trafficking. A total of 214 victims were rescued last year, statistics show."


def evidence(text: str) -> weighing.Evidence:
    laid_out = passages.lay_out(text, lexicon.load("en"), False)
    people = headcount.of(laid_out)
    return weighing.evidence(laid_out, people.all, people.total is not None)


@pytest.fixture
def weights_file(tmp_path, monkeypatch):
    monkeypatch.setattr(weighing, "FILE", tmp_path / "weights.tsv")
    weighing._weights.cache_clear()
    yield weighing.FILE
    weighing._weights.cache_clear()


def test_evidence_says_what_is_found_and_where():
    found = evidence(RAID)
    assert found["rescue of people first"] == 1
    assert found["victims acted on first"] == 1
    assert found["suspects acted on early"] == 1


def test_evidence_of_one_kind_counts_three_times_at_most():
    found = evidence(" ".join(["The court sentenced a trafficker."] * 8))
    assert found["court middle"] == weighing.MOST


def test_a_raid_is_likelier_an_incident_than_a_law():
    assert weighing.log_odds(evidence(RAID)) > 1 > -1 > weighing.log_odds(evidence(POLICY))


def test_evidence_never_met_weighs_nothing():
    known = evidence(RAID)
    assert weighing.log_odds({**known, "comets early": 3}) == weighing.log_odds(known)


def test_weights_are_read_as_they_were_written(weights_file):
    weighing.write({weighing.BIAS: 0.0, "court early": -2.0})
    assert weights_file.read_text() == "(bias)\t0.000\ncourt early\t-2.000\n"
    assert weighing.log_odds({"court early": 2}) == -4.0


def test_every_weight_is_of_evidence_that_can_be_found():
    parts = ("first", "early", "middle", "late", "later")
    named = {name for name in weighing._weights() if name not in (weighing.BIAS, "told")}
    assert {name.rpartition(" ")[2] for name in named} <= set(parts)
