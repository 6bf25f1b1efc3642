"""No test of the API begins with requests that another one made."""

import pytest
from django.core.cache import caches


@pytest.fixture(autouse=True)
def _nobody_asked_yet() -> None:
    caches["limits"].clear()


@pytest.fixture(autouse=True)
def _own_releases(settings, tmp_path) -> None:
    settings.RELEASES = str(tmp_path / "releases")
