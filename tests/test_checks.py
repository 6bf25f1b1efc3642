from pathlib import Path

import pytest
from django.core.checks import CheckMessage, run_checks
from pytest_django import Settings


def ours(messages: list[CheckMessage]) -> list[str]:
    return [str(message.id) for message in messages if str(message.id).startswith("incidents.")]


def test_folders_that_can_be_written_pass() -> None:
    assert ours(run_checks(tags=["files"])) == []


@pytest.mark.parametrize(
    ("setting", "code"),
    [("EDITION_STORAGE", "E001"), ("EDITION_CACHE", "E002"), ("RELEASES", "E003"), ("ARTICLE_ARCHIVE", "E004")],
)
def test_a_folder_that_cannot_be_written_is_an_error(
    settings: Settings, tmp_path: Path, setting: str, code: str
) -> None:
    """A file stands where the folder should be: not even root could write there."""
    (tmp_path / "file").touch()
    setattr(settings, setting, str(tmp_path / "file" / "editions"))
    assert ours(run_checks(tags=["files"])) == [f"incidents.{code}"]


@pytest.mark.parametrize(
    ("setting", "value", "codes"),
    [
        ("SITE_URL", "http://localhost:8000", ["incidents.W001"]),
        ("SELF_REVIEW", True, ["incidents.W002"]),
        ("CELERY_BROKER_URL", "filesystem://localhost", ["incidents.W003"]),
        ("SITE_URL", "https://rescues.example.org", []),
    ],
)
def test_deployment_warns_of_settings_for_one_person(
    settings: Settings, setting: str, value: object, codes: list[str]
) -> None:
    settings.SITE_URL = "https://rescues.example.org"
    settings.SELF_REVIEW = False
    settings.CELERY_BROKER_URL = "redis://localhost"
    setattr(settings, setting, value)
    assert ours(run_checks(tags=["security"], include_deployment_checks=True)) == codes


def test_deployment_warns_of_a_language_that_is_not_compiled(settings: Settings, tmp_path: Path) -> None:
    assert ours(run_checks(tags=["translation"], include_deployment_checks=True)) == []
    settings.LOCALE_PATHS = [tmp_path]
    assert ours(run_checks(tags=["translation"], include_deployment_checks=True)) == ["incidents.W004"]
