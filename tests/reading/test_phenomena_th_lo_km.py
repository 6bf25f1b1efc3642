"""What sounds like a rescue and is none, and the reverse: one phenomenon a case, in the language where it was seen."""

import pytest

from incidents.reading import facts

DAY = "2024-10-18"  # a Friday


def read(text: str, language: str) -> dict:
    return facts.read(text, published=DAY, language=language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ศาลจังหวัดตรังให้จำคุกไต้ก๋ง 30 ปี ฐานค้ามนุษย์ หลังเดือนกรกฎาคม 2563 ตำรวจช่วยลูกเรือ 9 คน", "th"),
        ("ไต้ก๋งถูกฟ้องคดีค้ามนุษย์\n\nตำรวจช่วยลูกเรือ 9 คน จากการบังคับใช้แรงงาน เมื่อวันที่ 4 มีนาคม 2566", "th"),
    ],
)
def test_a_rescue_long_before_the_text_is_no_news_of_one(text, language):
    assert not read(text, language)["is_incident"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ตม.ตรวจโรงงาน จับต่างด้าวไร้ใบอนุญาต 64 คน\n\nเข้าตรวจโรงงานเมื่อวันที่ 14 ต.ค. พบแรงงานต่างด้าว 64 คน", "th"),
        ("ພະແນກແຮງງານກວດໂຮງງານ ໃນວັນທີ 14 ຕຸລາ ພົບແຮງງານຕ່າງປະເທດ 40 ຄົນ ບໍ່ມີໃບອະນຸຍາດເຮັດວຽກ.", "lo"),
        ("មន្ទីរការងារចុះត្រួតពិនិត្យរោងចក្រ កាលពីថ្ងៃទី១៤ ខែតុលា រកឃើញជនបរទេស ៤០នាក់ គ្មានប័ណ្ណការងារ។", "km"),
    ],
)  # fmt: skip
def test_people_without_papers_whom_a_raid_finds_are_no_victims(text, language):
    assert not read(text, language)["is_incident"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ตำรวจช่วยเด็กหญิง 3 คนจากร้านคาราโอเกะ อีกคดีหนึ่งช่วยแรงงาน 11 คนจากสวนส้ม ทั้งสองคดีเป็นการค้ามนุษย์", "th"),
        ("ຄະດີໜຶ່ງ ຊ່ວຍຍິງ 4 ຄົນ ຈາກການຄ້າມະນຸດ. ອີກຄະດີໜຶ່ງ ຊ່ວຍເດັກຍິງ 2 ຄົນ.", "lo"),
        ("ករណីមួយ សង្គ្រោះកម្មករ ១២នាក់ពីការជួញដូរមនុស្ស។ ករណីមួយទៀត សង្គ្រោះក្មេងស្រី ៣នាក់។", "km"),
    ],
)
def test_one_case_and_the_other_case_are_a_round_up(text, language):
    assert not read(text, language)["is_incident"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("องค์กรสิทธิวอนรัฐช่วยคนไทยในแก๊งคอลเซ็นเตอร์\n\nองค์กรขอให้ช่วยคนไทย 160 คนซึ่งถูกบังคับให้ทำงานคอลเซ็นเตอร์", "th"),
        ("ອົງການສິດທິມະນຸດຮຽກຮ້ອງໃຫ້ຊ່ວຍຄົນລາວ 90 ຄົນ ທີ່ຖືກກັກຂັງໃນສູນສະແກມ.", "lo"),
        ("អង្គការអំពាវនាវឱ្យជួយពលរដ្ឋខ្មែរ ៩០នាក់ដែលជាប់ឃុំឃាំងក្នុងមជ្ឈមណ្ឌលឆបោក។", "km"),
    ],
)  # fmt: skip
def test_a_rescue_that_is_only_asked_for_is_none(text, language):
    assert not read(text, language)["is_incident"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ตำรวจสองประเทศพบกันเมื่อวันที่ 16 ตุลาคม หลังปีที่ผ่านมาช่วยเหยื่อค้ามนุษย์ 36 คน", "th"),
        ("ຕຳຫຼວດສອງປະເທດພົບປະກັນ ໃນວັນທີ 16 ຕຸລາ ຫຼັງຈາກປີຜ່ານມາຊ່ວຍຄົນ 57 ຄົນ ຈາກການຄ້າມະນຸດ.", "lo"),
        ("នគរបាលជួបគ្នាកាលពីថ្ងៃទី១៦ ខែតុលា ក្រោយពីឆ្នាំមុនបានសង្គ្រោះ ៥៧នាក់ពីការជួញដូរមនុស្ស។", "km"),
    ],
)
def test_a_meeting_that_recalls_the_rescues_of_last_year_is_no_incident(text, language):
    assert not read(text, language)["is_incident"]


def test_where_no_full_stop_does_a_word_that_begins_a_statement_ends_the_last():
    text = "ช่วยเด็กขอทาน 4 คน เมื่อวันที่ 17 ต.ค. 2567 ที่หาดใหญ่ ทั้งนี้ ตลอดปี 2566 ช่วยเด็กขอทาน 120 คน"
    assert read(text, "th")["victims_total"]["value"] == 4


def test_a_manager_who_is_gone_while_others_were_held_is_not_the_one_arrested():
    text = "ตำรวจช่วยเหยื่อค้ามนุษย์ 5 คน ไต้ก๋งทั้งสองลำถูกควบคุมตัว ส่วนผู้จัดการบริษัทหายตัวไป"
    assert read(text, "th")["arrests"] is None
