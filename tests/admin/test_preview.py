"""What the page shows while numbers are typed; the rules compute it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from incidents.models import Incident
from tests.admin.pages import page_of, shown, source, typed
from tests.factories import clark, make_outlet, make_user

pytestmark = pytest.mark.django_db


def preview(client: Client, data: dict[str, Any]) -> Any:
    return client.post(reverse("admin:lookup_preview"), data).json()


def test_sum_and_remainder_are_shown_for_each_source_and_for_the_headline(staff: Client) -> None:
    seen = preview(
        staff,
        typed(
            sources=[source("https://news.example/a"), source("https://news.example/b", outlet="Other Paper")],
            figures=[
                {"source": "0", "number": "1,048"},
                {"source": "0", "nationality": "Indonesia", "number": "143"},
                {"source": "1", "number": "1090"},
            ],
        ),
    )
    assert seen["sources"] == {
        "0": {"text": "143 of 1,048 broken down, 905 not.", "excess": False},
        "1": {"text": "0 of 1,090 broken down, 1,090 not.", "excess": False},
    }
    assert seen["headline"] == "1,048 (1,048–1,090)"
    assert seen["reason"] == "The lowest figure, as no two independent sources agree."
    assert seen["breakdown"] == "143 of 1,048 broken down, 905 not."
    assert seen["grade"] == "3: several independent media"


def test_a_breakdown_that_exceeds_its_total_is_a_warning(staff: Client) -> None:
    rows = [{"source": "0", "number": "10"}, {"source": "0", "nationality": "Thai", "number": "12"}]
    seen = preview(staff, typed(sources=[source()], figures=rows))
    assert seen["sources"]["0"] == {
        "text": "The nationalities add up to 12, 2 more than the total of 10.",
        "excess": True,
    }
    assert seen["excess"] is True


def test_a_breakdown_that_exceeds_its_total_is_no_warning_any_more_once_it_is_explained(staff: Client) -> None:
    rows = [{"source": "0", "number": "10"}, {"source": "0", "nationality": "Thai", "number": "12"}]
    told = typed(sources=[source()], figures=rows, remainder_explained="Two hold two passports each.")
    seen = preview(staff, told)
    assert (seen["sources"]["0"]["excess"], seen["excess"]) == (False, False)


def test_two_papers_that_reprint_one_agency_are_one_voice(staff: Client) -> None:
    make_outlet("AFP", "wire")
    reprints = [source(f"https://news.example/{name}", outlet=name, original_source="AFP") for name in ("one", "two")]
    rows = [{"source": place, "number": "12"} for place in ("0", "1")]
    assert preview(staff, typed(sources=reprints, figures=rows))["grade"] == "1: one media source"


def test_what_does_not_make_sense_yet_is_left_out(staff: Client) -> None:
    rows = [
        {"source": "0", "number": "10"},
        {"source": "0", "nationality": "Martian", "number": "3"},
        {"number": "99"},
    ]
    seen = preview(staff, typed(title="", when="so", sources=[source()], figures=rows))
    assert seen["headline"] == "10"
    assert seen["breakdown"] == "0 of 10 broken down, 10 not."


def test_a_breakdown_still_in_its_box_counts(staff: Client) -> None:
    seen = preview(staff, typed(sources=[source(breakdown="3 Thais")], figures=[{"source": "0", "number": "10"}]))
    assert seen["sources"]["0"]["text"] == "3 of 10 broken down, 7 not."


def test_a_removed_source_no_longer_counts(staff: Client) -> None:
    rows = [source("https://news.example/a", DELETE="on"), source("https://news.example/b")]
    figures = [{"source": "0", "number": "10", "DELETE": "on"}, {"source": "1", "number": "12"}]
    assert preview(staff, typed(sources=rows, figures=figures))["headline"] == "12"


def test_an_empty_page_has_no_number(staff: Client) -> None:
    seen = preview(staff, typed())
    assert (seen["headline"], seen["breakdown"], seen["grade"]) == ("no number", "", "no source")


def test_a_stored_incident_is_previewed_as_its_page_stands(staff: Client) -> None:
    incident = clark()
    seen = preview(staff, shown(staff.get(page_of(incident))) | {"incident": str(incident.pk)})
    assert seen["headline"] == "1,048 (1,000–1,400)"
    assert seen["reason"] == "4 of 7 independent sources give this figure."
    assert seen["breakdown"] == "All 1,048 broken down."


def test_a_preview_stores_nothing(staff: Client) -> None:
    preview(staff, typed(sources=[source()], figures=[{"source": "0", "number": "10"}]))
    assert not Incident.objects.exists()


def test_a_preview_is_for_staff(client: Client) -> None:
    assert client.post(reverse("admin:lookup_preview"), typed()).status_code == 403


def test_a_case_that_is_in_the_record_already_is_named_with_reasons_while_it_is_typed(staff: Client) -> None:
    known = clark()
    rows = [{"source": "0", "number": "1,090"}, {"source": "0", "nationality": "Indonesia", "number": "143"}]
    seen = preview(staff, typed(when="5 May 2023", country="Philippines", sources=[source()], figures=rows))
    assert [one["text"] for one in seen["known"]] == [f"Probably this case: {known}"]
    assert "The dates differ by a day or two" in seen["known"][0]["reasons"]
    assert seen["known"][0]["address"] == page_of(known)


def test_an_incident_is_not_taken_for_itself(staff: Client) -> None:
    incident = clark()
    assert preview(staff, {**shown(staff.get(page_of(incident))), "incident": incident.pk})["known"] == []


def test_who_may_not_enter_incidents_gets_no_preview() -> None:
    client = Client()
    client.force_login(make_user())
    assert client.post(reverse("admin:lookup_preview"), {}).status_code == 403
