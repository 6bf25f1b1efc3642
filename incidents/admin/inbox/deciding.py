"""A person's decision on one fact: accepted, changed, refused, or taken back. Nothing of it reaches the ledger yet."""

from collections.abc import Sequence

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from incidents.models import FactDecision, Proposal
from incidents.models.proposals import DecisionState, ProposalState

from .changing import FactForm, as_typed, form_of
from .facts import Fact, Value, facts_of, key_to_add, say
from .history import note

ACTIONS = ("accept", "change", "refuse", "undo")


class Undecided(Exception):
    """The decision was not taken; the message says why. ``form`` holds what was typed, with its errors."""

    def __init__(self, message: str, form: FactForm | None = None) -> None:
        super().__init__(message)
        self.form = form


@transaction.atomic
def decide(proposal: Proposal, key: str, action: str, typed: Value, by: AbstractBaseUser) -> Fact:
    """Take a decision on the fact ``key``; gives the fact as decided. Raises Undecided.

    ``typed`` holds ``seen`` (Fact.seen of the page that was decided on), for a disputed fact which ``choice``, and
    for a change the fields of the fact's form.
    """
    locked = Proposal.objects.select_for_update().get(pk=proposal.pk)
    facts = facts_of(locked)
    fact = next((fact for fact in facts if fact.key == key), None)
    if fact is None or action not in ACTIONS:
        raise Undecided(_("There is no such fact in this reading. Reload the page."))
    if locked.state != ProposalState.OPEN:
        raise Undecided(_("This reading is decided already, or a later one replaced it. Reload the page."))
    if fact.seen != typed.get("seen", ""):
        message = _("Somebody decided on “%(fact)s” after you opened the page. Look again.")
        raise Undecided(message % {"fact": fact.label})
    if fact.is_addition:
        fact = _added(facts, fact, action, typed)
    written = _write(locked, facts, fact, action, typed, by)
    # An added fact that is taken back is not there any more.
    now = {one.key: one for one in facts_of(locked)}
    for key in written:
        note(by, locked.article, _told(now.get(key, fact), is_undone=action == "undo"))
    return now.get(fact.key, fact)


def _added(facts: list[Fact], place: Fact, action: str, typed: Value) -> Fact:
    """The fact that is added at the place to add one; nothing else can be done there. Raises Undecided."""
    if action != "change":
        raise Undecided(_("Nothing was found that could be accepted: enter the value instead."))
    form = form_of(place, typed)
    return _beside(facts, place.kind, _checked(form)[0], form)


def _beside(facts: list[Fact], kind: str, value: Value, form: FactForm) -> Fact:
    """The fact under which a value stands beside those that are there. Raises Undecided where it is among them."""
    key = key_to_add(facts, kind, value)
    if any(fact.key == key for fact in facts):
        message = _("“%(value)s” is among the facts already: decide on it there.")
        raise Undecided(message % {"value": say(kind, value)}, form)
    return Fact(key, kind)


def _write(
    proposal: Proposal, facts: list[Fact], fact: Fact, action: str, typed: Value, by: AbstractBaseUser
) -> list[str]:
    """Write what was decided on a fact; gives its key, and the keys of what was typed beside it."""
    if action == "undo":
        FactDecision.objects.filter(proposal=proposal, fact=fact.key).delete()
        return [fact.key]
    state, values = _decision(fact, action, typed)
    there = [*facts, fact]
    for another in filter(None, values[1:]):
        there.append(_beside(there, fact.kind, another, form_of(fact, typed)))
    keys = [fact.key, *(one.key for one in there[len(facts) + 1 :])]
    for key, value in zip(keys, values, strict=True):
        by_whom = {"by_id": by.pk, "state": state, "value": value}
        FactDecision.objects.update_or_create(proposal=proposal, fact=key, defaults=by_whom)
    return keys


def _decision(fact: Fact, action: str, typed: Value) -> tuple[str, Sequence[Value | None]]:
    if action == "refuse":
        return DecisionState.REFUSED, [None]
    if action == "change":
        return DecisionState.CHANGED, _checked(form_of(fact, typed))
    chosen = str(typed.get("choice", "0"))
    if not chosen.isdecimal() or int(chosen) >= len(fact.found):
        raise Undecided(_("Nothing was found that could be accepted: enter the value instead."), form_of(fact))
    value = fact.found[int(chosen)].value
    _checked(as_typed(fact, value))
    return (DecisionState.CHANGED, [value]) if fact.is_disputed else (DecisionState.ACCEPTED, [None])


def _checked(form: FactForm) -> list[Value]:
    """The values of a form; where the rules of entry would refuse one, it is not accepted either."""
    if not form.is_valid():
        problems = " ".join(str(message) for messages in form.errors.values() for message in messages)
        raise Undecided(problems, form)
    return form.values()


def _told(fact: Fact, is_undone: bool) -> str:
    words = {"fact": fact.label, "value": say(fact.kind, fact.value) if fact.value else ""}
    if is_undone:
        found = "; ".join(say(fact.kind, found.value) for found in fact.found) or words["value"]
        return _("Reading: decision on %(fact)s taken back (%(value)s)") % {**words, "value": found}
    if fact.state == DecisionState.REFUSED:
        found = "; ".join(say(fact.kind, found.value) for found in fact.found)
        return _("Reading: %(fact)s refused (%(value)s)") % {**words, "value": found}
    if fact.state == DecisionState.CHANGED:
        return _("Reading: %(fact)s changed to %(value)s") % words
    return _("Reading: %(fact)s accepted: %(value)s") % words
