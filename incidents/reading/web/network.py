"""Connections that reach the public internet only, and end in time.

A name is looked up once; every address found is checked, and the connection goes to an address that was checked, so
that a name which changes its answer gains nothing.
"""

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import certifi
import httpcore

from incidents.reading.refusals import NotNow, Reason, Refused

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Lookup = Callable[[str, int], list[str]]
PER_ADDRESS = 6.0
# Not the public internet although Python's tables may say so, or another network in disguise: the former relay of
# 6to4, Azure's metadata host; IPv4 inside IPv6 (mapped, compatible, NAT64, Teredo, 6to4); ORCHID; site-local.
CLOSED_NETWORKS = [
    ipaddress.ip_network(text)
    for text in (
        "0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "168.63.129.16/32",
        "224.0.0.0/3", "::/8", "64:ff9b::/96", "64:ff9b:1::/48", "100::/16", "2001::/23", "2001:db8::/32", "2002::/16",
        "3fff::/20", "5f00::/16", "fc00::/6", "ff00::/8",
    )
]  # fmt: skip
ISATAP = (0x00005EFE, 0x02005EFE)


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet, by the special-purpose registries of IANA.

    Loopback, private, link-local, multicast, reserved and metadata addresses do not, nor does any IPv6 address that
    carries an IPv4 address inside.
    """
    if any(address in network for network in CLOSED_NETWORKS if network.version == address.version):
        return False
    if address.version == 6 and (address.scope_id or (int(address) >> 32) & 0xFFFFFFFF in ISATAP):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a name as the system finds them."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


_of_this_thread = threading.local()


def tls() -> ssl.SSLContext:
    """The settings of TLS, with the authorities to trust: reading these takes longer than connecting.

    One for each thread, not one for all: httpcore sets the protocols of a context anew for every connection, which
    OpenSSL forbids while another thread begins a connection with it.
    """
    if not hasattr(_of_this_thread, "tls"):
        _of_this_thread.tls = ssl.create_default_context(cafile=certifi.where())
    context: ssl.SSLContext = _of_this_thread.tls
    return context


class Deadline:
    """The moment at which a whole fetch must be over."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left; raises Refused (too slow) where none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise Refused(Reason.TOO_SLOW, f"{self.seconds:g}")
        return left


class GuardedBackend(httpcore.NetworkBackend):
    """Opens the connections of one fetch: checked addresses only, and every operation ends by the deadline."""

    def __init__(self, deadline: Deadline, may_reach: Callable[[Address], bool], lookup: Lookup) -> None:
        self._deadline = deadline
        self._may_reach = may_reach
        self._lookup = lookup

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that answers; Refused where one of them is not public."""
        for address in self._checked(host, port):
            try:
                limit = min(self._deadline.left(), PER_ADDRESS)
                stream = httpcore.SyncBackend().connect_tcp(str(address), port, limit, None, socket_options)
                return _TimedStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        self._deadline.left()
        raise Refused(Reason.NO_CONNECTION, host)

    def connect_unix_socket(self, *args: Any, **kwargs: Any) -> httpcore.NetworkStream:
        """Never: an article is not in a socket of this machine."""
        raise Refused(Reason.FORBIDDEN_ADDRESS, "unix")

    def _checked(self, host: str, port: int) -> list[Address]:
        texts = [host] if _is_literal(host) else _in_time(lambda: self._lookup(host, port), self._deadline, host)
        found = _parsed(texts, host)
        if not all(self._may_reach(address) for address in found):
            raise Refused(Reason.FORBIDDEN_ADDRESS, host)
        return found


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _parsed(texts: list[str], host: str) -> list[Address]:
    try:
        found = list(dict.fromkeys(ipaddress.ip_address(text) for text in texts))
    except ValueError as problem:
        raise Refused(Reason.FORBIDDEN_ADDRESS, host) from problem
    if not found:
        raise Refused(Reason.NO_SUCH_HOST, host)
    return found


def _in_time(look_up: Callable[[], list[str]], deadline: Deadline, host: str) -> list[str]:
    """What the look-up finds. The system's own has no time limit, so it runs beside; one that hangs is left behind."""
    outcome: list[list[str] | Exception] = []

    def work() -> None:
        try:
            outcome.append(look_up())
        except Exception as problem:
            outcome.append(problem)

    thread = threading.Thread(target=work, daemon=True, name="look-up")
    thread.start()
    thread.join(deadline.left())
    if not outcome:
        raise Refused(Reason.TOO_SLOW, f"{deadline.seconds:g}")
    if isinstance(outcome[0], Exception):
        raise _lookup_failure(outcome[0], host) from outcome[0]
    return outcome[0]


def _lookup_failure(problem: Exception, host: str) -> Exception:
    """A resolver that cannot answer now says nothing about the host, so that is tried again."""
    if not isinstance(problem, OSError | UnicodeError):
        return problem
    if isinstance(problem, socket.gaierror) and problem.errno == socket.EAI_AGAIN:
        return NotNow(Reason.NO_CONNECTION, host)
    return Refused(Reason.NO_SUCH_HOST, host)


class _TimedStream(httpcore.NetworkStream):
    """A stream none of whose operations outlives the deadline, however slowly the other side drips."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
