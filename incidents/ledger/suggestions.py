"""Suggestions of the public: taken in by :func:`receive`, counted by senders nobody can name, decided by staff."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError, transaction
from django.db.models import F
from django.utils import timezone

from incidents.models import Incident, Suggestion, SuggestionCount
from incidents.models.suggestions import SuggestionKind, SuggestionState

from .away import is_away
from .senders import hashed

log = logging.getLogger(__name__)
A_DAY_FROM_ONE_SENDER = 10
A_DAY_IN_ALL = 1000
EVERYBODY = "all"


class TooMany(Exception):
    """As many as may come in a day have come, from this sender or in all."""


class CannotReceive(Exception):
    """The database is busy or away."""


@dataclass(frozen=True)
class Given:
    """What somebody suggests. ``reference`` names it; the same reference is taken in once."""

    reference: str
    kind: str
    incident: str
    url: str
    text: str


def receive(given: Given, sender: str) -> None:
    """Put a suggestion into the inbox of staff; the only way from the public side into the ledger.

    ``sender`` is what tells senders apart today; only its salted hash is kept, until tomorrow. A reference that is
    there already changes nothing. Raises TooMany or CannotReceive.
    """
    try:
        with transaction.atomic():
            _take(given, sender)
    except OperationalError as problem:
        if not is_away(problem):
            raise
        log.warning("the database is busy or away, a suggestion was not taken: %s", problem)
        raise CannotReceive from problem


def decide(suggestions: Iterable[Suggestion], state: SuggestionState, by: AbstractBaseUser | AnonymousUser) -> int:
    """Note what became of suggestions; gives of how many."""
    chosen = Suggestion.objects.filter(pk__in=[suggestion.pk for suggestion in suggestions])
    return chosen.update(state=state, decided_by_id=by.pk, decided_at=timezone.now())


def forget_senders() -> int:
    """Delete the counts of earlier days; gives how many."""
    return SuggestionCount.objects.filter(day__lt=timezone.localdate()).delete()[0]


def _take(given: Given, sender: str) -> None:
    forget_senders()
    if Suggestion.objects.filter(reference=given.reference).exists():
        return
    _count(hashed(sender, f"suggestions {timezone.localdate()}"), A_DAY_FROM_ONE_SENDER)
    _count(EVERYBODY, A_DAY_IN_ALL)
    suggestion = {
        "kind": SuggestionKind(given.kind),
        "incident": Incident.objects.filter(pk=int(given.incident[3:])).first() if given.incident else None,
        "url": given.url,
        "text": given.text,
    }
    # Of the same form sent twice at once the second waited for the first to be counted, and finds it here.
    Suggestion.objects.get_or_create(reference=given.reference, defaults=suggestion)


def _count(key: str, most: int) -> None:
    """Count one more; a refused suggestion is not counted, as the transaction is undone."""
    row, _made = SuggestionCount.objects.select_for_update().get_or_create(day=timezone.localdate(), key=key)
    if row.count >= most:
        raise TooMany
    SuggestionCount.objects.filter(pk=row.pk).update(count=F("count") + 1)
