"""Texts of one victim, who has no number: whether they are seen, and told from those of several."""

import pytest

from incidents.reading import lexicon
from incidents.reading.people import alone, headcount, people
from incidents.reading.words import passages


def found(text: str, language: str = "en", title: bool = False) -> dict[str, float] | None:
    """What speaks for one victim alone; None where nobody opens the text so."""
    laid_out = passages.lay_out(text, lexicon.load(language), title)
    ones = alone.find(laid_out, people.counts(laid_out))
    return dict(ones[0].signs) if ones else None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A girl, 14, was brought out of a flat on Monday. She had been locked in."),
        ("id", "Seorang perempuan asal Kupang dikeluarkan dari rumah di Medan. Ia tidak digaji."),
        ("tl", "Nasagip ang isang dalagita sa Pasay. Hindi siya pinalabas ng bahay."),
        ("th", "หญิงวัย 22 ปีถูกช่วยออกจากบ้านหลังหนึ่ง\n\nเธอไม่ได้รับเงินเดือน"),
        ("lo", "ຍິງສາວຊາວລາວ ຖືກຊ່ວຍອອກມາ. ນາງຖືກຂັງໄວ້."),
        ("km", "ក្មេងស្រីអាយុ ១២ឆ្នាំ ត្រូវបាននាំចេញពីផ្ទះ។ នាងត្រូវគេវាយ។"),
        ("my", "အမျိုးသမီးတစ်ဦးကို ရဲက ကယ်တင်ခဲ့သည်။ သူမသည် လုပ်ခ မရခဲ့ပါ။"),
        ("zh", "一名女子昨日获救。她被关在屋内。"),
        ("vi", "Cô gái 19 tuổi được giải cứu. Chị bị nhốt trong phòng."),
        ("hi", "युवती को पुलिस ने मुक्त कराया। उसे कमरे में बंद रखा गया था।"),
        ("bn", "এক কিশোরীকে উদ্ধার করেছে পুলিশ। তাকে আটকে রাখা হয়েছিল।"),
        ("ne", "एक युवतीको उद्धार गरिएको छ। उनलाई कोठामा थुनिएको थियो।"),
        ("ar", "حررت الشرطة فتاة من شقة. وقالت انها حبست."),
        ("es", "Rescatan a una joven en Lima. Ella estaba encerrada."),
        ("pt", "Uma jovem foi resgatada em Recife. Ela era trancada no quarto."),
        ("fr", "Une jeune fille a été libérée à Dakar. Elle était enfermée."),
        ("ms", "Seorang wanita diselamatkan di Ipoh. Dia tidak dibayar gaji."),
    ],
)
def test_one_who_opens_a_text_that_goes_on_of_one(language, text):
    signs = found(text, language)
    assert signs is not None
    assert {"alone, only of one", "alone, nobody counted", "alone, told first"} <= signs.keys()
    assert signs["alone, sentences of one"] >= 2


def test_an_age_beside_is_seen():
    assert "alone, of an age" in (found("Police freed a 14-year-old girl.") or {})
    assert "alone, of an age" not in (found("Police freed a girl.") or {})


def test_where_the_text_goes_on_of_several_it_says_so():
    signs = found("A woman called the police. They freed 14 women. They were unpaid.") or {}
    assert "alone, others freed beside" in signs
    assert "alone, only of one" not in signs
    assert signs["alone, sentences of several"] == 2


def test_who_stands_beside_others_is_not_alone():
    assert "alone, joined" in (found("Police freed a woman and her sons.") or {})


def test_captors_and_several_are_not_the_one():
    assert found("The owner was arrested.") is None
    assert found("Police freed 12 women.") is None
    assert found("Police freed women from a bar. One woman is from Laos.") is None


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The maid was rescued after she looked after three children for years.", 3),
        ("en", "The maid was rescued from the house of two brothers.", 2),
        ("es", "La niña rescatada cuidaba a dos bebés.", 2),
        ("fr", "La jeune fille libérée s'occupait de quatre enfants.", 4),
        ("pt", "A mulher resgatada cuidava de três crianças.", 3),
        ("th", "หญิงสาวที่ช่วยออกมาต้องดูแลเด็กสามคน", 3),
        ("vi", "Chị được giải cứu sau khi phải chăm ba đứa trẻ.", 3),
        ("id", "Perempuan yang diselamatkan itu mengasuh tiga anak.", 3),
        ("hi", "मुक्त कराई गई युवती दो बच्चों की देखभाल करती थी।", 2),
        ("zh", "获救女子要照顾三名儿童。", 3),
    ],
)
def test_those_a_victim_worked_for_are_no_victims(language, text, value):
    laid_out = passages.lay_out(text, lexicon.load(language), False)
    counts = [count for count in people.counts(laid_out) if count.value == value]
    assert [count.role for count in counts] == ["other"]


def test_a_shelter_that_cares_for_victims_speaks_of_victims():
    laid_out = passages.lay_out("A shelter is caring for three victims freed on Monday.", lexicon.load("en"), False)
    assert [count.role for count in people.counts(laid_out)] == ["victim"]


def test_the_one_is_offered_as_the_number_of_victims():
    text = "Girl, 15, back home\n\nThe girl reached Kathmandu on Monday. She had been sold. Her mother met her."
    people_told = headcount.of(passages.lay_out(text, lexicon.load("en"), True))
    assert [count.value for count in people_told.alone] == [1]
