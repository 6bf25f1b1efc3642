"""Numbers of one subject and the captors, families and parts beside them; sentences of our own."""

import pytest

from incidents.reading import facts, lexicon
from incidents.reading.people import people, summing
from incidents.reading.words import passages


def _total(text: str, language: str) -> int | None:
    found = facts.read(text, published="2024-03-14", language=language)["victims_total"]
    return found and found["value"]


def test_a_family_behind_a_couple_of_a_nation_is_added_to_it() -> None:
    text = "Un matrimonio de nacionalidad paraguaya y sus tres hijos, de entre 4 y 11 años, fueron rescatados de un "
    assert _total(text + "horno de ladrillos en Luján donde eran víctimas de trabajo forzado.", "es") == 5


@pytest.mark.parametrize("joint", ["तथा", "एवं", "और"])
def test_children_joined_to_children_are_added(joint: str) -> None:
    text = f"भोपाल पुलिस ने भीख मंगवाने वाले गिरोह से छह बच्चियों {joint} चार बच्चों को छुड़ाया। बच्चे मानव तस्करी के शिकार थे।"
    assert _total(text, "hi") == 10


def test_two_numbers_far_from_the_verb_behind_them_are_both_freed() -> None:
    text = "မဲဆောက်မြို့ရှိ အထည်ချုပ်စက်ရုံတစ်ခုမှ ကလေး ၇ ဦးနှင့် လူကြီး ၁၂ ဦးကို မတ် ၁၂ ရက်က ထိုင်းလူမှုဖူလုံရေးဝန်ကြီးဌာန၊ "
    text += "အလုပ်သမားစစ်ဆေးရေးမှူးများနှင့် ရဲတို့ ပူးပေါင်းဝင်ရောက်ကာ ကယ်ထုတ်ခဲ့သည်။ အဓမ္မခိုင်းစေခံရသူများ ဖြစ်သည်။"
    assert _total(text, "my") == 19


def test_people_arrested_before_victims_are_freed_are_no_victims() -> None:
    text = "警方昨日采取行动，捣破一个操控妇女卖淫集团，拘捕九名男女，救出五名受害女子，她们被迫卖淫。"
    assert _total(text, "zh") == 5


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ເຈົ້າໜ້າທີ່ໄດ້ຊ່ວຍເຫຼືອຜູ້ຖືກເຄາະຮ້າຍຈາກການຄ້າມະນຸດ ທັງໝົດ 31 ຄົນ, ຍິງ 12 ຄົນ ຢູ່ແຂວງບໍ່ແກ້ວ.", "lo"),
        ("សមត្ថកិច្ចបានជួយសង្គ្រោះជនរងគ្រោះនៃអំពើជួញដូរមនុស្ស ៣១ នាក់ (ស្រី ១២ នាក់) ចេញពីអគារមួយក្នុងខេត្តកណ្តាល។", "km"),
    ],
)
def test_the_women_told_behind_a_number_of_people_are_part_of_it(text: str, language: str) -> None:
    assert _total(text, language) == 31


def test_women_told_behind_men_are_no_part_of_them() -> None:
    text = "ເຈົ້າໜ້າທີ່ໄດ້ຊ່ວຍເຫຼືອຜູ້ຖືກເຄາະຮ້າຍ ຊາຍ 20 ຄົນ, ຍິງ 12 ຄົນ ຈາກການຄ້າມະນຸດ ຢູ່ແຂວງບໍ່ແກ້ວ."
    assert _total(text, "lo") == 32


def test_those_whom_a_gang_was_holding_are_not_the_gang() -> None:
    text = "أفرجت الشرطة في سبها عن 40 مهاجرا نيجيريا كانت عصابة اتجار بالبشر تحتجزهم في مزرعة وتجبرهم على العمل."
    assert _total(text, "ar") == 40


def test_parts_told_behind_a_bracket_and_another_noun_are_not_added() -> None:
    text = "Polis menyelamatkan 12 orang kurang upaya (OKU) dan warga emas, termasuk dua warga Thailand dan seorang "
    assert _total(text + "warga China, yang dipaksa mengemis di Ipoh.", "ms") == 12


def test_the_second_of_two_ages_counts_nobody() -> None:
    text = "Nailigtas ng pulisya sa Pasay ang limang dalagita na ibinubugaw. Edad 13 hanggang 16 ang mga biktima."
    assert _total(text, "tl") == 5


def test_parts_before_their_sum_are_parts_though_a_verb_frees_the_sum() -> None:
    text = (
        "प्रहरीले तीन भट्टामा छापा मारी मजदुरको उद्धार गर्‍यो । पहिलो भट्टाबाट १५, दोस्रोबाट ८ र तेस्रोबाट १२ जना उद्धार गरिए । "
    )
    laid_out = passages.lay_out(text + "जम्मा ३५ जनालाई घर पठाइएको छ ।", lexicon.load("ne"), False)
    counts = summing.summed(laid_out, people.counts(laid_out))
    assert [count.value for count in counts if count.subset] == [12]


@pytest.mark.parametrize(
    ("text", "language", "total"),
    [
        ("Nueve tailandeses, once laosianos, cinco filipinos y dos chinos fueron rescatados ayer en Lima.", "es", 27),
        ("आरपीएफ ने ट्रेन से पटना के आठ और नवादा के छह नाबालिगों को मुक्त कराया। उन्हें मजदूरी कराने ले जाया जा रहा था।", "hi", 14),
        (
            "Nasagip kahapon ang dalawang batang babae, edad 5 at 8, at dalawang batang lalaki sa cybersex den.",
            "tl",
            4,
        ),
    ],
)
def test_what_a_list_says_of_its_last_is_said_of_all(text: str, language: str, total: int) -> None:
    assert _total(text, language) == total


@pytest.mark.parametrize(
    ("text", "language", "total"),
    [
        ("မြဝတီ ငွေလိမ်စခန်းတွင် ချုပ်နှောင်ခံရသူ ၄၅ ဦးအနက် ၇ ဦးကို မတ်လ ၄ ရက်တွင် ကယ်တင်ခဲ့သည်။", "my", 7),
        ("ঢাকায় যৌনপল্লি থেকে ছয় থেকে ১১ বছর বয়সী চার শিশুকে উদ্ধার করেছে পুলিশ।", "bn", 4),
        ("শিশুদের দিয়ে ভিক্ষা, মিরপুর থেকে উদ্ধার চার\n\nশিশুদের আশ্রয়কেন্দ্রে রাখা হয়েছে।", "bn", 4),
        ("حررت الشرطة اثنين وعشرين عاملا كانوا ضحايا العمل القسري في مصنع.", "ar", 22),
    ],
)
def test_a_number_is_told_apart_from_those_held_from_ages_and_from_days(text: str, language: str, total: int) -> None:
    assert _total(text, language) == total
