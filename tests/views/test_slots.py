"""How many downloads one process sends at once."""

import pytest

from incidents.views.downloads import download
from incidents.views.slots import held, slots

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
