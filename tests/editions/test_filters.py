from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.http import QueryDict

from incidents.editions.filters import PARAMETERS, parse
from incidents.editions.query import ask
from incidents.editions.words import phrase

from .conftest import Maker, incident_row

POLICE = {
    "incident": "TI-00001",
    "authority": "AU-00007",
    "name": "Polícia Federal",
    "native_name": "ตำรวจ",
    "role": "lead",
}
RICH = incident_row(
    1,
    title="Raid in São Paulo",
    summary="Thirty people were found.",
    country="BR",
    nationalities=[{"nationality": "BO", "number": 8}, {"nationality": "PE", "number": None}],
    exploitation=["forced_criminality"],
    sectors=["online_scam"],
    authority_ids=["AU-00007"],
    languages=["pt"],
    victims=30,
    grade=4,
    latitude=-23.55,
    longitude=-46.63,
    place_precision="district",
    updated_at=datetime(2026, 3, 1, tzinfo=UTC),
)
PLAIN = incident_row(2)


def found(edition_of: Maker, address: str, *incidents: dict[str, Any]) -> list[str]:
    edition = edition_of(*(incidents or (RICH, PLAIN)), involvements=[POLICE] if not incidents else [])
    query = parse(edition, QueryDict(address))
    assert query.problems == []
    return sorted(row["id"] for row in ask(edition, query).page().rows)


@pytest.mark.parametrize(
    "address",
    [
        "q=sao paulo",
        "q=THIRTY people",
        "q=policia",
        "q=ตำรวจ",
        "q=TI-00001",
        "country=BR",
        "country=br",
        "country=BR&country=KH",
        "nationality=BO",
        "nationality=PE",
        "exploitation=forced_criminality",
        "sector=online_scam",
        "authority=AU-00007",
        "language=pt",
        "victims_min=11",
        "victims_min=30",
        "grade_min=4",
        "bbox=-50,-30,-40,-20",
        "precision=district",
        "updated_since=2026-02-01",
        "updated_since=2026-03-01T00:00:00Z",
        "updated_since=2026-03-01T07:00:00+07:00",
    ],
)
def test_a_parameter_keeps_the_incident_that_matches_and_no_other(edition_of: Maker, address: str) -> None:
    assert found(edition_of, address.replace("+", "%2B")) == ["TI-00001"]


@pytest.mark.parametrize("address", ["", "q=+", "country=", "page=1&sort=victims"])
def test_blank_parameters_keep_everything(edition_of: Maker, address: str) -> None:
    assert found(edition_of, address) == ["TI-00001", "TI-00002"]


def test_several_parameters_must_all_match(edition_of: Maker) -> None:
    assert found(edition_of, "country=BR&nationality=ID") == []


def test_every_word_of_a_search_must_occur(edition_of: Maker) -> None:
    assert found(edition_of, "q=raid+manila") == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("victims_min=10&victims_max=5", "It is smaller than victims_min."),
        ("date_after=2024&date_before=2023", "It lies before date_after."),
    ],
)
def test_of_two_bounds_that_exclude_each_other_the_second_names_the_first(
    edition_of: Maker, asked: str, said: str
) -> None:
    assert [problem.message for problem in parse(edition_of(PLAIN), QueryDict(asked)).problems] == [said]


def test_victims_max_leaves_unknown_figures_out(edition_of: Maker) -> None:
    assert found(edition_of, "victims_max=50", incident_row(1, victims=None), PLAIN) == ["TI-00002"]


def test_victims_min_of_nothing_leaves_unknown_figures_out(edition_of: Maker) -> None:
    assert found(edition_of, "victims_min=0", incident_row(1, victims=None), PLAIN) == ["TI-00002"]


@pytest.mark.parametrize(
    ("dates", "address", "matches"),
    [
        ({"date_start": date(2023, 5, 4), "date_precision": "day"}, "date_after=2023-05-04", True),
        ({"date_start": date(2023, 5, 4), "date_precision": "day"}, "date_after=2023-05-05", False),
        ({"date_start": date(2023, 5, 4), "date_precision": "day"}, "date_before=2023-05-03", False),
        ({"date_start": date(2023, 5, 4), "date_precision": "day"}, "date_before=2023-05", True),
        ({"date_start": date(2023, 5, 1), "date_precision": "month"}, "date_after=2023-05-31", True),
        ({"date_start": date(2023, 5, 1), "date_precision": "month"}, "date_after=2023-06", False),
        ({"date_start": date(2024, 2, 1), "date_precision": "month"}, "date_after=2024-02-29", True),
        ({"date_start": date(2023, 1, 1), "date_precision": "year"}, "date_after=2023-12-31", True),
        ({"date_start": date(2023, 1, 1), "date_precision": "year"}, "date_after=2024", False),
        ({"date_start": date(2023, 6, 1), "date_precision": "year"}, "date_before=2023-01-01", True),
        (
            {"date_start": date(2023, 5, 4), "date_end": date(2023, 7, 1), "date_precision": "period"},
            "date_after=2023-06&date_before=2023-06",
            True,
        ),
        (
            {"date_start": date(2023, 5, 4), "date_end": date(2023, 5, 6), "date_precision": "day"},
            "date_after=2023-05-06",
            True,
        ),
    ],
)
def test_an_incident_matches_when_its_span_overlaps(
    edition_of: Maker, dates: dict[str, Any], address: str, matches: bool
) -> None:
    assert bool(found(edition_of, address, incident_row(1, **dates))) is matches


def test_a_box_across_the_antimeridian_holds_both_sides(edition_of: Maker) -> None:
    fiji, tonga = incident_row(1, longitude=179.0, latitude=-17.0), incident_row(2, longitude=-175.2, latitude=-21.1)
    assert found(edition_of, "bbox=170,-25,-170,-10", fiji, tonga) == ["TI-00001", "TI-00002"]


def test_an_incident_without_a_point_matches_the_boxes_its_country_overlaps(edition_of: Maker) -> None:
    nowhere = incident_row(1, country="OM", latitude=None, longitude=None, place_precision="country")
    assert found(edition_of, "bbox=50,15,60,25", nowhere) == ["TI-00001"]
    assert found(edition_of, "bbox=100,0,120,20", nowhere) == []


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("contry=PH", "contry"),
        ("country=XYZ", "country"),
        ("country=EU", "country"),
        ("nationality=12", "nationality"),
        ("exploitation=slavery", "exploitation"),
        ("sector=Online", "sector"),
        ("authority=7", "authority"),
        ("language=english", "language"),
        ("date_after=2023-13", "date_after"),
        ("date_after=05/2023", "date_after"),
        ("date_after=0000", "date_after"),
        ("date_before=2023-02-30", "date_before"),
        ("date_after=2024&date_before=2023", "date_before"),
        ("victims_min=-1", "victims_min"),
        ("victims_min=ten", "victims_min"),
        ("victims_min=1.5", "victims_min"),
        ("victims_min=10&victims_max=5", "victims_max"),
        ("grade_min=0", "grade_min"),
        ("grade_min=6", "grade_min"),
        ("bbox=1,2,3", "bbox"),
        ("bbox=1,2,3,4,5", "bbox"),
        ("bbox=0,50,10,40", "bbox"),
        ("bbox=0,0,181,10", "bbox"),
        ("bbox=nan,0,1,1", "bbox"),
        ("precision=site", "precision"),
        ("updated_since=yesterday", "updated_since"),
        ("updated_since=2026-13-01T00:00:00Z", "updated_since"),
        ("updated_since=0001-01-01T00:00:00%2B23:59", "updated_since"),
        ("updated_since=9999-12-31T23:59:59-23:59", "updated_since"),
        ("sort=random", "sort"),
        ("page=0", "page"),
        ("page_size=201", "page_size"),
        ("page=1&page=2", "page"),
        ("q=a%00b", "q"),
        ("q=a%0Bb", "q"),
        ("q=%CC%81", "q"),
        ("q=%E2%80%8B", "q"),
        ("q=" + "x" * 201, "q"),
    ],
)
def test_a_bad_value_is_named(edition_of: Maker, address: str, parameter: str) -> None:
    assert [problem.parameter for problem in parse(edition_of(PLAIN), QueryDict(address)).problems] == [parameter]


def test_a_bad_value_leaves_the_rest_of_the_query_in_force(edition_of: Maker) -> None:
    query = parse(edition_of(RICH, PLAIN), QueryDict("country=BR&page=x"))
    assert query.values == {"country": ["BR"]}


def test_an_address_may_take_parameters_of_its_own(edition_of: Maker) -> None:
    assert parse(edition_of(PLAIN), QueryDict("zoom=3"), also=("zoom",)).problems == []


def test_a_query_is_written_in_one_order_whatever_the_order_given(edition_of: Maker) -> None:
    query = parse(edition_of(PLAIN), QueryDict("page=2&bbox=1.5,2,3,4&country=PH&q=raid"))
    assert query.querystring() == "q=raid&country=PH&bbox=1.5,2,3,4&page=2"


def test_a_written_query_means_the_same_query(edition_of: Maker) -> None:
    edition = edition_of(RICH, PLAIN)
    address = (
        "q=s%C3%A3o&date_after=2023-05&country=PH&country=BR&updated_since=2026-01-01T00:00:00%2B00:00&sort=victims"
    )
    query = parse(edition, QueryDict(address))
    assert parse(edition, QueryDict(query.querystring())).values == query.values


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("", "All incidents"),
        (
            "country=PH&date_after=2023&date_before=2023&nationality=ID",
            "Incidents in 2023, in the Philippines, with people from Indonesia",
        ),
        ("country=PH&country=KH&country=TH", "Incidents in the Philippines, Cambodia or Thailand"),
        ("date_after=2023-05-04&date_before=2023-05-04", "Incidents on 4 May 2023"),
        ("date_after=2023-05&date_before=2024", "Incidents from May 2023 to 2024"),
        ("date_before=2020", "Incidents until 2020"),
        ("nationality=XS", "Incidents with stateless people"),
        (
            "nationality=ID&nationality=XX",
            "Incidents with people from Indonesia or with people of unknown nationality",
        ),
        ("victims_min=1000&q=scam", "Incidents mentioning “scam”, with at least 1,000 people"),
    ],
)
def test_a_query_is_said_in_words(edition_of: Maker, address: str, sentence: str) -> None:
    assert parse(edition_of(PLAIN), QueryDict(address)).sentence() == sentence


def test_every_parameter_that_chooses_rows_has_words(edition_of: Maker) -> None:
    edition = edition_of(RICH)
    address = (
        "q=a&date_after=2020&date_before=2024&country=BR&nationality=BO&exploitation=forced_labour&sector=online_scam"
        "&authority=AU-00007&language=pt&victims_min=1&victims_max=99&grade_min=1&bbox=-50,-30,-40,-20"
        "&precision=town&updated_since=2020-01-01"
    )
    query = parse(edition, QueryDict(address))
    told = {name for name, value in query.values.items() if phrase(edition, name, value)}
    assert told == set(PARAMETERS) - {"sort", "page", "page_size"}
