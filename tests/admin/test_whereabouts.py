"""Staff are told what the public will see of a place, before they save and where it is less than they gave."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from incidents.admin.whereabouts import whereabouts
from incidents.models import Incident
from tests.admin.inbox import accept_all, decide, new_case, read_article
from tests.admin.pages import page_of, save, typed
from tests.factories import make_incident, make_place, make_published

pytestmark = pytest.mark.django_db

COUNTRY = "Philippines · Country only"
ADVICE = "What you gave stays with staff."


@pytest.fixture(autouse=True)
def _towns() -> None:
    make_place("Mabalacat City", "PH", 15.22303, 120.57117, admin1="Pampanga")
    make_place("Santol", "PH", 15.2, 120.55, admin1="Pampanga")


SEEN: dict[str, tuple[dict[str, Any], str]] = {
    # name: (what is typed, what is said)
    "a chosen town": ({"place": "Mabalacat City"}, "Mabalacat City, Pampanga, Philippines · Town or city"),
    "the chosen town of a site, though another is nearer": (
        {"place": "Mabalacat City", "latitude": "15.1999", "longitude": "120.5502"},
        "Mabalacat City, Pampanga, Philippines · Town or city",
    ),
    "the nearest town of a site that nobody knows by name": (
        {"place": "Clark Hub", "latitude": "15.1999", "longitude": "120.5502"},
        "Santol, Pampanga, Philippines · Town or city",
    ),
    "a province": ({"admin1": "Pampanga"}, "Pampanga, Philippines · Province"),
    "a coarse town": ({"place": "Mabalacat City", "sensitivity": "coarse"}, "Pampanga, Philippines · Province"),
    "the country": ({}, COUNTRY),
    "no country": ({"country": ""}, "nothing yet: choose the country"),
    "internal": ({"sensitivity": "internal"}, "nothing, as an internal incident is never published"),
}


@pytest.mark.parametrize(("given", "said"), SEEN.values(), ids=SEEN.keys())
def test_what_the_public_will_see_follows_what_is_typed(staff: Client, given: dict[str, Any], said: str) -> None:
    data = typed(**{"country": "PH", "place_precision": "", **given})
    assert staff.post(reverse("admin:lookup_preview"), data).json()["place"] == said


@pytest.mark.parametrize("given", [{"place": "Clark Hub"}, {"place_precision": "country", "place": "Mabalacat City"}])
def test_a_place_that_the_public_will_not_see_is_said_to_be_lost(staff: Client, given: dict[str, Any]) -> None:
    data = typed(**{"country": "PH", "place_precision": "", **given})
    said = staff.post(reverse("admin:lookup_preview"), data).json()["place"]
    assert said.startswith(f"{COUNTRY}. {ADVICE}")


def test_the_page_of_a_case_says_what_the_public_will_see_of_it(staff: Client) -> None:
    incident = make_incident(place="Mabalacat", latitude=15.19, longitude=120.55, place_precision="site")
    assert whereabouts(incident) in staff.get(page_of(incident)).content.decode()


def lost(**fields: Any) -> dict[str, Any]:
    return {
        "place": "Clark Hub",
        "admin1": "",
        "place_precision": "country",
        "latitude": None,
        "longitude": None,
        **fields,
    }


@pytest.mark.parametrize("button", ["_continue", "_save", "_review"])
def test_saving_says_that_a_place_is_lost(staff: Client, button: str) -> None:
    incident = make_incident(**lost())
    page = save(staff, page_of(incident), button, summary="Other words.").content.decode()
    assert f"Of the place of {incident.public_id} the public will see only the country, Philippines." in page


def test_saving_says_nothing_of_a_place_that_is_shown(staff: Client) -> None:
    incident = make_published(place="Mabalacat City", place_precision="town")
    assert "the public will see only" not in save(staff, page_of(incident), summary="Other words.").content.decode()


def test_publishing_from_the_list_says_that_a_place_is_lost(staff: Client) -> None:
    incident = make_published(**lost())
    Incident.objects.filter(pk=incident.pk).update(state="in_review")
    address = reverse("admin:incidents_incident_changelist")
    listed = staff.get(address).content.decode()
    shown = listed.split(f'name="shown-{incident.pk}" value="')[1].split('"')[0]
    chosen = {"action": "publish_selected", "_selected_action": [incident.pk], f"shown-{incident.pk}": shown}
    page = staff.post(address, chosen, follow=True).content.decode()
    assert f"Of the place of {incident.public_id} the public will see only the country" in page


def test_a_place_from_the_inbox_that_nobody_knows_is_said_to_be_lost(staff: Client) -> None:
    article = read_article()
    accept_all(staff, article)
    decide(staff, article, "place", "change", place="Clark Hub")
    page = new_case(staff, article)
    assert "the public will see only the country" in page.content.decode()


def test_a_place_from_the_inbox_goes_by_its_main_name(staff: Client) -> None:
    make_place("Manila", "PH", 14.6, 120.98, admin1="Metro Manila", also=["มะนิลา"])
    article = read_article()
    accept_all(staff, article)
    decide(staff, article, "place", "change", place="มะนิลา")
    page = staff.get(reverse("admin:inbox_article", args=[article.pk])).content.decode()
    assert "Rescue in Manila, Philippines" in page
    new_case(staff, article)
    incident = Incident.objects.get()
    assert (incident.place, incident.latitude, incident.place_precision) == ("Manila", 14.6, "town")
