"""No test of the API begins with requests that another one made."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _nobody_asked_yet() -> None:
    cache.clear()
