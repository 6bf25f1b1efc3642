"""The release of the month: made once, by itself, and never of nothing."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from incidents.datasets import release
from incidents.tasks import release_of_the_month
from tests.served import clark


@pytest.fixture(autouse=True)
def _own_releases(settings, tmp_path):
    settings.RELEASES = str(tmp_path / "releases")


def test_the_month_is_released_once(served):
    version = release_of_the_month()
    assert [one.version for one in release.releases()] == [version]
    assert release_of_the_month() is None


def test_a_later_edition_of_the_same_month_waits_for_the_next(serve):
    first = serve(clark())
    version = release_of_the_month()
    serve(clark() | {"title": "Changed"})
    assert release_of_the_month() is None
    assert release.find(version).edition == first.id


def test_nothing_is_released_before_anything_is_published(serve):
    assert release_of_the_month() is None
    serve()
    assert release_of_the_month() is None
    assert release.releases() == []


def test_a_full_disk_is_told_and_the_month_is_released_when_there_is_room(served, monkeypatch, caplog):
    with monkeypatch.context() as full:
        full.setattr(release, "write_files", no_room)
        assert release_of_the_month() is None
    assert "No space left" in caplog.text
    assert not list(Path(settings.RELEASES).iterdir())
    assert release_of_the_month()


def test_the_command_says_that_a_disk_is_full(served, monkeypatch):
    monkeypatch.setattr(release, "write_files", no_room)
    with pytest.raises(CommandError, match="No space left"):
        call_command("release", "2026-05")


def test_the_command_builds_the_site_as_of_the_release(served, monkeypatch, capsys):
    built = []
    monkeypatch.setattr(release, "opened", built.append)
    call_command("release", "2026-05")
    assert [one.version for one in built] == ["2026-05"]


def test_what_a_kill_left_half_made_is_removed_a_day_later(served):
    left, young = (Path(settings.RELEASES) / f".making-{name}" for name in ("left", "young"))
    for folder in (left, young):
        (folder / "2026-05").mkdir(parents=True)
    os.utime(left, (1, 1))
    assert release_of_the_month()
    assert (left.exists(), young.exists()) == (False, True)


def no_room(*_, **__):
    raise OSError(28, "No space left on device")
