"""What speaks for a country being where the rescue was."""

import pytest

from incidents.reading import lexicon
from incidents.reading.country import where
from incidents.reading.people import headcount
from incidents.reading.words import passages


def evidence(text: str, country: str) -> set[str]:
    laid_out = passages.lay_out(text, lexicon.load("en"), False)
    answers = where.answers(laid_out, headcount.of(laid_out).nationalities)
    return next(set(found) for clues, found in answers if clues[0].country == country)


def test_where_it_was_is_told_from_whose_they_are():
    text = "Thai police rescued 14 Laotians in Bangkok."
    assert {"body", "body, freed", "town in", "spoken of, first"} <= evidence(text, "TH")
    assert {"victims' own", "of victims"} <= evidence(text, "LA")


def test_what_those_stopped_were_only_bound_for_is_no_answer():
    with pytest.raises(StopIteration):
        evidence("Kenyan police intercepted nine women bound for Oman.", "OM")


def test_what_somebody_is_bound_for_is_no_vote_for_it():
    found = evidence("Nine women were rescued in Nairobi. They had been promised jobs in Oman.", "OM")
    assert "goal" in found
    assert not any(name.startswith("spoken of") for name in found)


def test_a_dateline_is_no_vote_for_its_country():
    found = evidence("MAE SOT, Thailand - Some 260 people were freed in Myanmar.", "TH")
    assert "town dateline" in found
    assert not any(name.startswith("spoken of") for name in found)


def test_an_embassy_abroad_is_told_from_an_authority_at_home():
    assert "mission" in evidence("The Indonesian embassy freed two maids in Riyadh.", "ID")


def test_an_embassy_in_chinese_names_the_country_it_serves_in():
    text = "据中国驻柬埔寨大使馆消息，在使馆推动下，柬埔寨西港警方21日对一处网络赌博园区展开行动，解救31名中国公民。"
    laid_out = passages.lay_out(text, lexicon.load("zh"), False)
    found = where.find(laid_out, headcount.of(laid_out).nationalities)
    assert found is not None and found.country == "KH"
