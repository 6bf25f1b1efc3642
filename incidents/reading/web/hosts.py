"""What workers share about the sites they fetch from: whose turn it is, and each site's robots.txt.

One small folder that all workers reach. A turn is a lock on a file, which the system lets go of when a worker dies.
"""

import fcntl
import hashlib
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from incidents.reading.refusals import NotNow, Reason

POLL = 0.05
PAUSE_WHEN_BUSY = 3.0


@dataclass(frozen=True)
class RobotsAnswer:
    """What a site answered for its robots.txt: when (seconds since 1970), with which code, and the rules."""

    at: float
    status: int
    rules: str


class HostFolder:
    """Turns and rules of all sites, in files named by the checksum of ``host`` or ``host:port``.

    ``patience`` is how many seconds to wait for a turn.
    """

    def __init__(self, folder: Path, patience: float = 2.0) -> None:
        self._folder = folder
        self._patience = patience

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Holds the only request to a site, among all workers; NotNow where another has it and keeps it."""
        path = self._path(host, "lock")
        with path.open("a") as lock:
            until = time.monotonic() + self._patience
            while not _taken(lock.fileno()):
                if time.monotonic() >= until:
                    raise NotNow(Reason.HOST_BUSY, host, PAUSE_WHEN_BUSY, counts=False)
                time.sleep(POLL)
            yield

    def robots(self, origin: str) -> RobotsAnswer | None:
        """The last answer for an origin's robots.txt; None where there is none that can be read."""
        try:
            return RobotsAnswer(**json.loads(self._path(origin, "robots").read_text()))
        except (OSError, ValueError, TypeError):
            return None

    def keep_robots(self, origin: str, answer: RobotsAnswer) -> None:
        """Remember an answer. A disk that is full is no reason not to fetch: the rules are then asked for again."""
        path = self._path(origin, "robots")
        aside = path.with_suffix(f".{os.getpid()}.{time.monotonic_ns()}")
        with suppress(OSError):
            aside.write_text(json.dumps(asdict(answer)))
            aside.replace(path)
        with suppress(OSError):
            aside.unlink(missing_ok=True)

    def _path(self, name: str, kind: str) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        return self._folder / f"{hashlib.sha256(name.encode()).hexdigest()[:32]}.{kind}"


def _taken(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
