"""What the forms ask while somebody types."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from incidents.admin.lookups import NEEDED
from tests.factories import make_article, make_authority, make_outlet, make_place, make_user

pytestmark = pytest.mark.django_db


def ask(client: Client, name: str, text: str = "", **parameters: str) -> Any:
    return client.get(reverse(f"admin:lookup_{name}"), {"q": text, **parameters}).json()


def values(client: Client, name: str, text: str, **parameters: str) -> list[str]:
    return [choice["value"] for choice in ask(client, name, text, **parameters)["choices"]]


@pytest.mark.parametrize(
    "name", ["countries", "nationalities", "outlets", "articles", "places", "around", "date", "breakdown"]
)
def test_nobody_but_staff_with_a_part_in_the_record_gets_an_answer(client: Client, name: str) -> None:
    response = client.get(reverse(f"admin:lookup_{name}"), {"q": "a"})
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")
    reader = make_user("reader")
    client.force_login(reader)
    assert client.get(reverse(f"admin:lookup_{name}"), {"q": "a"}).status_code == 403
    needed = NEEDED.get(name, "term")
    reader.user_permissions.add(Permission.objects.get(codename=f"view_{needed}"))
    assert client.get(reverse(f"admin:lookup_{name}"), {"q": "a", "bbox": "0,0,1,1"}).status_code == 200


@pytest.mark.parametrize("name", ["outlets", "authorities", "articles", "article"])
def test_rows_of_the_record_are_told_only_to_those_who_may_view_them(client: Client, name: str) -> None:
    reader = make_user("reader")
    reader.user_permissions.add(Permission.objects.get(codename="view_term"))
    client.force_login(reader)
    article = make_article("Daily", title="Maria tells", identifies_victims=True)
    response = client.get(reverse(f"admin:lookup_{name}"), {"q": article.address})
    assert response.status_code == 403
    assert "Maria" not in response.content.decode()


def test_filipina_finds_the_philippines(staff: Client) -> None:
    assert values(staff, "countries", "Filipina") == ["Philippines"]
    assert values(staff, "nationalities", "filipin")[0] == "Philippines"


def test_the_hint_of_a_nationality_is_its_own_name(staff: Client) -> None:
    assert ask(staff, "nationalities", "viet")["choices"][0] == {
        "value": "Vietnam",
        "label": "Vietnam",
        "hint": "Vietnamese",
    }


def test_the_stateless_are_offered_as_a_nationality_only(staff: Client) -> None:
    assert "Stateless" in values(staff, "nationalities", "stateless")
    assert values(staff, "countries", "stateless") == []


def test_outlets_are_found_by_a_part_of_their_name_the_most_used_first(staff: Client) -> None:
    make_outlet("Taiwan News")
    make_article("Daily News")
    assert values(staff, "outlets", "news") == ["Daily News", "Taiwan News"]


def test_authorities_are_found_by_name_native_name_and_country(staff: Client) -> None:
    police = make_authority("National Police", "police", "PH")
    police.native_name = "Pambansang Pulisya"
    police.save()
    make_authority("National Police", "police", "ID")
    assert values(staff, "authorities", "police filipina") == ["National Police (PH)"]
    assert values(staff, "authorities", "pulisya") == ["National Police (PH)"]


def test_articles_are_found_by_words_and_by_any_spelling_of_their_address(staff: Client) -> None:
    make_article("Tribunnews", address="https://tribunnews.com/sekjen", title="Sekjen ASEAN")
    make_article("Kompas", address="https://kompas.com/lain", title="Lain")
    assert values(staff, "articles", "asean tribun") == ["https://tribunnews.com/sekjen"]
    assert values(staff, "articles", "http://m.tribunnews.com/sekjen/?utm_source=x") == [
        "https://tribunnews.com/sekjen"
    ]


def test_a_recorded_article_tells_what_is_recorded(staff: Client) -> None:
    make_article(
        "Tribunnews", address="https://tribunnews.com/sekjen", title="Sekjen", language="id", original_source="AFP"
    )
    found = ask(staff, "article", "https://m.tribunnews.com/sekjen")
    assert found == {"recorded": "Tribunnews · Sekjen · 6 May 2023 · Indonesian · reprints AFP", "suggested": None}


def test_a_new_article_of_a_known_site_gets_its_outlet_and_language_suggested(staff: Client) -> None:
    make_article("Tribunnews", address="https://tribunnews.com/a", language="id")
    make_article("Elsewhere", address="https://nottribunnews.com/a", language="en")
    assert ask(staff, "article", "https://www.tribunnews.com/b") == {
        "recorded": None,
        "suggested": {"outlet": "Tribunnews", "language": "id"},
    }


def test_what_is_no_address_is_said_to_be_none(staff: Client) -> None:
    assert "not an address" in ask(staff, "article", "hello")["problem"]


def test_a_place_brings_country_province_coordinates_and_precision(staff: Client) -> None:
    make_place("Mabalacat City", "PH", 15.22, 120.57, admin1="Pampanga", population=250_799)
    assert ask(staff, "places", "mabala")["choices"] == [
        {
            "value": "Mabalacat City",
            "label": "Mabalacat City, Pampanga, PH",
            "hint": "250,799 people",
            "place": {
                "country": "Philippines",
                "admin1": "Pampanga",
                "latitude": 15.22,
                "longitude": 120.57,
                "place_precision": "town",
            },
        }
    ]


def test_the_country_of_the_form_narrows_places_unless_it_holds_none(staff: Client) -> None:
    make_place("San Jose", "PH", 15.8, 121.0)
    make_place("San Jose", "US", 37.3, -121.9, population=1_000_000)
    make_place("San Rafael", "US", 37.9, -122.5)
    assert [choice["label"] for choice in ask(staff, "places", "san jose", country="Filipina")["choices"]] == [
        "San Jose, PH"
    ]
    assert values(staff, "places", "san rafael", country="Filipina") == ["San Rafael"]
    assert len(values(staff, "places", "san jose", country="Atlantis")) == 2


def test_the_map_gets_the_towns_in_view(staff: Client) -> None:
    make_place("Mabalacat City", "PH", 15.22, 120.57)
    make_place("Jakarta", "ID", -6.2, 106.8)
    assert ask(staff, "around", bbox="120,15,121,16") == {"places": [[120.57, 15.22, "Mabalacat City"]]}


@pytest.mark.parametrize("bbox", ["", "1,2,3", "a,b,c,d"])
def test_a_bad_box_is_refused(staff: Client, bbox: str) -> None:
    response = staff.get(reverse("admin:lookup_around"), {"bbox": bbox})
    assert response.status_code == 400
    assert "four numbers" in response.json()["problem"]


def test_a_date_is_told_as_it_is_understood(staff: Client) -> None:
    assert ask(staff, "date", "5 Mei 2023") == {"text": "Friday, 5 May 2023"}
    assert "not understood" in ask(staff, "date", "soon")["problem"]
    assert ask(staff, "date", "") == {"text": ""}


def test_a_breakdown_is_told_as_rows(staff: Client) -> None:
    assert ask(staff, "breakdown", "about 389 Vietnamese, 12 Martians") == {
        "rows": [
            {"nationality": "Vietnam", "number": 389, "qualifier": "about", "nationality_as_reported": "Vietnamese"}
        ],
        "rest": ["12 Martians"],
    }
