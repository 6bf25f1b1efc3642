"""A search finds what its words name: countries, nationalities, forms, sectors, years and months."""

from datetime import date

import pytest
from django.http import QueryDict
from django.utils.translation import override

from incidents.editions.filters import parse
from incidents.editions.naming import Named, named_in
from incidents.editions.query import ask

from .conftest import Maker, incident_row

HERE = incident_row(
    1,
    country="PH",
    date_start=date(2023, 5, 4),
    nationalities=[{"nationality": "ID", "number": 3}, {"nationality": "KR", "number": None}],
    exploitation=["forced_criminality"],
    sectors=["online_scam"],
)
ELSEWHERE = incident_row(
    2,
    country="RO",
    place="Cluj",
    admin1=None,
    date_start=date(2019, 11, 2),
    nationalities=[{"nationality": "CN", "number": 3}],
    exploitation=["forced_labour"],
)


def found(edition_of: Maker, text: str) -> list[str]:
    edition = edition_of(HERE, ELSEWHERE)
    query = parse(edition, QueryDict(f"q={text}"))
    assert query.problems == []
    return sorted(row["id"] for row in ask(edition, query).page().rows)


@pytest.mark.parametrize(
    "text",
    [
        "Philippines",
        "filipina",
        "Pilipinas",
        "Philippines+2023",
        "Indonesia+Philippines",
        "Indonesians,",
        "South+Korea",
        "Korea+Selatan",
        "korean",
        "Philip",
        "2023",
        "2023-05",
        "2023-05-04",
        "Mei+2023",
        "May",
        "forced_crim",
        "online",
    ],
)
def test_a_word_finds_what_it_names_in_either_language(edition_of: Maker, text: str) -> None:
    assert found(edition_of, text) == ["TI-00001"]


@pytest.mark.parametrize("text", ["Oman", "Philippines+2022", "Indonesia+Tiongkok", "North+Korea", "June"])
def test_a_word_finds_nothing_that_it_does_not_name(edition_of: Maker, text: str) -> None:
    assert found(edition_of, text) == []


def test_a_search_has_one_answer_in_every_language_of_the_page(edition_of: Maker) -> None:
    with override("id"):
        indonesian = found(edition_of, "Romania")
    assert indonesian == found(edition_of, "Rumania") == ["TI-00002"]


def test_words_that_are_one_name_stay_together() -> None:
    assert named_in("people, South Korea 2023") == [
        Named(("people,",)),
        Named(("south", "korea"), ("KR",)),
        Named(("2023",)),
    ]
