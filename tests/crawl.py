"""Walks the public site as a reader without scripts would: from the map by every link, and asks for every file."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from django.conf import settings
from django.test import Client
from lxml import html

MOST = 1500
# Parameters that make another page, not another choice of incidents.
STRUCTURE = {"edition", "table"}
OUR_HOST = urlsplit(settings.SITE_URL).netloc
# What a page loads or leads to. An address in a data block or a text is for people to copy.
_LINKS = "//a/@href | //link/@href | //script/@src | //img/@src | //iframe/@src | //form/@action | //*/@data-world"
_DRAWN = re.compile(r"/statistics/.+\.(svg|png)$")
_NUMBERED = re.compile(r"TI-\d+|/sitemap-\d+|\d{4}-\d{2}|/[A-Z]{2}(?=\.json)")


@dataclass(frozen=True)
class Visited:
    """One address with its answer, its bytes, and the page that led there."""

    address: str
    answer: Any
    content: bytes
    source: str

    @property
    def kind(self) -> str:
        """The media type without its charset."""
        return str(self.answer.headers.get("Content-Type", "")).partition(";")[0]

    @property
    def is_page(self) -> bool:
        return self.kind == "text/html"


def crawl(client: Client, *starts: str) -> Iterator[Visited]:
    """Every address that links lead to, each pattern of path and parameters once: queries have no end."""
    waiting = deque((start, "") for start in ("/", *starts))
    seen = {pattern(start) for start in ("/", *starts)}
    for _turn in range(MOST):
        if not waiting:
            return
        address, source = waiting.popleft()
        answer = client.get(address)
        streamed = getattr(answer, "streaming", False)
        visited = Visited(address, answer, b"".join(answer) if streamed else answer.content, source)
        yield visited
        for link in links(visited):
            if (shape := pattern(link)) not in seen:
                seen.add(shape)
                waiting.append((link, address))
    raise AssertionError(f"more than {MOST} kinds of addresses: {[address for address, _source in waiting][:20]}")


def links(visited: Visited) -> list[str]:
    """Where an answer leads within the site, static files left out, in its order."""
    found = [visited.answer.headers["Location"]] if "Location" in visited.answer.headers else _found(visited)
    inside = (urldefrag(urljoin(f"{settings.SITE_URL}{visited.address}", link)).url for link in found)
    return [
        link.removeprefix(settings.SITE_URL) or "/"
        for link in dict.fromkeys(inside)
        if urlsplit(link).netloc == OUR_HOST and not urlsplit(link).path.startswith(("/static/", "/admin/"))
    ]


def _found(visited: Visited) -> list[str]:
    if visited.is_page:
        return list(map(str, html.fromstring(visited.content.decode()).xpath(_LINKS)))
    if visited.kind in ("application/xml", "application/atom+xml", "text/plain", "application/json"):
        return re.findall(re.escape(settings.SITE_URL) + r"[^\s<\"']*", unescape(visited.content.decode()))
    return []


def pattern(address: str) -> str:
    """What kind of address it is: its path without numbers and codes, and the names of its parameters.

    Every page keeps the query in its links, so which filters stand together makes no kind of its own, only that
    several do. A chart drawn as a file takes a tenth of a second and shows the numbers of the page that leads to it:
    it is drawn with and without a query, not once for every filter.
    """
    parts = urlsplit(address)
    if _DRAWN.search(parts.path):
        return f"{parts.path}?{'a query' if parts.query else ''}"
    path = _NUMBERED.sub("#", parts.path) if "TI-" not in parts.path else parts.path
    names = {name for name, _value in parse_qsl(parts.query)}
    filters = sorted(names - STRUCTURE)
    return f"{path}?{'&'.join(sorted(names & STRUCTURE) + (filters if len(filters) < 2 else ['several']))}"
