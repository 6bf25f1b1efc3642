"""The reading page: an article's text beside the facts read in it, each to accept, change or refuse."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from incidents.models import Article, Incident, Proposal
from incidents.models.articles import ArticleStep as Step
from incidents.models.incident import State
from incidents.models.proposals import ProposalState

from ..staff import may_view
from ..whereabouts import warn
from . import queue
from .about import AboutForm
from .changing import FactForm, form_of, slug
from .deciding import Undecided, decide
from .entering import AlreadyEntered, NotEntered, Wanted, enter
from .evidence import Piece, marks_of, pieces, sentences
from .facts import Fact, Value, facts_of, grouped, say, say_parts, standing, state_of
from .known import known
from .permissions import needs, page, staff
from .rows import suggested_title

BLURRED = "inbox_blurred"
# The part of the page where it is decided which case the accepted facts go into.
ENTERING = "entering"


@dataclass(frozen=True)
class Shown:
    """One value found for a fact, as the page shows it."""

    text: str
    sentences: list[list[Piece]]
    by_second: bool
    stands: bool


@dataclass(frozen=True)
class Card:
    """A fact as the page shows it, with the form to change it and what went wrong with that."""

    fact: Fact
    slug: str
    found: list[Shown]
    stands: str
    parts: str
    form: FactForm
    problem: str = ""

    @property
    def is_one_found(self) -> bool:
        """Whether what stands is one of the values found, and so is shown among them."""
        return any(one.stands for one in self.found)


@require_GET
@needs("change_article")
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one article in the inbox."""
    return _shown(request, _article(pk))


@require_POST
@needs("change_article")
def decide_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one decision; then the same page, at the next fact to decide."""
    article = _article(pk)
    proposal = get_object_or_404(Proposal, article=article, pk=_number(request.POST.get("proposal")))
    key = request.POST.get("fact", "")
    # The buttons of rival values only say which of them was chosen.
    action = request.POST.get("do") or ("accept" if "choice" in request.POST else "")
    try:
        decided = decide(proposal, key, action, request.POST, staff(request))
    except Undecided as problem:
        return _shown(request, article, problem=(key, problem), status=422)
    at = _at(facts_of(proposal), key, decided, action)
    return HttpResponseRedirect(f"{reverse('admin:inbox_article', args=[pk])}?at={at}#{at}")


@require_POST
@needs("change_article", "change_incident", "add_incident")
def enter_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Create a case from what was accepted, or add it to one; then the page of that case."""
    article = _article(pk)
    proposal = get_object_or_404(Proposal, article=article, pk=_number(request.POST.get("proposal")))
    about = AboutForm(article, proposal.facts.get("article", {}), request.POST)
    if not about.is_valid():
        return _shown(request, article, about=about, status=422)
    try:
        wanted = _wanted(request, about)
        incident = enter(proposal, wanted, staff(request))
    except AlreadyEntered as before:
        messages.info(request, _("This article was entered already; nothing was written twice."))
        return _onward(before.incident, article)
    except NotEntered as problem:
        for name, sentence in problem.refusals:
            about.add_error(name if name in about.fields else None, sentence)
        return _shown(request, _article(pk), about=about, status=422)
    _tell(request, incident, article)
    if not wanted.incident:
        warn(request, [incident])
    return _onward(incident, article)


@require_POST
@needs("change_article")
def blur(request: HttpRequest) -> HttpResponse:
    """Blur the texts of articles for the rest of this session, or show them again."""
    request.session[BLURRED] = not request.session.get(BLURRED, False)
    onward = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(onward, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(onward if onward and is_ours else reverse("admin:inbox"))


def _article(pk: int) -> Article:
    return get_object_or_404(Article.objects.select_related("outlet", "original_source"), pk=pk)


def uses_of(article: Article) -> list[Incident]:
    """The incidents that cite an article, but for those that were discarded."""
    cited = article.citations.exclude(incident__state=State.DISCARDED).select_related("incident")
    return [citation.incident for citation in cited]


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 19 else 0


def _wanted(request: HttpRequest, about: AboutForm) -> Wanted:
    """What the pressed button asks for: a case by its number, the one typed, or a new one."""
    to = request.POST.get("to", "new")
    incident = about.cleaned_data.get("other") if to == "other" else _number(to) or None
    if to == "other" and incident is None:
        incident = -1
    opened, apart = request.POST.get(f"opened-{to}", ""), tuple(request.POST.getlist("apart"))
    return Wanted(about.cleaned_data, request.POST.get("seen", ""), incident, opened, apart)


def _onward(incident: Incident | None, article: Article) -> HttpResponse:
    if incident is None:
        return HttpResponseRedirect(reverse("admin:inbox_article", args=[article.pk]))
    return HttpResponseRedirect(reverse("admin:incidents_incident_change", args=[incident.pk]))


def _tell(request: HttpRequest, incident: Incident, article: Article) -> None:
    told = {"incident": incident, "article": str(article)}
    messages.success(request, _("Entered into %(incident)s: %(article)s") % told)
    if (following := queue.next_after(article)) is not None:
        address = reverse("admin:inbox_article", args=[following])
        messages.info(request, format_html('<a href="{}">{}</a>', address, _("Next article to decide")))


def _at(facts: list[Fact], key: str, decided: Fact, action: str) -> str:
    """Where a person goes on: the same fact (taken back, more to add), the next to decide on, or the end."""
    keys = [fact.key for fact in facts]
    if key != decided.key or (action == "undo" and key in keys):
        return slug(key)
    place = keys.index(key) if key in keys else 0
    turn = [*facts[place + 1 :], *facts[:place]]
    following = next((fact.key for fact in turn if fact.is_open), "")
    return slug(following) if following else ENTERING


def _shown(
    request: HttpRequest,
    article: Article,
    problem: tuple[str, Undecided] | None = None,
    about: AboutForm | None = None,
    status: int = 200,
) -> HttpResponse:
    proposal = _proposal(article)
    facts = facts_of(proposal) if proposal else []
    fits = proposal is not None and proposal.text_sha256 == article.text_sha256
    text = article.text if fits else ""
    cards = {fact.key: _card(fact, text, problem) for fact in facts}
    _tell_country(cards.values(), standing(facts, "country"))
    slugs = {key: slug(key) for key in cards}
    can_decide = proposal is not None and proposal.state == ProposalState.OPEN
    following = queue.next_after(article)
    context = {
        "title": article.title or article.address or _("Pasted text"),
        "article": article,
        "proposal": proposal,
        "can_decide": can_decide,
        "groups": [(group.label, [cards[fact.key] for fact in group.facts]) for group in grouped(facts)],
        "pieces": pieces(article.text, marks_of(facts, slugs) if fits else []),
        "problem": str(problem[1]) if problem else "",
        "by_title": may_view(request.user, "incident"),
        "candidates": known(article, facts, proposal.facts) if proposal and can_decide else [],
        "open": sum(fact.is_open for fact in facts),
        "standing": sum(fact.value is not None for fact in facts),
        "seen": state_of(facts),
        "about": about or _about(article, proposal, facts),
        "apart": request.POST.getlist("apart"),
        "at": ENTERING if about else request.GET.get("at", ""),
        "blurred": request.session.get(BLURRED, False),
        "next": following,
        "is_moving": article.step in (Step.NEW, Step.FETCHING, Step.FETCHED),
        "uses": uses_of(article),
    }
    return page(request, "reading.html", context, status)


def _proposal(article: Article) -> Proposal | None:
    """The reading to decide on, else the one that was decided last."""
    # Of the two states that are left, the open one has the later name.
    readings = article.proposals.exclude(state=ProposalState.REPLACED).select_related("decided_by", "incident")
    return readings.prefetch_related("decisions__by").order_by("-state", "-pk").first()


def _about(article: Article, proposal: Proposal | None, facts: list[Fact]) -> AboutForm | None:
    if proposal is None:
        return None
    return AboutForm(article, proposal.facts.get("article", {}), initial={"case_title": suggested_title(facts)})


def _tell_country(cards: Iterable[Card], country: Value | None) -> None:
    """Let the accepted country narrow the places that are offered, and be the usual one of another authority."""
    if country is None:
        return
    for card in cards:
        if card.fact.kind == "place":
            card.form.fields["place"].widget.attrs["data-country"] = country["value"]
        elif card.fact.is_addition and card.fact.kind == "authorities":
            card.form.initial.setdefault("country", country["value"])


def _card(fact: Fact, text: str, problem: tuple[str, Undecided] | None) -> Card:
    found = [
        Shown(say(fact.kind, one.value), sentences(text, one.evidence), one.by_second, one.stands_in(fact.value))
        for one in fact.found
    ]
    ours = problem[1] if problem and problem[0] == fact.key else None
    form = ours.form if ours and ours.form else form_of(fact)
    stands, parts = (say(fact.kind, fact.value), say_parts(fact.value)) if fact.value else ("", "")
    return Card(fact, slug(fact.key), found, stands, parts, form, str(ours) if ours else "")
