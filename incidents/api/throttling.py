"""How often one address may ask. No address is kept in clear: a hash under a salt of the day stands for it."""

import hashlib
import secrets
from datetime import UTC, datetime

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView

_A_DAY = 86_400


class AddressThrottle(SimpleRateThrottle):
    """So many requests a minute from one address; the setting API_REQUESTS_PER_MINUTE says how many."""

    scope = "address"
    num_requests: int
    duration: int

    def get_rate(self) -> str:
        return f"{settings.API_REQUESTS_PER_MINUTE}/minute"

    def get_cache_key(self, request: Request, view: APIView) -> str:
        """A name for the address that nobody can turn back after the day."""
        salt: bytes = self.cache.get_or_set(f"throttle-salt-{datetime.now(UTC):%j}", secrets.token_bytes(16), _A_DAY)  # type: ignore[assignment]
        # Over a Unix socket a request has no address.
        digest = hashlib.blake2b((self.get_ident(request) or "").encode(), key=salt, digest_size=16)
        return f"throttle-{digest.hexdigest()}"

    def headers(self) -> dict[str, str]:
        """How many requests are left, and in how many seconds one more is."""
        used: list[float] = getattr(self, "history", [])
        reset = max(0, round(used[-1] + self.duration - self.timer())) if used else 0
        return {
            "RateLimit-Limit": str(self.num_requests),
            "RateLimit-Remaining": str(max(0, self.num_requests - len(used))),
            "RateLimit-Reset": str(reset),
        }
