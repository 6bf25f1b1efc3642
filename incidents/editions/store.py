"""Where editions lie, and which one is current.

An edition's files are saved under ``<id>/``, its manifest last. Making it current is saving one small file under
``current/`` whose name sorts after all others: a single step on any storage, and the names that sort before it are
the good editions to fall back on.
"""

import logging
import re
import shutil
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage
from django.utils import timezone

from .build import MANIFEST
from .edition import DamagedEdition, Edition

log = logging.getLogger(__name__)
POINTERS = "current"
KEPT = 5
DAMAGED_AGAIN_AFTER = 60.0
STRAY_AFTER = timedelta(days=1)
NEVER = datetime.min.replace(tzinfo=UTC)
_IDENTITY = re.compile(r"[0-9a-f]{16}")
_POINTER = re.compile(r"(\d{12})-(\d{6})-([0-9a-f]{16})$")


class NoEdition(Exception):
    """Nothing has been printed yet, or no printed edition can be read."""


@dataclass(frozen=True)
class Status:
    """Which edition is served and what is wrong, in sentences."""

    edition_id: str | None
    as_of: datetime | None
    problems: list[str]


class Store:
    """Editions in one storage. One instance a process; safe to use from several threads."""

    def __init__(self, storage: Storage, cache: Path, interval: float = 1.0) -> None:
        self.storage = storage
        self.cache = cache
        self.interval = interval
        self._lock = threading.Lock()
        self._served: Edition | None = None
        self._checked = float("-inf")
        self._problems: list[str] = []
        self._stamp: tuple[tuple[int, int, int], ...] = ()
        self._damaged: dict[str, tuple[float, str]] = {}

    def current(self) -> Edition:
        """The newest good edition; ``NoEdition`` where there is none. Looks for a newer one once an interval."""
        if self._served is None or time.monotonic() - self._checked > self.interval:
            self._look(wait=self._served is None)
        if self._served is None:
            raise NoEdition
        return self._served

    def status(self) -> Status:
        """What is served now and what is degraded."""
        try:
            edition = self.current()
        except NoEdition:
            return Status(None, None, [*self._problems, "no edition can be served: print one"])
        return Status(edition.id, edition.as_of, list(self._problems))

    def opened(self, identity: str) -> Edition:
        """One edition by its id; ``DamagedEdition`` where its files are not whole."""
        return Edition(identity, self._folder(identity))

    def add(self, identity: str, folder: Path, watermark: int, latest: int | None = None) -> None:
        """Save the files of a finished edition and make it current.

        ``watermark`` grows with the ledger, so that a print that began earlier can never replace a later one;
        ``latest`` is where the ledger stands now. What is ahead of it was printed from a ledger that is no more, since
        an older one was restored from a backup, and is forgotten.
        """
        if not self._is_whole(identity):
            self._save_all(identity, folder)
        self._forget_ahead(latest)
        self._switch(identity, watermark)
        self._damaged.pop(identity, None)
        self._checked = float("-inf")
        self._prune()

    def pointers(self) -> list[str]:
        """Ids of editions that were made current, newest first, each once."""
        found = (_POINTER.fullmatch(name) for name in self._names())
        return list(dict.fromkeys(match[3] for match in found if match))

    def watermark(self) -> int:
        """How far the ledger was when the current edition was printed; -1 where there is none."""
        return max((int(match[1]) for name in self._names() if (match := _POINTER.fullmatch(name))), default=-1)

    def _names(self) -> list[str]:
        try:
            return sorted(self.storage.listdir(POINTERS)[1], reverse=True)
        except FileNotFoundError:
            return []

    def _switch(self, identity: str, watermark: int) -> None:
        newest = next((match for name in self._names() if (match := _POINTER.fullmatch(name))), None)
        if newest and newest[3] == identity and int(newest[1]) == watermark:
            return
        turn = int(newest[2]) + 1 if newest and int(newest[1]) == watermark else 0
        self.storage.save(f"{POINTERS}/{watermark:012d}-{turn:06d}-{identity}", ContentFile(b""))

    def _forget_ahead(self, latest: int | None) -> None:
        for name in self._names():
            match = _POINTER.fullmatch(name)
            if match and latest is not None and int(match[1]) > latest:
                self.storage.delete(f"{POINTERS}/{name}")

    def _save_all(self, identity: str, folder: Path) -> None:
        """Save the files, the manifest last. A disk that gets full is not left full."""
        try:
            for path in sorted(folder.iterdir(), key=lambda path: path.name == MANIFEST):
                self._save(f"{identity}/{path.name}", path)
        except OSError:
            if identity not in self.pointers():
                self._delete(identity)
            raise

    def _save(self, name: str, path: Path) -> None:
        if self.storage.exists(name):
            self.storage.delete(name)
        with path.open("rb") as file:
            self.storage.save(name, File(file))

    def _look(self, wait: bool) -> None:
        if not self._lock.acquire(blocking=wait):
            return
        try:
            self._served, self._problems = self._newest_good()
        finally:
            self._checked = time.monotonic()
            self._lock.release()

    def _newest_good(self) -> tuple[Edition | None, list[str]]:
        """The newest edition whose files are whole; the one in memory where none is."""
        problems: list[str] = []
        for identity in self.pointers():
            try:
                return self._checked_edition(identity), problems
            except DamagedEdition as damage:
                problems.append(f"edition {identity} is damaged ({damage}); the last good one is served")
        if self._served is not None and not problems:
            problems.append("the edition's files are gone; the copy in memory is served")
        return self._served, problems

    def _checked_edition(self, identity: str) -> Edition:
        """An edition whose bytes were compared with its checksums, at most once for files nobody touched since."""
        when, reason = self._damaged.get(identity, (float("-inf"), ""))
        if time.monotonic() - when < DAMAGED_AGAIN_AFTER:
            raise DamagedEdition(reason)
        try:
            served = self._served
            if served is not None and served.id == identity and served.stamp() == self._stamp:
                return served
            edition = self.opened(identity)
            edition.verify()
            self._stamp = edition.stamp()
        except DamagedEdition as damage:
            self._damaged[identity] = (time.monotonic(), str(damage))
            log.error("edition %s is damaged: %s", identity, damage)
            raise
        return edition

    def _is_whole(self, identity: str) -> bool:
        if not self.storage.exists(f"{identity}/{MANIFEST}"):
            return False
        try:
            self.opened(identity).verify()
        except DamagedEdition:
            return False
        return True

    def _folder(self, identity: str) -> Path:
        """The local folder with the files of an edition; copied into the cache where the storage is elsewhere."""
        if isinstance(self.storage, FileSystemStorage):
            return Path(self.storage.path(identity))
        folder = self.cache / identity
        if not (folder / MANIFEST).is_file():
            self._copy(identity, folder)
        return folder

    def _copy(self, identity: str, folder: Path) -> None:
        self.cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.cache) as name:
            aside = Path(name) / identity
            aside.mkdir()
            try:
                for file in self.storage.listdir(identity)[1]:
                    with self.storage.open(f"{identity}/{file}") as source, (aside / file).open("wb") as target:
                        shutil.copyfileobj(source, target)
                aside.rename(folder)
            except OSError as problem:
                raise DamagedEdition(f"it cannot be copied from the storage: {problem}") from problem

    def _prune(self) -> None:
        """Forget editions older than the last few. Processes that still map one keep it until they let go."""
        old = self.pointers()[KEPT:]
        for name in self._names():
            match = _POINTER.fullmatch(name)
            if match and match[3] in old:
                self.storage.delete(f"{POINTERS}/{name}")
        for identity in [*old, *self._strays()]:
            self._delete(identity)

    def _strays(self) -> list[str]:
        """Editions that never became current, as their print was killed before; a print that goes on is younger."""
        known = set(self.pointers())
        long_ago = timezone.now() - STRAY_AFTER
        found = [name for name in self.storage.listdir("")[0] if _IDENTITY.fullmatch(name) and name not in known]
        return [name for name in found if self._newest_file(name) < long_ago]

    def _newest_file(self, identity: str) -> datetime:
        """When the last file of an edition was written; long ago where there is none."""
        with suppress(FileNotFoundError):
            files = [f"{identity}/{name}" for name in self.storage.listdir(identity)[1]]
            return max(map(self.storage.get_modified_time, files), default=NEVER)
        return timezone.now()

    def _delete(self, identity: str) -> None:
        """Delete an edition's files; another process may be doing the same."""
        with suppress(FileNotFoundError):
            for file in self.storage.listdir(identity)[1]:
                self.storage.delete(f"{identity}/{file}")
            self.storage.delete(identity)


_stores: dict[tuple[str, str], Store] = {}


def store() -> Store:
    """The store that the settings name; one a process."""
    key = (str(settings.EDITION_STORAGE), str(settings.EDITION_CACHE))
    if key not in _stores:
        _stores[key] = Store(FileSystemStorage(location=key[0]), Path(key[1]))
    return _stores[key]


def current() -> Edition:
    """The edition to answer from; ask once for an answer and pass it on, so that no answer mixes two."""
    return store().current()


def status() -> Status:
    """What is served now and what is degraded."""
    return store().status()
