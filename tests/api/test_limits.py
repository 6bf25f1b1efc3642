"""Counting requests: in the cache that all processes share, and without it while it is away."""

import os
from uuid import uuid4

import pytest
from django.core.cache import caches

from incidents.api import limits as module
from incidents.api.limits import MINUTE, Limits
from tracker import environment

NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture
def at(settings, monkeypatch):
    """Sets CACHE_URL as the environment would."""

    def give(url: str) -> None:
        monkeypatch.setenv("CACHE_URL", url)
        settings.CACHES = {"default": settings.CACHES["default"], **environment.limit_caches("CACHE_URL")}

    return give


@pytest.fixture
def redis(at, settings):
    """The Redis of the tests, under names of this test alone: other tests use it at the same time."""
    url = os.environ.get("TEST_REDIS_URL")
    if not url:
        pytest.skip("TEST_REDIS_URL names no Redis")
    at(url)
    prefix = f"test-{uuid4().hex}"
    settings.CACHES = {**settings.CACHES, "shared_limits": {**settings.CACHES["shared_limits"], "KEY_PREFIX": prefix}}
    client = caches["shared_limits"]._cache.get_client()
    yield lambda: client.keys(f"{prefix}*")
    client.delete(*client.keys(f"{prefix}*"))


def test_two_processes_count_together(redis):
    first, second = Limits(), Limits()
    assert [one.count("192.0.2.1").requests for one in (first, second, first)] == [1, 2, 3]
    caches["limits"].clear()
    assert second.count("192.0.2.1").requests == 4


def test_the_count_of_all_refuses_one_request_too_many(redis, served, client, settings):
    settings.API_REQUESTS_PER_MINUTE = 2
    Limits().count("192.0.2.1")
    statuses = [client.get("/api/v1/", REMOTE_ADDR="192.0.2.1").status_code for _ in range(2)]
    assert statuses == [200, 429]


def test_no_address_is_kept_in_clear_by_the_shared_cache(redis):
    Limits().count("192.0.2.77")
    assert len(redis()) == 3
    assert b"192.0.2.77" not in b"".join(redis())


def test_what_is_shared_ends_with_the_minute(redis):
    Limits().count("192.0.2.1")
    client = caches["shared_limits"]._cache.get_client()
    lives = [client.ttl(key) for key in redis() if b"salt" not in key]
    assert all(0 < seconds <= MINUTE for seconds in lives)


def test_while_the_shared_cache_is_away_each_process_counts(at):
    at(NOWHERE)
    one = Limits()
    assert [one.count("192.0.2.1").requests for _ in range(3)] == [1, 2, 3]


def test_a_shared_cache_that_is_away_is_asked_again_after_a_while(at, monkeypatch):
    at(NOWHERE)
    asked = []
    whole = module._counted

    def counted(cache, sender):
        asked.append(cache)
        return whole(cache, sender)

    monkeypatch.setattr(module, "_counted", counted)
    one = Limits()
    one.count("192.0.2.1")
    one.count("192.0.2.1")
    assert len(asked) == 3
    monkeypatch.setattr(one, "_away_until", 0.0)
    one.count("192.0.2.1")
    assert len(asked) == 5


def test_a_minute_begins_with_the_first_request_and_then_anew(monkeypatch):
    one, now = Limits(), 1_000.0
    monkeypatch.setattr("time.time", lambda: now)
    assert one.count("192.0.2.1").seconds == MINUTE
    now += 20.5
    assert (one.count("192.0.2.1").requests, one.count("192.0.2.1").seconds) == (2, 40)
    now += 40
    assert (one.count("192.0.2.1").requests, one.count("192.0.2.1").seconds) == (1, MINUTE)


def test_a_count_that_ends_in_between_begins_anew(monkeypatch):
    def ended(key):
        raise ValueError(key)

    monkeypatch.setattr(caches["limits"], "incr", ended)
    assert Limits().count("192.0.2.1").requests == 1


def test_many_kept_pictures_do_not_reset_the_count(at):
    at("")
    counted = Limits()
    counted.count("192.0.2.1")
    for number in range(1_000):
        caches["default"].set(f"picture-{number}", b"", 60)
    assert counted.count("192.0.2.1").requests == 2
