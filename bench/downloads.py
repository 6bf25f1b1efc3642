"""Whole downloads against what else could send them: ``python -m bench.downloads --size 100000``.

Ours, from a running web server: rows a second, time to the first byte, and by how much the memory of the web processes
grew. Beside it the same incidents by ``psql \\copy`` of the equivalent join, by a loop over Django's ledger with its
related rows prefetched, and by Datasette's streaming CSV. The numbers are for comparing, not for passing.
"""

import argparse
import os
import re
import subprocess
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import polars as pl

DATABASE = "bench_downloads"
EXTENSIONS = ("csv", "parquet", "geojson", "jsonl", "xlsx", "zip")
Tables = dict[str, pl.DataFrame]
# Every scalar column, and the lists of an incident gathered from tables of their own, as in our CSV.
JOIN = """
select i.*, n.nationalities, t.codes, a.authorities, a.authority_ids, l.languages
from incidents i
left join (select incident, string_agg(nationality || ':' || coalesce(number::text, ''), '|' order by place)
    as nationalities from nationalities group by incident) n on n.incident = i.id
left join (select incident, string_agg(code, '|' order by scheme, place) as codes
    from terms group by incident) t on t.incident = i.id
left join (select incident, string_agg(name, '|' order by place) as authorities,
    string_agg(code, '|' order by place) as authority_ids from authorities group by incident) a on a.incident = i.id
left join (select incident, string_agg(code, '|' order by place) as languages
    from languages group by incident) l on l.incident = i.id
order by i.date_start desc, i.id desc
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000, help="incidents (100000)")
    parser.add_argument("--loop", type=int, default=5_000, help="incidents that the Django loop is timed on (5000)")
    parser.add_argument("--runs", type=int, default=3, help="runs of each, the fastest counts (3)")
    parser.add_argument("--port", type=int, default=8211, help="first of two free ports (8211)")
    options = parser.parse_args()
    os.environ.setdefault("DATABASE_URL", f"postgres://root@127.0.0.1:5432/{DATABASE}")
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        os.environ.update(VAR_DIR=name, DJANGO_SETTINGS_MODULE="tracker.settings")
        django.setup()
        _compare(Path(name), options)


def _compare(var: Path, options: argparse.Namespace) -> None:
    from bench import generate, peers
    from bench.ledger import fill, loop_over

    tables = generate.tables(options.size)
    peers.print_generated(tables, var)
    peers.write_sqlite(tables, var / "bench.db")
    print(f"{options.size:,} incidents; the fastest of {options.runs} runs\n")
    with peers.ours(var, options.port) as site:
        ours = _our_downloads(site, options)
    with _database():
        _load(tables)
        psql = options.size / _fastest(options.runs, _copy)
        fill(tables, options.loop)
        loop = options.loop / _fastest(1, loop_over)
    with peers.datasette(var / "bench.db", options.port + 1) as peer:
        datasette = options.size / _fastest(1, lambda: _drain(f"{peer}.csv?_stream=on&_size=max")[1])
    print(f"\n{'full CSV by':<34}{'rows/s':>12}{'ours ×':>9}")
    for label, rate in (("psql \\copy of the join", psql), ("Datasette", datasette), ("a Django loop", loop)):
        print(f"{label:<34}{rate:>12,.0f}{ours / rate:>9.1f}")


def _our_downloads(site: str, options: argparse.Namespace) -> float:
    """Print a line for each format; gives the rows a second of the CSV."""
    print(f"{'ours':<10}{'rows/s':>12}{'first byte ms':>15}{'MB':>9}{'memory MB':>11}")
    _drain(f"{site}/incidents.csv?country=PH")
    rates = {}
    for extension in EXTENSIONS:
        with _watched_memory() as grown:
            runs = [_drain(f"{site}/incidents.{extension}") for _ in range(options.runs)]
        first, whole, size = min(runs, key=lambda run: run[1])
        rates[extension] = options.size / whole
        print(f"{extension:<10}{rates[extension]:>12,.0f}{first * 1e3:>15.1f}{size / 1e6:>9.1f}{grown[0]:>11.0f}")
    return rates["csv"]


def _drain(address: str) -> tuple[float, float, int]:
    """Seconds to the first byte and to the last, and how many bytes came."""
    started, size, first = time.perf_counter(), 0, 0.0
    with urllib.request.urlopen(address, timeout=3600) as answer:
        while part := answer.read(1 << 18):
            first = first or time.perf_counter() - started
            size += len(part)
    return first, time.perf_counter() - started, size


@contextmanager
def _watched_memory() -> Iterator[list[float]]:
    """By how many megabytes the private memory of the web processes grew at most, in the list's one element."""
    grown, ended = [0.0], threading.Event()
    before = _private_memory()

    def watch() -> None:
        while not ended.wait(0.05):
            grown[0] = max(grown[0], _private_memory() - before)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield grown
    finally:
        ended.set()
        watcher.join()


def _private_memory() -> float:
    """Megabytes that no file backs, over all processes this one started; a mapped edition does not count."""
    parents = {int(path.name): _status(path, "PPid") for path in Path("/proc").iterdir() if path.name.isdigit()}
    family = {os.getpid()}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(_status(Path(f"/proc/{one}"), "RssAnon") for one in family - {os.getpid()}) / 1024


def _status(process: Path, name: str) -> int:
    try:
        found = re.search(rf"^{name}:\s+(\d+)", (process / "status").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) if found else 0


def _fastest(runs: int, measured: Callable[[], float]) -> float:
    return min(measured() for _ in range(runs))


@contextmanager
def _database() -> Iterator[None]:
    from django.core.management import call_command

    server = ["psql", "-q", "-h", "127.0.0.1", "postgres", "-c"]
    subprocess.run([*server, f"drop database if exists {DATABASE}"], check=True, stderr=subprocess.DEVNULL)
    subprocess.run([*server, f"create database {DATABASE}"], check=True)
    try:
        call_command("migrate", verbosity=0)
        yield
    finally:
        subprocess.run([*server, f"drop database {DATABASE} with (force)"], check=True)


def _copy() -> float:
    """Seconds that psql takes to copy the join out."""
    started = time.perf_counter()
    query = " ".join(JOIN.split())
    copied = f"\\copy ({query}) to '/dev/null' with (format csv, header)"
    subprocess.run(["psql", "-q", "-h", "127.0.0.1", "-d", DATABASE, "-c", "set search_path to bench", "-c", copied],
                   check=True)  # fmt: skip
    return time.perf_counter() - started


def _load(tables: Tables) -> None:
    """The incidents as a relational database holds them: scalars in one table, lists in four more, indexed."""
    incidents = tables["incidents"]
    lists = [name for name, kind in incidents.schema.items() if kind == pl.List]
    parts = {
        "incidents": incidents.drop(lists),
        "nationalities": _exploded(incidents, "nationalities").unnest("nationalities"),
        "terms": pl.concat(
            _exploded(incidents, name).rename({name: "code"}).with_columns(pl.lit(name).alias("scheme"))
            for name in ("exploitation", "sectors", "means", "recruitment")
        ),
        "authorities": _exploded(incidents, "authorities", "authority_ids").rename(
            {"authorities": "name", "authority_ids": "code"}
        ),
        "languages": _exploded(incidents, "languages").rename({"languages": "code"}),
    }
    psql = ["psql", "-q", "-h", "127.0.0.1", "-d", DATABASE, "-v", "ON_ERROR_STOP=1"]
    subprocess.run([*psql, "-c", "create schema bench"], check=True)
    for name, frame in parts.items():
        kinds = {pl.Int64: "bigint", pl.Float64: "float8", pl.Date: "date", pl.UInt32: "bigint"}
        columns = ", ".join(f"{column} {kinds.get(kind, 'text')}" for column, kind in frame.schema.items())
        subprocess.run([*psql, "-c", f"create table bench.{name} ({columns})"], check=True)
        copied = f"\\copy bench.{name} from stdin with (format csv, header)"
        subprocess.run([*psql, "-c", copied], input=frame.write_csv().encode(), check=True)
        key = "id" if name == "incidents" else "incident"
        subprocess.run(
            [*psql, "-c", f"create index on bench.{name} ({key})", "-c", f"analyze bench.{name}"], check=True
        )


def _exploded(incidents: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """One row a value of a list, with its place in it."""
    rows = incidents.select(pl.col("id").alias("incident"), *columns).filter(pl.col(columns[0]).list.len() > 0)
    return rows.explode(columns).with_columns(pl.int_range(pl.len()).over("incident").alias("place"))


if __name__ == "__main__":
    main()
