"""Two who have the page of one case open: nobody undoes what they did not touch."""

import pytest
from django.test import Client

from incidents.models import Incident, Term
from tests.admin.pages import errors, page_of, save, shown, source
from tests.factories import clark, make_authority, make_incident, make_source

pytestmark = pytest.mark.django_db
NAMED = "Police freed people, Ana Santos among them."


def two_sources() -> Incident:
    incident = make_incident(summary=NAMED)
    make_source(incident, "Daily News", total=50, nationalities={"ID": 20})
    make_source(incident, "Gazette", total=51)
    return incident


def test_a_reviewer_who_typed_nothing_does_not_bring_back_what_a_colleague_took_out(
    staff: Client, colleague: Client
) -> None:
    incident = two_sources()
    old = shown(colleague.get(page_of(incident)))
    save(staff, page_of(incident), summary="Police freed people.")
    first = colleague.post(page_of(incident), old | {"_publish": "1"})
    incident.refresh_from_db()
    assert incident.state == "draft"
    assert "Summary: Police freed people." in errors(first)[0]
    assert shown(first)["summary"] == "Police freed people."
    colleague.post(page_of(incident), shown(first) | {"_publish": "1"})
    incident.refresh_from_db()
    assert (incident.state, incident.summary) == ("published", "Police freed people.")


def test_two_who_change_different_fields_keep_both_changes(staff: Client, colleague: Client) -> None:
    incident = two_sources()
    fraud = Term.objects.get(code="online_scam")
    old = shown(colleague.get(page_of(incident)))
    save(staff, page_of(incident), summary="Shorter.", sectors=[str(fraud.pk)], when="2023-05", counts__0__number="48")
    typed = {
        "title": "Raid on a farm",
        "counts-1-women": "7",
        "embargo_until_0": "2030-01-01",
        "embargo_until_1": "12:00",
    }
    first = colleague.post(page_of(incident), old | typed)
    assert "You both changed" not in errors(first)[0]
    assert errors(colleague.post(page_of(incident), shown(first) | {"_continue": "1"}, follow=True)) == []
    incident.refresh_from_db()
    assert (incident.title, incident.summary, incident.date_precision) == ("Raid on a farm", "Shorter.", "month")
    assert list(incident.sectors.all()) == [fraud]
    assert incident.embargo_until is not None
    assert list(incident.counts.values_list("number", "women")) == [(48, None), (20, 7), (51, None)]


def test_what_both_changed_is_named_and_the_typed_one_stands_until_it_is_saved_again(
    staff: Client, colleague: Client
) -> None:
    incident = two_sources()
    old = shown(colleague.get(page_of(incident)))
    save(staff, page_of(incident), title="Raid on a camp", counts__0__number="48")
    first = colleague.post(page_of(incident), old | {"title": "Raid on a farm", "counts-0-number": "47"})
    told = errors(first)[0]
    assert "ana changed this incident" in told
    assert told.index("You both changed") < told.index("Title: Raid on a camp")
    assert "People: 48" in told
    assert "Summary" not in told
    assert (shown(first)["title"], shown(first)["counts-0-number"]) == ("Raid on a farm", "47")
    colleague.post(page_of(incident), shown(first))
    incident.refresh_from_db()
    assert (incident.title, incident.counts.first().number) == ("Raid on a farm", 47)  # type: ignore[union-attr]


def test_what_both_changed_alike_is_no_conflict(staff: Client, colleague: Client) -> None:
    incident = two_sources()
    old = shown(colleague.get(page_of(incident)))
    save(staff, page_of(incident), title="Raid on a farm")
    assert "You both changed" not in errors(colleague.post(page_of(incident), old | {"title": "Raid on a farm"}))[0]


def test_rows_that_were_added_or_removed_meanwhile_come_into_the_page(staff: Client, colleague: Client) -> None:
    incident = two_sources()
    old = shown(colleague.get(page_of(incident)))
    save(staff, page_of(incident), counts__1__DELETE="on", citations__1__is_lead="on", citations__0__is_lead="")
    make_source(incident, "Herald", total=52)
    new = {
        "counts-3-source": "1",
        "counts-3-nationality": "Vietnam",
        "counts-3-number": "9",
        "counts-3-qualifier": "exact",
    }
    first = colleague.post(page_of(incident), old | new | {"counts-TOTAL_FORMS": "4"})
    assert "new: Citation Herald" in errors(first)[0]
    assert "Count: removed" in errors(first)[0]
    assert errors(colleague.post(page_of(incident), shown(first) | {"_continue": "1"}, follow=True)) == []
    told = incident.counts.values_list("article__outlet__name", "nationality", "number")
    assert sorted(told) == [
        ("Daily News", "", 50), ("Gazette", "", 51), ("Gazette", "VN", 9), ("Herald", "", 52),
    ]  # fmt: skip
    assert incident.citations.get(is_lead=True).article.outlet.name == "Gazette"  # type: ignore[union-attr]


def test_a_new_source_with_its_figures_survives_a_source_that_a_colleague_removed(
    staff: Client, colleague: Client
) -> None:
    incident = two_sources()
    old = shown(colleague.get(page_of(incident)))
    save(staff, page_of(incident), citations__1__DELETE="on", counts__2__DELETE="on")
    new = {f"citations-2-{name}": value for name, value in source("https://news.example/new").items()}
    new |= {"counts-3-source": "2", "counts-3-number": "55", "counts-3-qualifier": "exact"}
    sizes = {"counts-TOTAL_FORMS": "4", "citations-TOTAL_FORMS": "3"}
    first = colleague.post(page_of(incident), old | new | sizes)
    assert "Citation: removed" in errors(first)[0]
    assert errors(colleague.post(page_of(incident), shown(first) | {"_continue": "1"}, follow=True)) == []
    assert sorted(incident.counts.values_list("number", flat=True)) == [20, 50, 55]
    assert incident.citations.count() == 2


def test_a_figure_that_was_changed_here_and_removed_there_stays_as_typed(staff: Client, colleague: Client) -> None:
    incident = two_sources()
    old = shown(colleague.get(page_of(incident)))
    save(staff, page_of(incident), counts__1__DELETE="on")
    first = colleague.post(page_of(incident), old | {"counts-1-number": "21"})
    assert "You both changed" in errors(first)[0]
    colleague.post(page_of(incident), shown(first))
    assert sorted(incident.counts.values_list("number", flat=True)) == [21, 50, 51]


def test_a_page_of_which_nothing_was_typed_is_the_page_that_is_stored(staff: Client, colleague: Client) -> None:
    incident = clark()
    incident.involvements.create(authority=make_authority("Navy", "military"))
    old = shown(colleague.get(page_of(incident)))
    save(staff, page_of(incident), internal_notes="two\nlines")
    first = colleague.post(page_of(incident), old)
    assert "Only changed meanwhile" in errors(first)[0]
    now, again = shown(staff.get(page_of(incident))), shown(first)
    left_out = {"csrfmiddlewaretoken"}
    assert {name: value for name, value in again.items() if value and name not in left_out} == {
        name: value for name, value in now.items() if value and name not in left_out
    }
