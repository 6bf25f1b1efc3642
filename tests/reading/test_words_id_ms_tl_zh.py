"""Words of the crime pages in Indonesian, Malay, Filipino and Chinese, and what must not be taken for them."""

import pytest

from incidents.reading import facts

DAY = "2024-03-15"  # a Friday


def read(text: str, language: str | None) -> dict:
    return facts.read(text, published=DAY, language=language)


@pytest.mark.parametrize(
    ("text", "language", "total"),
    [
        ("Rencana 11 calon TKW berangkat ke Oman kandas di Bandara Juanda, Selasa. Mereka ditahan keberangkatannya "
         "oleh polisi karena diduga korban perdagangan orang.", "id", 11),
        ("Polisi memeriksa kapal pencari cumi di Dobo. Sebanyak 17 ABK yang masih hidup dibawa ke darat. "
         "Mereka bekerja tanpa gaji dan dipukul mandor.", "id", 17),
        ("Polis menyerbu sebuah rumah di Klang semalam. Sembilan kanak-kanak yang dikerah meminta sedekah "
         "dibawa ke rumah perlindungan.", "ms", 9),
        ("Naligtas ng pulisya ang walong dalagita na ibinubugaw sa isang bar sa Cebu City.", "tl", 8),
        ("旅游警察昨晚在芭提雅巡查，带走九名正在乞讨的儿童，警方说他们被人操控乞讨。", "zh", 9),
    ],
)  # fmt: skip
def test_people_whom_the_press_says_were_stopped_brought_ashore_or_found_are_freed(text, language, total):
    assert read(text, language)["victims_total"]["value"] == total


def test_parts_told_between_dashes_are_not_added_to_their_whole():
    text = "Polisi menyelamatkan 19 pelaut Indonesia - 8 dari kapal pertama dan 11 dari kapal kedua - di Benoa. "
    assert read(text + "Mereka korban kerja paksa.", "id")["victims_total"]["value"] == 19


@pytest.mark.parametrize(
    ("text", "language", "form"),
    [
        ("Polres menyelamatkan tiga remaja yang dijual lewat aplikasi percakapan dengan tarif Rp 400 ribu.",
         "id", "sexual_exploitation"),
        ("Polis menyelamatkan lima wanita. Pasport mereka diambil dan mereka bekerja tanpa rehat.",
         "ms", "forced_labour"),
        ("Nailigtas ng NBI ang tatlong bata. Ibinebenta online ang malalaswang video ng mga bata.",
         "tl", "child_exploitation"),
        ("警方救出六名女子，她们被迫向外国人兜售虚假的加密货币。", "zh", "forced_criminality"),
    ],
)  # fmt: skip
def test_how_people_were_exploited_is_read(text, language, form):
    assert form in [one["value"] for one in read(text, language)["exploitation"]]


def test_begging_that_is_told_is_no_wish_for_a_rescue():
    text = "Tujuh kanak-kanak yang dipaksa meminta sedekah diselamatkan polis di Ipoh semalam."
    assert read(text, "ms")["is_incident"]


def test_a_poster_against_trafficking_is_no_incident():
    text = "Poster di setiap stesen mengajak orang ramai kenali tanda pemerdagangan manusia. Kempen anjuran MAPO itu "
    assert not read(text + "memaparkan kisah mangsa yang telah diselamatkan.", "ms")["is_incident"]


def test_a_malay_text_is_not_taken_for_an_indonesian_one():
    text = "Pekerja estet mahu pasport mereka dihantar ke pejabat, kata ejen syarikat itu menafikan dakwaan."
    assert read(text, None)["language"] == "ms"


def test_money_that_was_seized_is_no_arrest():
    text = "警方突击按摩院，救出八名被迫卖淫的女子。两名本地男子及一名泰国籍女管工被扣查，起获现金五千令吉。"
    assert read(text, "zh")["arrests"]["value"] == 3


def test_owner_with_the_ending_of_a_linked_noun_is_arrested():
    text = "Nasagip ng pulisya ang anim na babae na ibinubugaw sa isang bar. Arestado ang may-aring Koreano."
    assert read(text, "tl")["arrests"]["value"] == 1


def test_since_some_years_tells_how_long_and_not_that_it_is_past():
    text = "Polis menyelamatkan 14 orang yang dipaksa bekerja di ladang sejak empat tahun lalu, pada Selasa."
    found = read(text, "ms")
    assert (found["victims_total"]["value"], found["incident_date"]["value"]) == (14, "2024-03-12")


def test_those_who_got_away_from_the_hands_of_a_gang_are_victims():
    text = "Nailayo ng NBI noong Martes sa kamay ng sindikatong nagbebenta ng kidney ang siyam katao."
    assert read(text, "tl")["victims_total"]["value"] == 9


def test_last_behind_the_month_of_a_day_says_when_and_not_that_it_is_another_case():
    text = (
        "Kegiatan sindiket mengemis terbongkar di Kedah. Seramai 16 kanak-kanak diselamatkan. Polis masih menyiasat. "
        "Polis menyerbu rumah itu pada 20 Februari lalu."
    )
    assert read(text, "ms")["incident_date"]["value"] == "2024-02-20"
