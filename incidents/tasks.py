"""Jobs. The database row is the truth about each: a message may be lost or come twice, the row says what is owed."""

import logging
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from celery import Task, shared_task
from django.conf import settings
from django.db import Error as DatabaseError
from django.db import transaction
from django.db.models import F, Max, Q, QuerySet
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerError

from .datasets import release
from .editions import print as printing
from .editions.store import NoEdition, current
from .ledger.sign_in import forget_attempts
from .ledger.suggestions import forget_senders
from .models import Article, JobRun, PrintRequest
from .models.articles import ArticleStep
from .reading import record
from .reading.fetch import Presence

log = logging.getLogger(__name__)
OVERDUE = timedelta(minutes=2)
LONGEST_PAUSE = timedelta(hours=1)
# A message that was not taken for so long is taken for lost.
LOST_MESSAGE = timedelta(minutes=3)
SOON = timedelta(minutes=1)
MOST_A_SWEEP = 100
LINKS_A_SWEEP = 2
LINK_CHECK_AFTER = timedelta(days=30)
# The sweep runs every minute; after so long without one, no job is being done at all.
SILENT = timedelta(minutes=5)


def print_soon() -> None:
    """Queue a print for when the transaction is committed. Where the queue is away, the sweep prints in a minute."""
    transaction.on_commit(_queue_print, robust=True)


def _queue_print() -> None:
    try:
        print_edition.apply_async(retry=False)
    except (BrokerError, OSError) as problem:
        log.warning("the queue cannot be reached, the sweep will print: %s", problem)


@shared_task
def print_edition() -> str | None:
    """Print an edition if one is owed; gives its id. A failure is noted in the requests and leaves all else alone."""
    owed = PrintRequest.objects.filter(done_at=None)
    if not owed.filter(Q(next_try_at=None) | Q(next_try_at__lte=timezone.now())).exists():
        return None
    # What is requested while the print runs may come too late for it, so it stays owed.
    requests = PrintRequest.objects.filter(pk__in=list(owed.values_list("pk", flat=True)))
    try:
        edition = printing.print_edition()
    except Exception as problem:
        log.exception("no edition was printed; the current one stays")
        _put_off(requests, problem)
        return None
    requests.update(done_at=timezone.now(), edition=edition, error="", next_try_at=None)
    return edition


def _put_off(requests: QuerySet[PrintRequest], problem: Exception) -> None:
    tries = (requests.aggregate(most=Max("tries"))["most"] or 0) + 1
    requests.update(
        tries=tries,
        error=f"{type(problem).__name__}: {problem}"[:300],
        next_try_at=timezone.now() + pause(tries),
    )


def pause(tries: int) -> timedelta:
    """How long to wait after so many failures: one minute, then twice as long each time, an hour at most."""
    return min(timedelta(minutes=2 ** min(tries - 1, 10)), LONGEST_PAUSE)


def article_soon(pk: int) -> None:
    """Queue an article for when the transaction is committed. Where the queue is away, the sweep sees to it."""
    transaction.on_commit(lambda: _queue_article(pk), robust=True)


@shared_task
def fetch_article(pk: int) -> None:
    """Take one article as far as it goes: fetch it where that is owed, then read it. Safe to run twice at once."""
    step = record.fetch(pk, record.fetcher(), record.archive())
    if step == ArticleStep.NEW:
        _queue_again(pk)
    else:
        read_article(pk)


@shared_task
def read_article(pk: int) -> None:
    """Read one kept article into a proposal, where that is owed."""
    record.read(pk, record.archive(), record.reader())


@shared_task
def check_link(pk: int) -> None:
    """Look whether an article's page is still there, at most once a month, and mark it.

    Only what the site says counts: where it does not answer, the mark stays until the next month.
    """
    now = timezone.now()
    article = Article.objects.only("address").get(pk=pk)
    if not Article.objects.filter(_unchecked(now), pk=pk).update(link_checked_at=now):
        return
    found = record.fetcher().presence(article.address)
    if found is Presence.GONE:
        Article.objects.filter(pk=pk, link_dead_since=None).update(link_dead_since=now)
    elif found is Presence.THERE:
        Article.objects.filter(pk=pk).update(link_dead_since=None)


@shared_task
def submit_to_archive(pk: int) -> None:
    """Submit a cited article to the public archive that the settings name, once; never one that identifies victims."""
    article = Article.objects.get(pk=pk)
    if _submittable().filter(pk=pk).update(sent_to_archive_at=timezone.now()):
        record.fetcher().submit(f"{settings.PUBLIC_ARCHIVE_URL}{article.address}")


@shared_task
def sweep() -> None:
    """Do what is owed although its message was lost or its last try failed. The scheduler queues it every minute."""
    started = timezone.now()
    run, _ = JobRun.objects.update_or_create(name="sweep", defaults={"started_at": started, "ended_at": None})
    forget_senders()
    forget_attempts()
    print_edition()
    run.found = _sweep_articles(started)
    run.ended_at = timezone.now()
    run.save()


def _sweep_articles(now: datetime) -> dict[str, int]:
    """Queue what is owed to articles; how many of each kind."""
    lost = record.give_up_lost()
    waiting = record.owed().filter(Q(queued_at=None) | Q(queued_at__lt=now - LOST_MESSAGE))
    articles = list(waiting.values_list("pk", flat=True)[:MOST_A_SWEEP])
    links = links_to_check(LINKS_A_SWEEP)
    submissions = list(_submittable().values_list("pk", flat=True)[:1])
    for pk in articles:
        _queue_article(pk)
    for pk in links:
        _queue(check_link, pk)
    for pk in submissions:
        _queue(submit_to_archive, pk)
    record.archive().clear_aside()
    return {"articles": len(articles), "given_up": lost, "links": len(links), "submissions": len(submissions)}


def links_to_check(most: int) -> list[int]:
    """Articles in use whose link was not looked at for a month, the longest ago first; one of a host."""
    in_use = Article.objects.filter(step__in=[ArticleStep.READ, ArticleStep.LINKED]).exclude(address="")
    old = in_use.filter(_unchecked(timezone.now())).order_by(F("link_checked_at").asc(nulls_first=True), "pk")
    by_host: dict[str, int] = {}
    for pk, address in old.values_list("pk", "canonical_address")[: most * 20]:
        by_host.setdefault(urlsplit(address).netloc, pk)
    return list(by_host.values())[:most]


def _unchecked(now: datetime) -> Q:
    before = now - LINK_CHECK_AFTER
    return Q(link_checked_at__lt=before) | Q(link_checked_at=None, added_at__lt=before)


def _submittable() -> QuerySet[Article]:
    if not settings.PUBLIC_ARCHIVE_URL:
        return Article.objects.none()
    cited = Article.objects.filter(step=ArticleStep.LINKED, citations__incident__state="published")
    return cited.filter(identifies_victims=False, sent_to_archive_at=None).exclude(address="").distinct()


def _queue_article(pk: int, wait: float = 0.0) -> None:
    Article.objects.filter(pk=pk).update(queued_at=timezone.now())
    if not _queue(fetch_article, pk, wait):
        Article.objects.filter(pk=pk).update(queued_at=None)


def _queue_again(pk: int) -> None:
    """Queue an article whose next try is a matter of seconds; later ones are left to the sweep."""
    at = Article.objects.values_list("next_try_at", flat=True).get(pk=pk)
    if at is not None and at - timezone.now() < SOON and not fetch_article.app.conf.task_always_eager:
        _queue_article(pk, max(0.0, (at - timezone.now()).total_seconds()))


def _queue(task: Task, pk: int, wait: float = 0.0) -> bool:
    try:
        task.apply_async([pk], countdown=wait or None, retry=False)
    except (BrokerError, OSError) as problem:
        log.warning("the queue cannot be reached, the sweep will see to it: %s", problem)
        return False
    return True


def ledger_problems() -> list[str]:
    """What is wrong with the ledger and its jobs, in sentences that may be public; empty where nothing is."""
    try:
        oldest = PrintRequest.objects.filter(done_at=None).order_by("requested_at").first()
        silent = _silence()
    except DatabaseError:
        return ["the database cannot be reached: staff cannot work, the public pages go on"]
    if oldest is None or oldest.requested_at > timezone.now() - OVERDUE:
        return silent
    return [_overdue(oldest.requested_at, oldest.tries), *silent]


def _silence() -> list[str]:
    """Whether the sweep, which comes through scheduler, queue and worker, has come lately."""
    run = JobRun.objects.filter(name="sweep").first()
    since = timezone.now() - SILENT
    if run is not None and run.started_at < since:
        return [f"no job has run since {run.started_at:%Y-%m-%d %H:%M} UTC: are scheduler, queue and worker running?"]
    if run is None and PrintRequest.objects.filter(requested_at__lt=since).exists():
        return ["no job has ever run: are scheduler, queue and worker running?"]
    return []


def _overdue(since: datetime, tries: int) -> str:
    reason = f"it failed {tries} times" if tries else "no worker took it: is one running?"
    return f"a print is owed since {since:%Y-%m-%d %H:%M} UTC: {reason}"


@shared_task
def release_of_the_month() -> str | None:
    """Release the current edition as this month's, once. It is asked for hourly, so that missed hours do no harm."""
    version = f"{timezone.now():%Y-%m}"
    try:
        edition = current()
        if not edition.height or release.find(version):
            return None
        made = release.make(edition, version)
        release.opened(made)
        return made.version
    except (NoEdition, release.ReleaseError, OSError) as problem:
        log.warning("no release %s was made: %s", version, problem)
        return None
