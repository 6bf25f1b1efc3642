"""The form for suggestions: what it takes, what it refuses, and that nothing typed is lost."""

import re
from datetime import timedelta
from unittest import mock

import pytest
from django.core import signing
from django.test import Client

from incidents.ledger import suggestions
from incidents.models import Suggestion, SuggestionCount
from incidents.views.suggestion_form import LATEST, new_token, reference_of
from tests.outages import locked, out_of_reach

pytestmark = pytest.mark.django_db
TEXT = "The police said on 6 May that 1,090 people were found, see the second page."


def token(age: timedelta = timedelta(minutes=1)) -> str:
    """A token that was drawn some time ago."""
    with mock.patch.object(signing.time, "time", return_value=signing.time.time() - age.total_seconds()):
        return new_token()


def send(client: Client, **changes):
    """Send the form; a token may be given by its age."""
    data = {
        "kind": "source",
        "incident": "",
        "url": "https://news.example/a",
        "text": TEXT,
        "website": "",
        "token": token(),
    }
    headers = changes.pop("headers", {})
    if isinstance(changes.get("token"), timedelta):
        changes["token"] = token(changes["token"])
    return client.post("/suggest/", data | changes, headers=headers)


@pytest.fixture
def strict(served) -> Client:
    """A client that, as a browser, would be stopped by Django's own protection."""
    return Client(enforce_csrf_checks=True)


def test_the_form_can_be_sent_as_it_is_drawn(strict):
    page = strict.get("/suggest/").content.decode()
    drawn = re.search(r'name="token" value="([^"]+)"', page)[1]
    with mock.patch.object(signing.time, "time", return_value=signing.time.time() + 30):
        answer = send(strict, token=drawn)
    assert (answer.status_code, answer["Location"]) == (303, f"/suggest/received/{reference_of(drawn)}/")
    assert Suggestion.objects.get().text == TEXT


def test_the_receipt_gives_the_reference_and_what_happens_next(strict):
    receipt = strict.get(send(strict)["Location"]).content.decode()
    assert Suggestion.objects.get().reference in receipt
    assert "What happens next" in receipt


def test_no_cookie_is_set_from_form_to_receipt(strict):
    for answer in (
        strict.get("/suggest/"),
        send(strict),
        strict.get("/suggest/received/S-AAAA-BBBB/"),
        send(strict, text=""),
    ):
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")


def test_no_copy_of_the_form_is_kept(strict):
    assert strict.get("/suggest/")["Cache-Control"] == "no-store"
    assert send(strict, website="x")["Cache-Control"] == "no-store"


def test_sending_twice_is_one_suggestion(strict):
    same = token()
    first, second = send(strict, token=same), send(strict, token=same)
    assert first["Location"] == second["Location"]
    assert Suggestion.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"url": ""}, "Give the address of the report."),
        ({"url": "ftp://news.example/a"}, "Write the whole address, beginning with https://."),
        ({"url": "no address"}, "Write the whole address, beginning with https://."),
        ({"kind": "correction"}, "Say which incident it is about."),
        ({"kind": "correction", "incident": "TI-00001", "text": ""}, "Say what is wrong, and how you know."),
        ({"incident": "TI-99999"}, "There is no incident TI-99999 in the record."),
        ({"incident": "42"}, "Write the number of the incident as its page shows it: TI-00042."),
        ({"text": "x" * 2001}, "at most 2000 characters"),
        ({"website": "https://spam.example"}, "Leave this field empty: only programs fill it in."),
        ({"token": ""}, "The form was not complete."),
        ({"token": "forged"}, "The form was not complete."),
        ({"token": timedelta(seconds=1)}, "That was too quick to check."),
        ({"token": LATEST + timedelta(minutes=1)}, "The page was open for too long."),
        ({"headers": {"Origin": "https://evil.example"}}, "This form was sent from another site."),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_reason(strict, changes, message):
    answer = send(strict, **changes)
    assert answer.status_code == 400
    assert message in answer.content.decode()
    assert not Suggestion.objects.exists()
    assert not SuggestionCount.objects.exists()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Write to ana@example.org about it.", "an e-mail address"),
        ("Her number is +62 812 3456 7890.", "a phone number"),
        ("Her passport is A1234567.", "a passport or identity number"),
    ],
)
def test_personal_data_is_refused_and_the_text_is_kept(strict, text, what):
    answer = send(strict, text=text)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert f"looks like {what}" in page
    assert f">\n{text}</textarea>" in page
    assert not Suggestion.objects.exists()


def test_the_address_of_a_report_in_the_text_is_no_personal_data(strict):
    assert send(strict, text="See https://news.example/2023/05/09/4884301999").status_code == 303


def test_a_withdrawn_incident_may_be_spoken_of_and_a_draft_does_not_exist(strict):
    assert send(strict, kind="correction", incident="ti-00004").status_code == 303
    assert send(strict, kind="correction", incident="TI-00005").status_code == 400


def test_a_token_too_young_can_be_sent_again_later(strict):
    young = token(timedelta(seconds=1))
    page = send(strict, token=young).content.decode()
    assert f'value="{young}"' in page


def test_a_token_too_old_is_replaced(strict):
    old = token(LATEST + timedelta(minutes=1))
    page = send(strict, token=old).content.decode()
    assert old not in page
    assert re.search(r'name="token" value="[^"]+:[^"]+:[^"]+"', page)


def test_too_many_are_put_off_and_the_text_is_kept(strict, monkeypatch):
    monkeypatch.setattr(suggestions, "A_DAY_FROM_ONE_SENDER", 1)
    assert send(strict).status_code == 303
    answer = send(strict)
    assert answer.status_code == 429
    assert TEXT in answer.content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("outage", [locked, out_of_reach])
def test_a_database_that_is_busy_or_away_is_a_503_that_keeps_the_text(strict, outage):
    with outage():
        answer = send(strict)
    assert (answer.status_code, answer["Retry-After"]) == (503, "120")
    assert "cannot be taken at this moment" in answer.content.decode()
    assert TEXT in answer.content.decode()


def test_the_form_of_an_incident_begins_with_it(strict):
    page = strict.get("/suggest/?incident=TI-00001").content.decode()
    assert 'value="TI-00001"' in page
    assert re.search(r'value="correction"[^>]* checked', page)


def test_the_form_names_no_incident_that_is_not_public(strict):
    assert 'value="TI-00005"' not in strict.get("/suggest/?incident=TI-00005").content.decode()


def test_it_warns_not_to_write_names(strict):
    assert "Do not write names." in strict.get("/suggest/").content.decode()


def test_a_made_up_reference_has_no_receipt(strict):
    assert strict.get("/suggest/received/you-have-won/").status_code == 404
