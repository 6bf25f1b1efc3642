"""Suggestions taken in: once each, so many a day, and nothing that tells who sent them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import DataError, OperationalError, connection
from django.utils import timezone

from incidents.ledger import suggestions
from incidents.ledger.suggestions import CannotReceive, Given, TooMany, receive
from incidents.models import Suggestion, SuggestionCount
from incidents.models.suggestions import SuggestionState
from incidents.tasks import sweep
from tests.factories import make_published, make_user
from tests.outages import locked

pytestmark = pytest.mark.django_db
SENDER = "203.0.113.77"


def given(number: int = 1, **changes: str) -> Given:
    return Given(
        **{"reference": f"S-{number}", "kind": "source", "incident": "", "url": "", "text": "Look", **changes}
    )


def test_a_suggestion_arrives_as_new():
    incident = make_published()
    receive(given(kind="correction", incident=incident.public_id, text="It was the 5th"), SENDER)
    arrived = Suggestion.objects.get()
    assert (arrived.state, arrived.incident, arrived.text) == (SuggestionState.NEW, incident, "It was the 5th")


def test_the_same_reference_is_taken_once_and_counted_once():
    receive(given(), SENDER)
    receive(given(text="again"), SENDER)
    assert Suggestion.objects.get().text == "Look"
    assert set(SuggestionCount.objects.values_list("count", flat=True)) == {1}


def test_one_sender_may_send_so_many_a_day(monkeypatch):
    monkeypatch.setattr(suggestions, "A_DAY_FROM_ONE_SENDER", 2)
    receive(given(1), SENDER)
    receive(given(2), SENDER)
    with pytest.raises(TooMany):
        receive(given(3), SENDER)
    receive(given(4), "203.0.113.78")
    assert Suggestion.objects.count() == 3


def test_all_together_may_send_so_many_a_day(monkeypatch):
    monkeypatch.setattr(suggestions, "A_DAY_IN_ALL", 2)
    receive(given(1), "one")
    receive(given(2), "two")
    with pytest.raises(TooMany):
        receive(given(3), "three")


def test_the_next_day_begins_anew_and_forgets_the_last(monkeypatch):
    monkeypatch.setattr(suggestions, "A_DAY_FROM_ONE_SENDER", 1)
    receive(given(1), SENDER)
    today = set(SuggestionCount.objects.values_list("key", flat=True))
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(suggestions.timezone, "localdate", lambda: tomorrow)
    receive(given(2), SENDER)
    assert set(SuggestionCount.objects.values_list("day", flat=True)) == {tomorrow}
    assert set(SuggestionCount.objects.values_list("key", flat=True)) & today == {"all"}


def test_the_sweep_forgets_senders_of_earlier_days():
    SuggestionCount.objects.create(day=timezone.localdate() - timedelta(days=1), key="somebody", count=3)
    SuggestionCount.objects.create(day=timezone.localdate(), key="somebody", count=3)
    sweep()
    assert SuggestionCount.objects.get().day == timezone.localdate()


def test_no_table_holds_the_address_of_a_sender():
    receive(given(), SENDER)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            assert not any(SENDER in str(value) for row in cursor.fetchall() for value in row), table


def test_a_database_that_is_away_is_told_apart(monkeypatch):
    def away(*given: object, **more: object) -> None:
        raise OperationalError

    monkeypatch.setattr(Suggestion.objects, "get_or_create", away)
    with pytest.raises(CannotReceive):
        receive(given(), SENDER)
    assert not SuggestionCount.objects.exists()


def test_another_failure_is_not_called_an_outage(monkeypatch):
    def faulty(*given: object, **more: object) -> None:
        raise DataError

    monkeypatch.setattr(Suggestion.objects, "get_or_create", faulty)
    with pytest.raises(DataError):
        receive(given(), SENDER)


@pytest.mark.django_db(transaction=True)
def test_a_database_that_somebody_has_locked_takes_it_later():
    with locked(), pytest.raises(CannotReceive):
        receive(given(), SENDER)
    receive(given(), SENDER)
    assert Suggestion.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_one_sent_twice_at_once_is_taken_once():
    start = Barrier(2)

    def send() -> None:
        try:
            start.wait(timeout=10)
            receive(given(), SENDER)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        for job in [pool.submit(send), pool.submit(send)]:
            job.result(timeout=30)
    assert Suggestion.objects.count() == 1


def test_a_decision_notes_who_and_when():
    receive(given(), SENDER)
    staff = make_user()
    assert suggestions.decide(Suggestion.objects.all(), SuggestionState.USED, staff) == 1
    decided = Suggestion.objects.get()
    assert (decided.state, decided.decided_by) == ("used", staff)
    assert decided.decided_at
