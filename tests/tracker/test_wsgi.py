"""The entry point for the web server."""

import importlib
from threading import Event

import pytest

from incidents.views.statistics import drawing


@pytest.mark.filterwarnings("ignore:No directory at")
def test_the_engine_that_draws_is_started_before_anybody_asks_for_a_chart(monkeypatch):
    started = Event()
    monkeypatch.setattr(drawing, "start", started.set)
    importlib.reload(importlib.import_module("tracker.wsgi"))
    assert started.wait(10)
