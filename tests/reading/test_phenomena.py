"""One phenomenon of the news a case: what trips a reader up, in the language where it was seen."""

import pytest

from incidents.reading import facts

DAY = "2024-03-15"  # a Friday


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


def test_an_uncounted_partner_leaves_the_number_of_arrests_open():
    text = "Police rescued nine women from forced labour. The owner and two foremen were arrested."
    assert read(text, "en")["arrests"] is None


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
