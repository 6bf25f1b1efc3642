"""The job queue: Celery, told what to do by the settings."""

from celery import Celery

app = Celery("tracker")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
