"""How often one address may ask, and the headers that say so."""

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from .limits import Counted, limits


class AddressThrottle(BaseThrottle):
    """So many requests a minute from one address; the setting API_REQUESTS_PER_MINUTE says how many."""

    counted: Counted | None = None

    def allow_request(self, request: Request, view: APIView) -> bool:
        """Count the request; whether it may be answered."""
        # Over a Unix socket a request has no address.
        self.counted = limits.count(self.get_ident(request) or "")
        return self.counted.requests <= settings.API_REQUESTS_PER_MINUTE

    def wait(self) -> float | None:
        """The seconds until the address may ask again."""
        return self.counted.seconds if self.counted else None

    def headers(self) -> dict[str, str]:
        """How many requests are left, and in how many seconds all are again."""
        most, counted = settings.API_REQUESTS_PER_MINUTE, self.counted
        return {
            "RateLimit-Limit": str(most),
            "RateLimit-Remaining": str(max(0, most - counted.requests) if counted else most),
            "RateLimit-Reset": str(counted.seconds if counted else 0),
        }
