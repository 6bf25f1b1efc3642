"""Of which nations those freed are, and which nations a text names for another reason."""

import pytest

from incidents.reading import facts


def nations(text: str, language: str) -> dict[str, int | None]:
    found = facts.read(text, published="2024-03-15", language=language)["nationalities"]
    return {nation["value"]: nation["number"] for nation in found}


def test_numbers_that_add_up_to_all_freed_are_of_them_whatever_else_the_sentence_says():
    text = (
        "عثرت الشرطة على 13 عاملة منزلية محتجزات في شقة وتم تحريرهن. وقال مصدر أمني إن العاملات، وهن 8 من الجنسية "
        "الفلبينية و3 من سريلانكا واثنتان من مدغشقر، كن ينقلن يوميا إلى المنازل."
    )
    assert nations(text, "ar") == {"PH": 8, "LK": 3, "MG": 2}


def test_those_who_exploit_are_not_of_the_nation_of_whom_they_exploit():
    text = "حرر الدرك 26 طفلا. وتتكون الشبكة من 7 أشخاص تستغل أطفالا من جنسية نيجرية في التسول."
    assert nations(text, "ar") != {"NE": 7}


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (
            "A polícia resgatou 24 homens de trabalho escravo. São 19 paraguaios; o restante, brasileiros.",
            "pt",
            {"PY": 19, "BR": 5},
        ),
        (
            "La Guardia Civil liberó a catorce víctimas de trata. Nueve son de nacionalidad marroquí "
            "y los otros cinco, nepalíes.",
            "es",
            {"MA": 9, "NP": 5},
        ),
    ],
)
def test_the_rest_may_be_named_behind_a_comma(text, language, found):
    assert nations(text, language) == found


def test_a_number_behind_its_nation_is_not_that_of_the_next_behind_an_and():
    text = "पुलिस ने 9 युवतियों को मुक्त कराया। केबिनों से थाईलैंड की छह, उज्बेकिस्तान की दो और रूस की एक युवती मुक्त हुईं।"
    assert nations(text, "hi") == {"TH": 6, "UZ": 2, "RU": 1}


def test_boats_are_not_counted_as_people_of_their_flag():
    text = "ກອງທັບເຮືອໄດ້ຊ່ວຍເຫຼືອແຮງງານລາວ 18 ຄົນ ອອກຈາກເຮືອປະມົງສັນຊາດໄທ 2 ລໍາ."
    assert "TH" not in nations(text, "lo")


@pytest.mark.parametrize(
    ("text", "language", "nation"),
    [
        ("Police rescued five Vietnamese women sold as wives of Chinese men.", "en", "CN"),
        ("Police freed 13 Pakistani workers from a Chinese-run factory where they were enslaved.", "en", "CN"),
        ("ប៉ូលិសបានសង្គ្រោះស្ត្រីខ្មែរ ៣ នាក់ ដែលត្រូវគេលក់ធ្វើជាប្រពន្ធបុរសចិន។", "km", "CN"),
    ],
)
def test_husbands_and_firms_are_of_another_nation_than_those_freed(text, language, nation):
    assert nation not in nations(text, language)


def test_what_opens_with_they_is_said_of_those_counted_before():
    text = "Polis menyelamatkan lapan kanak-kanak mangsa pemerdagangan. Mereka, warga Thailand, bekerja tanpa gaji."
    assert nations(text, "ms") == {"TH": 8}


def test_a_part_of_a_sum_is_not_all_of_the_nation_the_headline_names():
    text = (
        "Rescatan a una familia boliviana esclavizada\n\nUn matrimonio de nacionalidad boliviana y sus cuatro hijos "
        "fueron rescatados este lunes de un horno de ladrillos donde eran sometidos a trabajo forzoso."
    )
    assert nations(text, "es") == {"BO": 6}


def test_those_held_in_a_country_are_not_of_it_but_of_the_nation_named_behind():
    text = "警方昨日救出三名被困缅甸诈骗园区的香港居民,三人是人口贩运受害者。"
    assert "MM" not in nations(text, "zh")


def test_a_list_of_countries_in_burmese_is_divided_by_its_own_comma():
    text = "ရဲတပ်ဖွဲ့က လူကုန်ကူးခံရသူ ၃၀၀ ကို ကယ်ထုတ်ခဲ့သည်။ ထိုသူများသည် ဗီယက်နမ်၊ နီပေါ၊ ကင်ညာနှင့် မြန်မာ စသည့် ၄ နိုင်ငံမှ ဖြစ်ကြသည်။"
    assert set(nations(text, "my")) == {"VN", "NP", "KE", "MM"}


def test_behind_a_verb_a_boat_does_not_say_whose_the_nation_is():
    text = "ตำรวจน้ำช่วยลูกเรือ 11 คน บนเรือพบแรงงานชาวเมียนมา 7 คน และชาวกัมพูชา 4 คน ถูกบังคับใช้แรงงาน"
    assert nations(text, "th") == {"MM": 7, "KH": 4}


def test_who_has_a_noun_of_her_own_is_not_of_the_nation_of_an_employer_behind_it():
    text = "一名31岁印尼籍女佣被雇主禁锢两年，没有领过工资，昨晚被警方救出。"
    assert nations(text, "zh") == {"ID": 1}


def test_a_rough_number_of_the_only_nation_gives_way_to_the_exact_number_of_all():
    text = "警方突击美甲店 解救十余名越南人\n\n警员在搜查中救出14名受害者，他们被迫每天工作十二小时。"
    assert nations(text, "zh") == {"VN": 14}


def test_almost_forty_in_the_headline_are_the_thirty_eight_of_the_text():
    text = "ช่วยคนไทยเกือบ 40 ชีวิต จากแก๊งคอลเซ็นเตอร์\n\nตำรวจเข้าตรวจค้นอาคาร พบคนไทยถูกกักตัวอยู่ภายใน 38 คน"
    assert nations(text, "th") == {"TH": 38}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("旅游警察在步行街带走九名被迫乞讨的儿童，年龄由四岁至十一岁不等，全部来自柬埔寨。", "zh"),
        ("ตำรวจท่องเที่ยวช่วยเด็กขอทานได้ 9 คน จากแก๊งบังคับขอทาน เด็กทั้งหมดเป็นชาวกัมพูชา", "th"),
    ],
)
def test_all_who_come_from_a_country_are_of_it(text, language):
    assert nations(text, language) == {"KH": 9}


def test_all_of_those_arrested_are_not_the_victims():
    text = "Police freed nine women forced into prostitution. They arrested four men, all from China."
    assert nations(text, "en") == {}


def test_nations_that_are_most_of_the_victims_are_theirs_though_statistics_show_them():
    text = (
        "国警突击园区，解救310名疑遭人口贩运的劳工。"
        "国警的统计显示，150人为菲律宾公民，中国人80名，越南人40名，余者来自印尼。"
    )
    found = nations(text, "zh")
    assert {"PH": 150, "CN": 80, "VN": 40}.items() <= found.items()


def test_parts_that_add_up_to_those_arrested_are_none_of_those_freed_behind():
    text = "边境民警破获一起拐卖妇女案，抓获犯罪嫌疑人5人，其中中国籍3人、越南籍2人，解救越南籍妇女6人。"
    assert nations(text, "zh") == {"VN": 6}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("حررت الشرطة أمس ست فتيات مصريات وفتاة سودانية من شقة للدعارة.", {"EG": 6, "SD": 1}),
        ("حررت الشرطة أمس ثلاث كينيات وأوغندية كن محتجزات في شقة للدعارة.", {"KE": 3, "UG": 1}),
    ],
)
def test_one_joined_to_several_of_another_nation_is_counted_where_there_are_no_articles(text, found):
    assert nations(text, "ar") == found


def test_nations_that_only_describe_what_is_counted_are_given_no_number():
    text = "حررت الشرطة أمس ست فتيات من جنسيات سورية وأوكرانية أجبرن على الدعارة."
    assert nations(text, "ar") == {"SY": None, "UA": None}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قبضت الشرطة أمس على 3 وافدين من الجنسية اليمنية لاستغلالهم 9 أطفال من الجنسية نفسها في التسول.", "ar"),
        ("Two Yemeni men were held. Police rescued nine children of the same nationality forced to beg.", "en"),
        ("La Policía detuvo por trata a dos yemeníes. Fueron rescatados nueve niños de la misma nacionalidad.", "es"),
    ],
)
def test_of_the_same_nationality_is_of_the_nation_named_last(text, language):
    assert nations(text, language).get("YE") == 9


def test_a_nation_said_of_all_of_them_is_theirs():
    text = "أعلنت الشرطة تحرير 62 فتاة، جميعهن من الجنسية السورية، من شبكة للدعارة في جونيه أمس."
    assert nations(text, "ar") == {"SY": 62}
