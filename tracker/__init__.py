"""The project's wiring. The queue is imported here so that every process that has settings has it too."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

from .celery import app as celery_app  # noqa: E402  (Celery looks for the settings' name when it is made)

__all__ = ["celery_app"]
