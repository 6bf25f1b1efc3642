"""How often an address has asked within a minute: counted in a cache that all processes share, where there is one.

No address is kept in clear: a hash under a salt of the day stands for it. The minute begins with its first request.
"""

import hashlib
import logging
import math
import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.core.cache import BaseCache, caches
from redis.exceptions import RedisError

log = logging.getLogger(__name__)
MINUTE, A_DAY = 60, 86_400
# How long each process counts by itself before it asks again for a shared cache that was away.
AWAY_SECONDS = 30.0


@dataclass(frozen=True)
class Counted:
    """How many requests an address made in its minute, this one among them, and the seconds until the next begins."""

    requests: int
    seconds: int


class Limits:
    """The counts; one a process, which may lie in a cache that all share."""

    def __init__(self) -> None:
        self._away_until = 0.0

    def count(self, sender: str) -> Counted:
        """Count a request. While the shared cache is away each process counts alone, and nobody is kept waiting."""
        if "shared_limits" in settings.CACHES and time.monotonic() >= self._away_until:
            try:
                return _counted(caches["shared_limits"], sender)
            except (RedisError, OSError) as problem:
                self._away_until = time.monotonic() + AWAY_SECONDS
                log.warning("the cache of CACHE_URL is away, requests are counted by process: %s", problem)
        return _counted(caches["limits"], sender)


limits = Limits()


def _counted(cache: BaseCache, sender: str) -> Counted:
    key, now = _name(cache, sender), time.time()
    # Each step is one step for all processes: of two that ask at once, both are counted.
    if cache.add(key, 0, MINUTE):
        cache.set(f"{key}-began", now, MINUTE)
    try:
        requests = cache.incr(key)
    except ValueError:
        # The minute ended between the two.
        return Counted(1, MINUTE)
    left = cache.get(f"{key}-began", now) + MINUTE - now
    return Counted(requests, min(MINUTE, max(1, math.ceil(left))))


def _name(cache: BaseCache, sender: str) -> str:
    """A name for the address that nobody can turn back after the day."""
    salt: bytes = cache.get_or_set(f"limit-salt-{datetime.now(UTC):%j}", secrets.token_bytes(16), A_DAY)  # type: ignore[assignment]
    digest = hashlib.blake2b(sender.encode(), key=salt, digest_size=16)
    return f"limit-{digest.hexdigest()}"
