"""The first page of the staff site: what waits for somebody, with the way to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from incidents.models import Article, HelpLine, Incident, PrintRequest, Suggestion
from incidents.models.articles import ArticleStep
from incidents.models.help import FRESH_FOR
from incidents.models.incident import State
from incidents.models.suggestions import SuggestionState


@dataclass(frozen=True)
class Waiting:
    """How many of a kind wait, in words, and where they are."""

    count: int
    text: str
    address: str


@dataclass(frozen=True)
class Group:
    """What waits in one part of the work, with the address of the part and of adding to it."""

    name: str
    address: str
    add: str
    add_text: str
    waiting: list[Waiting]


def groups(user: Any) -> list[Group]:
    """The parts of the work that a person may do; one query a part."""
    parts = (
        ("incidents.change_article", _articles),
        ("incidents.change_incident", _incidents),
        ("incidents.change_suggestion", _suggestions),
        ("incidents.change_helpline", _help_lines),
    )
    return [part() for permission, part in parts if user.has_perm(permission)]


def _articles() -> Group:
    counts = dict(Article.objects.order_by().values_list("step").annotate(number=Count("pk")))
    inbox = reverse("admin:inbox")
    moving = sum(counts.get(step, 0) for step in (ArticleStep.NEW, ArticleStep.FETCHING, ArticleStep.FETCHED))
    waiting = [
        Waiting(counts.get(ArticleStep.READ, 0), _("to decide"), f"{inbox}?state=decide"),
        Waiting(counts.get(ArticleStep.FAILED, 0), _("failed"), f"{inbox}?state=failed"),
        Waiting(moving, _("being fetched and read"), f"{inbox}?state=reading"),
    ]
    return Group(_("Inbox"), inbox, reverse("admin:inbox_add"), _("Add articles"), waiting)


def _incidents() -> Group:
    counts = dict(Incident.objects.order_by().values_list("state").annotate(number=Count("pk")))
    incidents = reverse("admin:incidents_incident_changelist")
    waiting = [
        Waiting(counts.get(State.IN_REVIEW, 0), _("in review"), f"{incidents}?state__exact={State.IN_REVIEW}"),
        Waiting(counts.get(State.DRAFT, 0), _("drafts"), f"{incidents}?state__exact={State.DRAFT}"),
        Waiting(counts.get(State.PUBLISHED, 0), _("published"), f"{incidents}?state__exact={State.PUBLISHED}"),
    ]
    add = reverse("admin:incidents_incident_add")
    return Group(_("Incidents"), incidents, add, _("Enter an incident by hand"), waiting)


def _suggestions() -> Group:
    address = reverse("admin:incidents_suggestion_changelist")
    new = Suggestion.objects.filter(state=SuggestionState.NEW).count()
    waiting = [Waiting(new, _("new"), f"{address}?state__exact={SuggestionState.NEW}")]
    return Group(_("Suggestions from the public"), address, "", "", waiting)


def _help_lines() -> Group:
    address = reverse("admin:incidents_helpline_changelist")
    since = timezone.localdate() - FRESH_FOR
    due = HelpLine.objects.filter(Q(confirmed_on=None) | Q(confirmed_on__lt=since), retired_on=None).count()
    return Group(_("Help lines"), address, "", "", [Waiting(due, _("to check"), f"{address}?confirmation=due")])


def notices() -> Iterator[str]:
    """What staff should know of the machinery: a print that is owed."""
    owed = PrintRequest.objects.filter(done_at=None).first()
    if owed is not None:
        yield _("What was published or withdrawn last is being printed and is not public yet.")
