"""Which authorities took part in a rescue, and which only spoke of it or took people over."""

import pytest

from incidents.reading import facts


def named(text: str, language: str) -> set[str]:
    found = facts.read(text, published="2024-03-15", language=language)["authorities"]
    return {authority["value"] for authority in found}


@pytest.mark.parametrize(
    ("text", "language", "receiver"),
    [
        ("Kent Police freed nine men from forced labour. The Red Cross is supporting them.", "en", "Red Cross"),
        (
            "La Policía Nacional liberó a nueve mujeres de la trata, puestas a disposición de la Fiscalía.",
            "es",
            "Fiscalía",
        ),
        ("La gendarmerie a libéré neuf femmes victimes de traite, confiées à l'association Pag-Asa.", "fr", "Pag-Asa"),
        ("A Polícia Federal resgatou nove mulheres do trabalho escravo, acolhidas pela Cáritas.", "pt", "Cáritas"),
        ("حررت شرطة دبي تسع نساء من ضحايا الاتجار بالبشر وأحيل المتهمون إلى النيابة العامة.", "ar", "النيابة"),
    ],
)
def test_who_takes_people_over_did_not_free_them(text, language, receiver):
    names = named(text, language)
    assert names and not any(receiver in name for name in names)


def test_an_organisation_that_only_speaks_took_no_part():
    text = "حررت شرطة طرابلس تسع نساء من ضحايا الاتجار بالبشر، كما أكدت المنظمة الدولية للهجرة."
    assert not any("للهجرة" in name for name in named(text, "ar"))


def test_an_arabic_name_is_known_behind_to_the():
    text = "حررت فرقة تابعة للحرس الوطني تسع نساء من ضحايا الاتجار بالبشر."
    assert any("حرس الوطني" in name for name in named(text, "ar"))
