"""Stretches of time: what happened in a year, in a campaign, or years ago is no incident of today."""

import pytest

from incidents.reading import facts

DAY = "2024-03-15"


def read(text: str, language: str) -> dict:
    return facts.read(text, published=DAY, language=language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("पुलिस ने बारह महीनों में मानव तस्करी की शिकार 412 महिलाओं को मुक्त कराया।", "hi"),
        ("পুলিশ বারো মাসে পাচারের শিকার ৩৪১ জন নারীকে উদ্ধার করেছে।", "bn"),
        ("प्रहरीले गत बाह्र महिनामा बेचबिखनमा परेका ६७२ जना महिलाको उद्धार गरेको छ ।", "ne"),
        ("ရဲတပ်ဖွဲ့သည် ၁၂ လအတွင်း လူကုန်ကူးခံရသူ ၂၇၈ ဦးကို ကယ်တင်ခဲ့သည်။", "my"),
    ],
)
def test_what_months_brought_is_no_incident(text, language):
    assert read(text, language)["is_incident"] is False


def test_what_a_campaign_of_fifteen_days_brought_is_no_incident():
    assert read("प्रहरीले १५ दिने अभियानमा बेचबिखनमा परेका ४८ जना महिलाको उद्धार गरेको छ ।", "ne")["is_incident"] is False


def test_a_raid_of_two_days_is_one_operation():
    found = read("दो दिनों में पुलिस ने एक कारखाने से मानव तस्करी के शिकार 48 बच्चों को मुक्त कराया।", "hi")
    assert found["victims_total"]["value"] == 48


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("दस साल पहले एक ईंट भट्ठे से 37 बंधुआ मजदूर मुक्त कराए गए थे।", "hi"),
        ("আট বছর আগে ইটভাটা থেকে উদ্ধার হয়েছিলেন পাচারের শিকার ৪৬ জন শ্রমিক।", "bn"),
        ("दस वर्षअघि इँटाभट्टाबाट उद्धार गरिएका ३४ बँधुवा मजदुरले क्षतिपूर्ति पाएका छैनन् ।", "ne"),
    ],
)
def test_people_freed_years_ago_are_no_incident(text, language):
    assert read(text, language)["is_incident"] is False


def test_one_who_was_taken_years_ago_and_freed_now_is_an_incident():
    text = "दो साल पहले दिल्ली ले जाई गई किशोरी को पुलिस ने गुरुवार को मानव तस्करों से मुक्त कराया।"
    assert read(text, "hi")["is_incident"] is True


def test_an_age_is_no_stretch_of_time():
    assert read("নির্যাতনের শিকার ১১ বছরের এক শিশু গৃহকর্মীকে উদ্ধার করেছে পুলিশ।", "bn")["victims_total"]["value"] == 1


@pytest.mark.parametrize(("text", "total"), [("ন’জন তরুণীকে", 9), ("দু’জন তরুণীকে", 2), ("ছ'জন তরুণীকে", 6)])
def test_short_numbers_of_bengali_are_read_with_their_apostrophe(text, total):
    assert read(f"হোটেল থেকে পাচারের শিকার {text} উদ্ধার করেছে পুলিশ।", "bn")["victims_total"]["value"] == total
