"""From accepted facts to rows of the ledger: a new case, or one more source of a case that is there.

All goes through the forms of staff entry, so that the same rules hold, and in one transaction: all of it or nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents.ledger.addresses import canonical
from incidents.ledger.known import CLOSED
from incidents.ledger.publishing import NotPublishable
from incidents.models import Article, Incident, Proposal
from incidents.models.incident import State
from incidents.models.proposals import ProposalState

from ..forms.incident import changed_meanwhile, version_of
from ..refusals import reasons
from ..shown import incidents_showing, touch
from ..telling_apart import tell_apart
from .facts import Fact, facts_of, state_of
from .history import note
from .known import known
from .rows import ABOUT, Addition, NewCase, Refusal


@dataclass(frozen=True)
class Wanted:
    """What a person asks for: ``incident`` to add to (None: a new case), and what their page showed when they did.

    ``apart`` are the cases that they said a new one is not.
    """

    about: dict[str, Any]
    seen: str
    incident: int | None = None
    opened: str = ""
    apart: tuple[str, ...] = ()


class NotEntered(Exception):
    """Nothing was written; ``refusals`` says why, each with the field it is about (blank: none)."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = list(refusals)
        super().__init__(" ".join(message for _field, message in self.refusals))


class AlreadyEntered(Exception):
    """This reading went into an incident before; nothing more was written."""

    def __init__(self, incident: Incident | None) -> None:
        super().__init__()
        self.incident = incident


def enter(proposal: Proposal, wanted: Wanted, by: AbstractBaseUser) -> Incident:
    """Write what was accepted of a reading into the ledger; gives the incident. Raises NotEntered, AlreadyEntered."""
    try:
        with transaction.atomic():
            return _enter(proposal, wanted, by)
    except NotPublishable as problem:
        raise NotEntered([("", message) for _field, message in reasons(problem)]) from problem


def _enter(proposal: Proposal, wanted: Wanted, by: AbstractBaseUser) -> Incident:
    _claim(proposal, by)
    proposal = Proposal.objects.select_related("article__outlet", "article__original_source").get(pk=proposal.pk)
    facts = facts_of(proposal)
    if state_of(facts) != wanted.seen:
        raise NotEntered([("", _("Somebody decided on these facts after you opened the page. Look again."))])
    _give_address(proposal.article, wanted.about.get("address") or "")
    incident = _add(proposal, facts, wanted, by) if wanted.incident else _create(proposal, facts, wanted, by)
    Proposal.objects.filter(pk=proposal.pk).update(incident=incident)
    if any(wanted.about.get(name) for name in ABOUT):
        touch(incidents_showing(proposal.article).exclude(pk=incident.pk), by)
    note(by, proposal.article, _("Entered into %(incident)s") % {"incident": incident.public_id})
    return incident


def _give_address(article: Article, address: str) -> None:
    """The address of an article that came as a text; undone with all else where nothing comes of it."""
    if address and not article.address:
        article.address, article.canonical_address = address, canonical(address)
        article.save(update_fields=["address", "canonical_address"])


def _claim(proposal: Proposal, by: AbstractBaseUser) -> None:
    """Only one of two clicks gets the reading; where nothing comes of it the claim is undone with all else."""
    ours = Proposal.objects.filter(pk=proposal.pk, state=ProposalState.OPEN)
    if not ours.update(state=ProposalState.DONE, decided_at=timezone.now(), decided_by_id=by.pk):
        stored = Proposal.objects.select_related("incident").get(pk=proposal.pk)
        if stored.state == ProposalState.DONE:
            raise AlreadyEntered(stored.incident)
        raise NotEntered([("", _("A later reading of this article replaced the one on your page. Look again."))])


def _create(proposal: Proposal, facts: list[Fact], wanted: Wanted, by: AbstractBaseUser) -> Incident:
    case = NewCase(proposal.article, facts, wanted.about)
    if not case.is_valid():
        raise NotEntered(case.refusals())
    _refuse_twin(proposal, facts, wanted)
    incident = case.save(by)
    tell_apart(incident, wanted.apart, by)
    note(by, incident, _("Created from the article %(article)s") % {"article": proposal.article}, is_new=True)
    return incident


def _refuse_twin(proposal: Proposal, facts: list[Fact], wanted: Wanted) -> None:
    """Ask before there are two of a case that is public already."""
    twins = [twin.incident for twin in known(proposal.article, facts, proposal.facts) if twin.asks]
    if open_twins := [twin for twin in twins if str(twin.pk) not in wanted.apart]:
        message = _("This is probably %(cases)s. Add the article to it, or tick there that these are two cases.")
        raise NotEntered([("", message % {"cases": ", ".join(map(str, open_twins))})])


def _add(proposal: Proposal, facts: list[Fact], wanted: Wanted, by: AbstractBaseUser) -> Incident:
    incident = Incident.objects.select_for_update().filter(pk=wanted.incident or 0).first()
    if incident is None:
        raise NotEntered([("other", _("There is no such incident. Its number looks like TI-00042."))])
    _refuse_change(incident, wanted.opened)
    addition = Addition(proposal.article, facts, wanted.about, incident)
    if not addition.is_valid():
        raise NotEntered(addition.refusals())
    addition.save(by)
    if incident.state == State.PUBLISHED:
        touch([incident], by)
    note(by, incident, _("Source added from the article %(article)s") % {"article": proposal.article})
    return incident


def _refuse_change(incident: Incident, opened: str) -> None:
    if incident.state in (State.WITHDRAWN, *CLOSED):
        message = _("%(incident)s is %(state)s, so nothing is added to it.")
        words = {"incident": incident.public_id, "state": incident.get_state_display().lower()}
        raise NotEntered([("", message % words)])
    if opened and version_of(incident) != opened:
        raise NotEntered([("", changed_meanwhile(incident))])
