"""The Indonesian `mengamankan`, said of suspects and of victims alike."""

import pytest

from incidents.reading import facts


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
