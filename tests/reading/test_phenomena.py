"""One phenomenon of the news a case: what trips a reader up, in the language where it was seen."""

import pytest

from incidents.reading import facts

DAY = "2024-03-15"  # a Friday


RESCUE = {
    "en": "Police rescued nine women from forced labour on Monday.",
    "es": "La policía rescató el lunes a nueve mujeres víctimas de trata y trabajo forzoso.",
    "fr": "La police a secouru lundi neuf femmes victimes de traite et de travail forcé.",
    "pt": "A polícia resgatou na segunda-feira nove mulheres vítimas de tráfico e trabalho forçado.",
    "ar": "حررت الشرطة يوم الاثنين تسع نساء من ضحايا الاتجار بالبشر والعمل القسري.",
    "hi": "पुलिस ने सोमवार को मानव तस्करी की शिकार नौ महिलाओं को बंधुआ मजदूरी से मुक्त कराया।",
    "bn": "মানব পাচারের শিকার নয়জন নারীকে সোমবার উদ্ধার করেছে পুলিশ।",
    "ne": "प्रहरीले मानव बेचबिखनमा परेका नौ जना महिलाको सोमबार उद्धार गरेको छ।",
    "id": "Polisi menyelamatkan sembilan perempuan korban perdagangan orang pada Senin.",
    "ms": "Polis menyelamatkan sembilan wanita mangsa pemerdagangan orang pada Isnin.",
    "vi": "Công an đã giải cứu chín phụ nữ là nạn nhân mua bán người hôm thứ Hai.",
    "tl": "Nasagip ng pulisya ang siyam na babaeng biktima ng human trafficking noong Lunes.",
    "th": "ตำรวจช่วยเหลือผู้เสียหายจากการค้ามนุษย์ 9 คน เมื่อวันจันทร์",
    "lo": "ຕຳຫຼວດຊ່ວຍເຫຼືອຜູ້ເຄາະຮ້າຍຈາກການຄ້າມະນຸດ 9 ຄົນ ໃນວັນຈັນ.",
    "km": "សមត្ថកិច្ចបានជួយសង្គ្រោះជនរងគ្រោះដោយការជួញដូរមនុស្ស ៩នាក់ កាលពីថ្ងៃចន្ទ។",
    "my": "ရဲတပ်ဖွဲ့က လူကုန်ကူးခံရသူ အမျိုးသမီး ၉ ဦးကို တနင်္လာနေ့တွင် ကယ်တင်ခဲ့သည်။",
    "zh": "警方周一解救了九名人口贩运受害女子。",
}


def read(text: str, language: str) -> dict:
    return facts.read(text, published=DAY, language=language)


@pytest.mark.parametrize(
    ("text", "language", "total"),
    [
        ("Police freed eight women and a 15-year-old boy from forced labour in a nail bar in Cork.", "en", 9),
        ("Quarenta e um marinheiros, 28 filipinos e 13 vietnamitas, foram resgatados do trabalho escravo.", "pt", 41),
        ("The number of people rescued from the scam compound in Porac has gone up to 74, police said.", "en", 74),
        ("Jumlah korban perdagangan orang yang diselamatkan polisi bertambah menjadi 31 orang.", "id", 31),
        ("Tim gabungan menyelamatkan 33 (tiga puluh tiga) orang korban perdagangan orang.", "id", 33),
        ("SIC resgatou 60 mulheres das mãos de traficantes e deteve 3 pessoas por tráfico de pessoas.", "pt", 60),
        ("حررت الشرطة شقيقتين من زواج قسري في صنعاء.", "ar", 2),
        ("পাচারের শিকার চারজনকে উদ্ধার করেছে পুলিশ।", "bn", 4),
        ("ช่วยเหลือผู้เสียหายค้ามนุษย์ได้กว่า 2 พันคน", "th", 2000),
    ],
)
def test_the_number_of_victims_is_read(text, language, total):
    assert read(text, language)["victims_total"]["value"] == total


@pytest.mark.parametrize(
    ("text", "language", "arrests"),
    [
        ("Police rescued nine women from forced labour. A man and a woman were arrested.", "en", 2),
        ("Nine women rescued from forced prostitution; a husband and wife were arrested.", "en", 2),
        ("ช่วย 18 สาวลาวถูกบังคับค้าประเวณี ตำรวจจับกุมผู้ต้องหา 2 คน", "th", 2),
        ("Polisi menyelamatkan lima korban perdagangan orang dan menangkap pasangan suami istri.", "id", 2),
    ],
)
def test_the_number_of_arrests_is_read(text, language, arrests):
    assert read(text, language)["arrests"]["value"] == arrests


@pytest.mark.parametrize(
    ("text", "language", "arrests"),
    [
        ("The owner and two foremen were arrested.", "en", 3),
        ("The skipper was arrested.", "en", 1),
        ("The owner of the bar, a 45-year-old man, was later detained.", "en", 1),
        ("A couple was arrested.", "en", 2),
        ("The manager was arrested along with two guards.", "en", 3),
        ("The dealer, who was arrested with her driver, is Thai.", "en", 1),
        ("The shopkeeper is in jail, as is the dealer.", "en", 2),
        ("Police arrested a gangmaster, his brother and three farm owners.", "en", 5),
        ("The manager, an Omani, and her Kenyan assistant were arrested.", "en", 2),
        ("Encontram-se detidos a proprietária, o guarda e um motorista.", "pt", 3),
        ("All three are being held without bond.", "en", 3),
        ("Three managers - two Chinese nationals and a Malaysian - were detained.", "en", 3),
        ("La policía detuvo al dueño del local y a su esposa.", "es", 2),
        ("La gérante a été interpellée.", "fr", 1),
        ("Foram detidos o capitão e o imediato.", "pt", 2),
        ("وأوقفت الشرطة صاحب المزرعة.", "ar", 1),
        ("भट्ठा मालिक को गिरफ्तार किया गया है।", "hi", 1),
        ("ভাটার মালিককে গ্রেপ্তার করা হয়েছে।", "bn", 1),
        ("होटल सञ्चालकलाई पक्राउ गरिएको छ।", "ne", 1),
        ("Pemilik warung dan dua mandornya ditangkap.", "id", 3),
        ("Pemilik kilang dan dua penyelia diberkas.", "ms", 3),
        ("Chủ quán đã bị tạm giữ.", "vi", 1),
        ("Inaresto ang may-ari ng bar.", "tl", 1),
        ("เจ้าของร้านถูกจับกุม", "th", 1),
        ("ເຈົ້າຂອງຮ້ານຖືກຈັບກຸມ", "lo", 1),
        ("ម្ចាស់ទូកត្រូវបានចាប់ខ្លួន។", "km", 1),
        ("စက်ရုံပိုင်ရှင်ကို ဖမ်းဆီးခဲ့သည်။", "my", 1),
        ("船长被捕。", "zh", 1),
    ],
)
def test_those_arrested_are_counted_by_what_they_are(text, language, arrests):
    assert read(RESCUE[language] + "\n" + text, language)["arrests"]["value"] == arrests


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The owner and several foremen were arrested.", "en"),
        ("The owner was not arrested.", "en"),
        ("The owner said the guards had been arrested.", "en"),
        ("El dueño y varios empleados fueron detenidos.", "es"),
        ("Para mandor ditangkap.", "id"),
        ("老板等人被捕。", "zh"),
    ],
)
def test_who_cannot_be_counted_leaves_the_number_of_arrests_open(text, language):
    assert read(RESCUE[language] + "\n" + text, language)["arrests"] is None


def test_those_told_again_behind_a_colon_are_not_added():
    text = "Foram resgatadas doze mulheres vítimas de tráfico: cinco brasileiras, seis colombianas e uma dominicana."
    found = read(text, "pt")
    assert found["victims_total"]["value"] == 12
    assert {one["value"]: one["number"] for one in found["nationalities"]} == {"BR": 5, "CO": 6, "DO": 1}


def test_the_rest_have_the_number_left_over():
    text = "Nueve mujeres, seis de ellas venezolanas y el resto ecuatorianas, fueron rescatadas de la trata en Quito."
    assert {one["value"]: one["number"] for one in read(text, "es")["nationalities"]} == {"VE": 6, "EC": 3}


def test_a_city_is_known_without_its_accents():
    text = "Nine Thai women were rescued from forced prostitution in Reykjavik on Thursday."
    assert read(text, "en")["country"]["value"] == "IS"


def test_those_whom_a_suspect_exploited_are_victims():
    found = read("La policía detuvo a una mujer que explotaba a cinco niños en la mendicidad forzada.", "es")
    assert (found["victims_total"]["value"], found["arrests"]["value"]) == (5, 1)


def test_most_of_a_number_leave_the_nationality_without_one():
    found = read("Fueron rescatadas de la trata 30 mujeres, en su mayoría venezolanas, en Cartagena.", "es")
    assert [(one["value"], one["number"]) for one in found["nationalities"]] == [("VE", None)]


@pytest.mark.parametrize(
    ("text", "language", "nation"),
    [
        (
            "Girl, 15, rescued from brothel\n\nPolice in Pune said the girl, a Nepali, was rescued from sex work.",
            "en",
            "NP",
        ),
        ("Rescatada en Madrid\n\nLa mujer, de nacionalidad paraguaya, fue liberada de la prostitución.", "es", "PY"),
    ],
)
def test_a_woman_told_of_alone_is_one_victim(text, language, nation):
    found = read(text, language)
    assert found["victims_total"]["value"] == 1
    assert [(one["value"], one["number"]) for one in found["nationalities"]] == [(nation, 1)]


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        (
            "La policía ha dado a conocer este lunes la liberación, el 2 de marzo, de 16 víctimas de trata.",
            "es",
            "2024-03-02",
        ),  # noqa: E501
        ("Saturday last week police rescued 12 women from forced prostitution.", "en", "2024-03-09"),
        ("Bakamla menyelamatkan 32 korban perdagangan orang, Sabtu pekan lalu.", "id", "2024-03-09"),
        ("警方于本月10日突袭园区，救出31名被迫从事诈骗的人。", "zh", "2024-03-10"),
        ("12名被拐卖的女子昨（14）日获救。", "zh", "2024-03-14"),
        ("Giải cứu 16 nạn nhân bị bán trong tháng 2/2024.", "vi", "2024-02"),
        ("วันที่ 10 มี.ค. 67 ตำรวจช่วยเหลือผู้เสียหายค้ามนุษย์ 5 คน", "th", "2024-03-10"),
    ],
)
def test_the_day_of_the_rescue_is_read(text, language, day):
    assert read(text, language)["incident_date"]["value"] == day


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("MAE SOT, Thailand - Some 260 people were freed from scam compounds in Myawaddy, Myanmar.", "en", "MM"),
        (
            "LAO CAI - Three girls about to be sold as brides were rescued near the China border by Lao Cai police.",
            "en",
            "VN",
        ),  # noqa: E501
        ("Três mulheres foram resgatadas de trabalho escravo em Salvador, na Bahia.", "pt", "BR"),
        ("تحرير 14 عاملة من العمل القسري في شقة بعمان في الأردن.", "ar", "JO"),
        (
            "20 WNI korban online scam di Myawaddy, Myanmar, dibebaskan dan tiba di Jakarta melalui Bangkok.",
            "id",
            "MM",
        ),
    ],
)
def test_the_country_is_where_the_people_were_freed(text, language, country):
    assert read(text, language)["country"]["value"] == country


@pytest.mark.parametrize(
    ("text", "language", "nationalities"),
    [
        ("Police rescued eight women and a boy, all from Vietnam, from forced labour.", "en", {"VN": 9}),
        ("A Sri Lankan woman was rescued from domestic servitude in Doha.", "en", {"LK": 1}),
        (
            "ကယ်တင်ခံရသူများမှာ အိန္ဒိယနိုင်ငံသား ၇ ဦးနှင့် အင်ဒိုနီးရှားနိုင်ငံသား ၅ ဦး ဖြစ်သည်။ လူကုန်ကူးခံရသူ ၁၂ ဦးကို ကယ်တင်ခဲ့သည်။",
            "my",
            {"IN": 7, "ID": 5},
        ),  # noqa: E501
        ("警方解救236名被迫从事诈骗的受害者。获救者中越南人最多，有98人。", "zh", {"VN": 98}),
    ],
)
def test_the_nationalities_are_read_with_their_numbers(text, language, nationalities):
    assert {fact["value"]: fact["number"] for fact in read(text, language)["nationalities"]} == nationalities


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Soixante migrants ont été secourus en mer après un naufrage. Deux passeurs ont été interpellés.", "fr"),
        ("Bombeiros resgatam 31 pessoas ilhadas pelas chuvas. Dois homens foram presos por saquear casas.", "pt"),
        ("คดีแรก ตำรวจช่วยเด็กจากการค้ามนุษย์ 5 คน คดีที่สอง ช่วยแรงงาน 21 คน", "th"),
    ],
)
def test_a_disaster_or_a_round_up_is_no_incident(text, language):
    assert read(text, language)["is_incident"] is False


def test_an_authority_that_only_speaks_is_not_one_that_took_part():
    text = "Serbian police have freed 21 workers from a hostel in a trafficking case, the foreign ministry said."
    assert [fact["value"] for fact in read(text, "en")["authorities"]] == ["Serbian police"]


def test_a_bare_word_for_an_authority_gives_way_to_a_name():
    text = "Lancashire Police raided a farm and freed 26 victims of slavery. Officers of the police are still there."
    assert [fact["value"] for fact in read(text, "en")["authorities"]] == ["Lancashire Police"]


def test_forced_labour_gives_way_to_the_narrower_word_for_it():
    text = "Police rescued 12 workers forced to work without pay in a scam compound in Poipet, Cambodia."
    assert [fact["value"] for fact in read(text, "en")["exploitation"]] == ["forced_criminality"]


@pytest.mark.parametrize(
    ("text", "language", "total"),
    [
        ("พบหญิงชาวยูกันดา 4 คน และหญิงชาวเคนยา 2 คน ถูกแม่เล้าชาวไนจีเรียบังคับค้าประเวณี", "th", 6),
        ("ช่วยแรงงานหญิง 9 คน และเด็ก 3 คน ถูกบังคับใช้แรงงานในโรงงาน", "th", 12),
    ],
)
def test_two_nouns_before_their_numbers_are_added(text, language, total):
    assert read(text, language)["victims_total"]["value"] == total


def test_numbers_that_add_up_to_the_whole_told_elsewhere_are_its_parts():
    text = "လူကုန်ကူးခံရသူ လူငယ် ၈ ဦးကို ရဲက ကယ်တင်ခဲ့သည်။ တွေ့ရှိသူများမှာ အမျိုးသား ၅ ဦးနှင့် အမျိုးသမီး ၃ ဦး ဖြစ်သည်။"
    assert read(text, "my")["victims_total"]["value"] == 8


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ठमेलमा एक १७ वर्षीया किशोरीको सोमबार उद्धार गरिएको छ । मानव बेचबिखनको अनुसन्धान भइरहेको छ ।", "ne"),
        ("तस्करी कर बेची गई 15 वर्षीय किशोरी को पुलिस की टीम ने रविवार को एक गांव से सकुशल बरामद कर लिया।", "hi"),
    ],
)
def test_a_girl_whose_age_stands_before_her_is_one(text, language):
    assert read(text, language)["victims_total"]["value"] == 1


def test_a_longer_noun_takes_the_place_of_a_shorter_word_that_may_have_any_ending():
    text = "পাচারের শিকার দুই দিনমজুরকে উদ্ধার করেছে পুলিশ।"
    assert read(text, "bn")["victims_total"]["value"] == 2


def test_arrests_so_far_in_this_case_are_no_statistic():
    text = "पुलिस ने बंधुआ मजदूरी से तीन लोगों को छुड़ाया। इस मामले में अब तक सात लोगों की गिरफ्तारी हो चुकी है।"
    assert read(text, "hi")["arrests"]["value"] == 7


def test_where_nobody_was_forced_it_is_no_incident():
    text = "ສົ່ງແຮງງານລາວ 57 ຄົນ ກັບປະເທດ ໃນວັນທີ 2 ເມສາ. ເຈົ້າໜ້າທີ່ບອກວ່າ ບໍ່ພົບວ່າມີໃຜຖືກບັງຄັບ ຫຼື ເປັນເຫຍື່ອການຄ້າມະນຸດ."
    assert not read(text, "lo")["is_incident"]


def test_those_let_go_on_bail_are_no_victims():
    text = "ตำรวจช่วยหญิงต่างชาติ 17 คนที่ถูกบังคับค้าประเวณี ผู้ต้องหา 3 คนได้รับการปล่อยตัวโดยมีเงื่อนไข"
    assert read(text, "th")["victims_total"]["value"] == 17


def test_an_operation_in_many_countries_is_not_one_incident():
    text = "Interpol : 1 000 victimes de traite secourues et 700 arrestations dans 44 pays, a dit l'organisation."
    assert not read(text, "fr")["is_incident"]


def test_nationalities_listed_after_the_number_of_countries_are_those_of_the_victims():
    text = "ຊ່ວຍເຫຼືອເດັກນ້ອຍ 45 ຄົນ ອອກຈາກບໍ່ຄຳ. ເດັກເຫຼົ່ານີ້ ມາຈາກ 3 ປະເທດ ຄື ບູກີນາຟາໂຊ, ໂທໂກ ແລະ ການາເອງ ຖືກບັງຄັບໃຊ້ແຮງງານ."
    assert {nation["value"] for nation in read(text, "lo")["nationalities"]} == {"BF", "TG", "GH"}
