"""The release of the month: made once, by itself, and never of nothing."""

import pytest

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
