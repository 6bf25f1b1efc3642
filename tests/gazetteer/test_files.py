"""Our files beside GeoNames, checked against the package they go with."""

from pathlib import Path

import pytest

from incidents.gazetteer import provinces
from incidents.gazetteer.loading import towns
from incidents.gazetteer.provinces import also_known_as, customary_provinces, province_key, province_names
from incidents.names import COUNTRIES


@pytest.fixture(scope="module")
def places() -> dict[int, dict[str, object]]:
    return {town["geonameid"]: town for town in towns()}


def test_nearly_every_place_has_a_province(places: dict[int, dict[str, object]]) -> None:
    named = province_names()
    without = [town for town in places.values() if (town["countrycode"], town["admin1code"]) not in named]
    assert len(without) < len(places) / 200


def test_every_place_of_the_philippines_has_its_customary_province(places: dict[int, dict[str, object]]) -> None:
    filipino = {number for number, town in places.items() if town["countrycode"] == "PH"}
    assert set(customary_provinces()) == filipino


@pytest.mark.parametrize(
    ("number", "province"),
    [(1704703, "Pampanga"), (1730737, "Pampanga"), (1727681, "Tarlac"), (1707174, "Metro Manila")],
    ids=["Mabalacat", "Angeles", "Bamban", "Las Piñas"],
)
def test_towns_of_the_sample_lie_where_people_say(number: int, province: str) -> None:
    assert customary_provinces()[number] == province


def test_names_that_towns_are_known_as_belong_to_towns_there_are(places: dict[int, dict[str, object]]) -> None:
    assert set(also_known_as()) <= set(places)


def test_provinces_are_of_countries_there_are_and_named_once() -> None:
    assert {country for country, _ in province_names()} <= COUNTRIES
    assert all(name == name.strip() for name in province_names().values())


def test_the_files_are_small() -> None:
    files = Path(provinces.__file__).parent.glob("*.tsv")
    assert sum(file.stat().st_size for file in files) < 400_000


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tarlac Province", "tarlac"),
        ("Provinsi Banten", "Banten"),
        ("State of Rakhine", "Rakhine State"),
        ("Thanh Hóa", "Thanh Hoa"),
        ("Ho Chi Minh City", "Hồ Chí Minh"),
        ("Bangka–Belitung Islands", "Bangka Belitung Islands"),
    ],
)
def test_two_spellings_of_a_province_are_one(one: str, other: str) -> None:
    assert province_key(one) == province_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("West Java", "East Java"), ("Northern Province", "Southern Province"), ("Papua", "South Papua")],
)
def test_two_provinces_stay_two(one: str, other: str) -> None:
    assert province_key(one) != province_key(other)
