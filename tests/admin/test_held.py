"""Somebody who was signed out while typing, or whose page is too old, loses nothing."""

import json

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation
from lxml import html

from incidents.admin import held
from incidents.ledger.sign_in import ON_AN_ACCOUNT_FROM_AN_ADDRESS
from incidents.models import Incident, Term
from tests.factories import make_user
from tracker import forged

from .pages import ADD, source, typed

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-right-password"
TITLE = "Raid on a “compound” <in> the hills"
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(autouse=True)
def ana() -> None:
    user = make_user("ana", is_superuser=True)
    user.set_password(PASSWORD)
    user.save()


def fields(response: HttpResponse) -> tuple[str, dict[str, list[str]]]:
    """Where the form of a held page goes, and all it would send."""
    form = html.fromstring(response.content.decode()).xpath("//form[@data-held]")[0]
    values: dict[str, list[str]] = {}
    for name, value in form.form_values():
        values.setdefault(name, []).append(value)
    return form.get("action"), values


def signed_in(client: Client, response: HttpResponse, password: str = PASSWORD) -> HttpResponse:
    address, values = fields(response)
    return client.post(address, values | {"username": "ana", "password": password})


def work() -> dict[str, object]:
    terms = [str(pk) for pk in Term.objects.filter(scheme="exploitation").values_list("pk", flat=True)[:2]]
    summary = "First line.\r\nSecond line: “quoted”, 100 % & more."
    return typed(title=TITLE, summary=summary, sources=[source()], exploitation=terms) | {"_continue": "1"}


def test_who_is_signed_out_signs_in_on_the_page_that_answers_and_sends_all_of_it_again(client: Client) -> None:
    data = work()
    response = client.post(ADD, data)
    assert response.status_code == 403
    assert "You are signed out, so this was not saved yet." in response.content.decode()
    ready = signed_in(client, response)
    address, values = fields(ready)
    assert address == ADD
    assert client.post(address, values).status_code == 302
    incident = Incident.objects.get()
    assert (incident.title, incident.summary) == (TITLE, str(data["summary"]).replace("\r\n", "\n"))
    assert incident.exploitation.count() == 2
    assert incident.citations.count() == 1


def test_it_is_said_in_indonesian_too(client: Client) -> None:
    response = client.post(ADD, work(), headers={"Accept-Language": "id"})
    assert "Semua yang Anda ketik tersimpan di halaman ini" in response.content.decode()


def test_nothing_is_kept_on_the_server_or_in_a_cache(client: Client) -> None:
    response = client.post(ADD, work())
    assert "no-store" in response["Cache-Control"]
    assert not Incident.objects.exists()
    assert not Session.objects.exists()


def test_a_wrong_password_loses_nothing_and_is_limited(client: Client) -> None:
    response = client.post(ADD, work())
    for _time in range(ON_AN_ACCOUNT_FROM_AN_ADDRESS):
        response = signed_in(client, response, "wrong")
        assert response.status_code == 403
    response = signed_in(client, response)
    assert response.status_code == 429
    assert TITLE in dict(json.loads(fields(response)[1]["typed"][0])).values()


def test_passwords_are_not_held(client: Client) -> None:
    given = {"username": "new", "password1": "secret-secret", "password2": "secret-secret"}
    text = client.post("/admin/auth/user/add/", given).content.decode()
    assert "new" in text
    assert "secret-secret" not in text


def test_an_old_token_of_who_is_signed_in_asks_to_send_it_again() -> None:
    client = Client(enforce_csrf_checks=True)
    client.login(username="ana", password=PASSWORD)
    data = work() | {"csrfmiddlewaretoken": "x" * 32}
    response = client.post(ADD, data, headers=OURS)
    assert response.status_code == 403
    assert "You are signed in as ana." in response.content.decode()
    address, values = fields(response)
    assert client.post(address, values, headers=OURS).status_code == 302
    assert Incident.objects.get().title == TITLE


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://other.example"}, {"Origin": "null"}]
)
def test_what_another_site_sends_cannot_be_sent_again_with_a_click(headers: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.login(username="ana", password=PASSWORD)
    response = client.post(ADD, work(), headers=headers)
    assert response.status_code == 403
    assert "go back with your browser’s back button" in response.content.decode()
    assert TITLE not in html.fromstring(response.content.decode()).text_content()
    assert "data-held" not in response.content.decode()


def test_an_old_page_to_sign_in_holds_no_password() -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/admin/login/", {"username": "ana", "password": PASSWORD}, headers=OURS)
    assert response.status_code == 403
    assert PASSWORD not in response.content.decode()


@pytest.mark.parametrize("address", ["https://other.example/admin/", "//other.example", "/suggest/", "javascript:x"])
def test_what_was_typed_is_sent_to_staff_pages_only(client: Client, address: str) -> None:
    given = {"address": address, "typed": '[["title", "Raid"]]', "username": "ana", "password": PASSWORD}
    assert fields(client.post("/admin/again/", given))[0] == "/admin/"


@pytest.mark.parametrize("packed", ["", "{}", "[1]", "[[1]]", '"ab"', "nonsense"])
def test_a_damaged_page_signs_in_all_the_same(client: Client, packed: str) -> None:
    response = client.post("/admin/again/", {"typed": packed, "username": "ana", "password": PASSWORD})
    assert response.status_code == 200


def test_a_form_to_a_public_page_is_refused_in_the_look_of_the_site(rf: RequestFactory) -> None:
    response = forged.refused(rf.post("/suggest/", {"a": "b"}))
    assert response.status_code == 403
    assert "This is not open to you" in response.content.decode()
    assert not response.cookies


def test_that_files_are_not_kept_is_said(client: Client) -> None:
    given = {"addresses": "https://news.example/one", "file": SimpleUploadedFile("page.html", b"<html>")}
    text = client.post("/admin/inbox/add/", given).content.decode()
    assert "Files are not kept: choose them again afterwards." in text
    assert "https://news.example/one" in text


def away(request: HttpRequest, language: str = "en") -> str:
    """The page while the database is away; a request made here has neither session nor account to ask."""
    with translation.override(language):
        response = held.away(request)
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "no-store" in response["Cache-Control"]
    return response.content.decode()


def test_while_the_database_is_away_all_is_kept_without_asking_it(rf: RequestFactory) -> None:
    text = away(rf.post(ADD, {"title": TITLE, "password": PASSWORD}, headers=OURS))
    form = html.fromstring(text).xpath("//form[@data-held]")[0]
    given = dict(form.form_values())
    assert (form.get("action"), given["title"]) == (ADD, TITLE)
    assert given.keys() == {"title", "csrfmiddlewaretoken"}


def test_meanwhile_it_is_said_in_indonesian_too(rf: RequestFactory) -> None:
    assert "Basis data sedang sibuk atau tidak terjangkau" in away(rf.get(ADD), "id")


def test_meanwhile_too_what_another_site_sends_cannot_be_sent_again(rf: RequestFactory) -> None:
    text = away(rf.post(ADD, {"title": TITLE}, headers={"Sec-Fetch-Site": "cross-site"}))
    assert "Load it again" in text
    assert "data-held" not in text


def test_meanwhile_too_that_files_are_not_kept_is_said(rf: RequestFactory) -> None:
    given = {"addresses": "https://news.example/one", "saved": SimpleUploadedFile("page.html", b"<html>")}
    assert "Files are not kept: choose them again afterwards." in away(rf.post(ADD, given, headers=OURS))
