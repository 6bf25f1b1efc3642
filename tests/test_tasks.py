from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import OperationalError, transaction
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerError
from pytest_django import DjangoCaptureOnCommitCallbacks

from incidents import tasks
from incidents.editions import print as printing
from incidents.editions import store
from incidents.models import JobRun, PrintRequest

pytestmark = pytest.mark.django_db


def fail() -> str:
    raise OSError("No space left on device")


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    monkeypatch.setattr(printing, "print_edition", fail)
    return monkeypatch.undo


def an_hour_later() -> None:
    PrintRequest.objects.update(next_try_at=timezone.now() - timedelta(seconds=1))


def test_a_print_fulfils_every_open_request() -> None:
    PrintRequest.objects.bulk_create([PrintRequest(), PrintRequest()])
    edition = tasks.print_edition()
    assert edition == store.current().id
    assert set(PrintRequest.objects.values_list("edition", "error")) == {(edition, "")}
    assert not PrintRequest.objects.filter(done_at=None).exists()


def test_nothing_is_printed_when_nothing_is_owed() -> None:
    PrintRequest.objects.create(done_at=timezone.now())
    assert tasks.print_edition() is None
    assert store.status().edition_id is None


def test_a_message_that_comes_twice_prints_once() -> None:
    PrintRequest.objects.create()
    assert tasks.print_edition() is not None
    assert tasks.print_edition() is None


def test_what_is_requested_during_a_print_stays_owed(monkeypatch: pytest.MonkeyPatch) -> None:
    PrintRequest.objects.create()
    monkeypatch.setattr(printing, "print_edition", lambda: PrintRequest.objects.create() and "0123")
    tasks.print_edition()
    assert PrintRequest.objects.filter(done_at=None).count() == 1


def test_a_failed_print_is_noted_and_leaves_the_edition(failing: Callable[[], None]) -> None:
    failing()
    PrintRequest.objects.create()
    before = tasks.print_edition()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "print_edition", fail)
        request = PrintRequest.objects.create()
        assert tasks.print_edition() is None
    request.refresh_from_db()
    assert (request.done_at, request.tries, request.error) == (None, 1, "OSError: No space left on device")
    assert store.current().id == before


def test_a_failed_print_waits_before_it_is_tried_again(failing: Callable[[], None]) -> None:
    PrintRequest.objects.create()
    tasks.print_edition()
    failing()
    assert tasks.print_edition() is None
    an_hour_later()
    assert tasks.print_edition() is not None


def test_a_new_request_does_not_wait_for_the_failed_one(failing: Callable[[], None]) -> None:
    PrintRequest.objects.create()
    tasks.print_edition()
    failing()
    PrintRequest.objects.create()
    assert tasks.print_edition() is not None
    assert not PrintRequest.objects.filter(done_at=None).exists()


def test_each_failure_doubles_the_pause(failing: Callable[[], None]) -> None:
    request = PrintRequest.objects.create()
    for tries in (1, 2, 3):
        tasks.print_edition()
        request.refresh_from_db()
        assert request.tries == tries
        assert request.next_try_at is not None
        assert abs(request.next_try_at - timezone.now() - tasks.pause(tries)) < timedelta(seconds=10)
        an_hour_later()


@pytest.mark.parametrize(("tries", "minutes"), [(1, 1), (2, 2), (3, 4), (6, 32), (7, 60), (30_000, 60)])
def test_the_pause_grows_to_an_hour(tries: int, minutes: int) -> None:
    assert tasks.pause(tries) == timedelta(minutes=minutes)


def test_the_sweep_prints_what_a_lost_message_left() -> None:
    PrintRequest.objects.create()
    tasks.sweep()
    assert not PrintRequest.objects.filter(done_at=None).exists()


def test_a_print_is_queued_when_the_transaction_is_committed(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            PrintRequest.objects.create()
            tasks.print_soon()
        assert store.status().edition_id is None
    assert store.status().edition_id is not None


@pytest.mark.parametrize("problem", [BrokerError("away"), OSError("disk full")])
def test_a_broker_that_is_away_does_not_stop_publishing(
    problem: Exception,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    def away(**options: object) -> None:
        raise problem

    monkeypatch.setattr(tasks.print_edition, "apply_async", away)
    with django_capture_on_commit_callbacks(execute=True):
        tasks.print_soon()
    assert "the sweep will print" in caplog.text


def test_all_is_well_while_a_request_is_young() -> None:
    PrintRequest.objects.create()
    assert tasks.ledger_problems() == []


def test_a_request_that_nobody_takes_is_a_problem() -> None:
    PrintRequest.objects.create()
    PrintRequest.objects.update(requested_at=timezone.now() - timedelta(minutes=3))
    [problem] = tasks.ledger_problems()
    assert "no worker took it" in problem


def swept(ago: timedelta) -> None:
    JobRun.objects.create(name="sweep", started_at=timezone.now() - ago)


def test_a_sweep_that_came_lately_is_no_problem() -> None:
    swept(timedelta(minutes=2))
    assert tasks.ledger_problems() == []


def test_jobs_that_stopped_running_are_a_problem() -> None:
    swept(timedelta(minutes=6))
    [problem] = tasks.ledger_problems()
    assert "no job has run since" in problem


def test_jobs_that_never_ran_are_a_problem_once_something_was_published() -> None:
    PrintRequest.objects.create(done_at=timezone.now())
    PrintRequest.objects.update(requested_at=timezone.now() - timedelta(minutes=6))
    assert tasks.ledger_problems() == ["no job has ever run: are scheduler, queue and worker running?"]


def test_the_sweep_is_known_to_run_while_it_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "print_edition", lambda: str(JobRun.objects.filter(name="sweep").count()))
    PrintRequest.objects.create()
    tasks.sweep()
    assert PrintRequest.objects.get().edition == "1"


def test_a_print_that_keeps_failing_is_a_problem(failing: Callable[[], None]) -> None:
    PrintRequest.objects.create()
    PrintRequest.objects.update(requested_at=timezone.now() - timedelta(minutes=3))
    tasks.print_edition()
    [problem] = tasks.ledger_problems()
    assert "it failed 1 times" in problem
    assert "No space left" not in problem


def test_a_database_that_is_away_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(**conditions: object) -> None:
        raise OperationalError

    monkeypatch.setattr(PrintRequest.objects, "filter", away)
    [problem] = tasks.ledger_problems()
    assert "the database cannot be reached" in problem
