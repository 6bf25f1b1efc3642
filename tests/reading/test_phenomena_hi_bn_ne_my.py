"""Phenomena of the news in Hindi, Bengali, Nepali and Burmese, one a case."""

import pytest

from incidents.reading import facts

DAY = "2024-03-15"  # a Friday


def read(text: str, language: str) -> dict:
    return facts.read(text, published=DAY, language=language)


def test_a_bare_word_for_an_authority_gives_way_to_a_name_whatever_its_case():
    text = "मानव बेचबिखन अनुसन्धान ब्युरोले बेचबिखनमा परेका सात किशोरीको उद्धार गरेको छ । दुई सञ्चालकलाई प्रहरीले पक्राउ गरेको छ ।"
    assert [fact["value"] for fact in read(text, "ne")["authorities"]] == ["मानव बेचबिखन अनुसन्धान ब्युरोले"]


@pytest.mark.parametrize(
    ("title", "text", "language"),
    [
        ("बंधुआ मजदूरी पर बनी वेब सीरीज", "यह वेब सीरीज ईंट भट्ठे में कैद 22 मजदूरों की कहानी है, जिन्हें पुलिस मुक्त कराती है।", "hi"),
        ("মঞ্চে আসছে পাচারের গল্প", "নাটকে দেখা যায়, যৌনপল্লিতে বিক্রি হওয়া ছয় তরুণীকে উদ্ধার করে পুলিশ।", "bn"),
        ("बेचिएका चेलीको कथा पर्दामा", "काठमाडौं । चलचित्रमा कोठीबाट १५ चेलीलाई प्रहरीले उद्धार गरेको कथा छ ।", "ne"),
        ("ကျွန်များအကြောင်း ရုပ်ရှင်", "ငါးဖမ်းလှေမှ ခိုင်းစေခံ လုပ်သား ၁၈ ဦးကို ကယ်တင်ပုံ ရုပ်ရှင်ကို ပြသမည်။", "my"),
    ],
)
def test_what_a_film_or_a_play_tells_is_no_incident(title, text, language):
    assert read(f"{title}\n\n{text}", language)["is_incident"] is False


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("বৈধ কাগজপত্র ছাড়া ভারতে থাকার অভিযোগে বুধবার ১৭ জন বাংলাদেশিকে আটক করেছে পুলিশ।", "bn"),
        ("အထောက်အထားမဲ့ နေထိုင်သည့် မြန်မာနိုင်ငံသား ၁၉ ဦးကို ဗုဒ္ဓဟူးနေ့က ထိုင်းလူဝင်မှုကြီးကြပ်ရေးက ဖမ်းဆီးခဲ့သည်။", "my"),
    ],
)
def test_foreigners_without_papers_are_no_incident(text, language):
    assert read(text, language)["is_incident"] is False


def test_an_arrest_without_a_rescue_or_a_word_of_trafficking_is_no_incident():
    text = "यमुना किनारे 50 परिवार बेघर हो गए। पुलिस ने बुधवार को विरोध कर रहे 12 लोगों को हिरासत में लिया।"
    assert read(text, "hi")["is_incident"] is False


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("लीबिया में बंधक बनाए गए 17 युवकों के परिजनों ने गुरुवार को उनकी वापसी की गुहार लगाई।", "hi"),
        ("लिबियामा बन्धक बनाइएका १२ युवकको उद्धार गरिदिन परिवारले बिहीबार सरकारसँग माग गरेका छन् ।", "ne"),
        ("ငွေလိမ်ဝင်းတွင် ပိတ်မိနေသည့် သားကို ကယ်တင်ပေးရန် မိခင်တစ်ဦးက တောင်းဆိုခဲ့သည်။", "my"),
    ],
)
def test_a_rescue_that_is_asked_for_is_no_incident(text, language):
    assert read(text, language)["is_incident"] is False


def test_a_headline_may_put_the_verb_before_its_number():
    text = "হোটেলে হানা, উদ্ধার ন'জন তরুণী, ধৃত পাঁচ\n\nহোটেল থেকে পাচারের শিকার ন'জন তরুণীকে উদ্ধার করল পুলিশ।"
    found = read(text, "bn")
    assert (found["victims_total"]["value"], found["arrests"]["value"]) == (9, 5)


@pytest.mark.parametrize(
    ("text", "language", "arrests"),
    [
        ("পাচারের শিকার ন'জনকে উদ্ধার করেছে পুলিশ। এক মহিলা-সহ পাঁচ জনকে গ্রেফতার করা হয়েছে।", "bn", 5),
        ("पुलिस ने मानव तस्करी के शिकार नौ मजदूरों को मुक्त कराया। ठेकेदार समेत तीन लोगों को गिरफ्तार किया गया।", "hi", 3),
    ],
)
def test_who_is_named_with_a_number_is_among_it(text, language, arrests):
    assert read(text, language)["arrests"]["value"] == arrests


def test_a_letter_inside_a_word_joins_nobody():
    text = "बेचबिखनमा परेका आठ महिलाको उद्धार भयो । एक श्रीलंकाली महिलालाई प्रहरीले पक्राउ गरेको छ ।"
    assert read(text, "ne")["arrests"]["value"] == 1


@pytest.mark.parametrize(
    ("text", "language", "total"),
    [
        ("পাচারের শিকার পাঁচ জন নাবালিকা-সহ মোট আট জনকে যৌনপল্লি থেকে উদ্ধার করল পুলিশ।", "bn", 8),
        ("दो बच्चियों सहित सात लोगों को मानव तस्करों के चंगुल से छुड़ाया गया।", "hi", 7),
        ("पाँच महिला सहित आठ जनालाई बेचबिखन गिरोहबाट मुक्त गरिएको छ ।", "ne", 8),
        ("ကလေးငယ် ၆ ဦးပါဝင်သည့် အလုပ်သမား ၁၉ ဦးကို အဓမ္မခိုင်းစေခံရရာမှ ကယ်တင်ခဲ့သည်။", "my", 19),
    ],
)
def test_a_number_counted_into_the_next_is_a_part(text, language, total):
    assert read(text, language)["victims_total"]["value"] == total


def test_people_held_inside_a_place_are_no_part_of_a_number():
    text = "ငွေလိမ်ဂိုဏ်းတစ်ခုထဲမှာ ပိတ်မိနေတဲ့ နိုင်ငံခြားသား ၉၈ ဦးကို တနင်္လာနေ့က ကယ်ထုတ်ခဲ့ပါတယ်။"
    assert read(text, "my")["victims_total"]["value"] == 98


def test_a_short_month_is_none_inside_a_longer_word():
    text = "ငွေလိမ်ဂိုဏ်းမှ ၆ နိုင်ငံက လူ ၄၀ ကို တနင်္လာနေ့က ကယ်ထုတ်ခဲ့သည်။"
    assert read(text, "my")["incident_date"]["value"] == "2024-03-11"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("पुलिस ने फरवरी के पहले सप्ताह में ईंट भट्ठे से 12 बंधुआ मजदूरों को मुक्त कराया।", "hi"),
        ("পাচারের শিকার ১২ তরুণীকে ফেব্রুয়ারিতে উদ্ধার করে পুলিশ।", "bn"),
    ],
)
def test_a_month_is_dated_by_an_ending_or_by_its_part(text, language):
    assert read(text, language)["incident_date"]["value"] == "2024-02"


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("ग्रीस में पुलिस ने सोमवार को खेतों से 70 बंधुआ मजदूरों को मुक्त कराया।", "hi", "GR"),
        ("বাহরাইনে পাচারের শিকার নয় তরুণীকে সোমবার উদ্ধার করেছে পুলিশ।", "bn", "BH"),
        ("युगान्डामा बेचबिखनमा परेका नौ महिलाको सोमबार उद्धार भयो ।", "ne", "UG"),
    ],
)
def test_a_country_is_known_by_the_name_the_press_gives_it(text, language, country):
    assert read(text, language)["country"]["value"] == country


def test_who_was_handed_to_the_police_was_arrested():
    text = "आरपीएफ ने ट्रेन से 16 नाबालिगों को तस्करी से बचाया। साथ चल रहे चार तस्करों को जीआरपी के हवाले कर दिया गया।"
    assert read(text, "hi")["arrests"]["value"] == 4


def test_a_longer_entry_takes_the_place_of_a_shorter_in_the_whole_word():
    text = "পাচারের শিকার আট তরুণীকে উদ্ধার করা হয়। দুই বাড়িওয়ালিকে গ্রেফতার করা হয়েছে।"
    assert read(text, "bn")["arrests"]["value"] == 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("तीन भट्ठों से बंधुआ मजदूर छुड़ाए गए। पहले से 14, दूसरे से 9 और तीसरे से 11 मिले। कुल 34 मजदूर घर भेजे गए।", "hi"),
        ("জিম্মি শ্রমিকদের উদ্ধার করা হয়। প্রথমটি থেকে ১৪, দ্বিতীয়টি থেকে ৯ ও তৃতীয়টি থেকে ১১। মোট ৩৪ জন বাড়ি যান।", "bn"),
        ("तीन भट्टाबाट बन्धक मजदुरको उद्धार भयो । पहिलोबाट १४, दोस्रोबाट ९ र तेस्रोबाट ११ । जम्मा ३४ जना घर पठाइए ।", "ne"),
    ],
)  # fmt: skip
def test_what_several_sites_add_up_to_is_the_total(text, language):
    assert read(text, language)["victims_total"]["value"] == 34


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("ငွေလိမ်စခန်းမှ အိန္ဒိယ ၇ ဦးနဲ့ နီပေါ ၅ ဦးကို တနင်္လာနေ့က ကယ်တင်ခဲ့သည်။", 12),
        ("ပြည့်တန်ဆာခန်းမှ မြန်မာအမျိုးသမီး လေးဦးနှင့် လာအိုအမျိုးသမီး သုံးဦးကို ကယ်တင်ခဲ့သည်။", 7),
    ],
)
def test_two_nations_joined_under_one_verb_are_added(text, total):
    assert read(text, "my")["victims_total"]["value"] == total


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("किडनी बेचने के लिए मजबूर किए गए एक दंपती को पुलिस ने सोमवार को मुक्त कराया।", "hi"),
        ("কিডনি বিক্রিতে বাধ্য করা এক দম্পতিকে সোমবার উদ্ধার করেছে পুলিশ।", "bn"),
        ("इँटाभट्टामा बन्धक बनाइएका एक दम्पतीलाई प्रहरीले सोमबार उद्धार गरेको छ ।", "ne"),
    ],
)
def test_a_couple_who_were_freed_are_two_victims(text, language):
    found = read(text, language)
    assert (found["victims_total"]["value"], found["arrests"]) == (2, None)


def test_one_victim_is_counted_however_far_the_verb_at_the_end():
    text = (
        "झारखंड की 15 वर्षीय किशोरी को पुलिस और सखी सेंटर की टीम ने मंगलवार को सेक्टर 57 के एक फ्लैट से मुक्त कराया। "
        "उससे बिना वेतन घरेलू काम कराया जा रहा था।"
    )
    assert read(text, "hi")["victims_total"]["value"] == 1


@pytest.mark.parametrize(
    ("text", "language", "total"),
    [
        ("ईंट भट्ठे से 52 बंधुआ मजदूरों को छुड़ाया गया। मालिक फरार है। इसी साल जनवरी में भी जिले के 34 मजदूर छुड़ाए गए थे।", "hi", 52),
        ("ငွေလိမ်စခန်းမှ လူ ၅၂ ဦးကို ကယ်တင်ခဲ့သည်။ စစ်ဆေးနေသည်။ ဖေဖော်ဝါရီလကလည်း လူ ၃၄ ဦးကို ကယ်တင်ခဲ့ဖူးသည်။", "my", 52),
    ],
)  # fmt: skip
def test_what_happened_in_an_earlier_month_too_is_another_case(text, language, total):
    assert read(text, language)["victims_total"]["value"] == total


def test_a_headline_may_count_a_part_before_the_verb_and_the_whole_behind_it():
    text = "প্রতারণার কেন্দ্রে অভিযান, ৪১ বাংলাদেশিসহ উদ্ধার ১২৪\n\nসাইবার প্রতারণা কেন্দ্র থেকে ১২৪ জনকে উদ্ধার করেছে পুলিশ।"
    assert read(text, "bn")["victims_total"]["value"] == 124


def test_a_part_in_the_headline_gives_way_to_the_whole_of_the_sentence_before():
    text = (
        "पोइपेट से छूटे 41 भारतीय\n\nउन्हें साइबर ठगी के लिए बंधक बनाया गया था। वे महीनों बाहर नहीं निकल पाए। फोन छीन लिए गए। "
        "पुलिस ने इमारत से 186 विदेशियों को बाहर निकाला। इनमें 41 भारतीय हैं।"
    )
    assert read(text, "hi")["victims_total"]["value"] == 186


def test_how_many_a_day_is_no_number_of_people():
    text = "साइबर ठगी के अड्डे से नौ बंधक मुक्त\n\nउन्हें रोज 15 लोगों को फंसाना होता था। पुलिस ने सोमवार को उन्हें मुक्त कराया।"
    assert read(text, "hi")["victims_total"]["value"] == 9


@pytest.mark.parametrize(
    ("text", "language", "total"),
    [
        ("मानव तस्करी का भंडाफोड़ कर पुलिस ने बुधवार को लखनऊ में 14 किशोरियों का उद्धार किया।", "hi", 14),
        ("काम दिलाने के बहाने बेच दी गई एक 19 वर्षीय युवती आखिर घर लौट आई है।", "hi", 1),
        ("যৌনপল্লিতে বিক্রি করে দেওয়া দুই বোনকে বুধবার উদ্ধার করা হয়।", "bn", 2),
        ("পাচারের আগে তিন তরুণীকে বাঁচাল বিএসএফ।", "bn", 3),
        ("प्रहरीले मंगलबार होटलबाट छ युवतीको उद्धार गरेको छ । उनीहरू देहव्यापारमा लगाइएका थिए ।", "ne", 6),
        ("भारतको सर्कसबाट मंगलबार १४ नेपाली बालबालिका मुक्त गरिएका छन् ।", "ne", 14),
        ("လူကုန်ကူးခံရသည့် အမျိုးသမီးတဦးကို ဇူလိုင်လ ၂၅ ရက်နေ့က ကယ်တင်ခဲ့သည်။", "my", 1),
    ],
)
def test_ways_to_say_how_many_were_freed(text, language, total):
    assert read(text, language)["victims_total"]["value"] == total


@pytest.mark.parametrize(
    ("text", "language", "arrests"),
    [
        ("পাচারের শিকার ১২ শিশুকে উদ্ধার করেছে পুলিশ। ধরা পড়েছে কারখানার মালিক।", "bn", 1),
        ("পাচারের শিকার ১২ শিশুকে উদ্ধার করেছে পুলিশ। যশোরের এক যুবক ও খুলনার এক নারীকে গ্রেপ্তার করা হয়।", "bn", 2),
        ("बेचबिखनमा परेका तीन जनाको उद्धार गरिएको छ । दोलखाका एक पुरुष र सिन्धुलीकी एक महिला पक्राउ परेका छन् ।", "ne", 2),
        ("डान्सबारबाट १७ किशोरी उद्धार गरिए । सञ्चालक र म्यानेजर नियन्त्रणमा छन् ।", "ne", 2),
        ("လူကုန်ကူးခံရသူ ၈ ဦးကို ကယ်ထုတ်ခဲ့တယ်။ ပွဲစားတယောက်ကို ဖမ်းဆီးထားပါတယ်။", "my", 1),
    ],
)
def test_ways_to_say_who_was_arrested(text, language, arrests):
    assert read(text, language)["arrests"]["value"] == arrests


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("पुलिस ने मानव तस्करी के शिकार नौ मजदूरों को मुक्त कराया। मालिक अभी पकड़ में नहीं आया है।", "hi"),
        ("পাচারের শিকার ১২ শিশুকে উদ্ধার করেছে পুলিশ। মালিককে গ্রেপ্তার করা যায়নি।", "bn"),
        ("बेचबिखनमा परेका तीन जनाको उद्धार गरिएको छ । सञ्चालक पक्राउ गर्न बाँकी छ ।", "ne"),
        ("လူကုန်ကူးခံရသူ အမျိုးသမီး ၁၂ ဦးကို ကယ်တင်ခဲ့သည်။ ဆိုင်ပိုင်ရှင်ကို မဖမ်းဆီးသေးပါ။", "my"),
    ],
)
def test_who_is_still_free_was_not_arrested(text, language):
    assert read(text, language)["arrests"] is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("सात बंधुआ मजदूरों को नेपाली पुलिस ने मंगलवार को मुक्त कराया।", "hi"),
        ("नुवाकोटका ९ बालबालिकालाई भारतको बिहारस्थित इँटाभट्टाबाट फागुन २८ गते उद्धार गरिएको छ ।", "ne"),
    ],
)
def test_a_nation_behind_the_object_does_not_tell_where_the_victims_are_from(text, language):
    assert read(text, language)["nationalities"] == []


def test_the_four_in_the_name_of_malaysia_counts_nobody():
    text = "အိမ်အကူအဖြစ် နှိပ်စက်ခံရတဲ့ မြန်မာအမျိုးသမီးတစ်ဦးကို မလေးရှားရဲက စနေနေ့က ကယ်တင်ခဲ့တယ်။"
    assert read(text, "my")["victims_total"]["value"] == 1


def test_to_ask_for_help_is_no_begging():
    text = "बेचबिखनमा परेका तीन महिलाको उद्धार गरिएको छ । उनीहरू दूतावासमा सहयोग माग्न गएका थिए ।"
    assert read(text, "ne")["exploitation"] == []


def test_the_chinese_mainland_is_not_hong_kong():
    text = "တရုတ်ပြည်တွင် ရောင်းစားခံခဲ့ရသည့် အမျိုးသမီး ၂ ဦးကို ဇူလိုင်လ ၂၅ ရက်နေ့က ကယ်တင်ခဲ့သည်။"
    assert read(text, "my")["country"]["value"] == "CN"
