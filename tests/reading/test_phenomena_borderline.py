"""What sounds like a rescue and is none, and what sounds like policy and is one: one phenomenon a case."""

import pytest

from incidents.reading import facts

DAY = "2024-03-15"  # a Friday


def read(text: str, language: str) -> dict:
    return facts.read(text, published=DAY, language=language)


def test_a_number_of_a_year_is_the_years_wherever_the_text_repeats_it():
    text = (
        "Polda Sumut selamatkan 412 korban TPPO selama 2024\n\nPolisi membongkar sindikat. "
        "Sebanyak 412 korban diselamatkan, sedangkan 131 orang ditangkap."
    )
    assert not read(text, "id")["is_incident"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("云南警方破获拐卖案件127起，解救被拐妇女儿童203名，抓获犯罪嫌疑人341名。", "zh"),
        ("Công an tỉnh Nghệ An phát hiện 41 vụ mua bán người, bắt 73 đối tượng, giải cứu 96 nạn nhân.", "vi"),
    ],
)
def test_cases_that_are_counted_are_not_one_incident(text, language):
    assert not read(text, language)["is_incident"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Serikat buruh meminta pemerintah segera menolong 37 ABK yang bekerja tanpa gaji di Somalia.", "id"),
        ("Sebuah pertubuhan menggesa kerajaan menyelamatkan 120 rakyat Malaysia mangsa sindiket penipuan.", "ms"),
        ("Nanawagan ang isang senadora sa DFA na iligtas ang 100 Pilipino na nakakulong sa scam hub.", "tl"),
    ],
)
def test_a_rescue_that_is_asked_for_has_not_happened(text, language):
    assert not read(text, language)["is_incident"]


def test_a_film_about_those_who_were_rescued_is_no_incident():
    text = "Phim tài liệu kể chuyện cô dâu bị bán\n\nBộ phim theo chân 9 phụ nữ từng bị bán làm vợ và được giải cứu."
    assert not read(text, "vi")["is_incident"]


def test_foreigners_without_papers_who_are_arrested_are_no_incident():
    text = "Jabatan Imigresen menahan 58 warga asing semalam. Mereka gagal mengemukakan dokumen yang sah."
    assert not read(text, "ms")["is_incident"]


def test_a_ministers_news_of_a_raid_is_an_incident():
    text = (
        "Menteri: 17 buruh kilang diselamatkan di Kulim\n\nMenteri berkata, 17 pekerja Nepal mangsa buruh paksa "
        "diselamatkan dalam serbuan pada 12 Mac lalu. Beliau berkata kempen kesedaran akan diadakan."
    )
    assert read(text, "ms")["victims_total"]["value"] == 17


def test_chinese_ba_before_those_rescued_is_no_future():
    text = "一名15岁少女被禁锢于唐楼内逼令接客。警方周二晚破门入屋，将她救出。探员拘捕一男一女。"
    assert read(text, "zh")["is_incident"]


def test_those_named_before_and_so_on_are_among_the_number():
    text = "警方突击检查砖窑，解救被强迫劳动的工人31名，当场控制窑主、包工头、打手等12人。"
    assert read(text, "zh")["arrests"]["value"] == 12


def test_a_numbers_word_with_a_capital_belongs_to_a_name():
    text = "Đồn biên phòng Cô Ba giải cứu hai phụ nữ bị lừa bán sang Trung Quốc."
    assert read(text, "vi")["victims_total"]["value"] == 2


def test_a_headlines_number_that_is_a_part_in_the_text_is_no_total():
    text = (
        "Kantor judi daring digerebek, 35 WNI diselamatkan\n\nKepolisian Filipina menggerebek kantor judi daring dan "
        "menyelamatkan 158 pekerja asing, 35 di antaranya WNI."
    )
    assert read(text, "id")["victims_total"]["value"] == 158


def test_a_couple_that_sold_children_is_not_among_those_freed():
    text = "夫妇拐带三婴准备出售 警方车站截获\n\n警方在车站抓获一对夫妇，当场解救三名准备出售的男婴。"
    assert read(text, "zh")["victims_total"]["value"] == 3
