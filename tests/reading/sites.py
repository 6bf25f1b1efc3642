"""Sites on this machine for tests: each path answers with the bytes, pauses and lies that its page was made of."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from incidents.reading.fetch import Fetcher
from incidents.reading.web.hosts import HostFolder
from incidents.reading.web.network import Address, is_public

Page = Callable[[socket.socket], None]


def reply(body: bytes = b"", kind: str = "text/html; charset=utf-8", status: str = "200 OK", **headers: str) -> Page:
    """A whole, honest answer. Header names are given with underscores."""
    lines = {"Content-Type": kind, "Content-Length": str(len(body)), "Connection": "close"}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    whole = f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + body
    return lambda connection: connection.sendall(whole)


def raw(*parts: bytes | float) -> Page:
    """Bytes as they are, with pauses of so many seconds between them."""

    def send(connection: socket.socket) -> None:
        for part in parts:
            if isinstance(part, float):
                time.sleep(part)
            else:
                connection.sendall(part)

    return send


def endless(head: bytes, piece: bytes, pause: float = 0.0) -> Page:
    """A head, and then the same piece until nobody listens any more (or for 20 seconds)."""

    def send(connection: socket.socket) -> None:
        connection.sendall(head)
        until = time.monotonic() + 20
        while time.monotonic() < until:
            connection.sendall(piece)
            time.sleep(pause)

    return send


@dataclass
class Site:
    """Pages by path on a port of this machine; notes which paths were asked for, and how many at once."""

    pages: dict[str, Page]
    tls: ssl.SSLContext | None = None
    asked: list[str] = field(default_factory=list)
    requests: list[bytes] = field(default_factory=list)
    most_at_once: int = 0
    port: int = 0
    _now: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def address(self, path: str, host: str = "news.example", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    @contextlib.contextmanager
    def served(self) -> Iterator["Site"]:
        with socket.create_server(("127.0.0.1", 0), backlog=64) as server:
            self.port = server.getsockname()[1]
            threading.Thread(target=self._accept, args=[server], daemon=True).start()
            yield self
            with contextlib.suppress(OSError):
                server.shutdown(socket.SHUT_RDWR)

    def _accept(self, server: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = server.accept()
                threading.Thread(target=self._answer, args=[connection], daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError, IndexError):
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            with connection:
                connection.settimeout(25)
                request = self._request(connection)
                path = request.split(b" ", 2)[1].decode()
                with self._counted(path, request):
                    self.pages.get(path, reply(status="404 Not Found"))(connection)

    def _request(self, connection: socket.socket) -> bytes:
        request = b""
        while b"\r\n\r\n" not in request and (got := connection.recv(65536)):
            request += got
        return request

    @contextlib.contextmanager
    def _counted(self, path: str, request: bytes) -> Iterator[None]:
        with self._lock:
            self.asked.append(path)
            self.requests.append(request)
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
        try:
            yield
        finally:
            with self._lock:
                self._now -= 1


def or_here(address: Address) -> bool:
    """The public internet, and this machine."""
    return address.is_loopback or is_public(address)


def here(host: str, port: int) -> list[str]:
    """Every name is this machine."""
    return ["127.0.0.1"]


def local_fetcher(folder: Path, seconds: float = 5.0, **given: object) -> Fetcher:
    """A fetcher for the sites of a test; nothing but an argument makes it reach this machine."""
    options: dict[str, object] = {"may_reach": or_here, "lookup": here, **given}
    return Fetcher("https://record.example/about/", HostFolder(folder / "hosts"), seconds=seconds, **options)  # type: ignore[arg-type]
