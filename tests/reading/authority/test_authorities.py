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


def test_the_ending_of_a_case_is_no_part_of_a_name():
    text = "नेपाल प्रहरीले मानव बेचबिखनमा परेका चार किशोरीलाई उद्धार गरेको छ ।"
    assert named(text, "ne") == {"नेपाल प्रहरी"}


def test_an_office_named_behind_its_ministry_is_one_body_with_it():
    text = "内政部移民署昨日救出6名被迫卖淫的越南籍女子,移民署逮捕两名嫌犯。"
    assert named(text, "zh") == {"内政部移民署"}


def test_a_full_stop_inside_a_name_does_not_end_it():
    text = "Hôm qua, Công an TP.HCM giải cứu 6 người bị ép buộc lao động."
    assert "Công an TP.HCM" in named(text, "vi")


def test_a_word_with_a_capital_only_because_it_opens_a_statement_is_no_part_of_a_name():
    text = "[PV] Theo Đại sứ quán Việt Nam tại Myanmar, đại sứ quán đã giải cứu 6 người Việt bị ép buộc lừa đảo."
    assert not any(name.startswith("Theo") for name in named(text, "vi"))


def test_a_place_before_a_thai_body_is_not_its_own():
    text = "ช่วยคนไทย 30 คน ถูกบังคับทำงานที่ปอยเปต ตำรวจสระแก้วช่วยเหลือเหยื่อค้ามนุษย์กลับมา"
    assert not any("ปอยเปต" in name for name in named(text, "th"))
