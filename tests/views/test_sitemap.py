"""What search engines read first."""

from xml.etree import ElementTree

from django.test import override_settings
from django.urls import resolve

from incidents.views import sitemap
from tests.editions.conftest import incident_row
from tests.served import MAY, clark

MAP = {"s": sitemap.NAMESPACE, "x": sitemap.XHTML}


def read(answer):
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml; charset=utf-8")
    return ElementTree.fromstring(answer.content)


def addresses(root, path="s:url/s:loc"):
    return [found.text for found in root.findall(path, MAP)]


def test_the_index_names_parts_that_hold_every_incident_once(serve, get, monkeypatch):
    monkeypatch.setattr(sitemap, "IN_A_PART", 2)
    serve(*[incident_row(number, latitude=float(-number)) for number in (3, 1, 2, 5, 4)])
    parts = addresses(read(get("/sitemap.xml")), "s:sitemap/s:loc")
    assert [part.rpartition("/")[2] for part in parts] == [f"sitemap-{number}.xml" for number in range(4)]
    found = [one for part in parts[1:] for one in addresses(read(get(part.removeprefix("http://localhost:8000"))))]
    address = "http://localhost:8000{}/incidents/TI-{:05d}/"
    assert found == [address.format(language, number) for number in range(1, 6) for language in ("", "/id")]


def test_an_incident_carries_the_time_of_its_last_change(serve, get):
    serve({**clark(), "updated_at": MAY})
    assert addresses(read(get("/sitemap-1.xml")), "s:url/s:lastmod") == ["2026-05-01T08:30:00+00:00"] * 2


def test_every_page_of_the_sitemap_is_there(served, get):
    for address in addresses(read(get("/sitemap-0.xml"))):
        assert get(address.removeprefix("http://localhost:8000")).status_code == 200


def test_a_withdrawn_incident_is_not_listed(served, get):
    assert not any("TI-00004" in address for address in addresses(read(get("/sitemap-1.xml"))))


def test_there_is_no_part_beyond_the_last(served, get):
    assert get("/sitemap-2.xml").status_code == 404


def test_pages_that_differ_by_language_name_each_other(served, get):
    first = read(get("/sitemap-0.xml")).find("s:url", MAP)
    links = {link.get("hreflang"): link.get("href") for link in first.findall("x:link", MAP)}
    assert links == {"en": "http://localhost:8000/", "id": "http://localhost:8000/id/"}


def test_robots_are_told_where_the_sitemap_is_and_what_is_no_page(get):
    lines = get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /admin/" in lines
    assert "Sitemap: http://localhost:8000/sitemap.xml" in lines


@override_settings(SITE_URL="https://rescues.example.org")
def test_addresses_are_those_of_the_site(served, get):
    (address, *_others) = addresses(read(get("/sitemap-0.xml")))
    assert address == "https://rescues.example.org/"
    assert resolve("/sitemap-1.xml").url_name == "sitemap_part"
