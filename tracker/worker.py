"""The entry point for the worker and the scheduler: ``celery -A tracker.worker worker`` and ``… beat``."""

from tracker.celery import app
from tracker.start import load_settings

__all__ = ["app"]

load_settings()
