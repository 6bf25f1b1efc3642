"""System checks: what is wrong with this installation, found before it is needed. Codes are in docs/operating.md."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from .catalogues import languages, path_of

Apps = Sequence[AppConfig] | None


@register(Tags.files)
def folders_can_be_written(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """E001 to E004: the folders that printing, releasing and fetching write to can be written."""
    return [
        *_not_writable(Path(settings.EDITION_STORAGE), "set EDITION_STORAGE to another", "incidents.E001"),
        *_not_writable(Path(settings.EDITION_CACHE), "set VAR_DIR to another", "incidents.E002"),
        *_not_writable(Path(settings.RELEASES), "set RELEASES to another", "incidents.E003"),
        *_not_writable(Path(settings.ARTICLE_ARCHIVE), "set ARTICLE_ARCHIVE to another", "incidents.E004"),
    ]


def _not_writable(folder: Path, otherwise: str, code: str) -> list[CheckMessage]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return []
    except OSError as problem:
        message = f"The folder {folder} cannot be written ({problem.strerror})."
        return [Error(message, hint=f"Give it to the user that runs this, or {otherwise}.", id=code)]


@register(Tags.security, deploy=True)
def the_public_can_find_it(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """W001: the address printed into every edition is one that the public can open."""
    if urlsplit(settings.SITE_URL).hostname not in {"localhost", "127.0.0.1", "::1"}:
        return []
    message = f"SITE_URL is {settings.SITE_URL}: every edition and download will say so."
    return [Warning(message, hint="Set SITE_URL to the address the public uses.", id="incidents.W001")]


@register(Tags.security, deploy=True)
def nobody_reviews_alone(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """W002: a second pair of eyes sees each incident before it is public."""
    if not settings.SELF_REVIEW:
        return []
    message = "SELF_REVIEW is on: one person can publish what nobody else has read."
    return [Warning(message, hint="Leave SELF_REVIEW out where several people work.", id="incidents.W002")]


@register(Tags.security, deploy=True)
def jobs_have_a_broker(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """W003: jobs queue where processes on other hosts can see them."""
    if not settings.CELERY_BROKER_URL.startswith("filesystem:"):
        return []
    message = "Jobs queue in a folder of this host; that is meant for one person's machine."
    return [Warning(message, hint="Set CELERY_BROKER_URL to a Redis or RabbitMQ.", id="incidents.W003")]


@register(Tags.translation, deploy=True)
def languages_are_compiled(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """W004: every language has what Django reads; without it its pages are in English, and nothing says so."""
    missing = [code for code in languages() if not path_of(code).with_suffix(".mo").exists()]
    if not missing:
        return []
    message = f"Not compiled: {', '.join(missing)}. Pages in these languages would be in English."
    return [Warning(message, hint="Run manage.py compilemessages.", id="incidents.W004")]
