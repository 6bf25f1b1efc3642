"""Publishing, withdrawing and changing what is public: each writes its history and owes a print, or does nothing.

The callers queue the print itself (``incidents.tasks.print_edition``) when the transaction is committed.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents.ledger.publishable import Blocker, blockers, personal_data_in
from incidents.ledger.reports import prefetched
from incidents.models import Incident, PrintRequest, PublicEvent
from incidents.models.editions import EventKind
from incidents.models.incident import State

LONGEST_REASON = 300
# Names the lock that whoever publishes holds, in a database where nothing else takes one of this kind.
PUBLISHING = 1


class NotPublishable(Exception):
    """The incident cannot be made public as it is; ``blockers`` says why."""

    def __init__(self, blockers: Sequence[Blocker], incident: Incident | None = None) -> None:
        super().__init__(" ".join(blocker.message for blocker in blockers))
        self.blockers = list(blockers)
        self.incident = incident


def take_turn() -> None:
    """Let nobody else publish until this transaction ends; wait for whoever does.

    What is looked up after it, such as what is public already, still holds when this is published. It comes after the
    rows that the transaction holds, so that nobody waits for who waits for them. In SQLite a transaction writes alone.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PUBLISHING])


@transaction.atomic
def publish(incident: Incident, by: AbstractBaseUser | None) -> Incident:
    """Make an incident public; ``by`` is None for a command. One that is public already is left alone.

    A withdrawn one may be published again; the date of its first publication stays.
    Raises NotPublishable. The given instance is refreshed.
    """
    locked = _locked(incident)
    take_turn()
    now = timezone.now()
    if locked.state != State.PUBLISHED:
        if found := [*_closed(locked), *blockers(locked, now, by)]:
            raise NotPublishable(found, locked)
        _next_revision(locked)
        locked.state = State.PUBLISHED
        locked.published_at = locked.published_at or now
        locked.reviewed_at = now
        locked.reviewed_by_id = by.pk if by else None
        locked.sources_changed_by, locked.sources_changed_at = None, None
        locked.withdrawn_at, locked.withdrawn_reason = None, ""
        _record(locked, EventKind.ADDED, by, now)
        PrintRequest.objects.create()
    incident.refresh_from_db()
    return incident


@transaction.atomic
def withdraw(incident: Incident, reason: str, by: AbstractBaseUser | None) -> Incident:
    """Take a published incident back; its public page keeps id, date and reason.

    Raises NotPublishable where it is not published, or the reason is missing or holds personal data.
    The given instance is refreshed.
    """
    locked = _locked(incident)
    reason = reason.strip()
    if found := _withdrawal_blockers(locked, reason):
        raise NotPublishable(found, locked)
    _next_revision(locked)
    locked.state = State.WITHDRAWN
    now = locked.withdrawn_at = timezone.now()
    locked.withdrawn_reason = reason
    _record(locked, EventKind.WITHDRAWN, by, now, reason)
    PrintRequest.objects.create()
    incident.refresh_from_db()
    return incident


@transaction.atomic
def touch(incidents: Iterable[Incident], by: AbstractBaseUser | None, reason: str = "") -> list[Incident]:
    """Record that published incidents, or what they show, changed; those not published are passed over.

    Raises NotPublishable where the change left one in a state that must not be public: the caller's transaction
    then undoes the change. Gives the incidents with a new revision.
    """
    numbers = [incident.pk for incident in incidents]
    published = Incident.objects.select_for_update().filter(pk__in=numbers, state=State.PUBLISHED).order_by("pk")
    changed = list(prefetched(published))
    now = timezone.now()
    for incident in changed:
        if found := [*blockers(incident, now), *personal_data_in(iter([("reason", reason)]))]:
            raise NotPublishable(found, incident)
        _next_revision(incident)
        _record(incident, EventKind.CHANGED, by, now, reason)
    if changed:
        PrintRequest.objects.create()
    return changed


def _locked(incident: Incident) -> Incident:
    """The row as it is now, held until the transaction ends where the database can."""
    return prefetched(Incident.objects.select_for_update()).get(pk=incident.pk)


def _closed(incident: Incident) -> list[Blocker]:
    if incident.state == State.DISCARDED:
        return [Blocker("discarded", "state", _("This was discarded. Restore it to draft first."))]
    if incident.merged_into_id is None:
        return []
    message = _("This is part of TI-%(number)05d now. Work on that one.") % {"number": incident.merged_into_id}
    return [Blocker("merged", "state", message)]


def _withdrawal_blockers(incident: Incident, reason: str) -> list[Blocker]:
    found = personal_data_in(iter([("withdrawn_reason", reason)]))
    if incident.state != State.PUBLISHED:
        found.append(Blocker("not_published", "state", _("Only a published incident can be withdrawn.")))
    return [*found, *unfit_reason("withdrawn_reason", reason, _("Say why it is withdrawn: the reason is public."))]


def unfit_reason(field: str, reason: str, missing: str) -> list[Blocker]:
    """What is wrong with the reason that staff give for a step: too long, or none, as ``missing`` says."""
    if not reason:
        return [Blocker("no_reason", field, missing)]
    if len(reason) > LONGEST_REASON:
        message = _("Shorten the reason to %(longest)d characters.") % {"longest": LONGEST_REASON}
        return [Blocker("reason_too_long", field, message)]
    return []


def _next_revision(incident: Incident) -> None:
    """The first publication is revision 1; every public step after it is one more."""
    if incident.published_at is not None:
        incident.revision += 1


def _record(incident: Incident, kind: EventKind, by: AbstractBaseUser | None, at: datetime, reason: str = "") -> None:
    incident.updated_at = at
    incident.save(
        update_fields=[
            "state",
            "revision",
            "published_at",
            "updated_at",
            "reviewed_at",
            "reviewed_by",
            "sources_changed_by",
            "sources_changed_at",
            "withdrawn_at",
            "withdrawn_reason",
        ]
    )
    PublicEvent.objects.create(
        incident=incident,
        kind=kind,
        revision=incident.revision,
        at=at,
        by_id=by.pk if by else None,
        reason=reason,
    )
