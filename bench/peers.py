"""What is measured against what: our own server and Datasette, each serving the same generated incidents."""

import json
import os
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

BIN = Path(sys.executable).parent
START = 120.0
Tables = dict[str, pl.DataFrame]


def print_generated(tables: Tables, var: Path) -> None:
    """Make an edition of generated tables current under a folder that serves as VAR_DIR."""
    from django.core.files.storage import FileSystemStorage

    from incidents.editions.build import build
    from incidents.editions.store import Store

    folder = var / "printed"
    folder.mkdir(parents=True)
    identity = build(tables, dict.fromkeys(tables["incidents"]["id"], 1), {}, folder)
    Store(FileSystemStorage(location=var / "editions"), var / "edition-cache").add(identity, folder, 1)


def write_sqlite(tables: Tables, path: Path) -> None:
    """The incidents as one table a Datasette user would make of them: lists as JSON arrays, every facet indexed."""
    incidents = tables["incidents"]
    flat = incidents.select(
        "id", "title", "summary", "date_start", "country", "place", "latitude", "longitude", "victims", "grade",
        pl.col("exploitation").list.first(), pl.col("sectors").list.first().alias("sector"),
        pl.col("nationalities").list.eval(pl.element().struct.field("nationality")),
        pl.col("languages").list.first().alias("language"),
    ).with_columns(pl.col("date_start").cast(pl.String))  # fmt: skip
    rows = ([json.dumps(v) if isinstance(v, list) else v for v in row] for row in flat.iter_rows())
    with sqlite3.connect(path) as database:
        database.execute(f"create table incidents ({', '.join(flat.columns)}, primary key (id))")
        database.executemany(f"insert into incidents values ({', '.join('?' * flat.width)})", rows)
        for name in ("country", "exploitation", "sector", "language", "grade", "victims", "date_start"):
            database.execute(f"create index by_{name} on incidents ({name})")
        database.execute("analyze")


@contextmanager
def ours(var: Path, port: int) -> Iterator[str]:
    """Our web server over the edition in ``var``; gives its address."""
    environment = {**os.environ, "VAR_DIR": str(var), "SITE_URL": f"http://127.0.0.1:{port}"}
    subprocess.run(
        [BIN / "python", "manage.py", "collectstatic", "--noinput", "--verbosity", "0"], env=environment, check=True
    )
    command = ["granian", "--interface", "wsgi", "--no-ws", "--port", str(port), "--log-level", "error"]
    with _served(
        [BIN / command[0], *command[1:], "tracker.wsgi:application"], port, "/healthz", environment
    ) as address:
        yield address


@contextmanager
def datasette(database: Path, port: int) -> Iterator[str]:
    """Datasette over the same incidents, its time limits raised so that it gives whole answers."""
    limits = {"sql_time_limit_ms": 120000, "facet_time_limit_ms": 120000, "facet_suggest_time_limit_ms": 1}
    settings = [word for name, value in limits.items() for word in ("--setting", name, str(value))]
    command = [BIN / "datasette", "serve", "--port", str(port), *settings, database]
    with _served(command, port, "/-/versions.json", dict(os.environ)) as address:
        yield f"{address}/{database.stem}/incidents"


@contextmanager
def _served(command: list[str | Path], port: int, ready: str, environment: dict[str, str]) -> Iterator[str]:
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(process, address + ready)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


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


def seconds(address: str, runs: int) -> float:
    """The median time of one answer, after one that is not counted."""
    times = []
    for _ in range(runs + 1):
        started = time.perf_counter()
        with urllib.request.urlopen(address, timeout=600) as answer:
            answer.read()
        times.append(time.perf_counter() - started)
    return sorted(times[1:])[len(times[1:]) // 2]


def size(address: str, encoding: str = "") -> int:
    """Bytes of the body of one answer, as it travels."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": encoding} if encoding else {})
    with urllib.request.urlopen(request, timeout=600) as answer:
        return len(answer.read())
