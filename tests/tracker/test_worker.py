"""What worker and scheduler do by themselves."""

import pytest
from celery.beat import Scheduler, Service
from celery.signals import worker_ready

from tracker import worker


def test_the_scheduler_keeps_nothing_on_disk_that_a_kill_could_break() -> None:
    scheduler = Service(worker.app, scheduler_cls=worker.app.conf.beat_scheduler).scheduler
    assert type(scheduler) is Scheduler
    assert set(scheduler.schedule) == {"sweep", "release"}


def test_a_worker_that_starts_sweeps_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    monkeypatch.setattr(worker.app, "send_task", lambda name, **options: sent.append(name))
    worker_ready.send(sender=None)
    assert sent == ["incidents.tasks.sweep"]
