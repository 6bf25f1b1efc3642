"""Fetch one article from the public internet: gently, within limits, or with a clear refusal."""

import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum

import httpcore

from incidents.reading.refusals import NotNow, Reason, Refused
from incidents.reading.web import media, network, robots, targets
from incidents.reading.web.hosts import HostFolder
from incidents.reading.web.targets import Target

SECONDS = 20.0
LARGEST = 10_000_000
MOST_REDIRECTS = 5
LONGEST_PAUSE = 24 * 3600.0
PRODUCT = "RescueRecord"
REDIRECTS = {301, 302, 303, 307, 308}
Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Answer:
    """What a site sent for one address. ``body`` is as sent, content coding and all; without transfer coding."""

    target: Target
    status: int
    reason: str
    version: str
    headers: Headers
    body: bytes = b""

    def header(self, name: str) -> str:
        """All values of a header, joined by commas; empty where it is missing."""
        return ", ".join(value for key, value in self.headers if key.lower() == name)


@dataclass(frozen=True)
class Fetched:
    """An article as it came: ``answer`` with the exact bytes, and ``content`` unpacked, of one of the three types."""

    address: str
    answer: Answer
    content: bytes
    media_type: str
    fetched_at: datetime
    redirects: tuple[str, ...] = ()

    @property
    def final_address(self) -> str:
        return str(self.answer.target)


class Presence(StrEnum):
    """Whether the page of an article is still there."""

    THERE = "there"
    GONE = "gone"
    UNKNOWN = "unknown"


class Fetcher:
    """Fetches for one organisation, which ``contact`` (an address or e-mail) names to the sites.

    ``may_reach``, ``lookup`` and ``tls`` are for tests that serve pages on this machine; the product never gives them.
    """

    def __init__(
        self,
        contact: str,
        hosts: HostFolder,
        *,
        seconds: float = SECONDS,
        largest: int = LARGEST,
        may_reach: Callable[[network.Address], bool] = network.is_public,
        lookup: network.Lookup = network.look_up,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.agent = f"{PRODUCT}/1.0 (+{contact})"
        self._hosts = hosts
        self._seconds = seconds
        self._largest = largest
        self._may_reach = may_reach
        self._lookup = lookup
        self._tls = tls

    def fetch(self, address: str) -> Fetched:
        """The article at an address. Raises Refused, or NotNow where the site asks to come back later."""
        deadline = network.Deadline(self._seconds)
        answer, path = self._followed(address, deadline, whole=True)
        _refuse_status(answer)
        content = media.unpack(answer.body, answer.header("content-encoding"), self._largest)
        if not content.strip():
            raise Refused(Reason.EMPTY)
        kind = media.kind(answer.header("content-type"), content)
        return Fetched(address, answer, content, kind, datetime.now(UTC), path)

    def presence(self, address: str) -> Presence:
        """Whether a page is still there: gone where the site says so, has vanished, or leads on to its front page."""
        try:
            answer, path = self._followed(address, network.Deadline(self._seconds), whole=False)
        except Refused as problem:
            return Presence.GONE if problem.reason is Reason.NO_SUCH_HOST else Presence.UNKNOWN
        if answer.status in (404, 410):
            return Presence.GONE
        if answer.status != 200:
            return Presence.UNKNOWN
        to_front_page = path and answer.target.path == "/" and targets.parse(address).path != "/"
        return Presence.GONE if to_front_page else Presence.THERE

    def submit(self, address: str) -> bool:
        """Ask a service that the operator chose, such as a public archive, for an address; whether it agreed.

        Its robots.txt, which is about its pages, is not asked for.
        """
        target, deadline = targets.parse(address), network.Deadline(self._seconds)
        try:
            with self._hosts.turn(target.host), self._pool(deadline) as pool, _clear_refusals(target, deadline):
                return self._get(pool, target, lambda status: False).status < 400
        except Refused:
            return False

    def _followed(self, address: str, deadline: network.Deadline, whole: bool) -> tuple[Answer, tuple[str, ...]]:
        """The first answer that leads no further, and the addresses on the way to it."""
        target = targets.parse(address)
        path: list[str] = []
        for _hop in range(MOST_REDIRECTS + 1):
            answer = self._asked(target, deadline, whole)
            if answer.status not in REDIRECTS:
                return answer, tuple(path)
            if not answer.header("location"):
                raise Refused(Reason.BAD_REDIRECT)
            path.append(str(target))
            target = targets.follow(target, answer.header("location"))
        raise Refused(Reason.TOO_MANY_REDIRECTS, str(MOST_REDIRECTS))

    def _asked(self, target: Target, deadline: network.Deadline, whole: bool) -> Answer:
        """One answer, in the site's turn and by its rules."""
        with self._hosts.turn(target.host), self._pool(deadline) as pool, _clear_refusals(target, deadline):
            robots.check(target, PRODUCT, self._hosts, lambda rules: self._rules(pool, rules))
            return self._get(pool, target, lambda status: whole and status == 200)

    def _pool(self, deadline: network.Deadline) -> httpcore.ConnectionPool:
        backend = network.GuardedBackend(deadline, self._may_reach, self._lookup)
        return httpcore.ConnectionPool(
            ssl_context=self._tls or network.tls(), network_backend=backend, max_connections=1
        )

    def _rules(self, pool: httpcore.ConnectionPool, target: Target) -> tuple[int, str]:
        """Status and text of a robots.txt. RFC 9309, 2.3.1.2: five redirects are followed, to other hosts too."""
        held = {target.host}
        with ExitStack() as turns:
            for _hop in range(MOST_REDIRECTS + 1):
                answer = self._get(pool, target, lambda status: status == 200, kinds=False)
                if answer.status not in REDIRECTS or not answer.header("location"):
                    break
                target = targets.follow(target, answer.header("location"))
                if target.host not in held:
                    turns.enter_context(self._hosts.turn(target.host))
                    held.add(target.host)
        if answer.status != 200:
            return (404 if answer.status < 400 else answer.status), ""
        content = media.unpack(answer.body, answer.header("content-encoding"), self._largest)
        return 200, content.decode("utf-8", errors="replace")

    def _get(
        self,
        pool: httpcore.ConnectionPool,
        target: Target,
        wants_body: Callable[[int], bool],
        kinds: bool = True,
    ) -> Answer:
        url = httpcore.URL(scheme=target.scheme, host=target.host, port=target.port, target=target.path)
        with pool.stream("GET", url, headers=self._headers(target)) as response:
            answer = _answer_of(target, response)
            if not wants_body(answer.status):
                return answer
            if kinds:
                media.refuse_type(answer.header("content-type"))
            return _with_body(answer, response, self._largest)

    def _headers(self, target: Target) -> list[tuple[str, str]]:
        return [
            ("Host", target.authority),
            ("User-Agent", self.agent),
            ("Accept", "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9"),
            ("Accept-Encoding", "gzip, deflate"),
        ]


def _answer_of(target: Target, response: httpcore.Response) -> Answer:
    said = response.extensions
    reason, version = said.get("reason_phrase", b""), said.get("http_version", b"HTTP/1.1")
    headers = tuple((key.decode("latin-1"), value.decode("latin-1")) for key, value in response.headers)
    return Answer(target, response.status, reason.decode("latin-1"), version.decode("latin-1"), headers)


def _with_body(answer: Answer, response: httpcore.Response, largest: int) -> Answer:
    said = answer.header("content-length")
    body = bytearray()
    if said.isascii() and said.isdigit() and int(said) > largest:
        raise Refused(Reason.TOO_LARGE, f"{largest / 1e6:g}")
    for chunk in response.iter_stream():
        body += chunk
        if len(body) > largest:
            raise Refused(Reason.TOO_LARGE, f"{largest / 1e6:g}")
    return Answer(answer.target, answer.status, answer.reason, answer.version, answer.headers, bytes(body))


@contextmanager
def _clear_refusals(target: Target, deadline: network.Deadline) -> Iterator[None]:
    """Turn every way in which a connection fails into a refusal with a reason."""
    try:
        yield
    except httpcore.TimeoutException as problem:
        raise Refused(Reason.TOO_SLOW, f"{deadline.seconds:g}") from problem
    except httpcore.ConnectError as problem:
        raise Refused(_why_not_connected(problem), target.host) from problem
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, ValueError) as problem:
        raise Refused(Reason.BAD_ANSWER, target.host) from problem


def _why_not_connected(problem: BaseException) -> Reason:
    cause: BaseException | None = problem
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Reason.CERTIFICATE
        cause = cause.__cause__ or cause.__context__
    return Reason.NO_CONNECTION


def _refuse_status(answer: Answer) -> None:
    """Refused or NotNow for every answer but a page."""
    status, host = answer.status, answer.target.host
    if status == 200:
        return
    if status in (404, 410):
        raise Refused(Reason.GONE, str(status))
    if status in (401, 402, 403, 407, 451):
        raise Refused(Reason.CLOSED, host)
    if status == 429:
        raise NotNow(Reason.TOO_MANY_REQUESTS, host, retry_after(answer.header("retry-after")))
    if 500 <= status < 600:
        raise NotNow(Reason.SERVER_ERROR, str(status), retry_after(answer.header("retry-after")))
    raise Refused(Reason.STATUS, str(status))


def retry_after(value: str) -> float | None:
    """Seconds to wait by a Retry-After header (seconds or a date), a day at most; None where it says nothing."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:9]), LONGEST_PAUSE)
    try:
        moment = parsedate_to_datetime(value).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(moment - time.time(), 0.0), LONGEST_PAUSE)
