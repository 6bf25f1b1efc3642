"""Each test makes releases in a folder of its own."""

import pytest


@pytest.fixture(autouse=True)
def _own_releases(settings, tmp_path):
    settings.RELEASES = str(tmp_path / "releases")
