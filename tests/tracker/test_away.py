"""While the database is busy or away, staff are told so by a page that keeps what they typed."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db import DatabaseError, OperationalError
from django.test import Client
from lxml import html

from incidents.admin import steps
from incidents.models import Incident, PublicEvent
from incidents.models.incident import State
from tests.admin.pages import ADD, page_of, shown, versions_listed
from tests.admin.test_held import OURS, TITLE, ana, fields, signed_in, work
from tests.factories import make_incident, make_outlet, make_source
from tests.outages import locked, out_of_reach

__all__ = ["ana"]
pytestmark = pytest.mark.django_db
# A real outage needs a connection without a transaction around the test.
real_outage = pytest.mark.django_db(transaction=True)
Outage = Callable[[], AbstractContextManager[None]]
LIST = "/admin/incidents/incident/"
PASSWORD = "a-long-right-password"


@pytest.fixture
def staff() -> Client:
    client = Client()
    assert client.login(username="ana", password=PASSWORD)
    return client


@real_outage
@pytest.mark.parametrize("outage", [locked, out_of_reach])
def test_a_form_is_kept_and_can_be_sent_again(staff: Client, outage: Outage) -> None:
    data = work()
    with outage():
        response = staff.post(ADD, data)
    text = response.content.decode()
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "The database is busy or away" in text
    assert "so this was not saved" in text
    assert not Incident.objects.exists()
    address, values = fields(response)
    assert staff.post(address, values).status_code == 302
    incident = Incident.objects.get()
    assert (incident.title, incident.citations.count(), incident.exploitation.count()) == (TITLE, 1, 2)


@real_outage
def test_a_change_of_a_case_is_kept_too(staff: Client) -> None:
    incident = make_incident()
    data = shown(staff.get(page_of(incident))) | {"title": "Typed just now"}
    with locked():
        response = staff.post(page_of(incident), data)
    assert response.status_code == 503
    address, values = fields(response)
    staff.post(address, values)
    incident.refresh_from_db()
    assert incident.title == "Typed just now"


@real_outage
def test_a_page_that_cannot_be_read_says_to_load_it_again(staff: Client) -> None:
    with out_of_reach():
        response = staff.get(f"{LIST}?q=raid")
        others = [staff.get(f"/admin/{address}").status_code for address in ("", "inbox/", "lookup/outlets/?q=a")]
    page = html.fromstring(response.content.decode())
    assert (response.status_code, *others) == (503, 503, 503, 503)
    assert "Nothing is lost. Wait a moment, then load this page again." in page.text_content()
    assert page.xpath("//main//a/@href") == [f"{LIST}?q=raid"]


@real_outage
def test_who_cannot_sign_in_now_is_shown_no_password() -> None:
    with locked():
        response = Client().post("/admin/login/", {"username": "ana", "password": PASSWORD})
    assert response.status_code == 503
    assert PASSWORD not in response.content.decode()
    assert "data-held" not in response.content.decode()


@real_outage
def test_who_signs_in_on_a_held_page_loses_nothing_either() -> None:
    client = Client()
    page = client.post(ADD, work())
    with locked():
        response = signed_in(client, page)
    address, values = fields(response)
    assert (response.status_code, address) == (503, ADD)
    assert values["title"] == [TITLE]


@real_outage
def test_an_old_token_meanwhile_loses_nothing() -> None:
    client = Client(enforce_csrf_checks=True)
    client.login(username="ana", password=PASSWORD)
    data = work()
    with out_of_reach():
        response = client.post(ADD, data, headers=OURS)
    assert response.status_code == 503
    assert fields(response)[1]["title"] == [TITLE]


def test_a_fault_of_ours_is_not_called_an_outage(staff: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_given: Any) -> None:
        raise KeyError("a fault")

    staff.raise_request_exception = False
    monkeypatch.setattr("incidents.admin.home.groups", faulty)
    assert staff.get("/admin/").status_code == 500


def fail_from(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let the database fail at so many-eth note in a history."""
    calls, real = iter(range(1, 1000)), steps.log

    def log(*given: Any) -> None:
        if next(calls) >= number:
            raise OperationalError
        real(*given)

    monkeypatch.setattr(steps, "log", log)


def publish_listed(staff: Client, *drafts: Incident) -> int:
    data = {"action": "publish_selected", "_selected_action": [draft.pk for draft in drafts]}
    return staff.post(LIST, {**data, **versions_listed(staff)}).status_code


def test_of_several_that_are_published_together_all_or_none_are(
    staff: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SELF_REVIEW = True
    drafts = [make_incident(place="Clark"), make_incident(country="TH", place="Mae Sot")]
    for draft in drafts:
        make_source(draft, total=12)
    fail_from(monkeypatch, 2)
    assert publish_listed(staff, *drafts) == 503
    assert set(Incident.objects.values_list("state", flat=True)) == {State.DRAFT}
    assert not PublicEvent.objects.exists()
    assert not LogEntry.objects.exists()


def test_two_cases_are_merged_and_noted_or_neither(staff: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = make_incident(), make_incident()
    address = f"{page_of(one).replace('/change/', '/merge/')}?other={other.public_id}"
    page = html.fromstring(staff.get(address).content.decode())
    seen = {box.get("name"): box.get("value") for box in page.xpath("//input[starts-with(@name,'seen-')]")}
    fail_from(monkeypatch, 2)
    monkeypatch.setattr("incidents.admin.merging.log", steps.log)
    assert staff.post(address, {**seen, "keep": str(one.pk)}).status_code == 503
    assert set(Incident.objects.values_list("state", flat=True)) == {State.DRAFT}
    assert not LogEntry.objects.exists()


def test_a_deletion_that_fails_is_not_in_the_history(staff: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    outlet = make_outlet("Daily News")

    def away(*_given: Any) -> None:
        raise OperationalError

    monkeypatch.setattr("django.db.models.query.QuerySet.delete", away)
    data = {"action": "delete_selected", "_selected_action": [outlet.pk], "post": "yes"}
    assert staff.post("/admin/incidents/outlet/", data).status_code == 503
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize(("problem", "status"), [(OperationalError("locked"), 302), (DatabaseError("no row"), 400)])
def test_what_was_saved_is_answered_as_saved_although_the_session_cannot_be_kept(
    staff: Client, monkeypatch: pytest.MonkeyPatch, problem: DatabaseError, status: int
) -> None:
    """Unless somebody deleted it, by signing out elsewhere: that is Django's to answer."""

    def fails(*_given: Any, **_more: Any) -> None:
        raise problem

    monkeypatch.setattr(Session, "save", fails)
    assert staff.post(ADD, work()).status_code == status
    assert Incident.objects.get().title == TITLE
