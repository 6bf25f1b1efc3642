"""What search engines read first: robots.txt and the sitemap, in parts of ten thousand incidents."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from xml.etree import ElementTree as xml  # noqa: S405 (it only writes)

import polars as pl
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override

from incidents.editions.edition import Edition

from .answers import public
from .methods import read_only

IN_A_PART = 10_000
PAGES = ("map", "list", "statistics", "about", "method", "help", "suggest", "data", "codebook", "examples")
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
xml.register_namespace("", NAMESPACE)
xml.register_namespace("xhtml", XHTML)


@read_only
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read by programs; the lists of choices and the map's own questions are no pages."""
    no_pages = [f"{address}choices/" for address in _versions("list").values()]
    questions = [address for name in ("clusters", "rows") for address in _versions(name).values()]
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        *(f"Disallow: {address.removeprefix(settings.SITE_URL)}" for address in [*no_pages, *questions]),
        f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@public
def sitemap(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The index: which parts there are, each with the time of its last change."""
    root = xml.Element(f"{{{NAMESPACE}}}sitemapindex")
    for number in range(_parts(edition) + 1):
        entry = xml.SubElement(root, f"{{{NAMESPACE}}}sitemap")
        _tell(entry, "loc", f"{settings.SITE_URL}{reverse('sitemap_part', args=[number])}")
        _tell_time(entry, _newest(edition, number))
    return _answer(root)


@public
def sitemap_part(request: HttpRequest, edition: Edition, number: int) -> HttpResponse:
    """One part: 0 are the pages, the others ten thousand incidents each, in the order of their numbers."""
    if number > _parts(edition):
        raise Http404
    addresses = _pages(edition) if number == 0 else _incidents(edition, number)
    root = xml.Element(f"{{{NAMESPACE}}}urlset")
    for versions, changed in addresses:
        for address in versions.values():
            entry = xml.SubElement(root, f"{{{NAMESPACE}}}url")
            _tell(entry, "loc", address)
            _tell_time(entry, changed)
            for code, other in versions.items() if len(versions) > 1 else ():
                xml.SubElement(entry, f"{{{XHTML}}}link", rel="alternate", hreflang=code, href=other)
    return _answer(root)


def _parts(edition: Edition) -> int:
    return -(-edition.height // IN_A_PART)


def _pages(edition: Edition) -> Iterator[tuple[dict[str, str], datetime | None]]:
    for name in PAGES:
        yield _versions(name), edition.as_of if name in ("map", "list") else None


def _incidents(edition: Edition, number: int) -> Iterator[tuple[dict[str, str], datetime | None]]:
    pattern = _versions("incident", ["TI-0"])
    for identity, changed in _part(edition, number).iter_rows():
        yield {code: address.replace("TI-0", identity) for code, address in pattern.items()}, changed


def _part(edition: Edition, number: int) -> pl.DataFrame:
    rows = edition.index["number"].argsort()[(number - 1) * IN_A_PART : number * IN_A_PART]
    return edition.table("incidents").select("id", "updated_at")[rows]


def _newest(edition: Edition, number: int) -> datetime | None:
    return edition.as_of if number == 0 else _part(edition, number)["updated_at"].sort()[-1]


def _versions(name: str, arguments: Iterable[str] = ()) -> dict[str, str]:
    """The addresses of one page by language; one, where all languages share it."""
    found: dict[str, str] = {}
    for code, _label in settings.LANGUAGES:
        with override(code):
            found[code] = f"{settings.SITE_URL}{reverse(name, args=list(arguments))}"
    return found if len(set(found.values())) > 1 else {settings.LANGUAGE_CODE: next(iter(found.values()))}


def _tell(entry: xml.Element, name: str, text: str) -> None:
    xml.SubElement(entry, f"{{{NAMESPACE}}}{name}").text = text


def _tell_time(entry: xml.Element, moment: datetime | None) -> None:
    if moment:
        _tell(entry, "lastmod", moment.isoformat(timespec="seconds"))


def _answer(root: xml.Element) -> HttpResponse:
    text = xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(text, content_type="application/xml; charset=utf-8")
