"""Verbs that say one thing of suspects and another of victims, or of a verdict."""

import pytest

from incidents.reading import facts, lexicon
from incidents.reading.words import passages


@pytest.mark.parametrize(
    "told",
    [
        "Polisi mengamankan lima remaja yang dijual lewat MiChat.",
        "Sebanyak lima remaja korban eksploitasi diamankan polisi dari sebuah hotel.",
        "Petugas mengamankan lima calon pekerja migran ilegal dari rumah penampungan.",
    ],
)
def test_victims_who_are_secured_are_rescued_and_not_arrested(told):
    found = facts.read(f"{told} Mereka korban perdagangan orang.", language="id")
    assert found["arrests"] is None
    assert found["victims_total"]["value"] == 5


@pytest.mark.parametrize(
    "told", ["Polisi mengamankan tiga pelaku.", "Tiga muncikari diamankan.", "Petugas juga mengamankan 3 orang pria."]
)
def test_suspects_who_are_secured_are_arrested(told):
    text = f"Polisi menyelamatkan lima gadis korban perdagangan orang. {told}"
    assert facts.read(text, language="id")["arrests"]["value"] == 3


def test_those_whom_a_court_found_guilty_are_not_found():
    laid_out = passages.lay_out(
        "The court on Tuesday found seven men guilty of trafficking.", lexicon.load("en"), False
    )
    assert not laid_out.sentences[0].has("rescue")
    laid_out = passages.lay_out("Police found seven women locked in a flat.", lexicon.load("en"), False)
    assert laid_out.sentences[0].has("rescue")
