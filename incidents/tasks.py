"""Jobs. The database row is the truth about each: a message may be lost or come twice, the row says what is owed."""

import logging
from datetime import datetime, timedelta

from celery import shared_task
from django.db import Error as DatabaseError
from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerError

from .editions import print as printing
from .ledger.suggestions import forget_senders
from .models import PrintRequest

log = logging.getLogger(__name__)
OVERDUE = timedelta(minutes=2)
LONGEST_PAUSE = timedelta(hours=1)


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


@shared_task
def sweep() -> None:
    """Do what is owed although its message was lost or its last try failed. The scheduler queues it every minute."""
    forget_senders()
    print_edition()


def ledger_problems() -> list[str]:
    """What is wrong with the ledger and its jobs, in sentences that may be public; empty where nothing is."""
    try:
        oldest = PrintRequest.objects.filter(done_at=None).order_by("requested_at").first()
    except DatabaseError:
        return ["the database cannot be reached: staff cannot work, the public pages go on"]
    if oldest is None or oldest.requested_at > timezone.now() - OVERDUE:
        return []
    return [_overdue(oldest.requested_at, oldest.tries)]


def _overdue(since: datetime, tries: int) -> str:
    reason = f"it failed {tries} times" if tries else "no worker took it: is one running?"
    return f"a print is owed since {since:%Y-%m-%d %H:%M} UTC: {reason}"
