"""Breakdowns pasted from articles."""

import pytest

from incidents.admin.forms.pasted import read_breakdown

CLARK = (
    "389 Vietnamese, 307 Chinese, 143 Indonesians, 40 Nepali, 25 Malaysian, 7 from Myanmar, 5 Thai, 2 Taiwanese, "
    "1 from Hong Kong and 129 Filipinos"
)


def numbers(text: str) -> dict[str, int | None]:
    lines, rest = read_breakdown(text)
    assert rest == []
    return {line.nationality: line.number for line in lines}


def test_the_breakdown_of_clark_is_read_whole() -> None:
    assert numbers(CLARK) == {
        "VN": 389, "CN": 307, "ID": 143, "NP": 40, "MY": 25, "MM": 7, "TH": 5, "TW": 2, "HK": 1, "PH": 129,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vietnam: 389; Tiongkok 307; 143 WNI", {"VN": 389, "CN": 307, "ID": 143}),
        ("Vietnam 389,China 307", {"VN": 389, "CN": 307}),
        ("1.200 orang Indonesia, 3 warga Filipina", {"ID": 1200, "PH": 3}),
        ("389 Vietnamese\n307 Chinese\n", {"VN": 389, "CN": 307}),
        ("India, Nigeria", {"IN": None, "NG": None}),
        ("20 from Trinidad and Tobago and 3 Thais", {"TT": 20, "TH": 3}),
        ("Vietnam 389 and China 307", {"VN": 389, "CN": 307}),
        ("1,048 people: 389 Vietnamese", {"": 1048, "VN": 389}),
        ("Total 1,048: 389 Vietnamese", {"": 1048, "VN": 389}),
        ("1,048 people, including 389 Vietnamese", {"": 1048, "VN": 389}),
        ("12 orang, di antaranya 7 warga Indonesia", {"": 12, "ID": 7}),
        ("1,048 people; 389 Vietnamese", {"": 1048, "VN": 389}),
        ("", {}),
    ],
)
def test_a_breakdown_is_read_however_it_is_written(text: str, expected: dict[str, int | None]) -> None:
    lines, _rest = read_breakdown(text)
    assert {line.nationality: line.number for line in lines} == expected


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("at least 20 Thais", "at_least"),
        ("sekitar 20 WNI", "about"),
        ("20 Thais", "exact"),
        ("more than 5 Thais", "at_least"),
    ],
)
def test_how_a_number_is_meant_is_kept(text: str, qualifier: str) -> None:
    assert read_breakdown(text)[0][0].qualifier == qualifier


def test_what_is_not_understood_is_given_back() -> None:
    lines, rest = read_breakdown("389 Vietnamese, 12 Martians, 10 others")
    assert [line.nationality for line in lines] == ["VN"]
    assert rest == ["12 Martians", "10 others"]


def test_a_second_number_for_a_nationality_is_given_back() -> None:
    assert read_breakdown("5 Thai, 6 Thais")[1] == ["6 Thais"]


def test_the_words_of_the_article_are_kept() -> None:
    assert read_breakdown("143 WNI")[0][0].nationality_as_reported == "WNI"
