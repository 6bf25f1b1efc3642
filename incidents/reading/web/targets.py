"""Which address is asked for: parsed strictly, with refusals for what only looks like a web address."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from incidents.reading.refusals import Reason, Refused

LONGEST = 4000
DEFAULT_PORTS = {"http": 80, "https": 443}
SAFE = "/!$&'()*+,;=:@?%[]~"
# What a browser reads as an IPv4 address (WHATWG URL, "ends in a number"): 127.1, 0x7f.1, 2130706433, 0177.0.0.1.
NUMERIC = re.compile(r"(?:^|\.)(?:\d+|0x[0-9a-f]*)\.?$", re.I)
BRACKETED = re.compile(r"\[[0-9a-f:.]+\](?::\d+)?", re.I)
LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)", re.I)


@dataclass(frozen=True)
class Target:
    """One address to ask. ``path`` is percent-encoded ASCII with its query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host, and the port where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"


def parse(address: str) -> Target:
    """The target of an address as given or led on to; Refused where it is not a plain web address."""
    if len(address) > LONGEST or any(ord(letter) < 0x20 or ord(letter) == 0x7F for letter in address.strip()):
        raise Refused(Reason.NOT_AN_ADDRESS)
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError as problem:
        raise Refused(Reason.NOT_AN_ADDRESS) from problem
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS:
        raise Refused(Reason.SCHEME if scheme else Reason.NOT_AN_ADDRESS, scheme)
    if parts.username is not None or parts.password is not None or "\\" in parts.netloc:
        raise Refused(Reason.USER_INFO)
    if "[" in parts.netloc and not BRACKETED.fullmatch(parts.netloc):
        raise Refused(Reason.ODD_HOST, parts.netloc)
    return Target(scheme, _host(host), _port(port, scheme), _path(parts.path, parts.query))


def follow(target: Target, location: str) -> Target:
    """The target that an answer leads on to."""
    try:
        address = urljoin(str(target), location.strip())
    except ValueError as problem:
        raise Refused(Reason.BAD_REDIRECT) from problem
    try:
        return parse(address)
    except Refused as problem:
        raise Refused(Reason.BAD_REDIRECT) if problem.reason is Reason.NOT_AN_ADDRESS else problem from problem


def _host(host: str) -> str:
    if ":" in host:
        return _ipv6(host)
    try:
        name = host.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError as problem:
        raise Refused(Reason.NOT_AN_ADDRESS) from problem
    if NUMERIC.search(name):
        return _ipv4(name)
    if "." not in name or len(name) > 253 or not all(LABEL.fullmatch(label) for label in name.split(".")):
        raise Refused(Reason.NOT_AN_ADDRESS)
    return name


def _ipv6(host: str) -> str:
    try:
        return str(ipaddress.IPv6Address(host))
    except ValueError as problem:
        raise Refused(Reason.ODD_HOST, host) from problem


def _ipv4(name: str) -> str:
    """Four plain decimal parts; Python refuses leading zeros, hexadecimal and fewer parts."""
    try:
        return str(ipaddress.IPv4Address(name))
    except ValueError as problem:
        raise Refused(Reason.ODD_HOST, name) from problem


def _port(port: int | None, scheme: str) -> int:
    """The scheme's own port, or one above those reserved for other services."""
    if port is None or port in DEFAULT_PORTS.values() or port >= 1024:
        return DEFAULT_PORTS[scheme] if port is None else port
    raise Refused(Reason.PORT, str(port))


def _path(path: str, query: str) -> str:
    whole = (path or "/") + (f"?{query}" if query else "")
    try:
        return quote(whole if whole.startswith("/") else f"/{whole}", safe=SAFE)
    except UnicodeError as problem:
        raise Refused(Reason.NOT_AN_ADDRESS) from problem
