"""Ways of the press of Thailand, Laos, Cambodia and Viet Nam, one a case, in sentences of our own."""

import pytest

from incidents.reading import facts

DAY = "2024-10-18"  # a Friday


def read(text: str, language: str) -> dict:
    return facts.read(text, published=DAY, language=language)


@pytest.mark.parametrize(
    ("suspects", "number"),
    [
        ("Đối tượng K.T.N. (31 tuổi, quê Tây Ninh) bị tạm giữ.", 1),
        ("Công an đã bắt tạm giam Lò Văn Tép (SN 1988).", 1),
        ("Công an đã bắt tạm giam Lò Văn Tép (SN 1988) và Vàng Thị Mỷ (SN 1995, trú tỉnh Sơn La).", 2),
    ],
)
def test_people_called_by_name_and_year_of_birth_are_counted(suspects, number):
    text = f"Biên phòng Long An giải cứu 6 người bị lừa bán ngày 12/10. {suspects}"
    assert read(text, "vi")["arrests"]["value"] == number


def test_a_victims_wish_to_beg_no_more_is_no_appeal_for_a_rescue():
    text = (
        "Đưa 5 trẻ bị ép xin tiền du khách về trung tâm\n\nCông an phường Hải Châu kiểm tra tối 16/10, năm cháu bị ép "
        "ăn xin hiện ở trung tâm bảo trợ. Một phụ nữ bị tạm giữ."
    )
    assert read(text, "vi")["is_incident"]


def test_a_superintendent_of_police_is_no_director_of_films():
    text = (
        "ผู้กำกับการ 4 กองบังคับการปราบปรามการค้ามนุษย์นำกำลังเข้าค้นร้านซักรีดในเชียงใหม่เมื่อวันที่ 16 ต.ค. "
        "ช่วยแรงงานเมียนมา 9 คนที่ถูกบังคับใช้แรงงาน"
    )
    assert read(text, "th")["is_incident"]


def test_the_number_of_a_unit_of_police_counts_nobody():
    text = "ตชด.22 ช่วยหญิงสาวสิบสองคนถูกบังคับค้าประเวณีที่มุกดาหาร"
    assert read(text, "th")["victims_total"]["value"] == 12


def test_the_only_nationality_is_that_of_all_whom_the_text_counts():
    text = "ตำรวจเชียงรายพบแรงงานพม่าถูกขังในโรงงานปลากระป๋องเมื่อวันที่ 16 ต.ค. รวม 27 คน ถูกบังคับใช้แรงงาน"
    nationalities = read(text, "th")["nationalities"]
    assert [(one["value"], one["number"]) for one in nationalities] == [("MM", 27)]


def test_most_of_them_are_not_all():
    text = "Police freed 27 women from a brothel in Accra. Most of them are Nigerians forced into prostitution."
    assert all(one["number"] != 27 for one in read(text, "en")["nationalities"])


def test_a_girls_nation_before_the_police_who_led_her_out_is_hers():
    text = "ผู้เสียหายเป็นเด็กหญิงชาวลาว ตำรวจพาตัวออกมาจากบ้านนายจ้างที่หาดใหญ่เมื่อวันที่ 15 ต.ค. ถูกบังคับให้ทำงานบ้าน"
    assert "LA" in [one["value"] for one in read(text, "th")["nationalities"]]


def test_master_and_mistress_in_one_word_are_two():
    text = "នគរបាលខេត្តកំពត បានជួយក្មេងស្រីបម្រើផ្ទះម្នាក់ ដែលមិនដែលបានប្រាក់ខែ កាលពីថ្ងៃទី១៥ ខែតុលា។ ម្ចាស់ផ្ទះប្រុសស្រី ត្រូវបានចាប់ខ្លួនទាំងគូ។"
    assert read(text, "km")["arrests"]["value"] == 2


def test_an_owner_and_a_man_who_kept_watch_are_counted_together():
    text = "នគរបាលខេត្តកំពត បានសង្គ្រោះក្មេងស្រី ៥នាក់ ពីហាងម៉ាស្សា កាលពីថ្ងៃទី១៥ ខែតុលា។ ម្ចាស់ហាង និងបុរសអ្នកយាម ត្រូវបានឃាត់ខ្លួន។"
    assert read(text, "km")["arrests"]["value"] == 2


def test_a_day_against_trafficking_is_no_incident():
    text = "ສະຫະພັນແມ່ຍິງສະເຫຼີມສະຫຼອງວັນຕ້ານການຄ້າມະນຸດໂລກ ໂດຍມີນັກສຶກສາ 200 ຄົນເຂົ້າຮ່ວມ ເພື່ອຮູ້ກົນອຸບາຍຂອງນາຍໜ້າ."
    assert not read(text, "lo")["is_incident"]


def test_to_look_into_a_shop_is_not_the_land_of_the_czechs():
    text = "នគរបាលចូលឆែកហាងម៉ាស្សាមួយ កាលពីថ្ងៃទី១៥ ខែតុលា រួចនាំចេញនារី ៤នាក់ ដែលត្រូវបង្ខំឱ្យលក់ខ្លួន។"
    country = read(text, "km")["country"]
    assert country is None or country["value"] != "CZ"
