"""Signing in: guessing has a limit, which tells nothing about accounts and is said in words."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from incidents.ledger import sign_in
from incidents.ledger.sign_in import ON_AN_ACCOUNT_FROM_AN_ADDRESS
from tests.factories import make_user

pytestmark = pytest.mark.django_db
RIGHT, WRONG = "a-long-right-password", "a-long-wrong-password"


class Clock:
    now = datetime(2026, 11, 25, 10, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(sign_in.timezone, "now", lambda: clock.now)
    return clock


@pytest.fixture(autouse=True)
def ana() -> None:
    user = make_user("ana", is_superuser=True)
    user.set_password(RIGHT)
    user.save()


def send(client: Client, password: str = WRONG, account: str = "ana", **more: str) -> HttpResponse:
    return client.post("/admin/login/", {"username": account, "password": password}, **more)


def guess(client: Client, account: str = "ana", **more: str) -> list[int]:
    return [send(client, account=account, **more).status_code for _time in range(ON_AN_ACCOUNT_FROM_AN_ADDRESS)]


def test_brute_force_ends_at_the_limit_even_with_the_right_password(client: Client) -> None:
    assert guess(client) == [200] * ON_AN_ACCOUNT_FROM_AN_ADDRESS
    response = send(client, RIGHT)
    assert (response.status_code, response["Retry-After"]) == (429, "780")
    assert "sessionid" not in client.cookies


def test_how_long_to_wait_is_said_in_both_languages(client: Client) -> None:
    guess(client)
    assert "Wait 13 minutes, then try again." in send(client).content.decode()
    assert "Tunggu 13 menit" in send(client, HTTP_ACCEPT_LANGUAGE="id").content.decode()


def test_the_right_password_within_the_limit_signs_in(client: Client) -> None:
    for _time in range(ON_AN_ACCOUNT_FROM_AN_ADDRESS - 1):
        send(client)
    assert send(client, RIGHT).status_code == 302
    assert guess(Client())[-1] == 200


def test_after_waiting_the_right_password_signs_in(client: Client, clock: Clock) -> None:
    guess(client)
    clock.now += timedelta(minutes=13)
    assert send(client, RIGHT).status_code == 302


def test_an_account_that_does_not_exist_is_answered_in_the_same_words(client: Client) -> None:
    def words(account: str) -> list[tuple[int, str]]:
        answers = [send(client, account=account) for _time in range(ON_AN_ACCOUNT_FROM_AN_ADDRESS + 1)]
        return [(one.status_code, str(one.context_data["form"].non_field_errors())) for one in answers]

    assert words("ana") == words("nobody")


def test_behind_the_proxy_one_visitor_does_not_keep_out_another(client: Client, settings: Settings) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    proxy = {"REMOTE_ADDR": "10.0.0.1"}
    guess(client, HTTP_X_FORWARDED_FOR="203.0.113.7", **proxy)
    assert send(client, RIGHT, HTTP_X_FORWARDED_FOR="203.0.113.7", **proxy).status_code == 429
    assert send(client, RIGHT, HTTP_X_FORWARDED_FOR="198.51.100.1", **proxy).status_code == 302


def test_without_a_proxy_nobody_gets_more_guesses_by_claiming_other_addresses(client: Client) -> None:
    for at in range(ON_AN_ACCOUNT_FROM_AN_ADDRESS):
        send(client, HTTP_X_FORWARDED_FOR=f"203.0.113.{at}")
    assert send(client, HTTP_X_FORWARDED_FOR="203.0.113.99").status_code == 429
