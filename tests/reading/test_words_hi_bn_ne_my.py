"""Words and towns of the Hindi, Bengali, Nepali and Burmese press, one family a case."""

import pytest

from incidents.reading import facts

DAY = "2024-03-15"  # a Friday


def read(text: str, language: str, title: str = "") -> dict:
    return facts.read(f"{title}\n\n{text}" if title else text, published=DAY, language=language)


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("पुलिस ने मंगलवार को नरकटियागंज के एक होटल से मानव तस्करी की शिकार पांच युवतियों को मुक्त कराया।", "hi", "IN"),
        ("प्रहरीले मंगलबार बुढानीलकण्ठको एउटा घरबाट बेचबिखनमा परेका पाँच युवतीको उद्धार गरेको छ ।", "ne", "NP"),
        ("মঙ্গলবার সিউড়ির একটি হোটেল থেকে পাচারের শিকার পাঁচ তরুণীকে উদ্ধার করেছে পুলিশ।", "bn", "IN"),
        ("ချွန်ပူရီရှိ စက်ရုံမှ လူကုန်ကူးခံရသူ ၅ ဦးကို ကယ်တင်ခဲ့သည်။", "my", "TH"),
    ],
)
def test_a_small_town_tells_the_country(text, language, country):
    assert read(text, language)["country"]["value"] == country


@pytest.mark.parametrize(
    ("text", "language", "total"),
    [
        ("रेलवे सुरक्षा बल ने ऑपरेशन आहट के तहत ट्रेन से तस्करी कर ले जाए जा रहे 14 बच्चों को उतारा।", "hi", 14),
        ("টাকার জন্য ইটভাটায় আটকে রাখা ৭ জন পুরুষ ও ৫ জন নারীকে মুক্ত করেছে পুলিশ।", "bn", 12),
        ("পাচারের ছক বানচাল, বাঁচল নয় কিশোরী। পুলিশ তাদের উদ্ধার করেছে।", "bn", 9),
    ],
)
def test_more_ways_to_say_how_many_were_freed(text, language, total):
    assert read(text, language)["victims_total"]["value"] == total


@pytest.mark.parametrize(
    ("text", "language", "arrests"),
    [
        ("पुलिस ने 12 बंधुआ मजदूरों को मुक्त कराया। ढाबा मालिक और मकान मालिक, दोनों को गिरफ्तार किया गया है।", "hi", 2),
        ("प्रहरीले इँटाभट्टाबाट १२ बँधुवा मजदुरको उद्धार गरेको छ । भट्टाका मुन्सी पक्राउ परेका छन् ।", "ne", 1),
        ("အတင်းအဓမ္မ ခိုင်းစေခံရသူ ၉ ဦးကို ကယ်တင်ခဲ့သည်။ ဆိုင်မန်နေဂျာကို ဖမ်းဆီးခဲ့သည်။", "my", 1),
    ],
)
def test_more_ways_to_say_who_was_arrested(text, language, arrests):
    assert read(text, language)["arrests"]["value"] == arrests


@pytest.mark.parametrize(
    ("title", "text", "language"),
    [
        ("बेटी को वापस ले आओ, पिता की गुहार", "पिता ने मंत्री को पत्र लिखा कि उसे दुबई में बंधक बनाया गया है।", "hi"),
        ("छोराको उद्धार गरिदिन आमाको गुहार", "आमाले दूतावासमा निवेदन दिएकी छन् । उनी म्यानमारमा बन्धक छन् ।", "ne"),
        ("ছেলেকে উদ্ধারের আকুতি মায়ের", "লিবিয়ায় দালালরা তাঁকে জিম্মি করে রেখেছে বলে মা জানান।", "bn"),
    ],
)
def test_a_family_that_begs_for_a_rescue_tells_of_none(title, text, language):
    assert read(text, language, title)["is_incident"] is False


def test_a_rescue_on_a_plea_has_happened():
    text = "परिजनों की गुहार पर पुलिस ने मंगलवार को फैक्ट्री में बंधक आठ मजदूरों को छुड़ाया।"
    assert read(text, "hi")["victims_total"]["value"] == 8


def test_a_municipality_where_it_happened_had_no_part():
    text = "प्रहरीले मंगलबार टोखा नगरपालिकाको एउटा घरबाट बेचबिखनमा परेका तीन युवतीको उद्धार गरेको छ ।"
    assert [fact["value"] for fact in read(text, "ne")["authorities"]] == ["प्रहरी"]


def test_a_town_with_the_ending_of_a_case_is_no_part_of_the_body_before_it():
    text = "মঙ্গলবার পুলিশ সিউড়ির একটি হোটেল থেকে পাচারের শিকার পাঁচ তরুণীকে উদ্ধার করেছে।"
    assert [fact["value"] for fact in read(text, "bn")["authorities"]] == ["পুলিশ"]


def test_a_book_given_back_is_no_book_that_is_told_of():
    text = "မလေးရှား စက်ရုံတွင် လူကုန်ကူးခံရပြီး ပိတ်လှောင်ခံထားရသည့် မြန်မာအလုပ်သမား ၁၈၆ ဦးကို ရဲတပ်ဖွဲ့က အင်္ဂါနေ့က ကယ်ထုတ်ခဲ့သည်။"
    assert read(text, "my", "စာအုပ်ပြန်ရသည့် မြန်မာအလုပ်သမားများ")["is_incident"] is True


def test_who_was_about_to_be_taken_abroad_was_still_at_home():
    text = "चीन लैजान लागिएका छ जना युवतीलाई मंगलबार त्रिभुवन विमानस्थलमा अध्यागमनले रोकेको छ ।"
    assert read(text, "ne", "चीन लैजान लागिएका छ युवतीको उद्धार")["country"]["value"] == "NP"


@pytest.mark.parametrize(
    ("text", "language", "total"),
    [
        ("ပိုင်ရှင်က အပြင်ထွက်ခွင့်မပေးဘဲ ခိုင်းစေထားသည့် ကလေး ခြောက်ယောက်ကို ရဲတပ်ဖွဲ့နှင့် "
         "လူမှုဝန်ထမ်းဦးစီးဌာနမှ တာဝန်ရှိသူများက မနေ့က ကယ်တင်လိုက်သည်။", "my", 6),
        ("घरमालिकको यातना खेपेका १३ नेपाली महिलालाई प्रहरीले मंगलबार उद्धार गरेको छ ।", "ne", 13),
    ],
)  # fmt: skip
def test_a_captor_with_the_ending_of_who_did_it_or_whose_it_was_is_not_whom_a_number_counts(text, language, total):
    assert read(text, language)["victims_total"]["value"] == total


def test_a_number_whose_last_word_means_more_than_a_hundred_is_a_least():
    found = read("মঙ্গলবার স্ক্যাম সেন্টার থেকে দুই শতাধিক মানুষকে উদ্ধার করেছে পুলিশ।", "bn")["victims_total"]
    assert (found["value"], found["qualifier"]) == (200, "at_least")
