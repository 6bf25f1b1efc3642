"""What tells senders apart, where somebody must be kept from sending without end; nobody's address is stored."""

import hashlib
import hmac
import ipaddress

from django.conf import settings


def sender(address: str, forwarded: str) -> str:
    """The address of a request, of which only the network in IPv6, where one person has very many.

    Behind our proxy it is the last address in X-Forwarded-For (``forwarded``), the one that the proxy itself saw.
    """
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        address = forwarded.rpartition(",")[2].strip()
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((parsed, 64), strict=False)) if parsed.version == 6 else address


def hashed(what: str, span: str) -> str:
    """A hash of something, with a salt of the span of time it is for, which nobody can make without the secret key."""
    salt = hmac.digest(settings.SECRET_KEY.encode(), span.encode(), "sha256")
    return hmac.new(salt, what.encode(), hashlib.sha256).hexdigest()
