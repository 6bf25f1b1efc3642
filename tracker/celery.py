"""The job queue: Celery, told what to do by the settings."""

from celery import Celery

from tracker import local_queue

local_queue.install()
app = Celery("tracker")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
