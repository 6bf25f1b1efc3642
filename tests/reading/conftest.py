"""The site and the fetcher that tests of an article's way use."""

from pathlib import Path
from typing import Any

import pytest

from incidents.reading.fetch import Fetcher

from .recording import PAGE
from .sites import Site, local_fetcher, reply


@pytest.fixture
def site() -> Any:
    with Site({"/a": reply(PAGE.encode())}).served() as site:
        yield site


@pytest.fixture
def fetcher(tmp_path: Path) -> Fetcher:
    return local_fetcher(tmp_path)
