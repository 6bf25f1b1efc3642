"""A form for a new incident that is sent twice makes one incident, and nothing that was typed is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, connection, transaction
from django.http import HttpResponse
from django.test import Client
from lxml import html

from incidents.ledger.discarding import discard
from incidents.models import DrawnForm, Incident, Term
from tests.admin.inbox import texts
from tests.admin.pages import ADD, messages, page_of, shown, source, typed
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def drawn(client: Client, **fields: Any) -> dict[str, Any]:
    """A form for a new incident as it was drawn and typed."""
    return typed(**fields) | {"drawn": shown(client.get(ADD))["drawn"]}


def send(client: Client, data: dict[str, Any], button: str = "_continue") -> HttpResponse:
    return client.post(ADD, data | {button: "1"}, follow=True)


def hidden(response: HttpResponse) -> dict[str, str]:
    """What the form on the answer would send."""
    page = html.fromstring(response.content.decode())
    (form,) = [form for form in page.forms if form.get("action") == ADD]
    return dict(form.form_values())


def test_the_same_form_sent_again_leads_to_the_incident_that_was_saved(staff: Client) -> None:
    data = drawn(staff, sources=[source()])
    send(staff, data)
    incident = Incident.objects.get()
    again = send(staff, data)
    assert Incident.objects.count() == 1
    assert again.redirect_chain == [(page_of(incident), 302)]
    assert messages(again) == [
        f"This form was sent a second time. It was saved already as {incident.public_id}, and nothing was entered "
        "twice. See where it stands, and go on here."
    ]


@pytest.mark.parametrize("button", ["_save", "_addanother", "_review", "_publish"])
def test_another_button_on_the_same_form_makes_no_second_incident_either(staff: Client, button: str) -> None:
    data = drawn(staff)
    send(staff, data)
    send(staff, data, button)
    assert Incident.objects.get().state == "draft"


def test_each_form_that_is_drawn_makes_an_incident_of_its_own(staff: Client) -> None:
    send(staff, drawn(staff))
    send(staff, drawn(staff))
    assert Incident.objects.count() == 2


def test_a_form_without_a_token_is_saved_as_before(staff: Client) -> None:
    send(staff, typed())
    send(staff, typed() | {"drawn": "no\0token"})
    assert (Incident.objects.count(), DrawnForm.objects.count()) == (2, 0)


def test_a_form_that_was_refused_keeps_its_token_and_is_saved_once(staff: Client) -> None:
    data = drawn(staff, title="")
    refused = send(staff, data)
    assert shown(refused)["drawn"] == data["drawn"]
    for _time in range(2):
        send(staff, data | {"title": "Raid on a farm"})
    assert Incident.objects.get().title == "Raid on a farm"


def test_what_was_typed_differently_is_told_in_the_words_of_the_form(staff: Client) -> None:
    data = drawn(staff, arrests="3", sources=[source()])
    send(staff, data)
    other = {"title": "Raid on a farm", "arrests": "4", "country": "Malaysia", "sensitivity": "coarse"}
    more = {"citations-TOTAL_FORMS": 2} | {
        f"citations-1-{name}": value for name, value in source("https://news.example/two").items()
    }
    again = send(staff, data | other | more)
    assert again.status_code == 409
    assert texts(again, "//div[@id='content-main']/ul/li") == [
        "Title: Raid on a farm",
        "Country: Malaysia",
        "Arrests: 4",
        "Sensitivity: Coarse (the public sees the province)",
        "Citation 2 – Address of the article: https://news.example/two",
        "Citation 2 – Outlet: Daily News",
        "Citation 2 – Kind of outlet: National press",
    ]
    incident = Incident.objects.get()
    assert (incident.arrests, incident.citations.count()) == (3, 1)
    assert page_of(incident) in again.content.decode()


def test_a_field_whose_name_another_begins_with_is_not_told_for_it(staff: Client) -> None:
    data = drawn(staff, country="MY", place="Klang", admin1="Selangor")
    send(staff, data)
    again = send(staff, data | {"place_precision": "district"})
    assert texts(again, "//div[@id='content-main']/ul/li") == ["Precision of the place: District"]


def test_the_terms_and_the_embargo_are_told_in_words(staff: Client) -> None:
    data = drawn(staff)
    send(staff, data)
    term = Term.objects.get(code="forced_labour")
    other = {"exploitation": [str(term.pk), "none"], "embargo_until_0": "2030-01-02", "embargo_until_1": "10:00"}
    again = send(staff, data | other)
    told = texts(again, "//div[@id='content-main']/ul/li")
    assert told == ["Forms of exploitation: Forced labour", "Embargo until: 2030-01-02 10:00"]


def test_a_long_text_is_told_in_full_so_that_it_can_be_copied(staff: Client) -> None:
    data = drawn(staff)
    send(staff, data)
    summary = "Police freed people who were held there. " * 20
    again = send(staff, data | {"summary": summary})
    assert texts(again, "//div[@id='content-main']/ul/li") == [f"Summary: {summary.strip()}"]


def test_what_is_only_missing_the_second_time_is_no_difference(staff: Client) -> None:
    data = drawn(staff, summary="Police freed people.", sources=[source()])
    send(staff, data)
    again = send(staff, data | {"summary": " ", "citations-TOTAL_FORMS": 0})
    assert again.redirect_chain


def test_whoever_meant_another_incident_enters_all_of_it_as_one(staff: Client) -> None:
    data = drawn(staff, sources=[source()])
    send(staff, data)
    kept = hidden(send(staff, data | {"title": "Raid on a farm"}, "_review"))
    staff.post(ADD, kept)
    staff.post(ADD, kept)
    first, second = Incident.objects.order_by("pk")
    assert (first.title, second.title, second.state) == ("Raid on a compound", "Raid on a farm", "in_review")
    assert second.citations.get().article == first.citations.get().article


def test_a_form_whose_incident_was_discarded_leads_to_that_one(staff: Client) -> None:
    data = drawn(staff)
    send(staff, data)
    incident = discard(Incident.objects.get(), "A test.")
    assert send(staff, data).redirect_chain == [(page_of(incident), 302)]


def test_whoever_may_not_enter_incidents_is_led_nowhere(staff: Client, client: Client) -> None:
    data = drawn(staff)
    send(staff, data)
    client.force_login(make_user())
    assert send(client, data).status_code == 403


def test_the_database_keeps_a_token_once(staff: Client) -> None:
    send(staff, drawn(staff))
    kept = DrawnForm.objects.get()
    other = Incident.objects.create(title="Another")
    with pytest.raises(IntegrityError), transaction.atomic():
        DrawnForm.objects.create(token=kept.token, incident=other)


@pytest.mark.django_db(transaction=True)
def test_of_two_clicks_at_once_one_makes_the_incident_and_the_other_leads_to_it(ana: AbstractBaseUser) -> None:
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(ana)
    data = drawn(clients[0])

    def click(client: Client) -> HttpResponse:
        try:
            return send(client, data)
        finally:
            connection.close()

    clicks: list[Callable[[], HttpResponse]] = [lambda one=one: click(one) for one in clients]
    with ThreadPoolExecutor(2) as pool:
        answers = [job.result() for job in [pool.submit(one) for one in clicks]]
    incident = Incident.objects.get()
    assert [answer.redirect_chain for answer in answers] == [[(page_of(incident), 302)]] * 2
