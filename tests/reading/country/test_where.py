"""In which country it was: abroad or at home, stopped on the way or brought back."""

import pytest

from incidents.reading import facts

DAY = "2024-03-15"


def _country(language: str, text: str) -> str | None:
    found = facts.read(text, published=DAY, language=language)["country"]
    return found and found["value"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ms",
            "24 rakyat Malaysia mangsa sindiket penipuan kerja di Kemboja pulang\n\nSEPANG: Seramai 24 rakyat "
            "Malaysia yang menjadi mangsa sindiket penipuan kerja di Sihanoukville, Kemboja diselamatkan. Menteri "
            "Luar berkata mereka diselamatkan oleh Polis Diraja Malaysia (PDRM) dan pihak berkuasa Kemboja.",
        ),
        (
            "hi",
            "कंबोडिया के साइबर ठगी केंद्र से 14 भारतीय मुक्त\n\nनई दिल्ली। कंबोडिया के सिहानोकविल में ठगी कराने के लिए "
            "बंधक बनाए गए 14 भारतीयों को मुक्त कराकर दिल्ली लाया गया। विदेश मंत्रालय ने यह जानकारी दी।",
        ),
    ],
)
def test_the_return_of_ones_own_from_abroad_was_not_at_home(language, text):
    assert _country(language, text) == "KH"


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        (
            "tl",
            "Limang Pinoy na ibebenta sana sa Cambodia, naharang sa NAIA\n\nNaharang ng Bureau of Immigration (BI) "
            "ang limang Pilipino na patungo sanang Cambodia para magtrabaho sa scam hub.",
            "PH",
        ),
        (
            "ne",
            "कुवेत लैजान लागिएका ९ महिला दिल्लीबाट उद्धार\n\nदिल्लीको पहाडगन्जमा थुनेर राखिएका ९ नेपाली महिलालाई दिल्ली प्रहरीले "
            "सोमबार राति उद्धार गरेको छ ।",
            "IN",
        ),
    ],
)
def test_those_stopped_on_their_way_were_not_where_they_were_bound_for(language, text, country):
    assert _country(language, text) == country


def test_those_who_took_the_freed_over_need_not_have_freed_them():
    text = (
        "ကရင်ပြည်နယ်၊ မြဝတီမြို့နယ်အတွင်းရှိ အွန်လိုင်းငွေလိမ်ဂိုဏ်းများ၏ လက်အောက်မှ ကယ်ထုတ်ထားသည့် နိုင်ငံခြားသား ၂၆၁ ဦးကို ထိုင်းအာဏာပိုင်များထံ လွှဲပြောင်းပေးခဲ့သည်။"
    )
    assert _country("my", text) == "MM"


def test_a_district_alone_tells_the_country():
    text = "शाहजहांपुर जिला प्रशासन और श्रम विभाग की संयुक्त टीम ने मंगलवार को एक ईंट भट्ठे से 56 बंधुआ मजदूरों को मुक्त कराया।"
    assert _country("hi", text) == "IN"


def test_the_country_is_that_of_the_authorities_who_freed_people_of_other_nations():
    text = (
        "Sekjen ASEAN minta Indonesia memimpin\n\nJAKARTA - Indonesia memegang keketuaan tahun ini. Pada 5 Mei "
        "otoritas Filipina menyelamatkan 900 orang dari 8 negara korban perdagangan orang. "
        "Di antaranya 40 orang dari Indonesia. Indonesia diminta memimpin kerja sama, "
        "kata dia di Bali, Senin (8/5/2023)."
    )
    found = facts.read(text, language="id")
    assert found["country"]["value"] == "PH"
    assert [(body["value"], body["country"]) for body in found["authorities"]] == [("otoritas Filipina", "PH")]


def test_a_suburb_lies_in_the_country_of_its_town_whoever_else_has_its_name():
    text = "Accra: Eleven youths were freed on Friday from a house in Tabora Number 2, a suburb of Accra, police said."
    assert _country("en", text) == "GH"
