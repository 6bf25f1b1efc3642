"""Every public address that a link leads to: its status, its headers, its HTML, and where its links lead."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import html5lib
import pytest
from django.conf import settings as project
from django.contrib.staticfiles import finders
from django.test import Client
from lxml import html
from pytest_django import Settings

from incidents.datasets.release import make
from tests import crawl
from tests.editions.conftest import tables_of
from tests.served import awkward, campaign, clark, related, serve_tables
from tests.views.helped import helpline

GOOD = {200, 301, 302, 410}
HEADERS = {
    "Content-Security-Policy",
    "Cross-Origin-Opener-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
}
LOADED = "//script/@src | //img/@src | //iframe/@src | //source/@src | //link[not(@rel='canonical')]/@href"
Walk = dict[str, crawl.Visited]


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """One walk for all tests of this file: what was seen, by address."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("walked")
        for name in ("EDITION_STORAGE", "EDITION_CACHE", "RELEASES"):
            patch.setattr(project, name, str(folder / name.lower()))
        patch.setattr(project, "API_REQUESTS_PER_MINUTE", 1_000_000)
        _serve(folder)
        visits = {visited.address: visited for visited in crawl.crawl(Client(), "/robots.txt", "/api/v1/")}
        yield visits


def _serve(folder: Path) -> None:
    tables = tables_of([clark(), awkward(), campaign()], helplines=[helpline()], **related())
    make(serve_tables(tables, folder / "printed"), "2026-05")


def pages(walk: Walk) -> list[crawl.Visited]:
    return [visited for visited in walk.values() if visited.is_page]


def test_the_walk_comes_by_every_kind_of_page_and_file(walk: Walk, settings: Settings) -> None:
    kinds = {visited.kind for visited in walk.values()}
    assert {
        "text/html",
        "text/csv",
        "application/atom+xml",
        "application/xml",
        "image/png",
        "application/json",
    } <= kinds
    paths = {urlsplit(address).path for address in walk}
    for code, _name in settings.LANGUAGES:
        prefix = "" if code == settings.LANGUAGE_CODE else f"/{code}"
        names = ("", "incidents/", "incidents/TI-00001/", "statistics/", "data/", "about/method/", "help/", "suggest/")
        assert {f"{prefix}/{name}" for name in names} <= paths


def test_every_address_answers(walk: Walk) -> None:
    wrong = {visited.address: (visited.answer.status_code, visited.source) for visited in walk.values()}
    assert {address: told for address, told in wrong.items() if told[0] not in GOOD} == {}


def test_no_answer_sets_a_cookie(walk: Walk) -> None:
    assert [address for address, visited in walk.items() if visited.answer.cookies] == []


def test_every_answer_carries_the_headers_that_protect_readers(walk: Walk) -> None:
    missing = {address: HEADERS - set(visited.answer.headers) for address, visited in walk.items()}
    assert {address: names for address, names in missing.items() if names} == {}


def test_only_the_embedded_map_may_be_framed(walk: Walk) -> None:
    for visited in pages(walk):
        framed = "frame-ancestors *" in visited.answer["Content-Security-Policy"]
        assert framed == ("/embed/" in visited.address), visited.address
        assert framed or visited.answer["X-Frame-Options"] == "DENY", visited.address


def test_every_page_is_valid_html(walk: Walk) -> None:
    wrong = {}
    for visited in pages(walk):
        parser = html5lib.HTMLParser()
        parser.parse(visited.content.decode())
        wrong[visited.address] = [(error[0], error[1]) for error in parser.errors]
    assert {address: errors for address, errors in wrong.items() if errors} == {}


def test_no_name_stands_twice_on_a_page(walk: Walk) -> None:
    for visited in pages(walk):
        names = html.fromstring(visited.content.decode()).xpath("//@id")
        assert sorted(names) == sorted(set(names)), visited.address


def test_no_page_loads_anything_from_another_host(walk: Walk) -> None:
    for visited in pages(walk):
        tree = html.fromstring(visited.content.decode())
        loaded = {urlsplit(str(link)).netloc for link in tree.xpath(LOADED)}
        assert loaded <= {"", crawl.OUR_HOST}, visited.address


def test_every_static_file_that_a_page_names_is_there(walk: Walk) -> None:
    named = {
        str(link)
        for visited in pages(walk)
        for link in html.fromstring(visited.content.decode()).xpath("//script/@src | //link/@href | //img/@src")
        if str(link).startswith("/static/")
    }
    assert named
    assert [name for name in named if not finders.find(name.removeprefix("/static/"))] == []


def test_every_link_to_a_part_of_a_page_finds_that_part(walk: Walk) -> None:
    names = {visited.address: html.fromstring(visited.content.decode()).xpath("//@id") for visited in pages(walk)}
    lost = []
    for visited in pages(walk):
        for link in html.fromstring(visited.content.decode()).xpath("//a/@href"):
            address, part = urldefrag(urljoin(visited.address, str(link)))
            if part and address in names and part not in names[address]:
                lost.append((visited.address, str(link)))
    assert lost == []
