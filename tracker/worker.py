"""The entry point for the worker and the scheduler: ``celery -A tracker.worker worker`` and ``… beat``."""

from typing import Any

from celery.signals import worker_ready

from tracker.celery import app
from tracker.start import load_settings

__all__ = ["app"]

load_settings()


@worker_ready.connect
def _sweep_at_once(**given: Any) -> None:
    """What was left over while no worker ran does not wait for the scheduler's next minute."""
    app.send_task("incidents.tasks.sweep", expires=50)
