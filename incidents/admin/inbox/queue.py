"""The queue: articles by where they stand, oldest first, and what can be done about those that failed."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import Count, F, Max, Prefetch, QuerySet, Sum
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from incidents import tasks
from incidents.models import Article, Citation, JobRun, Proposal
from incidents.models.articles import ArticleStep as Step
from incidents.models.incident import State
from incidents.models.proposals import ProposalState
from incidents.reading import record

from .facts import summary
from .history import note
from .permissions import needs, page, staff

PER_PAGE = 50
MOST_CHOSEN = 200
STATES: dict[str, tuple[Any, tuple[Step, ...]]] = {
    "new": (gettext_lazy("New"), (Step.NEW,)),
    "reading": (gettext_lazy("Being read"), (Step.FETCHING, Step.FETCHED)),
    "decide": (gettext_lazy("To decide"), (Step.READ,)),
    "failed": (gettext_lazy("Failed"), (Step.FAILED,)),
    "done": (gettext_lazy("Done"), (Step.LINKED, Step.SET_ASIDE)),
}
MOVING = ("new", "reading")


@dataclass(frozen=True)
class Row:
    """An article with what its reading reports in a line, and whether the reader takes it for no incident."""

    article: Article
    found: str
    is_no_incident: bool
    has_reading: bool
    uses: list[Citation]


@dataclass(frozen=True)
class Tab:
    """One state with how many articles are in it."""

    name: str
    label: str
    count: int


@require_GET
@needs("change_article")
def queue(request: HttpRequest) -> HttpResponse:
    """The articles of one state (``state``), or just those named (``articles``: 12,13)."""
    chosen = [int(number) for number in request.GET.get("articles", "").split(",") if number.isdecimal()][:MOST_CHOSEN]
    tabs = _tabs()
    shown = "" if chosen else _shown(request, tabs)
    rows = _rows(shown, chosen)
    context = {
        "title": _("Inbox"),
        "tabs": tabs,
        "shown": shown,
        "chosen": ",".join(map(str, chosen)),
        "rows": _page(rows, request.GET.get("page")),
        "sweep": JobRun.objects.filter(name="sweep").first(),
        "stamp": stamp(),
        "is_moving": any(tab.count for tab in tabs if tab.name in MOVING),
    }
    return page(request, "queue.html", context)


@require_GET
@needs("change_article")
def state(request: HttpRequest) -> JsonResponse:
    """A stamp that is another when anything in the queue moved, and whether anything is being worked on."""
    tabs = _tabs()
    moving = any(tab.count for tab in tabs if tab.name in MOVING)
    counts = {tab.name: tab.count for tab in tabs}
    return JsonResponse({"stamp": stamp(), "moving": moving, "counts": counts})


@require_POST
@needs("change_article")
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Try an article again, or set it aside (``do``); back to where the button was."""
    article = get_object_or_404(Article.objects.defer("text"), pk=pk)
    actions = {"again": (record.try_again, _("Tried again")), "aside": (record.set_aside, _("Set aside"))}
    if request.POST.get("do") in actions:
        action, words = actions[request.POST["do"]]
        if _taken(action, article, words, staff(request)):
            messages.success(request, f"{words}: {article}")
        else:
            messages.info(request, _("Nothing was done: this article has moved on meanwhile."))
        if request.POST["do"] == "again":
            tasks.article_soon(pk)
    onward = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(onward, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(onward if onward and is_ours else reverse("admin:inbox"))


@transaction.atomic
def _taken(action: Callable[[int], bool], article: Article, words: str, by: AbstractBaseUser) -> bool:
    """Do it and note it, or neither; whether there was anything to do."""
    is_done = action(article.pk)
    if is_done:
        note(by, article, words)
    return is_done


def to_decide() -> QuerySet[Article]:
    """The articles that wait for a decision, oldest first."""
    return Article.objects.filter(step=Step.READ).order_by("added_at", "pk")


def next_after(article: Article) -> int | None:
    """The article to decide on after this one, the oldest again behind the last; None where there is no other."""
    others = to_decide().exclude(pk=article.pk).values_list("pk", flat=True)
    later = others.filter(added_at__gt=article.added_at) | others.filter(added_at=article.added_at, pk__gt=article.pk)
    return later.first() or others.first()


def stamp() -> str:
    """Names what the queue shows: another when an article came, moved or was tried again."""
    moving = Article.objects.filter(step__in=[Step.NEW, Step.FETCHING, Step.FETCHED])
    parts = [
        sorted(_counts().items()),
        moving.aggregate(tries=Sum("tries"), last=Max("pk")),
        Proposal.objects.aggregate(last=Max("pk")),
    ]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _counts() -> dict[str, int]:
    return dict(Article.objects.order_by().values_list("step").annotate(number=Count("pk")))


def _tabs() -> list[Tab]:
    counts = _counts()
    return [Tab(name, str(label), sum(counts.get(one, 0) for one in steps)) for name, (label, steps) in STATES.items()]


def _shown(request: HttpRequest, tabs: list[Tab]) -> str:
    """The state asked for; otherwise what there is to decide, or what moves."""
    if request.GET.get("state") in STATES:
        return request.GET["state"]
    counts = {tab.name: tab.count for tab in tabs}
    return next((name for name in ("decide", "failed", "reading", "new") if counts[name]), "decide")


def _rows(state: str, chosen: list[int]) -> QuerySet[Article]:
    articles = Article.objects.filter(pk__in=chosen) if chosen else Article.objects.filter(step__in=STATES[state][1])
    # Of what is done the latest is looked for; everything else is taken in turn.
    turn = (F("added_at").desc(), "-pk") if state == "done" else ("added_at", "pk")
    proposals = Proposal.objects.exclude(state=ProposalState.REPLACED)
    cited = Citation.objects.exclude(incident__state=State.DISCARDED)
    return (
        articles.select_related("outlet")
        .defer("text", "sketch")
        .order_by(*turn)
        .prefetch_related(
            Prefetch("proposals", proposals, to_attr="readings"),
            Prefetch("citations", cited.select_related("incident"), to_attr="uses"),
        )
    )


def _page(rows: QuerySet[Article], number: str | None) -> Page:
    found: Any = Paginator(rows, PER_PAGE).get_page(number)
    found.object_list = [_row(article) for article in found.object_list]
    return found


def _row(article: Any) -> Row:
    facts = article.readings[-1].facts if article.readings else {}
    told = " · ".join(summary(facts))
    return Row(article, told, facts.get("is_incident") is False, bool(facts), article.uses)
