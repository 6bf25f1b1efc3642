"""Requests a second at several clients at once, with percentiles of how long each waited.

The map view of many different queries, once with each answer worked out anew and once as most visitors find it: the
same few queries again. Then pages, and 304s for who has the answer already. The peers are asked for the same map view
(Datasette, which has none, for its first page with two facets). Clients take gzip, as browsers do, and run on the same
cores as the servers.
"""

import argparse
import asyncio
import random
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import cycle
from urllib.parse import urlsplit

from . import peers, prepare
from .questions import Question, questions

FEW = 20
NO_END = 10**9


@dataclass(frozen=True)
class Loaded:
    """What several clients saw: answers a second, and sorted milliseconds of each."""

    rate: float
    waits: list[float]

    def percentile(self, share: float) -> float:
        """The milliseconds within which this share of the answers came."""
        return self.waits[min(len(self.waits) - 1, int(len(self.waits) * share))]


def main() -> None:
    options = prepare.asked(
        __doc__, clients=(8, "clients at once"), seconds=(8.0, "seconds for each line")
    )  # fmt: skip
    prepared = prepare.prepare(options)
    asked = questions(prepare.tables(prepared))
    prepare.say_where(prepared)
    print(f"{options.clients} clients{'':<37}{'answers/s':>11}{'p50 ms':>9}{'p95':>8}{'p99':>8}")
    with peers.ours(prepared, options.port) as site:
        anew = _line("map view, every query another", site, different("/map/clusters.json"), options)
        _line("list page, every query another", site, different("/incidents/"), options)
    with peers.ours(prepared, options.port, kept=32) as site:
        _line(f"map view, the same {FEW} queries", site, _same("/map/clusters.json"), options)
        _line(f"list page, the same {FEW} queries", site, _same("/incidents/"), options)
        _line(f"map page, the same {FEW} queries", site, _same("/"), options)
        _line("304 of the map view", site, _same("/map/clusters.json"), options, _etag(site))
    _peer(
        "Datasette, first page with facets", peers.datasette(prepared, options.port), _datasette(asked), anew, options
    )
    _peer("querysets, map view", peers.plain(prepared, options.port), different("/map/clusters.json"), anew, options)


def _line(label: str, site: str, paths: Iterator[str], options: argparse.Namespace, etag: str = "") -> Loaded:
    loaded = load(site, paths, options.clients, options.seconds, etag)
    shares = "".join(f"{loaded.percentile(share):>{width}.1f}" for share, width in ((0.5, 9), (0.95, 8), (0.99, 8)))
    print(f"  {label:<44}{loaded.rate:>11,.0f}{shares}", flush=True)
    return loaded


def _peer(
    label: str, served: AbstractContextManager[str], paths: Iterator[str], ours: Loaded, options: argparse.Namespace
) -> None:
    with served as site:
        theirs = _line(label, site, paths, options)
    print(f"    × {ours.rate / theirs.rate:,.0f}: our map view with every query another, over this")


def load(site: str, paths: Iterator[str], clients: int, seconds: float, etag: str = "") -> Loaded:
    """Ask for one path after the other from several clients at once, each waiting for its answer."""
    waits = asyncio.run(_all(site, paths, clients, seconds, etag))
    return Loaded(len(waits) / seconds, sorted(waits))


async def _all(site: str, paths: Iterator[str], clients: int, seconds: float, etag: str) -> list[float]:
    # A second of warming up, which is not counted.
    await asyncio.gather(
        *(_client(site, paths, time.perf_counter() + min(1.0, seconds), etag) for _ in range(clients))
    )
    until = time.perf_counter() + seconds
    found = await asyncio.gather(*(_client(site, paths, until, etag) for _ in range(clients)))
    return [wait for waits in found for wait in waits]


async def _client(site: str, paths: Iterator[str], until: float, etag: str) -> list[float]:
    """Milliseconds of each answer over one connection that is kept open."""
    parts = urlsplit(site)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    headers = f"Host: {parts.netloc}\r\nAccept-Encoding: gzip\r\n" + (f"If-None-Match: {etag}\r\n" if etag else "")
    expected = (b"304",) if etag else (b"200",)
    waits = []
    while (started := time.perf_counter()) < until:
        path = f"{parts.path}{next(paths)}"
        writer.write(f"GET {path} HTTP/1.1\r\n{headers}\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        await _body(reader, head.lower())
        if head[9:12] not in expected:
            raise SystemExit(f"{path} was answered by {head[:200]!r}")
        waits.append((time.perf_counter() - started) * 1e3)
    writer.close()
    return waits


async def _body(reader: asyncio.StreamReader, head: bytes) -> None:
    if b"transfer-encoding: chunked" in head:
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    elif b"content-length: " in head:
        await reader.readexactly(int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0]))


def _etag(site: str) -> str:
    with urllib.request.urlopen(f"{site}/map/clusters.json") as answer:
        return answer.headers["ETag"]


def different(path: str) -> Iterator[str]:
    """A path with a query that did not come before: a place, a span of dates, a least number, a zoom."""
    draw = random.Random(7)
    for turn in range(NO_END):
        least, year = turn % 97, draw.randint(2010, 2022)
        form = draw.choice(("forced_labour", "sexual_exploitation", "forced_criminality", "other"))
        also = draw.choice((f"exploitation={form}", f"grade_min={draw.randint(2, 5)}", f"date_before={year + 4}"))
        day = f"{year}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
        yield f"{path}?victims_min={least}&date_after={day}&{also}"


def _same(path: str) -> Iterator[str]:
    few: Sequence[str] = [query for query, _ in zip(different(path), range(FEW), strict=False)]
    return cycle(few)


def _datasette(asked: list[Question]) -> Iterator[str]:
    return cycle(f".json?_facet=country&_facet_array=nationalities&_size=50&{one.datasette}" for one in asked)


if __name__ == "__main__":
    main()
