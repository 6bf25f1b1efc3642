"""The archive: the exact bytes of every article, one WARC file for each checksum, only ever added to.

WARC 1.0 (ISO 28500): a response record with the site's headers, or a resource record for a text that was pasted. The
file is named by the SHA-256 of the body as it was sent, so the same bytes are kept once.
"""

import hashlib
import os
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from incidents.reading.fetch import LARGEST, Fetched
from incidents.reading.refusals import Reason, Refused
from incidents.reading.web import media

ASIDE = "aside"
LEFT_BEHIND_AFTER = 24 * 3600


@dataclass(frozen=True)
class Kept:
    """Where bytes are kept: checksum and size of the body as sent, its type, and the file's path in the archive."""

    sha256: str
    size: int
    media_type: str
    stored_as: str


@dataclass(frozen=True)
class Loaded:
    """A kept body without its content coding, and the Content-Type it came with."""

    content: bytes
    content_type: str


class Archive:
    """The archive in one folder, which all workers reach."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, fetched: Fetched) -> Kept:
        """Keep what was fetched. Raises OSError where the disk is full or away; then nothing is left half-written."""
        answer = fetched.answer
        status = StatusAndHeaders(
            f"{answer.status} {answer.reason}".strip(), list(_as_kept(answer.headers)), protocol=answer.version
        )
        return self._add(answer.body, fetched.media_type, fetched.final_address, status, fetched.fetched_at)

    def keep_given(self, content: bytes, content_type: str, address: str) -> Kept:
        """Keep a text or page that a person gave; ``address`` may be empty. Raises OSError as ``keep`` does."""
        found = media.kind(content_type, content)
        return self._add(content, found, address, content_type, datetime.now(UTC))

    def load(self, stored_as: str) -> Loaded:
        """The bytes of a file, checked against its name. Refused where it is missing or damaged."""
        path = self._path(stored_as)
        try:
            body, content_type, coding = _read(path)
        except FileNotFoundError as problem:
            raise Refused(Reason.DAMAGED, "missing") from problem
        except (OSError, EOFError, ArchiveLoadFailed, ValueError, StopIteration, zlib.error) as problem:
            raise Refused(Reason.DAMAGED, "unreadable") from problem
        if hashlib.sha256(body).hexdigest() != path.name.partition(".")[0]:
            raise Refused(Reason.DAMAGED, "not the same bytes")
        return Loaded(media.unpack(body, coding, LARGEST), content_type)

    def files(self) -> Iterator[str]:
        """Every file, as ``stored_as`` names it."""
        for path in sorted(self._folder.glob("??/*.warc.gz")):
            yield path.relative_to(self._folder).as_posix()

    def clear_aside(self) -> int:
        """Remove what workers that died left half-written a day ago or earlier; how many files."""
        removed = 0
        for path in (self._folder / ASIDE).glob("*"):
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < time.time() - LEFT_BEHIND_AFTER:
                    path.unlink()
                    removed += 1
        return removed

    def _add(self, body: bytes, media_type: str, address: str, head: StatusAndHeaders | str, at: datetime) -> Kept:
        sha256 = hashlib.sha256(body).hexdigest()
        kept = Kept(sha256, len(body), media_type, f"{sha256[:2]}/{sha256}.warc.gz")
        if not self._is_whole(kept.stored_as):
            self._write(kept.stored_as, body, address or f"urn:sha256:{sha256}", head, at)
        return kept

    def _is_whole(self, stored_as: str) -> bool:
        """Whether the bytes are there already. A damaged file is replaced by the same bytes, whole."""
        try:
            self.load(stored_as)
        except Refused as problem:
            return problem.reason is not Reason.DAMAGED
        return True

    def _write(self, stored_as: str, body: bytes, address: str, head: StatusAndHeaders | str, at: datetime) -> None:
        """Written aside, synced, then renamed: a reader sees the whole file or none."""
        aside = self._folder / ASIDE / f"{Path(stored_as).name}.{os.getpid()}.{time.monotonic_ns()}"
        path = self._path(stored_as)
        for folder in (aside.parent, path.parent):
            folder.mkdir(parents=True, exist_ok=True)
        try:
            with aside.open("xb") as file:
                writer = WARCWriter(file, gzip=True)
                writer.write_record(_record(writer, body, address, head, at))
                file.flush()
                os.fsync(file.fileno())
            aside.replace(path)
            _sync_folder(path.parent)
        finally:
            with suppress(OSError):
                aside.unlink(missing_ok=True)

    def _path(self, stored_as: str) -> Path:
        return self._folder / stored_as


def _record(
    writer: WARCWriter, body: bytes, address: str, head: StatusAndHeaders | str, at: datetime
) -> ArcWarcRecord:
    date = {"WARC-Date": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
    if isinstance(head, str):
        return writer.create_warc_record(
            address,
            "resource",
            payload=BytesIO(body),
            length=len(body),
            warc_content_type=head,
            warc_headers_dict=date,
        )
    return writer.create_warc_record(
        address, "response", payload=BytesIO(body), length=len(body), http_headers=head, warc_headers_dict=date
    )


def _as_kept(headers: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    """The headers as sent. The body is kept without its transfer coding, so that header is renamed."""
    for name, value in headers:
        yield (f"X-Archive-{name}" if name.lower() == "transfer-encoding" else name), value


def _read(path: Path) -> tuple[bytes, str, str]:
    """Body as sent, content type and content coding of the one record in a file."""
    with path.open("rb") as file:
        record = next(iter(ArchiveIterator(file)))
        body = record.raw_stream.read()
        if record.http_headers is None:
            return body, record.rec_headers.get_header("Content-Type") or "", ""
        headers = record.http_headers
        return body, headers.get_header("Content-Type") or "", headers.get_header("Content-Encoding") or ""


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
