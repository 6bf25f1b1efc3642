import pytest

from incidents.ledger.second_eyes import looked_at, sources_changed
from incidents.models import Incident
from tests.factories import make_incident, make_published, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_who_changed_what_a_waiting_incident_shows_is_kept(state: str) -> None:
    incident, by = make_incident(state=state), make_user()
    sources_changed([incident], by)
    incident.refresh_from_db()
    assert incident.sources_changed_by == by
    assert incident.sources_changed_at > incident.changed_at


def test_nothing_is_kept_of_what_is_public_or_not_named() -> None:
    make_incident()
    sources_changed([make_published()], make_user())
    assert not Incident.objects.exclude(sources_changed_at=None).exists()


def test_another_person_has_looked_and_whoever_changed_it_has_not() -> None:
    incident, by = make_incident(), make_user()
    sources_changed([incident], by)
    looked_at(incident, by)
    incident.refresh_from_db()
    assert incident.sources_changed_by == by
    looked_at(incident, make_user())
    incident.refresh_from_db()
    assert (incident.sources_changed_by, incident.sources_changed_at) == (None, None)
