"""What public pages never do: cookies, storage, requests to others, referrers, and links that do not say so."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from lxml import html

from tests.served import clark
from tests.views.helped import helpline

_ADDRESSES = [
    "/",
    "/incidents/",
    "/incidents/TI-00001/",
    "/incidents/TI-00099/",
    "/incidents/choices/country/",
    "/about/",
    "/about/method/",
    "/data/",
    "/data/codebook/",
    "/statistics/",
    "/help/",
    "/suggest/",
    "/suggest/received/S-AAAA-BBBB/",
    "/embed/",
]
PAGES = [language + address for language in ("", "/id") for address in _ADDRESSES]
OTHERS = ["/feed.atom", "/sitemap.xml", "/sitemap-1.xml", "/robots.txt", "/map/preview.png", "/map/clusters.json"]
LOADED = "//script/@src | //img/@src | //iframe/@src | //source/@src | //*[@data-world]/@data-world | //use/@href"
OUR_HOST = urlsplit(settings.SITE_URL).netloc


@pytest.fixture
def pages(serve, get):
    """Every public page of a record with a source and a help line that lead to other sites."""
    cited = {
        "incident": "TI-00001",
        "article": "AR-00001",
        "outlet": "Daily",
        "family": "national_press",
        "title": "Rescue",
        "url": "https://news.example/a",
        "is_lead": True,
        "identifies_victims": False,
    }
    names = (
        "original_source",
        "language",
        "published",
        "reported_date",
        "nationalities_reported",
        "total",
        "qualifier",
    )
    own_page = helpline(url="https://lines.example/own")
    serve(clark(), citations=[{**dict.fromkeys(names), **cited}], helplines=[own_page])
    return {address: get(address) for address in PAGES}


def leading_away(answer):
    links = html.fromstring(answer.content.decode()).iter("a")
    return [link for link in links if urlsplit(link.get("href", "")).netloc not in ("", OUR_HOST)]


def test_no_answer_sets_a_cookie(served, client):
    for address in [*PAGES, *OTHERS, "/nowhere/"]:
        assert not client.get(address).cookies, address


def test_no_page_loads_anything_from_elsewhere(pages):
    for address, answer in pages.items():
        tree = html.fromstring(answer.content.decode())
        links = [link.get("href") for link in tree.iter("link") if link.get("rel") not in ("canonical", "alternate")]
        loaded = [*links, *map(str, tree.xpath(LOADED))]
        assert all(urlsplit(one).netloc == "" for one in loaded), address


def test_no_page_tells_other_sites_where_a_reader_came_from(pages):
    for address, answer in pages.items():
        expected = "same-origin" if address.endswith("/suggest/") else "no-referrer"
        assert answer["Referrer-Policy"] == expected, address


def test_every_link_to_another_site_is_followed_without_a_trace(pages):
    found = [(address, link) for address, answer in pages.items() for link in leading_away(answer)]
    assert {urlsplit(link.get("href")).netloc for _address, link in found} >= {"news.example", "lines.example"}
    for address, link in found:
        assert set(link.get("rel", "").split()) >= {"noreferrer", "noopener", "nofollow"}, (address, link.get("href"))


def test_every_link_to_another_site_says_so(pages):
    for address, answer in pages.items():
        for link in leading_away(answer):
            if link.get("id") != "exit":
                said = "(situs lain)" if address.startswith("/id/") else "(another site)"
                assert said in link.text_content(), (address, link.get("href"))


def test_every_page_but_the_embedded_map_can_be_left_quickly_without_a_script(pages):
    for address, answer in pages.items():
        body = html.fromstring(answer.content.decode()).find("body")
        exits = body.xpath("//a[@id='exit']")
        if address.endswith("/embed/"):
            assert exits == []
            continue
        (link,) = exits
        assert link.get("href") == f"{settings.EXIT_URL}/", address
        assert link.xpath("following::main"), address


def test_the_way_out_follows_the_setting(served, get, settings):
    settings.EXIT_URL = "https://weather.example"
    assert 'id="exit" href="https://weather.example/"' in get("/help/").content.decode()


def test_no_script_keeps_anything_on_a_device():
    folder = Path(settings.BASE_DIR, "static", "js")
    scripts = [path for path in folder.rglob("*.js") if "admin" not in path.relative_to(folder).parts]
    words = r"localStorage|sessionStorage|indexedDB|document\.cookie|\bcaches\b|serviceWorker|sendBeacon|geolocation"
    assert scripts
    assert [path.name for path in scripts if re.search(words, path.read_text())] == []


def test_no_style_sheet_names_another_host():
    for path in Path(settings.BASE_DIR, "static", "css").glob("*.css"):
        assert not re.search(r"@import|url\(\s*['\"]?(?:https?:)?//", path.read_text()), path.name
    assert finders.find("css/base.css")


def test_links_that_lead_away_carry_a_sign():
    assert re.search(r"\.away::after \{\s*content:", Path(str(finders.find("css/layout.css"))).read_text())


def test_pages_can_be_printed_without_the_way_out():
    printed = Path(str(finders.find("css/layout.css"))).read_text().split("@media print")[1]
    assert ".exit" in printed.split("{\n    display: none")[0]
