"""Publishing, withdrawing and changing what is public."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from pytest_django import Settings

from incidents.ledger.publishing import NotPublishable, publish, touch, withdraw
from incidents.models import Incident, PrintRequest, PublicEvent
from tests.factories import make_incident, make_published, make_source, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> AbstractBaseUser:
    return make_user("editor")


def ready(**fields: Any) -> Incident:
    incident = make_incident(**fields)
    make_source(incident, total=12)
    return incident


def history(incident: Incident) -> list[tuple[str, int]]:
    return list(PublicEvent.objects.filter(incident=incident).values_list("kind", "revision"))


def test_publishing_makes_it_public_with_date_reviewer_and_history(editor: AbstractBaseUser) -> None:
    before = timezone.now()
    incident = publish(ready(), editor)
    assert (incident.state, incident.revision, incident.reviewed_by) == ("published", 1, editor)
    assert before <= incident.published_at == incident.updated_at == incident.reviewed_at
    assert history(incident) == [("added", 1)]
    assert PublicEvent.objects.get().by == editor


def test_publishing_owes_one_print() -> None:
    publish(ready(), None)
    assert PrintRequest.objects.filter(done_at=None).count() == 1


def test_publishing_does_not_count_as_a_change_by_staff(editor: AbstractBaseUser) -> None:
    writer = make_user("writer")
    incident = ready(changed_by=writer)
    changed_at = incident.changed_at
    publish(incident, editor)
    assert (incident.changed_by, incident.changed_at) == (writer, changed_at)


def test_publishing_again_changes_nothing() -> None:
    incident = make_published()
    before = incident.updated_at
    publish(incident, None)
    assert incident.updated_at == before
    assert history(incident) == [("added", 1)]
    assert PrintRequest.objects.count() == 1


def test_a_draft_that_is_blocked_is_not_published() -> None:
    incident = make_incident()
    with pytest.raises(NotPublishable) as problem:
        publish(incident, None)
    assert [blocker.code for blocker in problem.value.blockers] == ["no_source"]
    assert problem.value.incident == incident
    incident.refresh_from_db()
    assert (incident.state, PublicEvent.objects.count(), PrintRequest.objects.count()) == ("draft", 0, 0)


def test_publishing_looks_at_the_row_and_not_at_a_stale_copy() -> None:
    incident = ready()
    Incident.objects.update(sensitivity="internal")
    with pytest.raises(NotPublishable):
        publish(incident, None)


def test_who_changed_it_last_does_not_publish_it(settings: Settings, editor: AbstractBaseUser) -> None:
    settings.SELF_REVIEW = False
    with pytest.raises(NotPublishable) as problem:
        publish(ready(changed_by=editor), editor)
    assert [blocker.code for blocker in problem.value.blockers] == ["second_eyes"]


def test_an_incident_in_review_can_be_published() -> None:
    assert publish(ready(state="in_review"), None).state == "published"


def test_withdrawing_keeps_date_and_reason(editor: AbstractBaseUser) -> None:
    incident = withdraw(make_published(), "  The court found no trafficking. ", editor)
    assert (incident.state, incident.revision) == ("withdrawn", 2)
    assert incident.withdrawn_reason == "The court found no trafficking."
    assert incident.withdrawn_at == incident.updated_at > incident.published_at
    assert history(incident) == [("added", 1), ("withdrawn", 2)]
    assert PublicEvent.objects.last().reason == "The court found no trafficking."
    assert PrintRequest.objects.count() == 2


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("", "no_reason"),
        ("   ", "no_reason"),
        ("Asked for by maria@mail.example", "personal_data"),
        ("x" * 301, "reason_too_long"),
    ],
    ids=["none", "blank", "personal data", "too long"],
)
def test_a_withdrawal_needs_a_reason_that_can_be_public(reason: str, code: str) -> None:
    incident = make_published()
    with pytest.raises(NotPublishable) as problem:
        withdraw(incident, reason, None)
    assert [(blocker.code, blocker.field) for blocker in problem.value.blockers] == [(code, "withdrawn_reason")]
    incident.refresh_from_db()
    assert incident.state == "published"


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_what_is_not_public_cannot_be_withdrawn(state: str) -> None:
    with pytest.raises(NotPublishable) as problem:
        withdraw(ready(state=state), "A reason.", None)
    assert [blocker.code for blocker in problem.value.blockers] == ["not_published"]


def test_withdrawing_twice_is_refused_and_keeps_the_first_reason() -> None:
    incident = withdraw(make_published(), "First.", None)
    with pytest.raises(NotPublishable):
        withdraw(incident, "Second.", None)
    incident.refresh_from_db()
    assert incident.withdrawn_reason == "First."


def test_a_withdrawn_incident_can_be_published_again() -> None:
    incident = make_published()
    first = incident.published_at
    withdraw(incident, "By mistake.", None)
    publish(incident, None)
    assert (incident.state, incident.revision, incident.published_at) == ("published", 3, first)
    assert (incident.withdrawn_at, incident.withdrawn_reason) == (None, "")
    assert history(incident) == [("added", 1), ("withdrawn", 2), ("added", 3)]


def test_a_change_of_what_is_public_is_a_new_revision(editor: AbstractBaseUser) -> None:
    incident = make_published()
    before = incident.updated_at
    (changed,) = touch([incident], editor, "Total corrected.")
    assert (changed.revision, changed.state) == (2, "published")
    assert changed.updated_at > before
    assert history(incident) == [("added", 1), ("changed", 2)]
    assert PublicEvent.objects.last().reason == "Total corrected."


def test_a_change_to_many_owes_one_print() -> None:
    incidents = [make_published() for _ in range(3)]
    PrintRequest.objects.all().delete()
    assert touch(incidents, None) == incidents
    assert PrintRequest.objects.count() == 1


def test_what_is_not_public_is_passed_over() -> None:
    draft, gone = ready(), withdraw(make_published(), "By mistake.", None)
    PrintRequest.objects.all().delete()
    assert touch([draft, gone], None) == []
    assert history(draft) == []
    assert history(gone) == [("added", 1), ("withdrawn", 2)]
    assert not PrintRequest.objects.exists()


def test_a_change_that_must_not_be_public_is_undone_with_the_callers_transaction() -> None:
    incident = make_published()
    with pytest.raises(NotPublishable) as problem, transaction.atomic():
        Incident.objects.filter(pk=incident.pk).update(summary="Call +63 912 345 6789.")
        touch([incident], None)
    assert [blocker.field for blocker in problem.value.blockers] == ["summary"]
    incident.refresh_from_db()
    assert (incident.revision, "912" in incident.summary) == (1, False)


def test_the_reason_of_a_change_is_public_and_holds_no_personal_data() -> None:
    with pytest.raises(NotPublishable):
        touch([make_published()], None, "Told by maria@mail.example")


def test_a_change_by_who_changed_it_last_is_recorded(settings: Settings, editor: AbstractBaseUser) -> None:
    settings.SELF_REVIEW = False
    incident = make_published(changed_by=editor)
    (changed,) = touch([incident], editor)
    assert changed.revision == 2


def test_an_embargo_set_on_a_public_incident_is_refused() -> None:
    incident = make_published()
    Incident.objects.update(embargo_until=datetime.now(UTC) + timedelta(days=1))
    with pytest.raises(NotPublishable) as problem:
        touch([incident], None)
    assert [blocker.code for blocker in problem.value.blockers] == ["embargo"]
