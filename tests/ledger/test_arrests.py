"""Which sources the number of arrests is from."""

import pytest

from incidents.ledger.arrests import tell_arrests
from incidents.models import Incident
from tests.factories import make_incident, make_source

pytestmark = pytest.mark.django_db


def arrests(incident: Incident) -> set[int]:
    return tell_arrests(Incident.objects.get(pk=incident.pk))


def test_an_only_source_says_it_without_a_tick() -> None:
    incident = make_incident(arrests=12)
    only = make_source(incident)
    assert arrests(incident) == {only.pk}


def test_of_several_the_ticked_say_it() -> None:
    incident = make_incident(arrests=12)
    make_source(incident)
    ticked = make_source(incident)
    ticked.tells_arrests = True
    ticked.save()
    assert arrests(incident) == {ticked.pk}


def test_of_several_none_says_it_until_somebody_ticks() -> None:
    incident = make_incident(arrests=12)
    make_source(incident)
    make_source(incident)
    assert arrests(incident) == set()


def test_nobody_says_what_is_not_reported() -> None:
    incident = make_incident(arrests=None)
    make_source(incident)
    assert arrests(incident) == set()
