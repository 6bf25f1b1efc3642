"""Which of a text's dates is that of the rescue, and which is another's."""

import pytest

from incidents.reading import facts

PUBLISHED = "2024-06-14"


def read(text: str, language: str) -> str | None:
    found = facts.read(text, published=PUBLISHED, language=language)["incident_date"]
    return found["value"] if found else None


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        (
            "Police announced on Thursday the rescue of 14 women from prostitution. The raid was on Tuesday.",
            "en",
            "2024-06-11",
        ),
        ("Polisi menyelamatkan 17 korban TPPO awal pekan ini, tepatnya Senin (10/6).", "id", "2024-06-10"),
        ("警方周四召开记者会，宣布救出14名被迫卖淫的女子。突击行动于周二深夜展开。", "zh", "2024-06-11"),
        (
            "ตำรวจเมื่อวันพฤหัสบดี (13 มิ.ย.) เปิดเผยว่า ได้ช่วยเหลือแรงงาน 20 คนที่ถูกบังคับใช้แรงงาน\n"
            "เจ้าหน้าที่บุกเข้าตรวจค้นเมื่อวันอังคารที่ 11 มิ.ย.",
            "th",
            "2024-06-11",
        ),
        ("Ngày 13/6 công an khởi tố 2 bị can. Ngày 5/6, công an cứu 4 nạn nhân bị lừa bán.", "vi", "2024-06-05"),
    ],
)
def test_the_day_of_the_raid_is_taken_and_not_that_of_the_words(text, language, meant):
    assert read(text, language) == meant


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A couple appeared in court on Wednesday. The trafficked woman, one of 2 victims, was rescued.", "en"),
        ("Dua korban perdagangan orang diselamatkan. Pasangan itu menjalani sidang pada Rabu.", "id"),
        ("Humarap sa korte nitong Miyerkules ang suspek matapos masagip ang 2 biktima ng human trafficking.", "tl"),
    ],
)
def test_a_day_in_court_is_not_that_of_the_rescue(text, language):
    assert read(text, language) is None


def test_a_rescue_earlier_this_week_has_no_day_though_the_sentence_names_one():
    text = "Eleven trafficking victims rescued earlier this week were handed to social services on Thursday."
    assert read(text, "en") is None


def test_a_month_told_for_the_rescue_is_a_month():
    text = "The police said on Monday that 17 farm workers were released in March from forced labour."
    found = facts.read(text, published=PUBLISHED, language="en")["incident_date"]
    assert (found["value"], found["precision"]) == ("2024-03", "month")


def test_days_on_which_people_always_worked_are_no_day_of_the_rescue():
    text = "La policía liberó el pasado 25 de octubre a tres víctimas de trata. Trabajaban de lunes a domingo."
    found = facts.read(text, published="2022-11-03", language="es")["incident_date"]
    assert found["value"] == "2022-10-25"
