"""Look-ups in the gazetteer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.gazetteer import lookup
from incidents.gazetteer.lookup import (
    find_places,
    name_for,
    nearest_town,
    other_name,
    province_named,
    province_point,
    town_named,
)
from incidents.ledger.place import PublicPlace, public_place
from incidents.models import LoadedGazetteer
from tests.factories import make_incident, make_place

pytestmark = pytest.mark.django_db


@pytest.fixture
def towns() -> None:
    make_place("Mabalacat City", "PH", 15.22303, 120.57117, admin1="Pampanga", population=188050, also=["Clark"])
    make_place("Balibago", "PH", 15.1661, 120.5868, admin1="Pampanga", population=5057)
    make_place("Angeles City", "PH", 15.15, 120.58333, admin1="Pampanga", population=483452)
    make_place("Tarlac City", "PH", 15.48017, 120.59792, admin1="Tarlac", population=342493)
    make_place(
        "Bangkok", "TH", 13.75398, 100.50144, admin1="Bangkok", population=5104476, also=["กรุงเทพ", "Krung Thep"]
    )
    make_place("Bang Rak", "TH", 13.7309, 100.5244, admin1="Bangkok", population=45875)
    make_place("Đà Nẵng", "VN", 16.06778, 108.22083, admin1="Đà Nẵng", population=752493)
    make_place("Clarksville", "US", 36.52977, -87.35945, admin1="Tennessee", population=149176)
    make_place("Taveuni", "FJ", -16.8, 179.97, admin1="Northern", population=9000)
    make_place("Rabi", "FJ", -16.5, -179.98, admin1="Northern", population=5000)


FOUND = {
    "the beginning of a name, bigger towns first": ("ba", None, ["Bangkok", "Bang Rak", "Balibago"]),
    "capitals and accents do not matter": ("DA NANG", None, ["Đà Nẵng"]),
    "another script": ("กรุง", None, ["Bangkok"]),
    "another name": ("krung", None, ["Bangkok"]),
    "a word inside a name comes after": ("city", None, ["Angeles City", "Tarlac City", "Mabalacat City"]),
    "main names first among all countries": ("clark", None, ["Clarksville", "Mabalacat City"]),
    "in one country": ("clark", "US", ["Clarksville"]),
    "not the middle of a word": ("acat", None, []),
    "signs of patterns are letters": ("%", None, []),
    "an underscore is no wildcard": ("b_lib", None, []),
    "a bar does not reach into the next name": ("bangkok|", None, ["Bangkok"]),
    "nothing": ("", None, []),
    "blanks": ("  ", None, []),
}


@pytest.mark.parametrize(("text", "country", "names"), FOUND.values(), ids=FOUND.keys())
def test_places_are_found_by_name(towns: None, text: str, country: str | None, names: list[str]) -> None:
    assert [place.name for place in find_places(text, country)] == names


@pytest.mark.parametrize(("text", "country", "names"), FOUND.values(), ids=FOUND.keys())
def test_what_is_held_in_memory_gives_the_same(towns: None, text: str, country: str | None, names: list[str]) -> None:
    LoadedGazetteer.objects.create(version=text, places=10)
    assert [place.name for place in find_places(text, country)] == names


def test_a_main_name_comes_before_another_name_of_a_bigger_place() -> None:
    make_place("Foshan", "CN", 23.02, 113.13, population=7000000, also=["Phusan"])
    make_place("Phuket", "TH", 7.89, 98.4, population=77000)
    for loaded in (False, True):
        if loaded:
            LoadedGazetteer.objects.create(version="both", places=2)
        assert [place.name for place in find_places("ph")] == ["Phuket", "Foshan"]


def test_the_name_by_which_a_place_was_found_is_told_where_it_is_not_its_main_one() -> None:
    foshan = make_place("Foshan", "CN", 23.02, 113.13, also=["Phusan"])
    assert (other_name(foshan, "Ph"), other_name(foshan, "Fo")) == ("phusan", "")


def test_no_more_places_are_given_than_asked_for(towns: None) -> None:
    assert [place.name for place in find_places("ba", limit=2)] == ["Bangkok", "Bang Rak"]


def test_a_place_is_given_once() -> None:
    make_place("Santa Santa", "PH", 10, 120)
    assert len(find_places("santa")) == 1


NEAREST = {
    "the nearest": (15.2201, 120.5701, "PH", "Mabalacat City"),
    "a quarter gives way to its city": (15.166, 120.587, "PH", "Angeles City"),
    "a quarter of a capital too": (13.7308, 100.5243, "TH", "Bangkok"),
    "a larger town further off does not swallow a smaller": (15.47, 120.6, "PH", "Tarlac City"),
    "outside towns, the nearest of any size": (15.32, 120.6, "PH", "Mabalacat City"),
    "not across the border": (15.22, 120.57, "VN", None),
    "not farther than 50 km": (16.3, 120.57, "PH", None),
    "across the date line": (-16.52, 179.99, "FJ", "Rabi"),
    "across it the other way": (-16.79, -179.99, "FJ", "Taveuni"),
}


@pytest.mark.parametrize(("latitude", "longitude", "country", "name"), NEAREST.values(), ids=NEAREST.keys())
def test_a_point_belongs_to_a_town(
    towns: None, latitude: float, longitude: float, country: str, name: str | None
) -> None:
    town = nearest_town(latitude, longitude, country)
    assert (town.name if town else None) == name


@pytest.mark.parametrize(("latitude", "longitude"), [(90, 0), (-90, 180), (0, 180), (0, -180)])
def test_the_ends_of_the_earth_are_no_error(towns: None, latitude: float, longitude: float) -> None:
    assert nearest_town(latitude, longitude, "PH") is None


def test_the_point_of_a_province_is_the_mean_of_its_towns_by_people(towns: None) -> None:
    latitude, longitude = province_point("PH", "Pampanga")
    weights = [(188550, 15.22303, 120.57117), (5557, 15.1661, 120.5868), (483952, 15.15, 120.58333)]
    people = sum(weight for weight, _, _ in weights)
    assert latitude == pytest.approx(sum(weight * north for weight, north, _ in weights) / people, abs=1e-4)
    assert longitude == pytest.approx(sum(weight * east for weight, _, east in weights) / people, abs=1e-4)


def test_the_point_of_a_province_across_the_date_line_lies_in_it(towns: None) -> None:
    latitude, longitude = province_point("FJ", "Northern")
    assert -16.8 < latitude < -16.5
    assert longitude > 179.9 or longitude < -179.9


@given(st.permutations([(15.2, 120.5, 10_000), (15.9, 121.5, 77), (-3.1, 119.123456, 123_456), (0.1, 0.2, 0)]))
def test_the_order_of_rows_does_not_move_the_point(rows: list[tuple[float, float, int]]) -> None:
    assert lookup._mean(rows) == lookup._mean(sorted(rows))


PROVINCES = {
    "as it is": ("PH", "Tarlac", "Tarlac"),
    "with what it is": ("PH", "Tarlac Province", "Tarlac"),
    "in Indonesian": ("PH", "Provinsi Tarlac", "Tarlac"),
    "without accents": ("VN", "Da Nang City", "Đà Nẵng"),
    "capitals": ("US", "TENNESSEE", "Tennessee"),
    "of another country": ("TH", "Tarlac", None),
    "unknown": ("PH", "Atlantis", None),
    "blank": ("PH", "", None),
    "only a kind": ("PH", "Province", None),
}


@pytest.mark.parametrize(("country", "text", "name"), PROVINCES.values(), ids=PROVINCES.keys())
def test_a_province_is_known_however_it_is_written(towns: None, country: str, text: str, name: str | None) -> None:
    assert province_named(country, text) == name
    assert (province_point(country, text) is None) == (name is None)


def test_a_province_and_its_namesake_are_told_apart() -> None:
    make_place("Vang Vieng", "LA", 18.92, 102.45, admin1="Vientiane")
    make_place("Vientiane", "LA", 17.97, 102.6, admin1="Vientiane Prefecture")
    assert province_named("LA", "Vientiane Prefecture") == "Vientiane Prefecture"
    assert province_named("LA", "Vientiane Province") == "Vientiane"


@pytest.fixture
def namesakes() -> None:
    make_place("Bamban", "PH", 15.27, 120.57, admin1="Tarlac", also=["بامبان"])
    make_place("Bamban", "PH", 15.6, 120.9, admin1="Nueva Ecija")
    make_place("Santol", "PH", 15.24, 120.6, admin1="Pampanga")
    make_place("Mae Chan", "TH", 20.14, 99.85, admin1="Chiang Rai", also=["Chiang Saen"])
    make_place("Chiang Saen", "TH", 20.27, 100.08, admin1="Chiang Rai")
    make_place("Mae Sot", "TH", 16.71, 98.57, admin1="Tak", also=["แม่สอด"])
    make_place("Delhi", "IN", 28.65, 77.23, admin1="Delhi")


NAMED = {
    # name: (text, country, province, point, province of the town that is meant)
    "the only one of its name": ("Mae Sot", "TH", "", None, "Tak"),
    "in another script": ("แม่สอด", "TH", "", None, "Tak"),
    "capitals do not matter": ("MAE SOT", "TH", "", None, "Tak"),
    "two of a name": ("Bamban", "PH", "", None, None),
    "two of a name, in a province": ("Bamban", "PH", "Tarlac", None, "Tarlac"),
    "two of a name, near a point": ("Bamban", "PH", "", (15.24, 120.6), "Tarlac"),
    "in a province where there is none": ("Mae Sot", "TH", "Chiang Rai", None, None),
    "a province that is not known says nothing": ("Mae Sot", "TH", "Region 5", None, "Tak"),
    "far from the point": ("Mae Sot", "TH", "", (13.75, 100.5), None),
    "a main name before another": ("Chiang Saen", "TH", "", (20.16, 99.9), "Chiang Rai"),
    "a quarter and its city, near a point": ("Paharganj, Delhi", "IN", "", (28.64, 77.21), "Delhi"),
    "a quarter and its city, without one": ("Paharganj, Delhi", "IN", "", None, None),
    "part of a name": ("Mae", "TH", "", None, None),
    "of another country": ("Mae Sot", "MM", "", None, None),
    "nothing": ("", "TH", "", (16.7, 98.6), None),
}


@pytest.mark.parametrize(("text", "country", "admin1", "point", "found"), NAMED.values(), ids=NAMED.keys())
def test_the_town_that_a_text_names(
    namesakes: None, text: str, country: str, admin1: str, point: tuple[float, float] | None, found: str | None
) -> None:
    town = town_named(text, country, admin1, *(point or (None, None)))
    assert (town and town.admin1) == found


def test_a_main_name_is_meant_before_another_name_of_a_nearer_place(namesakes: None) -> None:
    town = town_named("Chiang Saen", "TH", "", 20.16, 99.9)
    assert town is not None
    assert town.name == "Chiang Saen"


def test_a_town_goes_by_its_main_name_but_for_one_that_english_reports_use() -> None:
    mae_sot = make_place("Mae Sot", "TH", 16.71, 98.57, also=["แม่สอด"])
    poipet = make_place("Paoy Paet", "KH", 13.66, 102.56, geonames_id=1830194, also=["Poipet", "ប៉ោយប៉ែត"])
    assert name_for(mae_sot, "แม่สอด") == "Mae Sot"
    assert name_for(mae_sot, "Hotel, Mae Sot") == "Hotel, Mae Sot"
    assert name_for(poipet, "Poipet") == "Poipet"
    assert name_for(poipet, "ប៉ោយប៉ែត") == "Paoy Paet"


def test_a_site_in_the_ledger_shows_the_point_of_its_town(towns: None) -> None:
    site = make_incident(place="Building 5", latitude=15.16612, longitude=120.58712, place_precision="site")
    assert public_place(site, lookup) == PublicPlace(15.15, 120.58, "Angeles City", "Pampanga", "town")


def test_a_coarse_site_shows_the_same_point_wherever_it_is_in_the_province(towns: None) -> None:
    places = [
        public_place(
            make_incident(latitude=latitude, longitude=120.58, place_precision="site", sensitivity="coarse"), lookup
        )
        for latitude in (15.1661, 15.2231)
    ]
    assert places[0] == places[1]
    assert (places[0].place, places[0].admin1, places[0].precision) == ("", "Pampanga", "province")
