"""Two people publish two reports of one event in the same second: the second is asked about."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, transaction

from incidents.admin import steps
from incidents.admin.forms.incident import version_of
from incidents.models import Incident
from tests.factories import make_incident, make_source

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def one_person(settings: Any, ana: AbstractBaseUser) -> None:
    settings.SELF_REVIEW = True


def draft(place: str = "Clark") -> Incident:
    incident = make_incident(place=place)
    make_source(incident, total=12)
    return incident


def by_button(_incident: Incident) -> steps.Step:
    return steps.publish


def in_the_list(incident: Incident) -> steps.Step:
    return steps.publish_as_shown({f"shown-{incident.pk}": version_of(incident)})


def published(*incidents: Incident, way: Callable[[Incident], steps.Step] = by_button) -> steps.Outcome:
    return steps.take(way(incidents[0]), incidents, get_user_model().objects.get(username="ana"), "Published")


def elsewhere(pool: ThreadPoolExecutor, action: Callable[[], steps.Outcome]) -> Future[steps.Outcome]:
    """Somebody else begins; given time to come as far as they can."""

    def act() -> steps.Outcome:
        try:
            return action()
        finally:
            connection.close()

    job = pool.submit(act)
    wait([job], timeout=1)
    return job


@pytest.mark.parametrize("way", [by_button, in_the_list])
def test_of_two_alike_published_at_once_the_second_is_asked_about(way: Callable[[Incident], steps.Step]) -> None:
    first, second = draft(), draft()
    second = Incident.objects.get(pk=second.pk)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            assert published(first, way=way).done
            other = elsewhere(pool, lambda: published(second, way=way))
        outcome = other.result(timeout=30)
    assert [incident.pk for incident, _reason in outcome.refused] == [second.pk]
    assert "probably in the record already" in outcome.refused[0][1]
    assert set(Incident.objects.values_list("pk", "state")) == {(first.pk, "published"), (second.pk, "draft")}


def test_nobody_waits_for_somebody_who_waits_for_them() -> None:
    """One saves a case and publishes it, while another publishes it in the list among others."""
    other_case, case = draft("Manila"), draft("Cebu")
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            held = Incident.objects.select_for_update().get(pk=case.pk)
            other = elsewhere(pool, lambda: published(other_case, case))
            published(held)
        outcome = other.result(timeout=30)
    assert [incident.pk for incident in outcome.done] == [other_case.pk]
    assert [reason for _incident, reason in outcome.refused] == ["It is published already."]
