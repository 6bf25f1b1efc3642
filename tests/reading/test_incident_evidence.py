"""Evidence of one incident, by kind and by where it stands."""

from incidents.reading import headcount, incident_evidence, lexicon, passages, weighing
from incidents.reading.incident_evidence import QUESTION

RAID = "Police on Tuesday rescued 14 women from a brothel in Ipoh. Two suspects were arrested."
POLICY = "Parliament passed a bill on trafficking. A total of 214 victims were rescued last year, statistics show."


def evidence(text: str) -> weighing.Evidence:
    laid_out = passages.lay_out(text, lexicon.load("en"), False)
    return incident_evidence.evidence(laid_out, headcount.of(laid_out).all)


def test_evidence_says_what_is_found_and_where():
    found = evidence(RAID)
    assert {"rescue of people first", "victims acted on first", "suspects acted on early"} <= set(found)


def test_evidence_of_one_kind_counts_three_times_at_most():
    assert evidence(" ".join(["The court sentenced a trafficker."] * 8))["court middle"] == 1.0


def test_a_raid_is_likelier_an_incident_than_a_law():
    assert weighing.log_odds(QUESTION, evidence(RAID)) > 1 > -1 > weighing.log_odds(QUESTION, evidence(POLICY))


def test_every_weight_is_of_evidence_that_can_be_found():
    parts = {"first", "early", "middle", "late", "later"}
    named = {name for name in weighing._weights()[QUESTION] if name != weighing.BIAS}
    assert {name.rpartition(" ")[2] for name in named} <= parts
