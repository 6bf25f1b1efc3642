"""Drafts that are put away, and taken up again: the number stays theirs, and their articles can be used elsewhere."""

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.ledger.known import is_in_a_case
from incidents.ledger.publishable import Blocker
from incidents.ledger.publishing import NotPublishable, unfit_reason
from incidents.models import Article, Incident
from incidents.models.articles import ArticleStep
from incidents.models.incident import State
from incidents.models.proposals import ProposalState

NEVER_PUBLIC = (State.DRAFT, State.IN_REVIEW)
# Where an article stands that nobody is at work on.
AT_REST = (ArticleStep.READ, ArticleStep.SET_ASIDE, ArticleStep.FAILED)


@transaction.atomic
def discard(incident: Incident, reason: str) -> Incident:
    """Put away an incident that was never public; its articles wait for a decision again, or are set aside unread.

    Raises NotPublishable where it is or was public, or the reason is missing. The given instance is refreshed.
    """
    locked = Incident.objects.select_for_update().get(pk=incident.pk)
    reason = reason.strip()
    if found := _obstacles(locked, reason):
        raise NotPublishable(found, locked)
    Incident.objects.filter(pk=locked.pk).update(state=State.DISCARDED, discarded_reason=reason)
    for article in Article.objects.filter(citations__incident=locked, step=ArticleStep.LINKED).order_by("pk"):
        if not is_in_a_case(article):
            step = ArticleStep.READ if _reopen_reading(article, locked) else ArticleStep.SET_ASIDE
            Article.objects.filter(pk=article.pk).update(step=step)
    incident.refresh_from_db()
    return incident


@transaction.atomic
def restore(incident: Incident) -> Incident:
    """Take up a discarded incident as a draft, with its articles as its sources, whatever else cites them by now.

    Raises NotPublishable where it is not discarded. The given instance is refreshed.
    """
    locked = Incident.objects.select_for_update().get(pk=incident.pk)
    if locked.state != State.DISCARDED:
        raise NotPublishable([Blocker("not_discarded", "state", _("Only a discarded incident is restored."))], locked)
    Incident.objects.filter(pk=locked.pk).update(state=State.DRAFT, discarded_reason="")
    # Its own readings, which were opened again, are what it was entered from.
    locked.proposals.filter(state=ProposalState.OPEN).update(state=ProposalState.DONE)
    Article.objects.filter(citations__incident=locked, step__in=AT_REST).update(step=ArticleStep.LINKED)
    incident.refresh_from_db()
    return incident


def _obstacles(incident: Incident, reason: str) -> list[Blocker]:
    found = []
    if incident.state == State.PUBLISHED:
        message = _("This is public. Withdraw it, with a reason that the public reads.")
        found.append(Blocker("is_public", "state", message))
    elif incident.state not in NEVER_PUBLIC or incident.published_at is not None:
        found.append(Blocker("not_discardable", "state", _("Only a draft that was never public can be discarded.")))
    return [*found, *unfit_reason("discarded_reason", reason, _("Say why it is discarded."))]


def _reopen_reading(article: Article, incident: Incident) -> bool:
    """Let the reading that went into the incident be decided on again; whether there is one to decide on now."""
    if article.proposals.filter(state=ProposalState.OPEN).exists():
        return True
    entered = article.proposals.filter(incident=incident, state=ProposalState.DONE).order_by("-pk").first()
    if entered is not None:
        article.proposals.filter(pk=entered.pk).update(state=ProposalState.OPEN)
    return entered is not None
