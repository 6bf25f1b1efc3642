"""The archive keeps exact bytes, once, and notices when they are damaged."""

import errno
import gzip
import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from incidents.reading.archive import Archive
from incidents.reading.fetch import Answer, Fetched
from incidents.reading.refusals import Reason, Refused
from incidents.reading.web.targets import parse

PAGE = b"<html><body>Police freed 12 people.</body></html>"


def page(body: bytes = PAGE, *headers: tuple[str, str]) -> Fetched:
    given = (("Content-Type", "text/html; charset=utf-8"), *headers)
    answer = Answer(parse("https://news.example/a"), 200, "OK", "HTTP/1.1", given, body)
    return Fetched("https://news.example/a", answer, body, "text/html", datetime(2026, 1, 2, tzinfo=UTC))


def test_the_exact_bytes_are_kept_under_their_checksum(tmp_path: Path) -> None:
    kept = Archive(tmp_path).keep(page())
    assert kept.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert Archive(tmp_path).load(kept.stored_as).content == PAGE


def test_the_file_is_a_warc_with_address_date_and_headers(tmp_path: Path) -> None:
    kept = Archive(tmp_path).keep(page(PAGE, ("X-Served-By", "press")))
    with (tmp_path / kept.stored_as).open("rb") as file:
        record = next(iter(ArchiveIterator(file, check_digests="raise")))
        assert record.content_stream().read() == PAGE
    assert record.rec_type == "response"
    assert record.rec_headers.get_header("WARC-Target-URI") == "https://news.example/a"
    assert record.rec_headers.get_header("WARC-Date") == "2026-01-02T00:00:00Z"
    assert record.http_headers.get_header("X-Served-By") == "press"


def test_a_packed_body_is_kept_as_sent_and_loaded_unpacked(tmp_path: Path) -> None:
    packed = gzip.compress(PAGE)
    kept = Archive(tmp_path).keep(page(packed, ("Content-Encoding", "gzip")))
    assert kept.sha256 == hashlib.sha256(packed).hexdigest()
    assert Archive(tmp_path).load(kept.stored_as).content == PAGE


def test_a_body_that_came_in_chunks_is_kept_without_them(tmp_path: Path) -> None:
    body = b"5\r\nlooks like a chunk\r\n0\r\n\r\n"
    kept = Archive(tmp_path).keep(page(body, ("Transfer-Encoding", "chunked")))
    assert Archive(tmp_path).load(kept.stored_as).content == body


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    first = archive.keep(page())
    written = (tmp_path / first.stored_as).stat().st_mtime_ns
    assert archive.keep(page()) == first
    assert (tmp_path / first.stored_as).stat().st_mtime_ns == written
    assert list(archive.files()) == [first.stored_as]


def test_a_pasted_text_is_kept_too(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    kept = archive.keep_given(b"Polisi menyelamatkan 12 orang", "text/plain; charset=utf-8", "")
    loaded = archive.load(kept.stored_as)
    assert (loaded.content.decode(), kept.media_type) == ("Polisi menyelamatkan 12 orang", "text/plain")


@pytest.mark.parametrize("damage", [b"", b"not a WARC", gzip.compress(b"WARC/1.0\r\n\r\n"), b"\x1f\x8b\x08"])
def test_a_damaged_file_is_noticed(tmp_path: Path, damage: bytes) -> None:
    kept = Archive(tmp_path).keep(page())
    (tmp_path / kept.stored_as).write_bytes(damage)
    with pytest.raises(Refused) as caught:
        Archive(tmp_path).load(kept.stored_as)
    assert caught.value.reason is Reason.DAMAGED


@pytest.mark.parametrize("position", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_one_wrong_byte_is_noticed_or_harmless(tmp_path: Path, position: float) -> None:
    """A byte of gzip's own header may change without any change of what is kept; no other may."""
    kept = Archive(tmp_path).keep(page())
    whole = bytearray((tmp_path / kept.stored_as).read_bytes())
    whole[int(len(whole) * position)] ^= 0xFF
    (tmp_path / kept.stored_as).write_bytes(whole)
    with pytest.raises(Refused):
        Archive(tmp_path).load(kept.stored_as)


def test_a_file_cut_short_is_noticed(tmp_path: Path) -> None:
    kept = Archive(tmp_path).keep(page())
    whole = (tmp_path / kept.stored_as).read_bytes()
    (tmp_path / kept.stored_as).write_bytes(whole[:-20])
    with pytest.raises(Refused):
        Archive(tmp_path).load(kept.stored_as)


def test_the_file_of_other_bytes_is_noticed(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    first, second = archive.keep(page()), archive.keep(page(b"<html>other</html>"))
    (tmp_path / first.stored_as).write_bytes((tmp_path / second.stored_as).read_bytes())
    with pytest.raises(Refused):
        archive.load(first.stored_as)


def test_a_damaged_file_is_made_whole_when_the_same_bytes_come_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    kept = archive.keep(page())
    (tmp_path / kept.stored_as).write_bytes(b"")
    archive.keep(page())
    assert archive.load(kept.stored_as).content == PAGE


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        Archive(tmp_path).keep(page())
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_what_a_dead_worker_left_aside_is_cleared_after_a_day(tmp_path: Path) -> None:
    (tmp_path / "aside").mkdir()
    old, new = tmp_path / "aside" / "old", tmp_path / "aside" / "new"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    assert Archive(tmp_path).clear_aside() == 1
    assert not old.exists()
    assert new.exists()
