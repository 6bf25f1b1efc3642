"""Who is counted, who was arrested and of which nation they are, mostly in South Asia; sentences of our own."""

import pytest

from incidents.reading import facts


def _read(title: str, text: str, language: str, published: str = "2024-03-14") -> facts.Facts:
    return facts.read(f"{title}\n\n{text}", published=published, language=language)


def _nations(found: facts.Facts) -> dict[str, int | None]:
    return {nation["value"]: nation["number"] for nation in found["nationalities"]}


def test_a_word_for_more_than_a_hundred_gives_way_to_the_number_counted() -> None:
    text = (
        "যশোরের একটি ইটভাটায় আটকে রাখা শ্রমিকদের মঙ্গলবার উদ্ধার করেছে পুলিশ। অভিযানে ১০৭ জনকে উদ্ধার করা হয়েছে। "
        "তাদের বিনা বেতনে কাজ করানো হতো।"
    )
    found = _read("ইটভাটা থেকে শতাধিক শ্রমিক উদ্ধার", text, "bn")
    assert found["victims_total"]["value"] == 107


def test_a_bare_noun_in_a_headline_stands_for_as_many_as_the_text_counts() -> None:
    text = "শিয়ালদহ স্টেশনে সোমবার ৮ জন বালক ও ৬ জন বালিকাকে উদ্ধার করেছে রেল পুলিশ। তাদের কারখানায় কাজ করানোর জন্য পাচার করা হচ্ছিল।"
    assert _read("পাচারের আগে শিয়ালদহে উদ্ধার শিশু", text, "bn")["victims_total"]["value"] == 14


def test_the_number_of_those_arrested_is_no_rival_of_the_number_freed() -> None:
    text = (
        "ঢাকার মিরপুরে ১১ বছরের এক শিশু গৃহকর্মীকে নির্যাতনের অভিযোগে এক দম্পতিকে গ্রেপ্তার করেছে পুলিশ। "
        "গতকাল বিকেলে তালাবদ্ধ ঘর থেকে মেয়েটিকে উদ্ধার করা হয়। তাকে কোনো বেতন দেওয়া হতো না।"
    )
    found = _read("গৃহকর্মী শিশু উদ্ধার, দম্পতি গ্রেপ্তার", text, "bn")
    assert (found["victims_total"]["value"], found["arrests"]["value"]) == (1, 2)


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        (
            "সিলেটের একটি চা কারখানা থেকে ২১ শ্রমিককে উদ্ধার করেছে পুলিশ। "
            "কারখানার পাঁচ কর্মকর্তা গ্রেপ্তার হয়েছেন।",
            "bn",
            5,
        ),
        (
            "Police freed 21 workers locked inside a factory in Penang on Monday. "
            "Three immigration officers were arrested.",
            "en",
            3,
        ),
    ],
)  # fmt: skip
def test_officials_who_are_arrested_are_suspects(text: str, language: str, number: int) -> None:
    assert _read("", text, language)["arrests"]["value"] == number


def test_a_clause_before_the_last_of_those_arrested_parts_nobody() -> None:
    text = (
        "काठमाडौँको एक घरबाट प्रहरीले सोमबार पाँच किशोरीलाई उद्धार गरेको छ । "
        "प्रहरीले दुई चिनियाँ नागरिक र बिहे मिलाउने एक नेपाली महिलालाई पक्राउ गरेको छ ।"
    )
    assert _read("चीन लैजान लागिएका किशोरीको उद्धार", text, "ne")["arrests"]["value"] == 3


def test_the_name_of_those_who_arrested_stands_between_verb_and_object() -> None:
    text = (
        "Nasakote ng Criminal Investigation and Detection Group ang may-ari at dalawang floor manager ng isang bar sa "
        "Cebu City nitong Martes. Labindalawang babae ang nasagip."
    )
    assert _read("12 babae, nasagip sa KTV bar", text, "tl")["arrests"]["value"] == 3


def test_both_behind_a_pair_tells_of_them_again() -> None:
    text = (
        "Polisi membuka gembok gudang itu Senin. "
        "Di dalamnya ditemukan kakak beradik, T, 40, dan S, 36, keduanya tunawicara."
    )
    assert _read("Dua Saudara Ditemukan Terkurung, Bekerja Tanpa Upah", text, "id")["victims_total"]["value"] == 2


def test_who_pines_in_a_cell_is_arrested() -> None:
    text = (
        "Polisi menyelamatkan tiga remaja yang dipaksa mengemis di Medan, Senin. "
        "Pelaku berinisial R kini mendekam di sel."
    )
    assert _read("Tiga Remaja Dipaksa Mengemis", text, "id")["arrests"]["value"] == 1


def test_the_one_victim_is_of_the_nation_of_which_others_are_counted() -> None:
    text = (
        "Ligtas na sa embahada ang isang Pilipino na nakatakas sa scam company sa Cambodia. Pinilit siyang "
        "manloko sa online. Tinatayang 400 pang Pinoy ang nasa loob ng compound, sabi niya."
    )
    assert _nations(_read("Pinoy, nakatakas sa scam company sa Cambodia", text, "tl")) == {"PH": 1}


def test_a_number_of_foreigners_and_nationals_is_not_that_of_the_nationals() -> None:
    text = (
        "Nailigtas ang mahigit 300 dayuhan at Pinoy sa isang POGO sa Porac nitong Lunes. Pinilit silang mang-scam. "
        "Vietnamese, Malaysian at Pinoy ang mga nailigtas."
    )
    assert _nations(_read("Higit 300 dayuhan at Pinoy, nailigtas sa POGO", text, "tl"))["PH"] is None


def test_the_word_for_in_belongs_to_what_stands_before_it() -> None:
    text = (
        "မြဝတီမြို့မှ ကယ်တင်ခဲ့သည့် နိုင်ငံခြားသား ၆၀ ကို နယ်ခြားစောင့်တပ်က ထိုင်းဘက်သို့ ယမန်နေ့က လွှဲပြောင်းခဲ့သည်။ "
        "အဆိုပါသူများတွင် အီသီယိုးပီးယား ၄၀ ဦး၊ ကင်ညာ ၁၅ ဦးနှင့် ဘရာဇီး ၅ ဦး ပါဝင်သည်။ ၎င်းတို့ကို အွန်လိုင်းမှ လိမ်လည်ခိုင်းခဲ့သည်။"
    )
    assert _nations(_read("နိုင်ငံခြားသား ၆၀ ကို လွှဲပြောင်း", text, "my")).get("ET") == 40


@pytest.mark.parametrize(
    ("title", "text", "language"),
    [
        (
            "रिव्यू: अंधेरे से निकलती कहानी",
            "सीरीज की कहानी पटना की है, जहां इंस्पेक्टर एक छापे में नौ लड़कियों को कोठे से छुड़ाती है।",
            "hi",
        ),
        (
            "TV review: a dark harbour",
            "The miniseries follows an inspector who frees nine girls from a brothel in Bangkok.",
            "en",
        ),
    ],
)  # fmt: skip
def test_what_a_series_tells_is_no_incident(title: str, text: str, language: str) -> None:
    assert _read(title, text, language)["is_incident"] is False
