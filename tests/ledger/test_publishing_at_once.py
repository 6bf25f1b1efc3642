"""Two members of staff press the same button at the same time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from incidents.ledger.publishing import NotPublishable, publish, withdraw
from incidents.models import Incident, PrintRequest, PublicEvent
from tests.factories import make_incident, make_published, make_source

pytestmark = pytest.mark.django_db(transaction=True)


def both_at_once(act: Callable[[], object]) -> list[object]:
    """What each of two threads got: a result, or the exception."""
    start = Barrier(2)

    def one() -> object:
        try:
            start.wait(timeout=10)
            return act()
        except NotPublishable as problem:
            return problem
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return [job.result(timeout=30) for job in (pool.submit(one), pool.submit(one))]


def test_an_incident_published_twice_at_once_is_added_once() -> None:
    incident = make_incident()
    make_source(incident, total=12)
    both_at_once(lambda: publish(Incident.objects.get(pk=incident.pk), None))
    assert list(PublicEvent.objects.values_list("kind", "revision")) == [("added", 1)]
    assert PrintRequest.objects.count() == 1


def test_an_incident_withdrawn_twice_at_once_is_withdrawn_once() -> None:
    incident = make_published()
    results = both_at_once(lambda: withdraw(Incident.objects.get(pk=incident.pk), "By mistake.", None))
    assert sorted(type(result).__name__ for result in results) == ["Incident", "NotPublishable"]
    assert list(PublicEvent.objects.values_list("kind", "revision")) == [("added", 1), ("withdrawn", 2)]
