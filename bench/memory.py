"""By how much the private memory of the processes that a bench started grows."""

import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.05


@dataclass
class Grown:
    """The most that was seen, in megabytes. What a file backs does not count: a mapped edition is shared."""

    most: float = 0.0


@contextmanager
def watched() -> Iterator[Grown]:
    """Watch until the end of the block; nothing is seen where there is no /proc."""
    grown, ended, before = Grown(), threading.Event(), _private()

    def watch() -> None:
        while not ended.wait(EVERY):
            grown.most = max(grown.most, _private() - before)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield grown
    finally:
        ended.set()
        watcher.join()


def _private() -> float:
    """Megabytes over all processes that this one started, and those they started."""
    processes = list(Path("/proc").glob("[0-9]*"))
    parents = {int(path.name): _status(path, "PPid") for path in processes}
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
