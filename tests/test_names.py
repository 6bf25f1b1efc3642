"""Names of countries, nationalities and languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.names import (
    COUNTRIES,
    NATIONALITIES,
    country_name,
    find_countries,
    find_nationalities,
    fold,
    language_name,
    nationality_name,
)


def test_there_are_the_countries_of_iso_3166_and_kosovo() -> None:
    assert len(COUNTRIES) == 250
    assert {"PH", "ID", "HK", "TW", "PS", "XK", "AQ"} <= COUNTRIES
    assert not {"EU", "UN", "ZZ", "XS", "XX", "AC"} & COUNTRIES


def test_nationalities_are_the_countries_stateless_and_unknown() -> None:
    assert {"XS", "XX"} == NATIONALITIES - COUNTRIES


FIRST = {
    "English name": ("Philippines", "PH"),
    "Indonesian name": ("Filipina", "PH"),
    "adjective": ("filipino", "PH"),
    "beginning of an adjective": ("Indones", "ID"),
    "adjective of another root": ("Dutch", "NL"),
    "Indonesian name of another root": ("Jerman", "DE"),
    "older name": ("Burma", "MM"),
    "older name of the people": ("burmese", "MM"),
    "current name": ("Myanmar", "MM"),
    "what newspapers write": ("Cina", "CN"),
    "what law writes": ("Tiongkok", "CN"),
    "abbreviation": ("UAE", "AE"),
    "code": ("kh", "KH"),
    "without its accent": ("cote d'ivoire", "CI"),
    "with a typographic apostrophe": ("Côte d’Ivoire", "CI"),
    "spelt in two words": ("viet nam", "VN"),
    "spelt in one": ("vietnam", "VN"),
    "special region": ("hongkong", "HK"),
    "a word inside the name": ("verde", "CV"),
    "the country before its neighbour": ("india", "IN"),
    "the south when the north is not named": ("korea", "KR"),
    "the smaller Niger": ("niger", "NE"),
    "blanks and capitals": ("  VIET ", "VN"),
}


@pytest.mark.parametrize(("text", "code"), FIRST.values(), ids=FIRST.keys())
def test_a_country_is_found_first_by(text: str, code: str) -> None:
    assert find_countries(text)[0][0] == code


def test_a_prefix_finds_the_countries_of_that_name_before_those_of_another_name() -> None:
    assert [code for code, _ in find_countries("mal")] == ["MW", "MY", "MV", "ML", "MT", "FK", "MG"]


def test_nothing_is_found_for_a_word_that_is_no_country() -> None:
    assert find_countries("atlantis") == []


def test_an_empty_text_finds_all_by_name() -> None:
    found = find_countries("")
    assert len(found) == len(COUNTRIES)
    assert [name for _, name in found[:3]] == ["Afghanistan", "Åland Islands", "Albania"]


def test_names_come_in_the_language_asked_for() -> None:
    assert find_countries("Filipina", "id") == [("PH", "Filipina")]


@pytest.mark.parametrize(
    ("text", "code"), [("stateless", "XS"), ("unknown", "XX"), ("tidak diketahui", "XX"), ("Rohingya", "MM")]
)
def test_people_without_a_known_country_are_found_as_nationality(text: str, code: str) -> None:
    assert find_nationalities(text)[0][0] == code


def test_stateless_is_no_country() -> None:
    assert find_countries("stateless") == []


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("PH", "en", "Philippines"),
        ("PH", "id", "Filipina"),
        ("MM", "en", "Myanmar"),
        ("HK", "en", "Hong Kong"),
        ("MO", "id", "Makau"),
        ("CD", "en", "DR Congo"),
        ("CN", "zh-hans", "中国"),
        ("CN", "pt-br", "China"),
        ("PH", "no such language", "Philippines"),
        ("QQ", "en", "QQ"),
        ("", "en", ""),
    ],
)
def test_a_country_has_a_name_in(code: str, language: str, name: str) -> None:
    assert country_name(code, language) == name


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("PH", "en", "Filipino"),
        ("VN", "en", "Vietnamese"),
        ("VN", "id", "Vietnam"),
        ("NP", "fr", "Népal"),
        ("XS", "en", "Stateless"),
        ("XX", "en", "Nationality unknown"),
    ],
)
def test_a_nationality_has_a_name_in(code: str, language: str, name: str) -> None:
    assert nationality_name(code, language) == name


def test_every_nationality_has_a_name_of_its_own() -> None:
    assert len({nationality_name(code) for code in NATIONALITIES}) == len(NATIONALITIES)


@pytest.mark.parametrize("code", sorted(COUNTRIES))
def test_every_country_is_found_by_its_names(code: str) -> None:
    for language in ("en", "id"):
        assert code in [found for found, _ in find_countries(country_name(code, language))]
    assert code in [found for found, _ in find_nationalities(nationality_name(code))]


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("id", "en", "Indonesian"),
        ("id", "id", "Indonesia"),
        ("tl", "en", "Tagalog"),
        ("fil", "en", "Filipino"),
        ("my", "en", "Burmese"),
        ("qqq", "en", "qqq"),
    ],
)
def test_a_language_has_a_name_in(code: str, language: str, name: str) -> None:
    assert language_name(code, language) == name


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Las Piñas", "las pinas"),
        ("Đà Nẵng", "da nang"),
        ("ŁÓDŹ", "lodz"),
        ("Straße", "strasse"),
        ("İstanbul ışık", "istanbul isik"),
        ("ＣＬＡＲＫ　１", "clark 1"),
        ("D’Ivoire", "d'ivoire"),
        ("Guinea–Bissau", "guinea-bissau"),
        ("  two \n blanks ", "two blanks"),
        ("soft\u00adhyphen\u200b", "softhyphen"),
        ("مُحَمَّد", "محمد"),
        ("ปอยเปต", "ปอยเปต"),
        ("नेपाल", "नेपाल"),
        ("", ""),
    ],
)
def test_folding_makes_case_accents_and_width_one(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_any_text_can_be_looked_for(text: str) -> None:
    assert {code for code, _ in find_nationalities(text)} <= NATIONALITIES
