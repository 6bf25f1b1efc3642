"""Fetching an article from a site that means well."""

import gzip
import threading
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from incidents.reading.fetch import Fetched, Presence, retry_after
from incidents.reading.refusals import NotNow, Reason, Refused
from incidents.reading.web import network
from incidents.reading.web.hosts import HostFolder

from .sites import Page, Site, local_fetcher, raw, reply

PAGE = b"<!doctype html><html><head><title>Rescue</title></head><body><p>Police freed 12 people.</p></body></html>"


def fetched(folder: Path, pages: dict[str, Page], path: str = "/a", **given: object) -> Fetched:
    with Site(pages).served() as site:
        return local_fetcher(folder, **given).fetch(site.address(path))


def refused(folder: Path, pages: dict[str, Page], path: str = "/a", **given: object) -> Refused:
    with pytest.raises(Refused) as caught:
        fetched(folder, pages, path, **given)
    return caught.value


def test_a_page_comes_with_its_exact_bytes_and_headers(tmp_path: Path) -> None:
    page = fetched(tmp_path, {"/a": reply(PAGE, X_Served_By="press")})
    assert (page.answer.body, page.content, page.media_type) == (PAGE, PAGE, "text/html")
    assert page.answer.header("x-served-by") == "press"


def test_a_packed_page_keeps_its_bytes_as_sent_and_is_unpacked_beside_them(tmp_path: Path) -> None:
    packer = zlib.compressobj(wbits=31)
    packed = packer.compress(PAGE) + packer.flush()
    page = fetched(tmp_path, {"/a": reply(packed, Content_Encoding="gzip")})
    assert (page.answer.body, page.content) == (packed, PAGE)


def test_a_page_packed_in_several_parts_is_whole(tmp_path: Path) -> None:
    packed = gzip.compress(PAGE[:40]) + gzip.compress(PAGE[40:])
    assert fetched(tmp_path, {"/a": reply(packed, Content_Encoding="gzip")}).content == PAGE


@pytest.mark.parametrize("wbits", [15, -15])
def test_both_forms_of_deflate_are_unpacked(tmp_path: Path, wbits: int) -> None:
    packer = zlib.compressobj(wbits=wbits)
    packed = packer.compress(PAGE) + packer.flush()
    assert fetched(tmp_path, {"/a": reply(packed, Content_Encoding="deflate")}).content == PAGE


def test_the_site_is_told_who_asks_and_how_to_reach_them(tmp_path: Path) -> None:
    with Site({"/a": reply(PAGE)}).served() as site:
        local_fetcher(tmp_path).fetch(site.address("/a"))
    assert all(b"User-Agent: RescueRecord/1.0 (+https://record.example/about/)" in asked for asked in site.requests)


def test_no_cookie_is_sent_back(tmp_path: Path) -> None:
    pages = {"/a": reply(status="302 Found", Location="/b", Set_Cookie="id=1"), "/b": reply(PAGE)}
    with Site(pages).served() as site:
        local_fetcher(tmp_path).fetch(site.address("/a"))
    assert not any(b"cookie" in asked.lower() for asked in site.requests)


def test_five_redirects_are_followed(tmp_path: Path) -> None:
    pages = {f"/{at}": reply(status="301 Moved", Location=f"/{at + 1}") for at in range(5)} | {"/5": reply(PAGE)}
    page = fetched(tmp_path, pages, "/0")
    assert page.final_address.endswith("/5")
    assert len(page.redirects) == 5


def test_a_sixth_redirect_is_refused(tmp_path: Path) -> None:
    pages = {f"/{at}": reply(status="301 Moved", Location=f"/{at + 1}") for at in range(6)} | {"/6": reply(PAGE)}
    assert refused(tmp_path, pages, "/0").reason is Reason.TOO_MANY_REDIRECTS


def test_a_page_that_robots_txt_closes_is_not_asked_for(tmp_path: Path) -> None:
    rules = reply(b"User-agent: *\nDisallow: /private/*.html$\n", "text/plain")
    site = Site({"/robots.txt": rules, "/private/a.html": reply(PAGE)})
    with site.served(), pytest.raises(Refused) as caught:
        local_fetcher(tmp_path).fetch(site.address("/private/a.html"))
    assert caught.value.reason is Reason.ROBOTS
    assert site.asked == ["/robots.txt"]


def test_rules_for_this_program_win_over_those_for_all(tmp_path: Path) -> None:
    rules = reply(b"User-agent: *\nDisallow: /\n\nUser-agent: RescueRecord\nAllow: /\n", "text/plain")
    assert fetched(tmp_path, {"/robots.txt": rules, "/a": reply(PAGE)}).content == PAGE


def test_the_rules_are_asked_for_once(tmp_path: Path) -> None:
    with Site({"/a": reply(PAGE), "/b": reply(PAGE)}).served() as site:
        fetcher = local_fetcher(tmp_path)
        fetcher.fetch(site.address("/a"))
        fetcher.fetch(site.address("/b"))
    assert site.asked == ["/robots.txt", "/a", "/b"]


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "410 Gone"])
def test_a_site_without_rules_allows_all(tmp_path: Path, status: str) -> None:
    assert fetched(tmp_path, {"/robots.txt": reply(status=status), "/a": reply(PAGE)}).content == PAGE


@pytest.mark.parametrize("status", ["500 Error", "503 Away", "429 Slow down"])
def test_a_site_that_cannot_say_its_rules_is_asked_later(tmp_path: Path, status: str) -> None:
    problem = refused(tmp_path, {"/robots.txt": reply(status=status), "/a": reply(PAGE)})
    assert isinstance(problem, NotNow)
    assert problem.reason is Reason.ROBOTS_AWAY


def test_rules_of_the_site_that_a_page_leads_on_to_hold_there(tmp_path: Path) -> None:
    closed = {"/robots.txt": reply(b"User-agent: *\nDisallow: /", "text/plain"), "/b": reply(PAGE)}
    with Site(closed).served() as other:
        problem = refused(tmp_path, {"/a": reply(status="302 Found", Location=other.address("/b", "other.example"))})
    assert problem.reason is Reason.ROBOTS


@pytest.mark.parametrize(("status", "pause"), [("429 Too Many", 120.0), ("503 Away", 120.0), ("500 Error", 120.0)])
def test_an_overworked_site_says_when_to_come_back(tmp_path: Path, status: str, pause: float) -> None:
    problem = refused(tmp_path, {"/a": reply(status=status, Retry_After="120")})
    assert isinstance(problem, NotNow)
    assert problem.pause == pause


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("", None),
        ("soon", None),
        ("-5", None),
        ("7", 7.0),
        ("99999999", 86400.0),
        ("Wed, 01 Jan 2020 00:00:00 GMT", 0.0),
    ],
)
def test_a_pause_is_understood_or_passed_over(value: str, seconds: float | None) -> None:
    assert retry_after(value) == seconds


@pytest.mark.parametrize("status", ["400 Bad", "401 No", "403 No", "404 Not Found", "410 Gone", "451 Law", "418 Tea"])
def test_other_errors_are_final(tmp_path: Path, status: str) -> None:
    assert not isinstance(refused(tmp_path, {"/a": reply(PAGE, status=status)}), NotNow)


def test_two_workers_never_ask_one_site_at_once(tmp_path: Path) -> None:
    slow = raw(0.2, b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nhi")
    with Site({f"/{at}": slow for at in range(4)}).served() as site:
        fetchers = [local_fetcher(tmp_path) for _ in range(4)]
        threads = [
            threading.Thread(target=fetcher.fetch, args=[site.address(f"/{at}")])
            for at, fetcher in enumerate(fetchers)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert {"/0", "/1", "/2", "/3"} <= set(site.asked)
    assert site.most_at_once == 1


def test_a_site_whose_turn_is_taken_is_asked_later_and_that_is_no_try(tmp_path: Path) -> None:
    hosts = HostFolder(tmp_path, patience=0.1)
    with hosts.turn("news.example"), pytest.raises(NotNow) as caught, hosts.turn("news.example"):
        pass
    assert caught.value.reason is Reason.HOST_BUSY
    assert not caught.value.counts


def test_turns_of_different_sites_do_not_wait_for_each_other(tmp_path: Path) -> None:
    hosts = HostFolder(tmp_path, patience=0.0)
    begun = time.monotonic()
    with hosts.turn("news.example"), hosts.turn("press.example"):
        assert time.monotonic() - begun < 1


@pytest.mark.parametrize(
    ("page", "presence"),
    [
        (reply(PAGE), Presence.THERE),
        (reply(status="404 Not Found"), Presence.GONE),
        (reply(status="410 Gone"), Presence.GONE),
        (reply(status="503 Away"), Presence.UNKNOWN),
        (reply(status="403 No"), Presence.UNKNOWN),
        (reply(status="302 Found", Location="/"), Presence.GONE),
        (reply(status="302 Found", Location="/moved"), Presence.THERE),
    ],
)
def test_a_dead_link_is_told_from_a_site_that_does_not_answer(tmp_path: Path, page: Page, presence: Presence) -> None:
    pages = {"/a": page, "/": reply(PAGE), "/moved": reply(PAGE)}
    with Site(pages).served() as site:
        assert local_fetcher(tmp_path).presence(site.address("/a")) is presence


def test_looking_for_a_dead_link_does_not_load_the_page(tmp_path: Path) -> None:
    page = raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000000\r\n\r\n", 3.0, b"x")
    begun = time.monotonic()
    with Site({"/a": page}).served() as site:
        assert local_fetcher(tmp_path).presence(site.address("/a")) is Presence.THERE
    assert time.monotonic() - begun < 2


def test_reading_the_trusted_authorities_is_done_once_a_thread() -> None:
    first = network.tls()
    with ThreadPoolExecutor(1) as pool:
        assert network.tls() is first
        assert pool.submit(network.tls).result() is not first
