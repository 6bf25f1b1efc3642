"""Two incidents that turn out to be one: both ids stay, and the one leads to the other from then on."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents.ledger.publishable import Blocker
from incidents.ledger.publishing import NotPublishable, touch
from incidents.models import Incident, PrintRequest, Proposal, PublicEvent
from incidents.models.editions import EventKind
from incidents.models.incident import State


@transaction.atomic
def merge(duplicate: Incident, into: Incident, by: AbstractBaseUser | None) -> Incident:
    """Make an incident part of another, which takes over the sources it lacks; gives the other one.

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
    _hand_over(duplicate, kept)
    _sign([duplicate, kept], by)
    _leave(duplicate, kept, by)
    touch([kept], by, f"{duplicate.public_id} became part of it." if duplicate.published_at else "")
    into.refresh_from_db()
    return into


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


def _hand_over(duplicate: Incident, into: Incident) -> None:
    """Citations of articles that the other lacks, with their counts and follow-ups; involvements that it lacks."""
    cited = set(into.citations.values_list("article", flat=True))
    articles = set(duplicate.citations.values_list("article", flat=True)) - cited
    duplicate.citations.filter(article__in=articles).update(incident=into, is_lead=False, tells_arrests=False)
    duplicate.counts.filter(article__in=articles).update(incident=into, is_pinned=False)
    duplicate.followups.filter(article__in=articles).update(incident=into)
    involved = into.involvements.values_list("authority", flat=True)
    duplicate.involvements.exclude(authority__in=list(involved)).update(incident=into)
    Proposal.objects.filter(incident=duplicate).update(incident=into)
    Incident.objects.filter(merged_into=duplicate).update(merged_into=into)


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
