"""Words of the Thai, Lao, Khmer and Vietnamese press and of their neighbours, one family a case."""

import pytest

from incidents.reading import facts

DAY = "2024-03-15"  # a Friday


def read(text: str, language: str, title: str = "") -> dict:
    return facts.read(f"{title}\n\n{text}" if title else text, published=DAY, language=language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("th", "ตำรวจช่วยเด็ก 5 คน ออกจากบ้านเช่าเมื่อวันอังคาร หลังถูกบังคับขอทานทุกวัน"),
        ("vi", "Hôm thứ ba, công an giải cứu 5 em nhỏ mỗi ngày bị ép đi ăn xin."),
        ("id", "Polisi pada Selasa menyelamatkan lima anak yang setiap hari dipaksa mengemis."),
        ("hi", "पुलिस ने मंगलवार को हर दिन भीख मांगने को मजबूर पांच बच्चों को छुड़ाया।"),
    ],
)
def test_what_victims_did_every_day_is_no_statistic(language: str, text: str) -> None:
    found = read(text, language)
    assert found["victims_total"]["value"] == 5
    assert found["incident_date"]["value"] == "2024-03-12"


def test_people_who_could_not_go_ashore_are_those_found_on_board() -> None:
    text = "ตำรวจน้ำพบแรงงานชาวเมียนมา 8 คน และชาวกัมพูชา 5 คน ที่ถูกบังคับทำงานบนเรือประมง ไม่ได้ขึ้นฝั่งมา 14 เดือน"
    assert read(text, "th", "ช่วยลูกเรือประมง 13 ชีวิต")["victims_total"]["value"] == 13


def test_a_khmer_number_of_the_teens_is_one_number() -> None:
    text = "នគរបាលបានសង្គ្រោះអ្នកនេសាទដប់ប្រាំបីនាក់ ដែលរងគ្រោះដោយពលកម្មដោយបង្ខំ កាលពីថ្ងៃអង្គារ។"
    assert read(text, "km")["victims_total"]["value"] == 18


def test_old_people_are_people() -> None:
    text = "Tám cụ bà bị ép đi ăn xin đã được công an giải cứu hôm thứ ba."
    assert read(text, "vi")["victims_total"]["value"] == 8


def test_a_boat_or_a_husband_of_a_nation_says_whose_and_not_where() -> None:
    text = "នគរបាលបានសង្គ្រោះស្ត្រីខ្មែរ ៤នាក់ នៅអាកាសយានដ្ឋានភ្នំពេញ កាលពីថ្ងៃអង្គារ មុនទៅធ្វើប្រពន្ធចិន។"
    assert read(text, "km", "សង្គ្រោះស្ត្រី ៤នាក់ មុនទៅធ្វើប្រពន្ធចិន")["country"]["value"] == "KH"


def test_the_plantation_of_an_investor_is_where_its_workers_are() -> None:
    text = "ຕຳຫຼວດເມືອງປາກທາ ຊ່ວຍກຳມະກອນ 26 ຄົນ ອອກຈາກສວນກ້ວຍຂອງນັກລົງທຶນຈີນ ໃນວັນອັງຄານ. ພວກເຂົາຖືກບັງຄັບໃຊ້ແຮງງານ."
    assert read(text, "lo")["country"]["value"] == "LA"


def test_no_place_ends_before_a_vowel_of_the_next_letters() -> None:
    text = "ตำรวจช่วยเด็ก 5 คน ที่ถูกบังคับขอทาน ในช่วงเย็นวันอังคาร"
    assert read(text, "th")["country"] is None


def test_officers_behind_a_space_are_not_those_a_thai_number_counts() -> None:
    text = "ช่วยเหลือผู้เสียหายจากการบังคับใช้แรงงาน 29 คน ตำรวจและ พมจ. รับช่วงคัดแยกเมื่อวันอังคาร"
    assert read(text, "th")["victims_total"]["value"] == 29
