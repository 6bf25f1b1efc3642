"""Where reading meets the ledger: an article is claimed, worked on, and what came of it is written.

The row is the truth. Every change of step is one conditional update that only the holder of the claim can make; a
claim whose worker died runs out, and the article is taken up again. Running anything here twice does no harm.
"""

import hashlib
import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from incidents.ledger.addresses import canonical
from incidents.ledger.known import is_in_a_case
from incidents.ledger.reprints import sketch
from incidents.models import Article, ArticleCopy, Outlet, Proposal
from incidents.models.articles import ArticleStep as Step
from incidents.models.proposals import ProposalState
from incidents.reading.archive import Archive, Kept
from incidents.reading.fetch import Fetcher
from incidents.reading.readers import Reader, Readers
from incidents.reading.refusals import NotNow, Reason, Refused, sentence
from incidents.reading.second import SecondReader
from incidents.reading.web import media
from incidents.reading.web.hosts import HostFolder

log = logging.getLogger(__name__)
# Longer than any fetch or reading takes; after it the worker is taken for dead.
LEASE = timedelta(minutes=5)
MOST_TRIES = 6
LONGEST_ADDRESS = 1000
LONGEST_PAUSE = timedelta(hours=6)
OWN_PAUSE = timedelta(minutes=2)
FRESH: dict[str, Any] = {"tries": 0, "next_try_at": None, "queued_at": None, "problem": "", "last_error": ""}


@dataclass(frozen=True)
class Claim:
    """The right of one worker to write what came of one article."""

    pk: int
    token: str
    back: Step


@dataclass(frozen=True)
class Given:
    """A text or saved page that a person gave instead of, or beside, an address."""

    content: bytes
    content_type: str = "text/plain; charset=utf-8"


def fetcher() -> Fetcher:
    """The fetcher that the settings describe."""
    return Fetcher(settings.FETCH_CONTACT, HostFolder(Path(settings.ARTICLE_ARCHIVE) / "hosts"))


def archive() -> Archive:
    """The archive in the folder that the settings name."""
    return Archive(Path(settings.ARTICLE_ARCHIVE))


def reader() -> Reader:
    """The rules, with the second reader where the settings name one."""
    if not settings.SECOND_READER_URL:
        return Readers()
    given = (settings.SECOND_READER_URL, settings.SECOND_READER_MODEL, settings.SECOND_READER_KEY)
    return Readers(SecondReader(*given, seconds=settings.SECOND_READER_SECONDS))


def add(address: str, given: Given | None = None) -> tuple[Article, bool]:
    """The article of an address or a given text, and whether it is new; the caller queues it.

    A text given for an article that stands in no case is read instead of what was fetched; of one that does it is
    only kept. Raises ValueError, with a sentence for staff, where the address is none; Refused where what was given is
    no text; OSError where it cannot be kept.
    """
    key = canonical(address) if address or not given else ""
    kept = archive().keep_given(given.content, given.content_type, address) if given else None
    key = key or f"urn:sha256:{kept.sha256 if kept else ''}"
    with transaction.atomic():
        described = {"address": address if len(address) <= LONGEST_ADDRESS else key, "outlet": outlet_of(key)}
        article, is_new = Article.objects.get_or_create(canonical_address=key, defaults=described)
        if kept:
            _take_given(article, kept)
    return article, is_new


def outlet_of(canonical_address: str) -> Outlet | None:
    """The outlet of the latest article from the same host that has one; None where the host is new."""
    parts = urlsplit(canonical_address)
    if not parts.netloc:
        return None
    same_host = Article.objects.filter(canonical_address__startswith=f"{parts.scheme}://{parts.netloc}/")
    known = same_host.exclude(outlet=None).select_related("outlet").order_by("-pk").first()
    return known.outlet if known else None


def fetch(pk: int, by: Fetcher, into: Archive) -> Step | None:
    """Fetch one article and keep it; gives the step it then stands at, None where it was not ours to fetch."""
    claim = _claim(pk, Q(step=Step.NEW) & _due() | Q(step=Step.FETCHING) & _lost(), Step.NEW, step=Step.FETCHING)
    if claim is None:
        return None
    article = Article.objects.only("address").get(pk=pk)
    return _carefully(claim, lambda: _fetched(claim, article.address, by, into))


def read(pk: int, out_of: Archive, by: Reader) -> Step | None:
    """Read one kept article into a proposal; gives the step it then stands at, None where it was not ours to read."""
    unclaimed = Q(claim="") & _due() | ~Q(claim="") & _lost()
    claim = _claim(pk, Q(step=Step.FETCHED) & unclaimed, Step.FETCHED)
    if claim is None:
        return None
    return _carefully(claim, lambda: _read(claim, out_of, by))


def try_again(pk: int) -> bool:
    """Start over with an article that failed, was read or was set aside; whether it now waits for a worker.

    One without an address is read again from its copy.
    """
    again = Article.objects.filter(pk=pk, step__in=[Step.FAILED, Step.READ, Step.SET_ASIDE])
    with_address, without = again.exclude(address=""), again.filter(address="")
    return bool(with_address.update(step=Step.NEW, **FRESH) or without.update(step=Step.FETCHED, **FRESH))


def set_aside(pk: int) -> bool:
    """Put an article away that is no source; whether it was one that waited for a decision."""
    waiting = Article.objects.filter(pk=pk, step__in=[Step.NEW, Step.FETCHED, Step.FAILED, Step.READ])
    return bool(waiting.update(step=Step.SET_ASIDE, claim="", claimed_at=None))


def owed() -> QuerySet[Article]:
    """Articles that wait for a worker now, the longest waiting first."""
    fetching = Q(step=Step.NEW) & _due() | Q(step=Step.FETCHING) & _lost()
    reading = Q(step=Step.FETCHED) & (Q(claim="") & _due() | ~Q(claim="") & _lost())
    return Article.objects.filter(fetching | reading).order_by("added_at", "pk")


def give_up_lost() -> int:
    """Fail the articles on which a worker broke down again and again; how many."""
    busy = Article.objects.filter(step__in=[Step.FETCHING, Step.FETCHED], tries__gte=MOST_TRIES)
    reason = Reason.WORKER_LOST
    told = {"problem": reason, "last_error": sentence(reason, str(MOST_TRIES))}
    return busy.exclude(claim="").filter(_lost()).update(step=Step.FAILED, claim="", claimed_at=None, **told)


def _due() -> Q:
    return Q(next_try_at=None) | Q(next_try_at__lte=timezone.now())


def _lost() -> Q:
    return Q(claimed_at=None) | Q(claimed_at__lt=timezone.now() - LEASE)


def _claim(pk: int, condition: Q, back: Step, **changes: Any) -> Claim | None:
    token = secrets.token_hex(16)
    ours = Article.objects.filter(condition, pk=pk, tries__lt=MOST_TRIES)
    taken = ours.update(claim=token, claimed_at=timezone.now(), tries=F("tries") + 1, **changes)
    return Claim(pk, token, back) if taken else None


def _finish(claim: Claim, **changes: Any) -> bool:
    """Write what came of an article and give it back; False where the claim has run out and is another's."""
    ours = Article.objects.filter(pk=claim.pk, claim=claim.token)
    return bool(ours.update(claim="", claimed_at=None, **changes))


def _carefully(claim: Claim, work: Callable[[], Step | None]) -> Step | None:
    """Do the work; whatever goes wrong ends in a written state."""
    try:
        return work()
    except NotNow as problem:
        return _put_back(claim, problem)
    except Refused as problem:
        return _fail(claim, problem)
    except OSError as problem:
        log.warning("article %s is tried again: %s", claim.pk, problem)
        return _put_back(claim, NotNow(Reason.ARCHIVE, problem.strerror or str(problem), counts=False))
    except Exception as problem:
        log.exception("article %s is tried again", claim.pk)
        return _put_back(claim, NotNow(Reason.UNEXPECTED, type(problem).__name__))


def _put_back(claim: Claim, problem: NotNow) -> Step | None:
    tries = Article.objects.values_list("tries", flat=True).get(pk=claim.pk)
    if problem.counts and tries >= MOST_TRIES:
        return _fail(claim, problem)
    pause = timedelta(seconds=problem.pause or 0)
    pause = max(pause, _growing(tries)) if problem.counts else pause or OWN_PAUSE
    told = {"problem": problem.reason, "last_error": str(problem)[:300], "queued_at": None}
    again = {"next_try_at": timezone.now() + pause, "tries": tries if problem.counts else tries - 1}
    return claim.back if _finish(claim, step=claim.back, **told, **again) else None


def _growing(tries: int) -> timedelta:
    """One minute after the first failure, then four times as long each time."""
    return min(timedelta(minutes=4 ** (tries - 1)), LONGEST_PAUSE)


def _fail(claim: Claim, problem: Refused) -> Step | None:
    told = {"problem": problem.reason, "last_error": str(problem)[:300], "next_try_at": None}
    return Step.FAILED if _finish(claim, step=Step.FAILED, **told) else None


def _take_given(article: Article, kept: Kept) -> None:
    _keep_copy(article.pk, kept, timezone.now())
    in_no_case = Article.objects.filter(pk=article.pk).exclude(step=Step.LINKED)
    in_no_case.update(step=Step.FETCHED, claim="", claimed_at=None, **FRESH)
    article.refresh_from_db()


def _fetched(claim: Claim, address: str, by: Fetcher, into: Archive) -> Step | None:
    fetched = by.fetch(address)
    kept = into.keep(fetched)
    with transaction.atomic():
        if not _finish(claim, step=Step.FETCHED, link_checked_at=timezone.now(), link_dead_since=None, **FRESH):
            return None
        _keep_copy(claim.pk, kept, fetched.fetched_at)
    return Step.FETCHED


def _keep_copy(pk: int, kept: Kept, at: datetime) -> None:
    described = {"size": kept.size, "media_type": kept.media_type, "stored_as": kept.stored_as}
    ArticleCopy.objects.get_or_create(article_id=pk, sha256=kept.sha256, defaults={**described, "fetched_at": at})


def _read(claim: Claim, out_of: Archive, by: Reader) -> Step | None:
    article = Article.objects.get(pk=claim.pk)
    loaded = out_of.load(article.copies.latest("fetched_at").stored_as)
    source = media.text_of(loaded.content, loaded.content_type)
    facts = by.read(source, article.address, article.published, article.language)
    text = facts.pop("text")
    if not text.strip():
        raise Refused(Reason.EMPTY)
    version = hashlib.sha256(text.encode()).hexdigest()
    step = Step.LINKED if is_in_a_case(article) else Step.READ
    found = {"text": text, "text_sha256": version, "sketch": sketch(text), **_described(article, facts)}
    with transaction.atomic():
        if not _finish(claim, step=step, **found, **FRESH):
            return None
        _propose(claim.pk, version, facts)
    return step


def _described(article: Article, facts: dict[str, Any]) -> dict[str, Any]:
    """What the page says of itself, for the fields that nobody has filled in."""
    about = facts["article"]
    found: dict[str, Any] = {"language": article.language or facts["language"] or ""}
    if not article.title and about["title"]:
        found["title"] = about["title"][:400]
    if article.published is None and len(about["published"] or "") == 10:
        found["published"] = date.fromisoformat(about["published"])
    if article.outlet_id is None and about["outlet"]:
        found["outlet"] = Outlet.objects.filter(name__iexact=about["outlet"]).first()
    return found


def _propose(pk: int, version: str, facts: dict[str, Any]) -> None:
    """One open proposal for a text; an earlier reading that is still open is replaced."""
    reader = facts.pop("reader")
    still_open = Proposal.objects.filter(article_id=pk, state=ProposalState.OPEN)
    still_open.exclude(text_sha256=version, reader=reader).update(state=ProposalState.REPLACED)
    Proposal.objects.get_or_create(
        article_id=pk, text_sha256=version, state=ProposalState.OPEN, defaults={"reader": reader, "facts": facts}
    )
