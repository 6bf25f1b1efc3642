"""What counts as the database being busy or away, by what the drivers really raise."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, IntegrityError, OperationalError, connection, transaction

from incidents.ledger.away import is_away
from incidents.models import Incident, Outlet
from tests.factories import make_incident, make_outlet
from tests.outages import locked, out_of_reach

pytestmark = pytest.mark.django_db(transaction=True)
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL says it so")


def raised(action: Callable[[], object]) -> DatabaseError:
    with pytest.raises(DatabaseError) as caught:
        action()
    return caught.value


def asked(statement: str) -> DatabaseError:
    with connection.cursor() as cursor:
        return raised(lambda: cursor.execute(statement))


@pytest.mark.parametrize("outage", [locked, out_of_reach])
def test_a_lock_and_an_outage_are_away(outage: Callable[[], AbstractContextManager[None]]) -> None:
    with outage():
        assert is_away(raised(lambda: make_outlet()))


def test_a_table_that_is_missing_is_a_fault_of_ours() -> None:
    assert not is_away(asked("SELECT * FROM nothing_of_that_name"))


def test_a_rule_that_is_broken_is_no_outage() -> None:
    make_outlet("Daily News")
    problem = raised(lambda: Outlet.objects.create(name="Daily News"))
    assert isinstance(problem, IntegrityError)
    assert not is_away(problem)


@pytest.mark.parametrize("problem", [None, ValueError(), OSError(), KeyError("x")])
def test_what_no_database_raised_is_no_outage(problem: BaseException | None) -> None:
    assert not is_away(problem)


@on_postgresql
def test_a_statement_that_somebody_cancelled_is_away() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 50")
        problem = asked("SELECT pg_sleep(5)")
        transaction.set_rollback(True)
    assert is_away(problem)


@on_postgresql
def test_a_connection_that_somebody_ended_is_away() -> None:
    ended = asked("SELECT pg_terminate_backend(pg_backend_pid())")
    closed = raised(connection.cursor)
    connection.close()
    assert (is_away(ended), is_away(closed)) == (True, True)


@on_postgresql
def test_of_two_that_wait_for_each_other_the_one_that_is_stopped_is_away() -> None:
    first, second = make_incident(), make_incident()
    both_hold = Barrier(2)
    found: list[OperationalError] = []

    def take(one: Incident, other: Incident) -> None:
        try:
            with transaction.atomic():
                Incident.objects.select_for_update().get(pk=one.pk)
                both_hold.wait(timeout=10)
                Incident.objects.select_for_update().get(pk=other.pk)
        except OperationalError as problem:
            found.append(problem)
        finally:
            connection.close()

    threads = [Thread(target=take, args=pair) for pair in ((first, second), (second, first))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert [is_away(problem) for problem in found] == [True]
