"""Where an incident was, as it is typed into the form: how exact, and what of it becomes public."""

from typing import Any

import pytest

from incidents.admin.forms.entry import Entry
from incidents.gazetteer import lookup
from incidents.ledger.place import public_place
from tests.admin.forms.entering import entered, problems
from tests.admin.pages import typed
from tests.factories import make_place

pytestmark = pytest.mark.django_db


def test_an_exact_site_needs_coordinates() -> None:
    assert problems(place_precision="site") == ["place_precision: An exact site needs coordinates."]


def bamban(**fields: Any) -> dict[str, Any]:
    """A case in a town of the gazetteer, as the map's script fills it in."""
    make_place("Bamban", "PH", 15.27465, 120.56631, admin1="Tarlac")
    return {"country": "PH", "place": "Bamban", "latitude": "15.27465", "longitude": "120.56631", **fields}


COMPOUND = {"latitude": "15.1688", "longitude": "120.6207"}
GIVEN: dict[str, tuple[dict[str, str], str]] = {
    # name: (what is typed, how exact it is where nobody says so)
    "a town at its own point": ({}, "town"),
    "a pin elsewhere": (COMPOUND, "site"),
    "a town without a pin": ({"latitude": "", "longitude": ""}, "town"),
    "a pin and a place that nobody knows": ({**COMPOUND, "place": "Clark Sun Valley Hub"}, "site"),
    "a pin alone": ({**COMPOUND, "place": ""}, "site"),
    "a province": ({"latitude": "", "longitude": "", "place": "", "admin1": "Tarlac"}, "province"),
    "a place that nobody knows": ({"latitude": "", "longitude": "", "place": "Hub"}, "country"),
}


@pytest.mark.parametrize(("given", "precision"), GIVEN.values(), ids=GIVEN.keys())
def test_how_exact_a_place_is_follows_from_what_is_typed(given: dict[str, str], precision: str) -> None:
    assert entered(**bamban(place_precision="", **given)).place_precision == precision


def test_a_town_that_is_only_named_gets_its_point_and_province() -> None:
    incident = entered(**bamban(place_precision="", latitude="", longitude=""))
    assert (incident.latitude, incident.longitude, incident.admin1) == (15.27465, 120.56631, "Tarlac")


@pytest.mark.parametrize("precision", ["town", "district", "province", "country"])
def test_how_exact_a_place_is_said_to_be_stands(precision: str) -> None:
    assert entered(**bamban(place_precision=precision, **COMPOUND)).place_precision == precision


MOVED = {"town": "site", "district": "site", "site": "site", "country": "site", "province": "province"}


@pytest.mark.parametrize(("before", "after"), MOVED.items())
def test_coordinates_changed_by_hand_are_the_site_unless_only_the_province_is_to_be_seen(
    before: str, after: str
) -> None:
    incident = entered(**bamban(place_precision=before))
    moved = typed(country="PH", place="Bamban", place_precision=before, **COMPOUND)
    entry = Entry(moved, incident)
    assert entry.is_valid(), list(entry.problems())
    assert entry.save(None).place_precision == after


def test_the_dragged_pin_of_a_town_does_not_become_public() -> None:
    incident = entered(**bamban(place_precision="town", **COMPOUND))
    place = public_place(incident, lookup)
    assert (place.latitude, place.longitude, place.place) == (15.27, 120.57, "Bamban")
