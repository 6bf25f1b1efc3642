"""Evidence of one incident, by kind and by where it stands."""

from incidents.reading import lexicon, weighing
from incidents.reading.incident import incident_evidence
from incidents.reading.incident.judgement import QUESTION
from incidents.reading.people import headcount
from incidents.reading.words import passages

RAID = "Police on Tuesday rescued 14 women from a brothel in Ipoh. Two suspects were arrested."
POLICY = "Parliament passed a bill on trafficking. A total of 214 victims were rescued last year, statistics show."


def evidence(text: str, language: str = "en") -> weighing.Evidence:
    laid_out = passages.lay_out(text, lexicon.load(language), False)
    return incident_evidence.evidence(laid_out, headcount.of(laid_out).all)


def test_evidence_says_what_is_found_and_where():
    found = evidence(RAID)
    assert {"rescue of people first", "victims acted on first", "suspects acted on early"} <= set(found)


def test_evidence_of_one_kind_counts_three_times_at_most():
    assert evidence(" ".join(["The court sentenced a trafficker."] * 8))["court middle"] == 1.0


def test_a_raid_is_likelier_an_incident_than_a_law():
    assert weighing.log_odds(QUESTION, evidence(RAID)) > 1 > -1 > weighing.log_odds(QUESTION, evidence(POLICY))


def test_what_a_report_of_an_incident_hardly_lacks_is_missed():
    assert {"no rescue", "no word of trafficking"} <= set(evidence("Ministers met on Tuesday."))
    assert not {"no rescue", "no word of trafficking"} & set(evidence(RAID))


def test_a_rescue_that_is_asked_for_is_none():
    assert "no rescue" in evidence("Serikat buruh meminta pemerintah segera menolong 37 ABK.", "id")


def test_what_is_told_of_another_case_is_no_evidence_of_this_one():
    found = evidence("Police rescued 14 women. Two suspects were held. In a similar case, nine boys were freed.")
    assert "another case early" in found


def test_every_weight_is_of_evidence_that_can_be_found():
    parts = {"first", "early", "middle", "late", "later"}
    whole = {
        "no rescue",
        "no word of trafficking",
        "only numbers of a year",
        "only people of another case",
    }
    named = {name for name in weighing._weights()[QUESTION] if name != weighing.BIAS} - whole
    assert {name.rpartition(" ")[2] for name in named} <= parts
