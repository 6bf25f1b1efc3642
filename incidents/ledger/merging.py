"""Two incidents that turn out to be one: both ids stay, and the one leads to the other from then on."""

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents.ledger.publishable import Blocker
from incidents.ledger.publishing import NotPublishable, touch
from incidents.ledger.takeover import Takeover, takeover
from incidents.models import Incident, PrintRequest, Proposal, PublicEvent
from incidents.models.editions import EventKind
from incidents.models.incident import State


@transaction.atomic
def merge(duplicate: Incident, into: Incident, by: AbstractBaseUser | None) -> Takeover:
    """Make an incident part of another, which takes over what it lacks; gives what that was. ``into`` is refreshed.

    The duplicate keeps its own description, and what both cite stays with each as it is; headline and lead stay the
    other's. Whoever merges changed both last. A public duplicate leaves a redirect and an entry in the public history.
    Raises NotPublishable, and changes nothing, where the two cannot be merged or where the other could not be public
    afterwards.
    """
    numbers = sorted({duplicate.pk, into.pk})
    locked = {one.pk: one for one in Incident.objects.select_for_update().filter(pk__in=numbers).order_by("pk")}
    duplicate, kept = locked[duplicate.pk], locked[into.pk]
    if found := _obstacles(duplicate, kept):
        raise NotPublishable(found, duplicate)
    taken = takeover(duplicate, kept, timezone.now().date())
    _hand_over(duplicate, kept, taken)
    _sign([duplicate, kept], by)
    _leave(duplicate, kept, by)
    touch([kept], by, f"{duplicate.public_id} became part of it." if duplicate.published_at else "")
    into.refresh_from_db()
    return taken


def _obstacles(duplicate: Incident, into: Incident) -> list[Blocker]:
    checks = [
        (duplicate.pk == into.pk, _("Choose two different incidents.")),
        (duplicate.state == State.MERGED, _("It is part of another incident already.")),
        (duplicate.state == State.WITHDRAWN, _("A withdrawn incident stays withdrawn.")),
        (
            State.DISCARDED in (duplicate.state, into.state),
            _("One of the two was discarded. Restore it to draft first."),
        ),
        (into.state in (State.MERGED, State.WITHDRAWN), _("Choose one that is not withdrawn or merged itself.")),
        (
            duplicate.state == State.PUBLISHED and into.state != State.PUBLISHED,
            _("The first is public and the second is not: merge them the other way round, or publish it first."),
        ),
    ]
    return [Blocker("not_mergeable", "merged_into", message) for stands, message in checks if stands]


def _hand_over(duplicate: Incident, into: Incident, taken: Takeover) -> None:
    """Move the rows that are taken over, add terms and notes, and lead what led to the duplicate to the other."""
    duplicate.citations.filter(pk__in=_keys(taken.citations)).update(incident=into, is_lead=False, tells_arrests=False)
    duplicate.counts.filter(pk__in=_keys(taken.counts)).update(incident=into, is_pinned=False)
    duplicate.followups.filter(pk__in=_keys(taken.followups)).update(incident=into)
    duplicate.involvements.filter(pk__in=_keys(taken.involvements)).update(incident=into)
    for name, terms in taken.terms.items():
        getattr(into, name).add(*terms)
    if taken.notes:
        notes = "\n\n".join(filter(None, (into.internal_notes.rstrip(), taken.notes)))
        Incident.objects.filter(pk=into.pk).update(internal_notes=notes)
    Proposal.objects.filter(incident=duplicate).update(incident=into)
    Incident.objects.filter(merged_into=duplicate).update(merged_into=into)


def _keys(rows: Iterable[Model]) -> list[int]:
    return [row.pk for row in rows]


def _sign(incidents: list[Incident], by: AbstractBaseUser | None) -> None:
    """Whoever merges changed both: somebody else has to check them, and pages and lists opened before are older."""
    numbers = [one.pk for one in incidents]
    Incident.objects.filter(pk__in=numbers).update(changed_by=by.pk if by else None, changed_at=timezone.now())


def _leave(duplicate: Incident, into: Incident, by: AbstractBaseUser | None) -> None:
    """Mark the duplicate; one that was public says so in its history, in English as all that is printed."""
    now = timezone.now()
    was_public = duplicate.state == State.PUBLISHED
    changes: dict[str, object] = {"state": State.MERGED, "merged_into": into}
    if was_public:
        changes |= {"revision": duplicate.revision + 1, "updated_at": now, "withdrawn_at": now}
    Incident.objects.filter(pk=duplicate.pk).update(**changes)
    if was_public:
        told = {"incident": duplicate, "kind": EventKind.MERGED, "revision": changes["revision"]}
        reason = f"It is part of {into.public_id} now."
        PublicEvent.objects.create(**told, at=now, by_id=by.pk if by else None, reason=reason)
        PrintRequest.objects.create()
