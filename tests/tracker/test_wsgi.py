"""The entry point for the web server."""

import gc
import importlib
from collections.abc import Iterator
from threading import Event

import pytest

from incidents.views.statistics import drawing


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Loads the entry point once more; set when the engine that draws is started."""
    event = Event()
    monkeypatch.setattr(drawing, "start", event.set)
    importlib.reload(importlib.import_module("tracker.wsgi"))
    yield event
    gc.unfreeze()


@pytest.mark.filterwarnings("ignore:No directory at")
def test_the_engine_that_draws_is_started_before_anybody_asks_for_a_chart(started):
    assert started.wait(10)


@pytest.mark.filterwarnings("ignore:No directory at")
def test_what_is_loaded_at_the_start_is_not_looked_through_for_garbage(started):
    assert gc.get_freeze_count() > 0
