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
    """A gazetteer of one town and one province."""

    knows_town: bool = True
    knows_province: bool = True

    def nearest_town(self, latitude: float, longitude: float, country: str) -> SimpleNamespace | None:
        town = SimpleNamespace(name="Mabalacat City", admin1="Pampanga", latitude=15.22303, longitude=120.57117)
        return town if self.knows_town and country == "PH" else None

    def province_point(self, country: str, admin1: str) -> tuple[float, float] | None:
        return (15.0957, 120.6455) if self.knows_province and (country, admin1) == ("PH", "Pampanga") else None


TOWN = (15.22, 120.57, "Mabalacat City", "Pampanga", "town")
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
    "a town keeps name and point, rounded": (
        Where(place_precision="town", place="Mabalacat"), Towns(), (15.19, 120.54, "Mabalacat", "Pampanga", "town"),
    ),
    "a district keeps name and point, rounded": (
        Where(place_precision="district", place="Dau"), Towns(), (15.19, 120.54, "Dau", "Pampanga", "district"),
    ),
    "a town without a point becomes its province": (
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


@pytest.mark.parametrize("precision", ["site", "province", "country"])
@pytest.mark.parametrize("sensitivity", ["public", "coarse", "internal"])
@pytest.mark.parametrize("gazetteer", [Towns(), Towns(False, True), Towns(True, False), Towns(False, False)])
def test_the_exact_place_never_shows(precision: str, sensitivity: str, gazetteer: Towns) -> None:
    where = Where(place_precision=precision, sensitivity=sensitivity)
    found = public_place(where, gazetteer)
    assert found.place != where.place
    assert found.latitude not in (where.latitude, 15.19)
    assert found.longitude not in (where.longitude, 120.54)


@pytest.mark.parametrize("precision", ["town", "district"])
def test_a_coarse_town_never_shows_its_point(precision: str) -> None:
    found = public_place(Where(place_precision=precision, sensitivity="coarse"), Towns())
    assert (found.latitude, found.longitude, found.place) == (15.1, 120.65, "")
