"""Saving that is refused half-way: nothing is stored, nothing typed is lost, the reason is told."""

from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client

from incidents.models import Article, Incident, VictimCount
from tests.admin.pages import ADD, errors, errors_beside, page_of, save, shown, source, typed, versions_listed
from tests.factories import make_incident, make_published, make_source

pytestmark = pytest.mark.django_db


def test_a_published_incident_cannot_be_saved_as_it_could_not_be_published(staff: Client) -> None:
    incident = make_published()
    response = save(staff, page_of(incident), country="", title="Raid, call 0812 3456 7890")
    assert errors_beside(response, "country") == ["Choose the country where it happened."]
    assert "looks like a phone number" in errors_beside(response, "title")[0]
    incident.refresh_from_db()
    assert (incident.country, incident.revision) == ("PH", 1)
    assert shown(response)["title"] == "Raid, call 0812 3456 7890"


def test_rows_of_a_published_incident_are_not_saved_either(staff: Client) -> None:
    incident = make_published()
    page = shown(staff.get(page_of(incident)))
    rows = {
        "counts-1-source": "0",
        "counts-1-nationality": "Thai",
        "counts-1-number": "20",
        "counts-1-qualifier": "exact",
    }
    response = staff.post(page_of(incident), page | rows | {"counts-TOTAL_FORMS": "2"})
    assert "8 more than the headline of 12" in errors_beside(response, "remainder_explained")[0]
    assert shown(response)["counts-1-nationality"] == "Thai"
    assert VictimCount.objects.count() == 1


def test_an_explained_excess_is_saved(staff: Client) -> None:
    incident = make_published()
    page = shown(staff.get(page_of(incident)))
    rows = {
        "counts-1-source": "0",
        "counts-1-nationality": "Thai",
        "counts-1-number": "20",
        "counts-1-qualifier": "exact",
    }
    page |= {"counts-TOTAL_FORMS": "2", "remainder_explained": "The list counts those found later too."}
    assert errors(staff.post(page_of(incident), page | rows, follow=True)) == []
    incident.refresh_from_db()
    assert incident.revision == 2


def test_the_last_source_of_a_published_incident_cannot_be_removed(staff: Client) -> None:
    incident = make_published()
    response = save(staff, page_of(incident), citations__0__DELETE="on", counts__0__DELETE="on")
    assert "Cite at least one article that has an address and an outlet." in errors(response)
    assert incident.citations.count() == 1


def test_where_the_database_refuses_all_that_was_typed_is_shown_again(
    staff: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: Any, **_kwargs: Any) -> None:
        raise IntegrityError("UNIQUE constraint failed: incidents_victimcount.article_id")

    monkeypatch.setattr(VictimCount, "save", refuse)
    data = typed(title="Raid", sources=[source()], figures=[{"source": "0", "number": "12", "quote": "twelve people"}])
    response = staff.post(ADD, data)
    assert (
        "Nothing was saved: the database refused the change (incidents_victimcount.article_id)" in errors(response)[0]
    )
    again = shown(response)
    assert (again["counts-0-quote"], again["citations-0-address"]) == ("twelve people", "https://news.example/one")
    assert not Incident.objects.exists()
    assert not Article.objects.exists()


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(staff: Client, colleague: Client) -> None:
    incident = make_incident()
    opened = shown(staff.get(page_of(incident)))
    save(colleague, page_of(incident), summary="Their summary.")
    response = staff.post(page_of(incident), opened | {"title": "My title"})
    assert "budi changed this incident" in errors(response)[0]
    assert shown(response)["title"] == "My title"
    incident.refresh_from_db()
    assert (incident.title, incident.summary) == ("Raid on a compound", "Their summary.")


def test_saving_again_after_the_warning_puts_ones_own_in_its_place(staff: Client, colleague: Client) -> None:
    incident = make_incident()
    opened = shown(staff.get(page_of(incident)))
    save(colleague, page_of(incident), summary="Their summary.")
    warned = shown(staff.post(page_of(incident), opened | {"title": "My title"}))
    assert errors(staff.post(page_of(incident), warned, follow=True)) == []
    incident.refresh_from_db()
    assert incident.title == "My title"


def test_a_third_save_in_between_is_not_overwritten_either(staff: Client, colleague: Client) -> None:
    incident = make_incident()
    opened = shown(staff.get(page_of(incident)))
    save(colleague, page_of(incident), summary="Their summary.")
    warned = shown(staff.post(page_of(incident), opened | {"title": "My title"}))
    save(colleague, page_of(incident), summary="Their second summary.")
    assert "budi changed this incident" in errors(staff.post(page_of(incident), warned))[0]


def test_publishing_meanwhile_counts_as_a_change(staff: Client, colleague: Client) -> None:
    incident = make_incident()
    make_source(incident, total=12)
    opened = shown(staff.get(page_of(incident)))
    save(colleague, page_of(incident), "_publish")
    chosen = {"action": "publish_selected", "_selected_action": incident.pk, **versions_listed(colleague)}
    colleague.post("/admin/incidents/incident/", chosen)
    assert errors(staff.post(page_of(incident), opened | {"title": "My title"}))


def test_a_row_that_somebody_removed_is_named_and_its_text_kept(staff: Client) -> None:
    incident = make_incident()
    make_source(incident, total=12, nationalities={"VN": 5})
    opened = shown(staff.get(page_of(incident)))
    incident.counts.get(nationality="VN").delete()
    response = staff.post(page_of(incident), opened | {"counts-1-quote": "five of them"})
    assert "Somebody removed this row after you opened the page." in errors(response)
    assert shown(response)["counts-1-quote"] == "five of them"
