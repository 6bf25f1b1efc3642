"""Each bench runs to its end on a few incidents, so that it cannot rot; what it measures is read by nobody here."""

import os
import random
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.chromium import chromium

ROOT = Path(__file__).resolve().parents[2]
PORTS = 4
PORTS_OF_SERVERS = (10_000, 32_000)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first bench puts the generated incidents and the others find them."""
    return tmp_path_factory.mktemp("bench")


def free_port() -> int:
    """The first of a few neighbouring ports that nobody listens on.

    They lie below those that the system gives to connections: who asks for one of those again and again, till a server
    listens there, may at last be connected with himself.
    """
    while True:
        first = random.randrange(*PORTS_OF_SERVERS)
        try:
            for port in range(first, first + PORTS):
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", port))
        except OSError:
            continue
        return first


def run(name: str, folder: Path, *more: str) -> str:
    given = ["--incidents", "400", "--folder", str(folder), "--port", str(free_port()), *more]
    done = subprocess.run(
        [sys.executable, "-m", f"bench.{name}", *given],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": ""},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_random_queries_are_timed(folder):
    assert "with text" in run("queries", folder, "--queries", "10")


@pytest.mark.processes
def test_map_facets_list_and_statistics_are_compared_once_they_are_equal(folder):
    said = run("explore", folder, "--runs", "1")
    assert "All totals, clusters and facet counts are equal." in said
    assert said.count("geometric mean") == 6


@pytest.mark.processes
def test_requests_a_second_are_counted(folder):
    assert "× " in run("load", folder, "--clients", "2", "--seconds", "0.2")


@pytest.mark.processes
def test_downloads_are_compared_once_they_have_the_same_rows(folder):
    said = run("downloads", folder, "--runs", "1", "--loop", "100", "--seconds", "0.2")
    assert "a loop over querysets" in said


@pytest.mark.processes
@pytest.mark.browser
def test_a_visit_by_a_slow_phone_is_timed(folder):
    if chromium() is None:
        pytest.fail("no Chromium found") if os.environ.get("REQUIRE_ALL") else pytest.skip("no Chromium found")
    assert "map drawn" in run("visit", folder, "--runs", "1")
