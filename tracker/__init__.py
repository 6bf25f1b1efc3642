"""The project's wiring. The queue is imported here so that every process that has settings has it too."""

from .celery import app as celery_app

__all__ = ["celery_app"]
