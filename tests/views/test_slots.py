"""How many downloads one process sends at once, and that they take turns at work."""

import threading

import pytest

from incidents.views.downloads import download
from incidents.views.slots import held, slots, turns

# Closing an answer ends its request, at which Django looks whether a connection is left from a test before.
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_slot(settings):
    settings.DOWNLOADS_AT_ONCE = 1
    slots.cache_clear()
    yield
    slots.cache_clear()


def parts():
    yield b"a"
    yield b"b"


def broken():
    yield b"a"
    raise OSError("disk")


def test_the_slot_is_given_back_at_the_end_of_a_file():
    assert list(held(parts())) == [b"a", b"b"]
    assert held(parts()) is not None


def test_without_a_free_slot_nothing_is_sent():
    first = held(parts())
    assert first is not None
    assert held(parts()) is None


def test_who_goes_away_gives_the_slot_back_and_ends_the_work():
    made = parts()
    first = held(made)
    next(first)
    first.close()
    assert held(parts()) is not None
    assert list(made) == []


def test_who_goes_away_before_the_first_byte_gives_the_slot_back():
    held(parts()).close()
    assert held(parts()) is not None


def test_a_slot_is_given_back_once_however_often_it_is_closed():
    first = held(parts())
    first.close()
    second = held(parts())
    first.close()
    assert second is not None
    assert held(parts()) is None


def test_a_file_that_breaks_off_gives_the_slot_back():
    with pytest.raises(OSError, match="disk"):
        list(held(broken()))
    assert held(parts()) is not None


def test_one_download_too_many_is_told_when_to_come_back(served, get, rf):
    on_its_way = download(rf.get("/incidents.csv"), extension="csv")
    refused = get("/incidents.csv")
    assert (refused.status_code, refused["Retry-After"]) == (503, "30")
    assert "try again soon" in refused.json()["detail"]
    on_its_way.close()
    assert get("/incidents.csv").status_code == 200


def test_headers_alone_and_a_304_need_no_slot(served, get, client, rf):
    etag = get("/incidents.csv")["ETag"]
    on_its_way = download(rf.get("/incidents.csv"), extension="csv")
    assert client.head("/incidents.csv").status_code == 200
    assert get("/incidents.csv", **{"If-None-Match": etag}).status_code == 304
    on_its_way.close()


class Turns:
    """Files that are written in threads of their own; tells how many were at work at the same moment."""

    def __init__(self) -> None:
        self.now, self.most = 0, 0
        self._lock = threading.Lock()

    def parts(self):
        for _ in range(20):
            with self._lock:
                self.now += 1
                self.most = max(self.most, self.now)
            # Long enough that another would begin meanwhile, if it could.
            threading.Event().wait(0.002)
            with self._lock:
                self.now -= 1
            yield b"a"

    def read_at_once(self, files: int) -> int:
        found: list[bytes] = []
        readers = [threading.Thread(target=lambda: found.extend(held(self.parts()))) for _ in range(files)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        return len(found)


@pytest.fixture
def four_slots(settings):
    settings.DOWNLOADS_AT_ONCE = 4
    slots.cache_clear()
    yield settings
    turns.cache_clear()


@pytest.mark.parametrize("at_work", [1, 2])
def test_downloads_take_turns_at_work(four_slots, at_work: int):
    four_slots.DOWNLOADS_AT_WORK = at_work
    turns.cache_clear()
    files = Turns()
    assert files.read_at_once(4) == 80
    assert files.most == at_work


def test_a_slow_reader_holds_no_turn(four_slots):
    slow, quick = held(parts()), held(parts())
    next(slow)
    assert list(quick) == [b"a", b"b"]


def test_a_file_that_breaks_off_gives_its_turn_back(four_slots, monkeypatch):
    monkeypatch.setattr("incidents.views.slots.PATIENCE_SECONDS", 60)
    with pytest.raises(OSError, match="disk"):
        list(held(broken()))
    assert list(held(parts())) == [b"a", b"b"]


def test_a_file_that_is_stuck_stops_nobody(four_slots, monkeypatch):
    monkeypatch.setattr("incidents.views.slots.PATIENCE_SECONDS", 0.01)
    assert turns().acquire(blocking=False)
    try:
        assert list(held(parts())) == [b"a", b"b"]
    finally:
        turns().release()
