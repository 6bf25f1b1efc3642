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
