"""The public place: never more exact than a town."""

from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from incidents.ledger.place import PublicPlace, public_place

NOWHERE = (None, None, "", "", "country")


@dataclass
class Where:
    country: str = "PH"
    admin1: str = "Pampanga"
    place: str = "Building 5, Hub Compound"
    latitude: float | None = 15.18764
    longitude: float | None = 120.54321
    place_precision: str = "site"
    sensitivity: str = "public"


@dataclass
class Towns:
    """A gazetteer of two towns and one province; the nearest is the one that nobody named."""

    knows_town: bool = True
    knows_province: bool = True

    def town_named(
        self, text: str, country: str, admin1: str, latitude: float | None, longitude: float | None
    ) -> SimpleNamespace | None:
        town = SimpleNamespace(name="Bamban", admin1="Tarlac", latitude=15.27465, longitude=120.56631)
        return town if self.knows_town and country == "PH" and text in ("Bamban", "بامبان") else None

    def name_for(self, town: SimpleNamespace, text: str) -> str:
        return town.name

    def nearest_town(self, latitude: float, longitude: float, country: str) -> SimpleNamespace | None:
        town = SimpleNamespace(name="Mabalacat City", admin1="Pampanga", latitude=15.22303, longitude=120.57117)
        return town if self.knows_town and country == "PH" else None

    def province_point(self, country: str, admin1: str) -> tuple[float, float] | None:
        return (15.0957, 120.6455) if self.knows_province and (country, admin1) == ("PH", "Pampanga") else None


TOWN = (15.22, 120.57, "Mabalacat City", "Pampanga", "town")
BAMBAN = (15.27, 120.57, "Bamban", "Tarlac", "town")
PROVINCE = (15.1, 120.65, "", "Pampanga", "province")
CASES = {
    # name: (where, gazetteer, public place)
    "a site becomes its town, by the gazetteer's name": (Where(), Towns(), TOWN),
    "a site without a province gets the town's": (Where(admin1=""), Towns(), TOWN),
    "a site far from any town becomes its province": (Where(), Towns(knows_town=False), PROVINCE),
    "a site without a point becomes its province": (Where(latitude=None, longitude=None), Towns(), PROVINCE),
    "a site that nothing is known of has only a country": (
        Where(admin1=""), Towns(knows_town=False), NOWHERE,
    ),
    "a site becomes the town that staff chose, though another is nearer": (
        Where(place="Bamban", admin1="Tarlac"), Towns(), BAMBAN,
    ),
    "a town has the gazetteer's point, wherever the pin is": (
        Where(place_precision="town", place="Bamban", admin1="Tarlac"), Towns(), BAMBAN,
    ),
    "a town without a point has the gazetteer's": (
        Where(place_precision="town", place="Bamban", admin1="Tarlac", latitude=None, longitude=None), Towns(), BAMBAN,
    ),
    "a town in another script has the gazetteer's name": (
        Where(place_precision="town", place="بامبان", admin1=""), Towns(), BAMBAN,
    ),
    "a district has the gazetteer's point": (
        Where(place_precision="district", place="Bamban", admin1=""), Towns(), (*BAMBAN[:4], "district"),
    ),
    "a town that the gazetteer lacks keeps its name, at the point of the nearest": (
        Where(place_precision="town", place="Sapang"), Towns(), (15.22, 120.57, "Sapang", "Pampanga", "town"),
    ),
    "a town without a name has that of the nearest": (Where(place_precision="town", place=""), Towns(), TOWN),
    "a town that the gazetteer lacks, far from any other, becomes its province": (
        Where(place_precision="town"), Towns(knows_town=False), PROVINCE,
    ),
    "a town without a point that the gazetteer lacks becomes its province": (
        Where(place_precision="town", latitude=None, longitude=None), Towns(), PROVINCE,
    ),
    "a province drops place and point that staff typed": (Where(place_precision="province"), Towns(), PROVINCE),
    "a province not in the gazetteer is that of the nearest town, under the name staff gave": (
        Where(place_precision="province", admin1="Region III"), Towns(), (15.1, 120.65, "", "Region III", "province"),
    ),
    "a province that cannot be found keeps its name and has no point": (
        Where(place_precision="province"),
        Towns(knows_province=False),
        (None, None, "", "Pampanga", "province"),
    ),
    "a country has no point even where one was typed": (Where(place_precision="country"), Towns(), NOWHERE),
    "a coarse site is a province": (Where(sensitivity="coarse"), Towns(), PROVINCE),
    "a coarse town is a province": (Where(sensitivity="coarse", place_precision="town"), Towns(), PROVINCE),
    "a coarse country stays a country": (Where(sensitivity="coarse", place_precision="country"), Towns(), NOWHERE),
    "an internal incident shows a country at most": (Where(sensitivity="internal"), Towns(), NOWHERE),
}  # fmt: skip


@pytest.mark.parametrize(("where", "gazetteer", "expected"), CASES.values(), ids=CASES.keys())
def test_the_public_place_follows_precision_and_sensitivity(
    where: Where, gazetteer: Towns, expected: tuple[float | None, float | None, str, str, str]
) -> None:
    assert public_place(where, gazetteer) == PublicPlace(*expected)


@pytest.mark.parametrize("precision", ["site", "town", "district", "province", "country"])
@pytest.mark.parametrize("place", ["Building 5, Hub Compound", "Bamban", ""])
@pytest.mark.parametrize("sensitivity", ["public", "coarse", "internal"])
@pytest.mark.parametrize("gazetteer", [Towns(), Towns(False, True), Towns(True, False), Towns(False, False)])
def test_the_exact_place_never_shows(precision: str, place: str, sensitivity: str, gazetteer: Towns) -> None:
    where = Where(place=place, place_precision=precision, sensitivity=sensitivity)
    found = public_place(where, gazetteer)
    assert precision in ("town", "district") or found.place in ("", "Bamban", "Mabalacat City")
    assert found.latitude not in (where.latitude, 15.19)
    assert found.longitude not in (where.longitude, 120.54)


@pytest.mark.parametrize("precision", ["town", "district"])
def test_a_coarse_town_never_shows_its_point(precision: str) -> None:
    found = public_place(Where(place_precision=precision, sensitivity="coarse"), Towns())
    assert (found.latitude, found.longitude, found.place) == (15.1, 120.65, "")
