"""The history of an incident: each field as it was and is, in the words of its page."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from incidents.models import Incident, Term
from tests.admin.pages import page_of, save
from tests.factories import make_authority, make_incident, make_published, make_source

pytestmark = pytest.mark.django_db
LONG = "Police entered a compound near the port at night and freed people who were held there. " * 3


def history(client: Client, incident: Incident, **changes: Any) -> str:
    """What the history says of a change."""
    save(client, page_of(incident), **changes)
    return LogEntry.objects.latest("pk").get_change_message()


def pk_of(code: str) -> str:
    return str(Term.objects.get(code=code).pk)


def test_it_says_as_which_revision_the_public_sees_the_change(staff: Client) -> None:
    assert "public revision “2”" in history(staff, make_published(), title="Raid on two compounds")


CHANGES: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "a number": ({"arrests": 3}, {"arrests": "4"}, "Arrests (3 → 4)"),
    "a number that was not reported": ({}, {"arrests": "0"}, "Arrests (– → 0)"),
    "a number that is taken out": ({"arrests": 3}, {"arrests": ""}, "Arrests (3 → –)"),
    "a title": ({}, {"title": "Raid"}, "Title (Raid on a compound → Raid)"),
    "a date": ({}, {"when": "May 2023"}, "Date (2023-05-04 → 2023-05)"),
    "a country": ({}, {"country": "Malaysia"}, "Country (Philippines → Malaysia)"),
    "a choice": (
        {"country": ""},
        {"counting": "estimate"},
        "Counting (Single event → Estimate (not summed))",
    ),
    "a language": ({}, {"written_in": "id"}, "Written in (English → Indonesian)"),
    "a grade": ({}, {"grade_override": "4", "grade_note": "Seen"}, "Grade set by staff (– → 4)"),
    "notes": ({"internal_notes": "Ask"}, {"internal_notes": "Asked"}, "Internal notes (Ask → Asked)"),
}


@pytest.mark.parametrize(("stored", "typed", "told"), CHANGES.values(), ids=CHANGES.keys())
def test_it_says_what_a_field_was_and_is(
    staff: Client, stored: dict[str, Any], typed: dict[str, Any], told: str
) -> None:
    assert told in history(staff, make_incident(**stored), **typed)


def test_it_names_the_terms_that_were_and_are_chosen(staff: Client) -> None:
    incident = make_incident(exploitation=["forced_labour"])
    told = history(staff, incident, exploitation=[pk_of("forced_labour"), pk_of("forced_criminality")])
    assert told == "Changed Forms of exploitation (Forced labour → Forced labour, Forced criminality)."


def test_it_says_day_and_time_of_an_embargo(staff: Client) -> None:
    incident = make_incident(embargo_until=datetime(2030, 1, 2, 10, tzinfo=UTC))
    told = history(staff, incident, embargo_until_1="12:30")
    assert told == "Changed Embargo until (2 January 2030, 10:00 → 2 January 2030, 12:30)."


def test_of_a_long_text_it_shows_where_it_changed(staff: Client) -> None:
    told = history(staff, make_incident(summary=f"{LONG}Nobody was hurt."), summary=f"{LONG}Two were hurt.")
    assert told == (
        "Changed Summary (…freed people who were held there. Nobody was hurt. → …freed people who were held there. "
        "Two were hurt.)."
    )


def test_it_says_what_the_number_of_a_row_was(staff: Client) -> None:
    incident = make_incident()
    make_source(incident, "Daily News", total=50, nationalities={"ID": 20})
    told = history(staff, incident, counts__0__number="48", counts__0__women="7", counts__1__nationality="Vietnam")
    assert "Changed People (50 → 48) and Women (– → 7) for count “All people (Daily News)”" in told
    assert "(Indonesia → Vietnam) for count “Vietnamese (Daily News)”" in told


def test_it_says_what_the_choice_and_the_day_of_a_row_were(staff: Client) -> None:
    incident = make_incident()
    article = make_source(incident, "Daily News", total=50).article
    incident.followups.create(article=article, outcome="sheltered", date=date(2023, 6, 1))
    incident.involvements.create(authority=make_authority("Navy"), role="lead")
    told = history(
        staff, incident, followups__0__outcome="charged", followups__0__date="2023-06-02", involvements__0__role="tip"
    )
    assert "Outcome (Sheltered → Charged)" in told
    assert "Day (1 June 2023 → 2 June 2023)" in told
    assert "(Led the rescue → Tipped off)" in told
