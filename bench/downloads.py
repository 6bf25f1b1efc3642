"""Whole downloads against what else could send them.

Ours, from a running web server: rows a second, milliseconds to the first byte, and by how much the private memory of
the web processes grew. Beside it the CSV of the same incidents by ``psql \\copy`` of the equivalent join, by a loop
over Django's querysets with related rows prefetched, and by Datasette's streaming CSV. All must have as many rows.
Then the map while eight downloads run at once, read by another process. PostgreSQL is reached as psql reaches it
(PGHOST, PGUSER); without one its line is left out.
"""

import argparse
import multiprocessing
import os
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from . import load, peers, prepare, relational
from .memory import watched

DATABASE = "bench_downloads"
EXTENSIONS = ("csv", "parquet", "geojson", "jsonl", "xlsx", "zip")
AT_ONCE = ("csv", "csv", "parquet", "geojson", "jsonl", "xlsx", "zip", "csv")
PSQL = ["psql", "-q", "-v", "ON_ERROR_STOP=1"]
# Every scalar column, and the lists of an incident gathered from tables of their own, as in our CSV.
JOIN = """
select i.*, n.nationalities, t.codes, a.authorities, a.authority_ids, l.languages
from bench.incidents i
left join (select incident, string_agg(code || ':' || coalesce(number::text, ''), '|' order by turn)
    as nationalities from bench.nationalities group by incident) n on n.incident = i.id
left join (select incident, string_agg(code, '|' order by scheme, turn) as codes
    from bench.terms group by incident) t on t.incident = i.id
left join (select incident, string_agg(name, '|' order by turn) as authorities,
    string_agg(code, '|' order by turn) as authority_ids from bench.authorities group by incident) a
    on a.incident = i.id
left join (select incident, string_agg(code, '|' order by turn) as languages
    from bench.languages group by incident) l on l.incident = i.id
order by i.date_start desc, i.id desc
"""


@dataclass(frozen=True)
class Sent:
    """One download: seconds to the first byte and to the last, bytes, and lines."""

    first: float
    whole: float
    size: int
    lines: int


def main() -> None:
    options = prepare.asked(
        __doc__,
        runs=(3, "runs of each, the fastest counts"),
        loop=(20_000, "rows of the Django loop"),
        seconds=(8.0, "seconds of the map, alone and with downloads"),
    )  # fmt: skip
    prepared = prepare.prepare(options)
    prepare.say_where(prepared)
    os.environ.setdefault("PGHOST", "127.0.0.1")
    with ExitStack() as stack:
        site = stack.enter_context(peers.ours(prepared, options.port))
        _our_downloads(site, options)
        _map_meanwhile(site, options.seconds)
        peer = stack.enter_context(peers.datasette(prepared, options.port + 1))
        has_psql = _is_reachable()
        if has_psql:
            stack.enter_context(_database(prepared))
        _print_peers(options, _in_turn(prepared, options, site, peer, has_psql))


def _in_turn(
    prepared: prepare.Prepared, options: argparse.Namespace, site: str, peer: str, has_psql: bool
) -> dict[str, float]:
    """Rows a second of each, the fastest of some runs in turn, so that all have the same quiet and busy moments."""
    size, loop = options.incidents, min(options.loop, options.incidents)
    measured: dict[str, Callable[[], float]] = {
        "ours": lambda: size / drain(f"{site}/incidents.csv").whole,
        "Datasette": lambda: size / _whole("Datasette", drain(f"{peer}.csv?_stream=on&_size=max"), size).whole,
        "a loop over querysets": lambda: _loop(prepared, loop),
    }
    if has_psql:
        measured["psql \\copy of the join"] = lambda: size / _copy()
    rates = dict.fromkeys(measured, 0.0)
    for _ in range(options.runs):
        for name, measure in measured.items():
            rates[name] = max(rates[name], measure())
    return rates


def _print_peers(options: argparse.Namespace, rates: dict[str, float]) -> None:
    print(f"\n{f'full CSV, best of {options.runs} in turn':<34}{'rows/s':>12}{'ours ×':>9}")
    for name, rate in rates.items():
        print(f"  {name:<32}{rate:>12,.0f}{rates['ours'] / rate:>9.1f}")


def _our_downloads(site: str, options: argparse.Namespace) -> None:
    """Print a line for each format."""
    print(f"{'ours':<10}{'rows/s':>12}{'first byte ms':>15}{'MB':>9}{'memory + MB':>13}")
    drain(f"{site}/incidents.csv?country=PH")
    for extension in EXTENSIONS:
        with watched() as grown:
            runs = [drain(f"{site}/incidents.{extension}") for _ in range(options.runs)]
        best = min(runs, key=lambda run: run.whole)
        speed = f"{options.incidents / best.whole:>12,.0f}{best.first * 1e3:>15.1f}"
        print(f"{extension:<10}{speed}{best.size / 1e6:>9.1f}{grown.most:>13.0f}", flush=True)
        if extension == "csv":
            _whole("ours", best, options.incidents)


def _map_meanwhile(site: str, seconds: float, clients: int = 2) -> None:
    """The map view, every query another, alone and while eight downloads run at once."""
    alone = load.load(site, load.different("/map/clusters.json"), clients, seconds)
    with _drained_meanwhile(site) as sent, watched() as grown:
        busy = load.load(site, load.different("/map/clusters.json"), clients, seconds)
    print(f"\nmap view, {clients} clients{'':<14}{'answers/s':>12}{'p50 ms':>9}{'p95':>8}{'p99':>8}")
    for label, found in (("alone", alone), (f"with {len(AT_ONCE)} downloads at once", busy)):
        shares = "".join(f"{found.percentile(share):>{wide}.1f}" for share, wide in ((0.5, 9), (0.95, 8), (0.99, 8)))
        print(f"  {label:<32}{found.rate:>12,.0f}{shares}")
    print(f"  memory grew by {grown.most:.0f} MB, {sent.value / 1e6:,.0f} MB were sent", flush=True)


@contextmanager
def _drained_meanwhile(site: str) -> Iterator[Any]:
    """Eight downloads, one after the other in each thread; gives how many bytes came by the end.

    In a process of its own: in this one its threads would keep the clock of the map's clients waiting.
    """
    process = multiprocessing.get_context("spawn")
    sent, began, ended = process.Value("q", 0), process.Event(), process.Event()
    drainer = process.Process(target=drain_all, args=(site, sent, began, ended))
    drainer.start()
    try:
        began.wait(60)
        yield sent
    finally:
        ended.set()
        drainer.join()


def drain_all(site: str, sent: Any, began: Any, ended: Any) -> None:
    """Download all formats at once and again until ``ended``; what came is added to ``sent``."""

    def download(extension: str) -> None:
        while not ended.is_set():
            size = drain(f"{site}/incidents.{extension}", ended).size
            with sent.get_lock():
                sent.value += size

    threads = [threading.Thread(target=download, args=(extension,)) for extension in AT_ONCE]
    for thread in threads:
        thread.start()
    began.set()
    for thread in threads:
        thread.join()


def drain(address: str, ended: Any = None) -> Sent:
    """Read an answer to its end, or until ``ended``."""
    started, size, lines, first = time.perf_counter(), 0, 0, 0.0
    with urllib.request.urlopen(address, timeout=3600) as answer:
        while (part := answer.read1(1 << 18)) and not (ended and ended.is_set()):
            first = first or time.perf_counter() - started
            size += len(part)
            lines += part.count(b"\n")
    return Sent(first, time.perf_counter() - started, size, lines)


def _whole(who: str, sent: Sent, rows: int) -> Sent:
    """The download, if it has a header and all rows."""
    _same_rows(who, sent.lines - 1, rows)
    return sent


def _same_rows(who: str, rows: int, expected: int) -> None:
    if rows != expected:
        raise SystemExit(f"{who} sent {rows:,} rows instead of {expected:,}, so there is nothing to compare.")


def _loop(prepared: prepare.Prepared, size: int) -> float:
    """Rows a second, in a process of its own."""
    command = [sys.executable, "-m", "bench.plain.export", str(size)]
    environment = os.environ | {"PLAIN_DATABASE": str(prepared.database)}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return size / float(done.stdout)


def _is_reachable() -> bool:
    try:
        return subprocess.run([*PSQL, "postgres", "-c", "select 1"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@contextmanager
def _database(prepared: prepare.Prepared) -> Iterator[None]:
    subprocess.run([*PSQL, "postgres", "-c", f"drop database if exists {DATABASE}"], check=True, capture_output=True)
    subprocess.run([*PSQL, "postgres", "-c", f"create database {DATABASE}"], check=True)
    try:
        relational.load_postgresql(prepare.tables(prepared), [*PSQL, DATABASE])
        counted = ["-tAc", f"select count(*) from ({JOIN}) as joined"]
        said = subprocess.run([*PSQL, DATABASE, *counted], check=True, capture_output=True, text=True)
        _same_rows("psql", int(said.stdout), prepared.size)
        yield
    finally:
        subprocess.run([*PSQL, "postgres", "-c", f"drop database {DATABASE} with (force)"], check=True)


def _copy() -> float:
    """Seconds that psql takes to copy the join out."""
    started = time.perf_counter()
    copied = f"\\copy ({' '.join(JOIN.split())}) to '{os.devnull}' with (format csv, header)"
    subprocess.run([*PSQL, DATABASE, "-c", copied], check=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
