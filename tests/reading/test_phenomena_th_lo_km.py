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


@pytest.mark.parametrize(
    ("text", "language", "arrests"),
    [
        ("ຊ່ວຍຍິງ 5 ຄົນ ຈາກການຄ້າມະນຸດ. ນາຍໜ້າ 2 ຄົນ ແລະ ຄົນຂັບລົດ 1 ຄົນ ຖືກກັກຕົວໄວ້.", "lo", 3),
        ("ຊ່ວຍຍິງ 5 ຄົນ ທີ່ຖືກກັກຕົວໄວ້ ຈາກການຄ້າມະນຸດ.", "lo", None),
        ("ຊ່ວຍຍິງ 5 ຄົນ ຈາກການຄ້າມະນຸດ. ເຈົ້າຂອງຮ້ານ ເຊິ່ງເປັນແມ່ຍິງໄທ ຖືກຈັບກຸມ.", "lo", 1),
        ("ຊ່ວຍລູກເຮືອ 5 ຄົນ ຈາກການຄ້າມະນຸດ. ໄຕ້ກົງທັງສອງ ແລະ ເຈົ້າຂອງເຮືອ ຖືກຈັບ.", "lo", 3),
        ("ເດັກ 11 ຄົນ ອອກຈາກສວນກ້ວຍ, ນາຍໜ້າຖືກຈັບ\n\nເດັກ 11 ຄົນ ໄດ້ຮັບການຊ່ວຍເຫຼືອ. ນາຍໜ້າ ອາຍຸ 44 ປີ ຖືກກັກຕົວ.", "lo", 1),
        ("รวบหญิงเขมรพาเด็ก 4 คนเดินขอทาน\n\nตำรวจช่วยเด็ก 4 คน คุมตัวหญิงกัมพูชา อายุ 36 ปี ซึ่งอ้างเป็นแม่", "th", 1),
        ("សង្គ្រោះស្ត្រី ១៤នាក់ពីការជួញដូរ។ ម្ចាស់ហាង ភេទស្រី អាយុ ៤៦ឆ្នាំ និងមេការ ត្រូវបានឃាត់ខ្លួន ចំណែកភ្ញៀវ ៦នាក់ ត្រូវអប់រំ។", "km", 2),
    ],
)  # fmt: skip
def test_a_clause_tells_of_those_at_its_head_whatever_is_said_of_them_in_passing(text, language, arrests):
    found = read(text, language)["arrests"]
    assert (found and found["value"]) == arrests


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("กลุ่มติดอาวุธปล่อยตัวทหารเด็ก 119 คน เมื่อวันที่ 12 ตุลาคม", "th"),
        ("ກຸ່ມປະກອບອາວຸດປ່ອຍຕົວທະຫານເດັກ 119 ຄົນ ໃນວັນທີ 12 ຕຸລາ", "lo"),
        ("ក្រុមប្រដាប់អាវុធដោះលែងទាហានកុមារ ១១៩នាក់ កាលពីថ្ងៃទី១២ ខែតុលា", "km"),
    ],
)
def test_child_soldiers_set_free_were_exploited(text, language):
    found = read(text, language)
    assert found["victims_total"]["value"] == 119
    assert found["exploitation"][0]["value"] == "child_exploitation"


def test_the_unit_behind_a_later_number_is_not_that_of_the_people():
    assert read("ຍິງສາວທັງ 4 ອາຍຸ 17-22 ປີ ຖືກຊ່ວຍຈາກການຄ້າມະນຸດ.", "lo")["victims_total"]["value"] == 4


def test_where_people_stopped_on_their_way_were_bound_for_is_neither_the_country_nor_whose_they_are():
    text = "ຢຸດລົດ ຊ່ວຍໄວໜຸ່ມ 9 ຄົນ ຈະຖືກພາໄປກຳປູເຈຍ\n\nຈຳປາສັກ: ພົບໄວໜຸ່ມລາວ 9 ຄົນ. ນາຍໜ້າຊັກຊວນໄປເຮັດວຽກຢູ່ກຳປູເຈຍ ໃນບໍລິສັດຫຼອກລວງ."
    found = read(text, "lo")
    assert found["country"]["value"] == "LA"
    assert [nation["value"] for nation in found["nationalities"]] == ["LA"]


@pytest.mark.parametrize(
    ("text", "language", "victims"),
    [
        ("ตำรวจเข้าช่วยเด็กขอทานได้ห้าคน เป็นเด็กชายสามคน เด็กหญิงสองคน เมื่อวันที่ 17 ต.ค. 2567", "th", 5),
        ("ตำรวจช่วยเหยื่อค้ามนุษย์ 31 คน ตั้งแต่ปลายปี 2566 ช่วยกลับมาแล้วกว่า 500 คน", "th", 31),
        ("ຕຳຫຼວດຊ່ວຍເອົາຍິງລາວອອກມາໄດ້ 13 ຄົນ ຈາກຮ້ານຄາຣາໂອເກະ ໃນນັ້ນ 9 ຄົນ ອາຍຸບໍ່ຮອດ 18 ປີ.", "lo", 13),
        ("សមត្ថកិច្ចឃាត់ខ្លួនមនុស្ស ៤នាក់ ព្រមទាំងរំដោះស្ត្រីរងគ្រោះបានចំនួន ១២នាក់។", "km", 12),
        ("មន្ត្រីបានយកកុមាររងគ្រោះចំនួន ២១នាក់ ចេញពីការសុំទាន។ ពួកគេស្នាក់នៅមណ្ឌល ដើម្បីថែទាំ។", "km", 21),
    ],
)
def test_those_freed_are_counted_beside_their_parts(text, language, victims):
    assert read(text, language)["victims_total"]["value"] == victims


@pytest.mark.parametrize(
    ("text", "language", "arrests"),
    [
        ("ช่วยหญิงค้าประเวณี 9 คน จับกุมเจ้าของร้าน 1 คน และคนเชียร์แขก 2 คน", "th", 3),
        ("ช่วยหญิงค้าประเวณี 9 คน จับกุมผู้ดูแล 2 คน ไปดำเนินคดี", "th", 2),
        ("ຊ່ວຍຍິງ 9 ຄົນ ຈາກການຄ້າປະເວນີ. ເຈົ້າຂອງຮ້ານ 2 ຄົນ ແລະ ຜູ້ນຳພາ 1 ຄົນ ຖືກຈັບ.", "lo", 3),
        ("សង្គ្រោះស្ត្រី ៩នាក់ ពីពេស្យាចារ។ អ្នកគិតលុយ ១នាក់ និងអ្នកយាម ២នាក់ ត្រូវឃាត់ខ្លួន។", "km", 3),
    ],
)
def test_those_arrested_are_added_up_though_each_has_its_noun(text, language, arrests):
    assert read(text, language)["arrests"]["value"] == arrests


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("ຊ່ວຍເດັກຍິງ 3 ຄົນ ຈາກບ້ານພັກ ບ່ອນທີ່ຖືກບັງຄັບໃຫ້ນອນກັບແຂກ.", "lo", "sexual_exploitation"),
        ("ຊ່ວຍເດັກຍິງ 2 ຄົນ ທີ່ອະນາໄມເຮືອນ ແລະ ເຝົ້າເດັກນ້ອຍ ໂດຍຖືກບັງຄັບ.", "lo", "domestic_servitude"),
        ("សង្គ្រោះនារីបម្រើភ្ញៀវ ៧នាក់ ដែលម្ចាស់ហាងបង្ខំឲ្យរួមភេទជាមួយភ្ញៀវ។", "km", "sexual_exploitation"),
        ("រកឃើញស្ត្រីពពោះជួល ៣៣នាក់ ក្នុងករណីជួញដូរមនុស្ស។", "km", "other"),
        ("ช่วยลูกเรือประมง 9 คน ที่ถูกลวงขึ้นเรือ", "th", "forced_labour"),
    ],
)
def test_what_they_were_made_to_do_is_known_in_other_words(text, language, kind):
    assert kind in {form["value"] for form in read(text, language)["exploitation"]}


def test_a_number_in_another_word_is_none():
    text = "សង្គ្រោះស្ត្រី ៩នាក់ ពីពេស្យាចារ ជាមួយអង្គការ កាលពីរសៀលថ្ងៃទី១៧ ខែតុលា ដើម្បីបញ្ជូនទៅផ្ទះ ទោះបីជាពួកគេស្នាក់នៅ។"
    assert read(text, "km")["victims_total"]["value"] == 9


def test_an_age_or_the_number_of_a_bridge_counts_no_nationality():
    text = "ຊ່ວຍເດັກຍິງລາວ 12 ຄົນ ຈາກການຄ້າມະນຸດ ຢູ່ດ່ານຂົວມິດຕະພາບ ລາວ-ໄທ ແຫ່ງທີ 1."
    assert [nation["value"] for nation in read(text, "lo")["nationalities"]] == ["LA"]


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("ช่วยเหยื่อค้ามนุษย์ 9 คน จากตึกที่ชเวโก๊กโก่", "th", "MM"),
        ("ຊ່ວຍຍິງລາວ 9 ຄົນ ຈາກການຄ້າປະເວນີ ຢູ່ບາງກະປິ.", "lo", "TH"),
        ("ຊ່ວຍຍິງລາວ 9 ຄົນ ຈາກການຄ້າປະເວນີ ໃນແຂວງນະຄອນຣາຊສີມາ.", "lo", "TH"),
    ],
)
def test_towns_of_neighbours_are_known_as_the_press_spells_them(text, language, country):
    assert read(text, language)["country"]["value"] == country
