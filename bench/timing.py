"""How long one answer takes, and what it says."""

import time
import urllib.request
from dataclasses import dataclass

# Answers that take longer than this are asked for once; their spread is small beside them.
SLOW = 2.0


@dataclass(frozen=True)
class Timed:
    """The median seconds of an address, and its last answer."""

    seconds: float
    body: bytes


def timed(address: str, runs: int) -> Timed:
    """Ask ``runs`` times after one that is not counted; that one alone counts where it was slow or no run is asked."""
    first = _once(address)
    if first.seconds > SLOW or not runs:
        return first
    times = sorted((_once(address) for _ in range(runs)), key=lambda one: one.seconds)
    return times[len(times) // 2]


def _once(address: str) -> Timed:
    started = time.perf_counter()
    with urllib.request.urlopen(address, timeout=1200) as answer:
        body = answer.read()
    return Timed(time.perf_counter() - started, body)


def size(address: str, encoding: str = "") -> int:
    """Bytes of the body of one answer, as it travels."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": encoding} if encoding else {})
    with urllib.request.urlopen(request, timeout=1200) as answer:
        return len(answer.read())
