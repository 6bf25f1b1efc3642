"""Of which nations victims are, where rules find less than all that a text says of them speaks for."""

import pytest

from incidents.reading import facts, lexicon, weighing
from incidents.reading.nationality import nations
from incidents.reading.people import headcount
from incidents.reading.words import passages


def found(text: str, language: str = "en") -> dict[str, int | None]:
    read = facts.read(text, language=language)
    return {nation["value"]: nation["number"] for nation in read["nationalities"]}


def laid_out(text: str) -> passages.Passages:
    return passages.lay_out(text, lexicon.load("en"), has_title=False)


@pytest.fixture
def weigh(monkeypatch):
    """Sets how much each nation's evidence counts, whatever the fitted weights are."""

    def weigh(**named: float) -> None:
        weights = {weighing.BIAS: 0.0} | {name.replace("_", " "): weight for name, weight in named.items()}
        monkeypatch.setattr(weighing, "_weights", lambda: {nations.QUESTION: weights})

    return weigh


def test_a_nation_that_is_likely_enough_is_given_though_no_rule_finds_it(weigh):
    weigh(of_a_body=9.0)
    text = laid_out("Thai police came on Monday.")
    people = headcount.of(text)
    assert people.nationalities == []
    assert [nation.code for nation in nations.find(text, people)] == ["TH"]


def test_a_nation_that_a_rule_finds_is_left_out_where_all_else_speaks_against_it(weigh):
    weigh(by_rule=-9.0)
    text = laid_out("Police freed nine Lao women.")
    people = headcount.of(text)
    assert [nation.code for nation in people.nationalities] == ["LA"]
    assert nations.find(text, people) == []


def test_the_number_that_a_rule_finds_is_kept(weigh):
    weigh(by_rule=9.0)
    text = laid_out("Police freed nine Lao women and four Kenyans.")
    assert {one.code: one.number for one in nations.find(text, headcount.of(text))} == {"LA": 9, "KE": 4}


def test_the_evidence_of_a_nation_no_rule_finds_is_where_most_speaks_for_it(weigh):
    weigh(behind_from=9.0)
    text = laid_out("Kenya is far away. They came from Kenya.")
    (nation,) = nations.find(text, headcount.of(text))
    assert text.text[nation.start : nation.end] == "kenya" and nation.start > 20


def test_the_only_nation_has_the_number_of_all_where_none_is_told_of_it():
    text = (
        "Detectives removed 11 caregivers from three board-and-care homes on 24 October 2023 and arrested the married "
        "couple who own them. The caregivers, all from the Philippines, had been trafficked and were not paid."
    )
    assert found(text) == {"PH": 11}


def test_a_nation_whose_people_were_cheated_is_not_that_of_victims():
    text = (
        "On 5 May 2023 police in Cambodia rescued 62 Indonesians from an online scam compound in Sihanoukville, where "
        "they were made to cheat Americans."
    )
    assert found(text) == {"ID": 62}
