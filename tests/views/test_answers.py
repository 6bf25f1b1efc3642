"""What every public address keeps to: one edition, its ETag, no cookie, no database, a strict policy."""

import re

import pytest
from django.test import Client

from tests.served import awkward, clark

_ADDRESSES = [
    "/",
    "/incidents/",
    "/incidents/TI-00001/",
    "/incidents/choices/country/",
    "/about/",
    "/about/method/",
    "/help/",
]
PAGES = [language + address for language in ("", "/id") for address in _ADDRESSES]
DATA = ["/map/clusters.json", "/map/rows.json"]
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
}


@pytest.mark.parametrize("address", PAGES + DATA)
def test_an_answer_carries_its_edition_and_is_a_304_until_the_next(serve, get, address):
    first = serve(clark())
    etag = get(address)["ETag"]
    assert first.id in etag
    repeated = get(address, **{"If-None-Match": etag})
    assert (repeated.status_code, repeated.content, repeated["ETag"]) == (304, b"", etag)
    second = serve(clark(), awkward())
    renewed = get(address, **{"If-None-Match": etag})
    assert renewed.status_code == 200
    assert second.id in renewed["ETag"]


@pytest.mark.parametrize("address", PAGES + DATA)
def test_copies_are_checked_again_each_time(served, get, address):
    assert get(address)["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("address", [*PAGES, *DATA, "/map/names.json", "/incidents/TI-00004/", "/nowhere/"])
def test_no_cookie_is_set_and_none_is_read(served, client: Client, address):
    client.cookies.load({"sessionid": "somebody's"})
    answer = client.get(address)
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize("address", [*PAGES, "/nowhere/", "/incidents/TI-00004/"])
def test_the_policy_lets_nothing_in_from_elsewhere(served, get, address):
    policy = get(address)["Content-Security-Policy"]
    assert set(policy.split("; ")) >= POLICY
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", [*PAGES, "/nowhere/", "/incidents/TI-00002/", "/incidents/TI-00004/"])
def test_no_page_has_a_script_style_or_handler_of_its_own(served, get, address):
    html = get(address).content.decode()
    assert not re.search(r"<script(?![^>]*\s(?:src=|type=\"application/ld\+json\"))", html)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html)


@pytest.mark.parametrize("address", PAGES)
def test_pages_load_nothing_from_elsewhere(served, get, address):
    html = get(address).content.decode()
    links = r"link(?! rel=\"(?:alternate|canonical))"
    loaded = re.findall(rf"<(?:script|{links}|img|iframe|source)[^>]*?\s(?:src|href)=\"([^\"]*)", html)
    assert loaded
    assert all(target.startswith(("/", "https://record.example/")) for target in loaded)


@pytest.mark.parametrize("address", PAGES + DATA)
def test_large_answers_are_compressed(served, get, address):
    answer = get(address, **{"Accept-Encoding": "gzip"})
    assert answer.get("Content-Encoding") == "gzip" or len(answer.content) < 200


@pytest.mark.parametrize("address", PAGES + DATA)
def test_only_reading_is_possible(served, client: Client, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", PAGES + DATA)
def test_without_an_edition_the_record_says_that_it_is_being_prepared(get, address):
    answer = get(address)
    assert answer.status_code == 503
    prepared = "Catatan ini sedang disiapkan" if address.startswith("/id/") else "The record is being prepared"
    assert prepared in answer.content.decode()
    assert answer["Retry-After"]
    assert answer["Cache-Control"] == "no-store"


def test_the_same_address_in_a_new_look_is_a_new_answer(served, get, monkeypatch):
    etag = get("/")["ETag"]
    monkeypatch.setattr("incidents.views.answers._look", lambda: "another")
    assert get("/", **{"If-None-Match": etag}).status_code == 200
