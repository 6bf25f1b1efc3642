"""What is measured against what: our own server and its peers, each serving the same generated incidents."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from scripts.run import collect_static_files

from .prepare import Prepared

BIN = Path(sys.executable).parent
START = 300.0
# As in docker-compose.yml.
WORKERS, THREADS = 2, 16


@contextmanager
def ours(prepared: Prepared, port: int, kept: int = 0) -> Iterator[str]:
    """Our site; gives its address. ``kept``: megabytes of answers it may keep, 0 so that each is worked out."""
    environment = {
        "VAR_DIR": str(prepared.var),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "ANSWERS_KEPT": str(kept),
        "API_REQUESTS_PER_MINUTE": "1000000",
    }
    collect_static_files()
    with _granian("tracker.wsgi:application", port, environment) as address:
        with urllib.request.urlopen(f"{address}/readyz") as answer:
            if prepared.edition not in answer.read().decode():
                raise SystemExit(f"Another site answers at {address}: choose another --port.")
        yield address


@contextmanager
def plain(prepared: Prepared, port: int) -> Iterator[str]:
    """The same site by Django's querysets over SQLite (:mod:`bench.plain`), on the same web server."""
    environment = {"VAR_DIR": str(prepared.var), "PLAIN_DATABASE": str(prepared.database), "DATABASE_URL": ""}
    with _granian("bench.plain.wsgi:application", port, environment) as address:
        yield address


@contextmanager
def datasette(prepared: Prepared, port: int) -> Iterator[str]:
    """Datasette over the same SQLite file, its time limits raised so that it gives whole answers."""
    limits = {
        "sql_time_limit_ms": 600_000,
        "facet_time_limit_ms": 600_000,
        "facet_suggest_time_limit_ms": 1,
        "suggest_facets": "off",
        "max_csv_mb": 0,
    }
    settings = [word for name, value in limits.items() for word in ("--setting", name, str(value))]
    command = [BIN / "datasette", "serve", "--port", str(port), *settings, "--immutable", prepared.database]
    with _served(command, port, "/-/versions.json", {}) as address:
        yield f"{address}/{prepared.database.stem}/incidents"


def _granian(application: str, port: int, environment: dict[str, str]) -> AbstractContextManager[str]:
    command = f"granian --interface wsgi --no-ws --port {port} --workers {WORKERS} --blocking-threads {THREADS}"
    program, *arguments = f"{command} --log-level error {application}".split()
    return _served([BIN / program, *arguments], port, "/healthz", environment)


@contextmanager
def _served(command: list[str | Path], port: int, ready: str, environment: dict[str, str]) -> Iterator[str]:
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        command, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(process, address + ready)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=60)


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    last = time.monotonic() + START
    while time.monotonic() < last:
        if process.poll() is not None:
            raise SystemExit(f"The server at {address} ended before it answered.")
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"The server at {address} did not answer within {START:.0f} seconds.")
