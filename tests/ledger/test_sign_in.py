"""How often a password may be guessed, by whom, and for how long one then waits."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

from incidents.ledger import sign_in
from incidents.ledger.sign_in import (
    FROM_AN_ADDRESS,
    ON_AN_ACCOUNT,
    ON_AN_ACCOUNT_FROM_AN_ADDRESS,
    Attempt,
    TooManyFailures,
)
from incidents.models import SignInCount
from incidents.tasks import sweep

pytestmark = pytest.mark.django_db
HERE, THERE = "203.0.113.7", "198.51.100.1"
NOW = datetime(2026, 11, 25, 10, 2, tzinfo=UTC)


class Clock:
    now = NOW


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(sign_in.timezone, "now", lambda: clock.now)
    return clock


def fail(times: int, account: str = "ana", sender: str = HERE) -> None:
    for _time in range(times):
        Attempt(account, sender)


def test_the_sixth_attempt_on_an_account_from_one_address_waits_for_the_end_of_the_quarter() -> None:
    fail(ON_AN_ACCOUNT_FROM_AN_ADDRESS)
    with pytest.raises(TooManyFailures) as caught:
        Attempt("ana", HERE)
    assert (caught.value.minutes, caught.value.seconds) == (13, 13 * 60)


def test_the_quarter_after_one_may_try_again(clock: Clock) -> None:
    fail(ON_AN_ACCOUNT_FROM_AN_ADDRESS)
    clock.now += timedelta(minutes=13)
    fail(1)


def test_colleagues_behind_one_address_and_the_owner_elsewhere_are_not_kept_out() -> None:
    fail(ON_AN_ACCOUNT_FROM_AN_ADDRESS)
    Attempt("budi", HERE)
    Attempt("ana", THERE)


def test_an_account_is_limited_over_all_addresses() -> None:
    for at in range(ON_AN_ACCOUNT):
        fail(1, sender=f"203.0.113.{at}")
    with pytest.raises(TooManyFailures):
        Attempt("ana", "203.0.113.200")


def test_an_address_is_limited_over_all_accounts() -> None:
    for at in range(FROM_AN_ADDRESS):
        fail(1, f"account {at}")
    with pytest.raises(TooManyFailures):
        Attempt("another", HERE)
    Attempt("another", THERE)


def test_a_refused_attempt_is_not_counted() -> None:
    fail(ON_AN_ACCOUNT_FROM_AN_ADDRESS)
    counts = list(SignInCount.objects.values_list("count", flat=True))
    with pytest.raises(TooManyFailures):
        Attempt("ana", HERE)
    assert list(SignInCount.objects.values_list("count", flat=True)) == counts


def test_who_knows_the_password_starts_anew_and_takes_nothing_else_back() -> None:
    fail(ON_AN_ACCOUNT_FROM_AN_ADDRESS - 1)
    Attempt("ana", HERE).succeeded()
    assert sorted(SignInCount.objects.values_list("count", flat=True)) == [4, 4]
    fail(ON_AN_ACCOUNT_FROM_AN_ADDRESS)


def test_an_account_is_the_same_in_capitals_and_with_blanks() -> None:
    fail(ON_AN_ACCOUNT_FROM_AN_ADDRESS)
    with pytest.raises(TooManyFailures):
        Attempt(" ANA", HERE)


def test_neither_address_nor_account_is_stored() -> None:
    fail(1)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(SignInCount._meta.db_table)}")
        stored = str(cursor.fetchall())
    assert HERE not in stored
    assert "ana" not in stored


def test_the_sweep_forgets_counts_of_quarters_that_are_over(clock: Clock) -> None:
    fail(1)
    clock.now += timedelta(minutes=14)
    sweep()
    assert not SignInCount.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_many_attempts_at_once_let_no_more_through_than_one_after_another() -> None:
    def guess(_number: int) -> bool:
        try:
            Attempt("ana", HERE)
            return True
        except TooManyFailures:
            return False
        finally:
            connections.close_all()

    assert timezone.now() == NOW
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(guess, range(24))) == ON_AN_ACCOUNT_FROM_AN_ADDRESS
