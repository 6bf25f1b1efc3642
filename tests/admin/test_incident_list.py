"""The list of incidents: columns, search, filters, and the number of its queries."""

import pytest
from django.http import HttpResponse
from django.test import Client
from lxml import html
from pytest_django import DjangoAssertNumQueries

from incidents.models import Involvement
from tests.factories import clark, make_authority, make_incident, make_published, make_source

pytestmark = pytest.mark.django_db
LIST = "/admin/incidents/incident/"


def rows(response: HttpResponse) -> list[dict[str, str]]:
    """The rows shown, each by its columns."""
    page = html.fromstring(response.content.decode())
    return [
        {
            cell.get("class").split()[0].removeprefix("field-"): " ".join(cell.text_content().split())
            for cell in row.xpath("./*[contains(@class,'field-')]")
        }
        for row in page.xpath("//table[@id='result_list']/tbody/tr")
    ]


def identities(response: HttpResponse) -> set[str]:
    return {row["identity"] for row in rows(response)}


def test_clark_stands_in_the_list_with_its_figures(staff: Client) -> None:
    incident = clark(published=True)
    assert rows(staff.get(LIST)) == [
        {
            "identity": incident.public_id,
            "title": "Clark Freeport scam-hub raid, Mabalacat, Pampanga",
            "date": "4 May 2023 Day",
            "country_name": "Philippines",
            "state_name": "Published",
            "headline": "1,048 1,000–1,400",
            "grade": "3",
            "sources": "7",
            "blocked": "–",
        }
    ]


def test_a_draft_says_what_blocks_it(staff: Client) -> None:
    make_incident(country="", date_start=None, date_precision="")
    row = rows(staff.get(LIST))[0]
    assert row["blocked"].startswith("Enter the date: a year is enough.Choose the country where it happened.")
    assert (row["date"], row["country_name"], row["grade"], row["headline"]) == ("–", "–", "–", "no number")


def test_the_public_reason_of_a_withdrawal_stands_with_its_state_not_among_what_blocks(staff: Client) -> None:
    incident = make_published()
    staff.post(f"{LIST}withdraw/?incidents={incident.pk}", {"reason": "Counted twice."})
    row = rows(staff.get(LIST))[0]
    assert row["state_name"] == "Withdrawn Public reason: Counted twice."
    assert row["blocked"] == "–"


@pytest.mark.parametrize("number", [1, 50])
def test_the_list_takes_as_many_queries_for_one_incident_as_for_fifty(
    staff: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for at in range(number):
        incident = make_incident(country=["PH", "ID"][at % 2], exploitation=["forced_labour"])
        make_source(incident, f"Outlet {at}", total=at, nationalities={"VN": at})
        Involvement.objects.create(incident=incident, authority=make_authority(f"Police {at}"))
    staff.get(LIST)
    # Session and user; number of rows; the rows; their four kinds of parts; choices of three filters.
    with django_assert_num_queries(11):
        assert len(rows(staff.get(LIST))) == number


@pytest.mark.parametrize(
    "text",
    ["Clark", "freeport pampanga", "mabalacat", "online fraud", "Anti-Cybercrime", "Tribunnews", "clark taiwan news"],
)
def test_the_search_finds_title_place_summary_authority_and_outlet(staff: Client, text: str) -> None:
    incident = clark()
    make_incident(title="Something else", summary="")
    assert identities(staff.get(LIST, {"q": text})) == {incident.public_id}


def test_every_word_of_the_search_must_be_found(staff: Client) -> None:
    clark()
    assert identities(staff.get(LIST, {"q": "Clark Jakarta"})) == set()


def test_the_search_finds_an_incident_by_its_number_in_any_form(staff: Client) -> None:
    incident = make_incident(title="Raid")
    make_incident(title="Other")
    for text in (incident.public_id, incident.public_id.lower(), str(incident.pk), f"TI{incident.pk}"):
        assert identities(staff.get(LIST, {"q": text})) == {incident.public_id}


def test_a_number_beyond_all_numbers_finds_nothing(staff: Client) -> None:
    make_incident(title="Raid")
    assert identities(staff.get(LIST, {"q": "9" * 40})) == set()


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"state__exact": "published"}, {"published"}),
        ({"state__exact": "draft"}, {"ready", "blocked"}),
        ({"country": "ID"}, {"ready"}),
        ({"year": "2021"}, {"ready"}),
        ({"year": "junk"}, {"published", "ready", "blocked"}),
        ({"blocked": "yes"}, {"blocked"}),
        ({"blocked": "no"}, {"ready"}),
    ],
)
def test_the_filters_narrow_the_list(staff: Client, parameters: dict[str, str], expected: set[str]) -> None:
    from datetime import date

    make_published(title="published")
    make_source(make_incident(title="ready", country="ID", date_start=date(2021, 3, 1)), total=3)
    make_incident(title="blocked")
    assert {row["title"] for row in rows(staff.get(LIST, parameters))} == expected


def test_the_list_is_filtered_by_form_of_exploitation(staff: Client) -> None:
    from incidents.models import Term

    incident = make_incident(exploitation=["forced_marriage"])
    make_incident(exploitation=["forced_labour"])
    term = Term.objects.get(scheme="exploitation", code="forced_marriage")
    assert identities(staff.get(LIST, {"exploitation__id__exact": term.pk})) == {incident.public_id}


def test_nothing_in_the_list_deletes(staff: Client) -> None:
    make_incident()
    assert "delete_selected" not in staff.get(LIST).content.decode()
