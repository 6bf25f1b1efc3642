"""The steps of an incident's life that staff take: to review, back, published, withdrawn, discarded, restored.

Each tells, incident by incident, what was done or why not.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from incidents import tasks
from incidents.ledger import discarding, publishing
from incidents.models import Incident
from incidents.models.incident import State

from .candidates import must_ask, question
from .forms.incident import last_change, version_of


@dataclass
class Outcome:
    """The incidents a step was taken with, and for each other one why it was not."""

    done: list[Incident] = field(default_factory=list)
    refused: list[tuple[Incident, str]] = field(default_factory=list)


Step = Callable[[Incident, AbstractBaseUser], None]


def send_to_review(incident: Incident, by: AbstractBaseUser) -> None:
    """Ask a colleague to check a draft. Raises Refused."""
    _move(incident, State.DRAFT, State.IN_REVIEW, _("Only a draft can be sent to review."))


def return_to_draft(incident: Incident, by: AbstractBaseUser) -> None:
    """Take an incident out of review again. Raises Refused."""
    _move(incident, State.IN_REVIEW, State.DRAFT, _("Only an incident in review can be returned to draft."))


def publish(incident: Incident, by: AbstractBaseUser) -> None:
    """Make it public, and print soon. Raises Refused, also where it may be there already, NotPublishable."""
    if incident.state == State.PUBLISHED:
        raise Refused(_("It is published already."))
    publishing.take_turn()
    if twins := must_ask(incident):
        raise Refused(question(twins))
    publishing.publish(incident, by)
    tasks.print_soon()


def publish_as_shown(given: Mapping[str, str]) -> Step:
    """Publish what still is as a list showed it: ``shown-<number>`` says which version that was."""

    @transaction.atomic
    def step(incident: Incident, by: AbstractBaseUser) -> None:
        stored = Incident.objects.select_for_update(of=("self",)).select_related("changed_by").get(pk=incident.pk)
        if given.get(f"shown-{incident.pk}") != version_of(stored):
            raise Refused(_not_as_shown(stored))
        publish(stored, by)

    return step


def _not_as_shown(stored: Incident) -> str:
    """Who changed what, for somebody whose list is older."""
    text = _(
        "Not published: it is not as your list showed it. Last saved by %(who)s (%(when)s UTC). %(what)s "
        "Look at it, then publish it."
    )
    who, when = last_change(stored)
    return text % {"who": who, "when": when, "what": _what_changed(stored)}


def _what_changed(stored: Incident) -> str:
    """What was changed last, of the incident or beside it."""
    if stored.sources_changed_at and stored.sources_changed_at > stored.changed_at:
        return _("An article, outlet or authority that it shows was changed.")
    noted = LogEntry.objects.filter(content_type__model="incident", object_id=str(stored.pk)).first()
    return noted.get_change_message() if noted else ""


def withdraw(incident: Incident, by: AbstractBaseUser, reason: str) -> None:
    """Take it back with a public reason, and print soon. Raises NotPublishable."""
    publishing.withdraw(incident, reason, by)
    tasks.print_soon()


def discard(incident: Incident, by: AbstractBaseUser, reason: str) -> None:
    """Put away what was never public. Raises NotPublishable."""
    discarding.discard(incident, reason)


def restore(incident: Incident, by: AbstractBaseUser) -> None:
    """Take up again what was discarded, as a draft. Raises NotPublishable."""
    discarding.restore(incident)


class Refused(Exception):
    """The step cannot be taken with this incident; ``reason`` says why, and may hold links."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@transaction.atomic
def take(step: Step, incidents: Iterable[Incident], by: AbstractBaseUser, name: str) -> Outcome:
    """Take a step with each incident by itself: what one of them lacks keeps no other back.

    Where the database fails, it is taken with none. All are held before the first, in their order, so that no two
    people wait for each other.
    """
    numbers = [incident.pk for incident in incidents]
    outcome = Outcome()
    for incident in Incident.objects.select_for_update().filter(pk__in=numbers).order_by("pk"):
        try:
            with transaction.atomic():
                step(incident, by)
        except publishing.NotPublishable as problem:
            outcome.refused.append((incident, " ".join(blocker.message for blocker in problem.blockers)))
        except Refused as problem:
            outcome.refused.append((incident, problem.reason))
        else:
            outcome.done.append(incident)
            log(incident, by, name)
    return outcome


def _move(incident: Incident, before: State, after: State, otherwise: str) -> None:
    """Change the state if it still is what it must be."""
    if not Incident.objects.filter(pk=incident.pk, state=before).update(state=after):
        raise Refused(otherwise)
    incident.state = after


def log(incident: Incident, by: AbstractBaseUser, name: str) -> None:
    """Note the step in the history that the admin shows."""
    message = _("%(step)s, revision %(revision)s") % {"step": name, "revision": incident.revision}
    LogEntry.objects.log_actions(by.pk, [incident], CHANGE, change_message=message, single_object=True)
