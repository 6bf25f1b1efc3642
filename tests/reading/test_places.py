"""Places: provinces and districts that press names without their country."""

import pytest

from incidents.reading import lexicon, places
from incidents.reading.words import folding


def _found(language: str, text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    folded = folding.fold(text)
    words = lexicon.load(language)
    return [
        (folded.original(place.start, place.end), place.country, place.rivals)
        for place in places.find(folded, words, [])
    ]


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        ("hi", "शाहजहांपुर जिला प्रशासन की टीम", "IN"),
        ("bn", "মাধবপুরে অভিযান", "BD"),
        ("bn", "হাওড়ায় একটি কারখানা থেকে", "IN"),
        ("ne", "ठमेलको एक होटलबाट", "NP"),
        ("th", "ตำรวจเข้าตรวจค้นโรงงานในมหาชัย", "TH"),
        ("km", "ក្នុងខណ្ឌសែនសុខ", "KH"),
        ("lo", "ຢູ່ເມືອງສິງ", "LA"),
        ("my", "တာမွေမြို့နယ်တွင်", "MM"),
        ("zh", "泰米尔纳德邦的一座砖窑", "IN"),
        ("ar", "في إقليم كردستان", "IQ"),
        ("fr", "dans la province du Sourou", "BF"),
        ("es", "provincia La Altagracia", "DO"),
    ],
)
def test_a_province_or_district_tells_its_country(language, text, country):
    assert [found[1:] for found in _found(language, text)] == [(country, ())]


def test_a_name_of_two_countries_speaks_for_both():
    assert {("IN", ("BD",)), ("BD", ("IN",))} & {found[1:] for found in _found("en", "দুর্গাপুর")}


def test_press_at_home_in_one_of_two_countries_means_its_own():
    assert _found("bn", "দুর্গাপুর")[0][1:] == ("BD", ())


def test_a_case_ending_is_no_reason_to_see_a_place_in_a_pronoun():
    assert _found("bn", "এক যুবক তাকে আনেন") == []


def test_a_point_of_the_compass_is_no_place():
    assert _found("en", "in the Northern and Eastern areas") == []


def test_a_long_run_of_capitals_is_not_cut_within_a_name():
    text = "la Fiscalía General del Estado de Baja California y de la Guardia Nacional"
    assert _found("es", text) == [("Baja California", "MX", ())]


def test_a_saints_name_that_goes_on_is_not_the_town_of_its_beginning():
    assert _found("es", "en la provincia de San Antonio de Putina") == []
