"""The readable text of an article, with its title, outlet, language and date of publication."""

import json
import re
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from incidents.reading.refusals import Reason, Refused
from incidents.reading.web.page_process import PageProcess, TookTooMuch
from incidents.reading.words import language as languages

# By the clock; the process that parses a page ends itself after a little less time of its own.
SECONDS = 15
PARSER = PageProcess()
LONGEST_TEXT = 60_000
LONGEST_HTML = 3_000_000
HTML = re.compile(r"<\s*(?:!doctype\s+html|html|head|body|article|div|p|meta|br)\b", re.I)
URL_DATE = re.compile(r"(?<!\d)(20[0-3]\d)[/-](0?[1-9]|1[0-2])[/-]([0-2]?\d|3[01])(?!\d)")
URL_COMPACT_DATE = re.compile(r"(?<!\d)(20[0-3]\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
TAG = re.compile(r"(?<![ \t])[ \t]*<[^<>]{0,2000}>[ \t]*")
LONGEST_TITLE = 220


@dataclass
class Article:
    """The text that evidence refers to, and what is known of the article; `basis` says where each came from."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    basis: dict[str, str] = field(default_factory=dict)

    @property
    def headline(self) -> str | None:
        """The title where the text begins with it."""
        return self.title if self.title and self.text.lstrip().startswith(self.title) else None


def extract(source: str, url: str | None = None) -> Article:
    """The article in HTML or plain text. Plain text stays as it is but for control characters and length.

    Raises Refused where a page is made so that reading it takes too long.
    """
    article = _from_html(source[:LONGEST_HTML], url) if HTML.search(source[:4000]) else _from_plain(source)
    if url:
        _add_from_url(article, url)
    if article.language not in languages.LANGUAGES or article.basis.get("language") == "page":
        _settle_language(article)
    return article


def _settle_language(article: Article) -> None:
    """The words outweigh what the page declares: templates often declare the wrong language."""
    detected = languages.detect(article.text)
    if detected:
        article.language, article.basis["language"] = detected, "words"


def _from_plain(source: str) -> Article:
    text = CONTROL.sub(" ", source[:LONGEST_TEXT])
    first = re.match(r"\s*([^\n]{4,220})\n", text)
    article = Article(text)
    if first and len(text) > first.end() and not re.search(r"[.。।။;,:]\s*$", first[1]):
        article.title, article.basis["title"] = first[1].strip(), "first line"
    return article


def _from_html(source: str, url: str | None) -> Article:
    found = _parsed(CONTROL.sub(" ", source), url)
    if found is None:
        return _from_plain(TAG.sub(" ", source))
    body = CONTROL.sub(" ", found["text"] or "")[:LONGEST_TEXT]
    title = " ".join((found["title"] or "").split())[:LONGEST_TITLE] or None
    text = f"{title}\n\n{body}" if title and title not in body[:400] else body
    language = (found["language"] or "")[:2] or None
    article = Article(text, title, found["sitename"] or None, found["date"] or None, language)
    article.basis = {name: "page" for name in ("title", "outlet", "published", "language") if getattr(article, name)}
    return article


def _parsed(source: str, url: str | None) -> dict[str, str | None] | None:
    """What trafilatura makes of a page, in a process with limits; None where it makes nothing of it.

    Raises Refused where that takes too long or too much memory.
    """
    try:
        answer = PARSER.ask(json.dumps({"source": source, "url": url}).encode(), SECONDS)
    except TookTooMuch as problem:
        raise Refused(Reason.TOO_HARD, f"{SECONDS}") from problem
    found: dict[str, str | None] | None = json.loads(answer)
    return found


def _add_from_url(article: Article, url: str) -> None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return
    if article.outlet is None and parts.hostname:
        article.outlet, article.basis["outlet"] = parts.hostname.removeprefix("www."), "address"
    match = URL_DATE.search(parts.path) or URL_COMPACT_DATE.search(parts.path)
    if article.published is None and match:
        try:
            found = date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return
        article.published, article.basis["published"] = found.isoformat(), "address"
