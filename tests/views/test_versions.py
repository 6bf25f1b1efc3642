"""Every page in every language, and the ways between them."""

import re
from pathlib import Path

import pytest
from django.conf import settings

PAGES = [
    "/",
    "/incidents/",
    "/incidents/TI-00001/",
    "/incidents/choices/country/",
    "/statistics/",
    "/about/",
    "/about/method/",
    "/help/",
    "/suggest/",
    "/data/",
    "/data/codebook/",
    "/api/docs/",
]
SITE = "http://localhost:8000"


def versions(address, base=""):
    """The address of a page in each language."""
    prefixes = {code: "" if code == settings.LANGUAGE_CODE else f"/{code}" for code, _name in settings.LANGUAGES}
    return {code: f"{base}{prefix}{address}" for code, prefix in prefixes.items()}


def others(code, address):
    return {other: version for other, version in versions(address).items() if other != code}


def switch(text):
    """The links of the language switch by their language."""
    (found,) = re.findall(r'<nav class="languages".*?</nav>', text, re.DOTALL)
    return {language: address for address, language in re.findall(r'href="([^"]*)" lang="([\w-]+)"', found)}


def alternates(text):
    return dict(re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]*)">', text))


@pytest.mark.parametrize("address", PAGES)
def test_every_page_leads_to_itself_in_every_other_language(served, get, address):
    for code, version in versions(address).items():
        assert switch(get(version).content.decode()) == others(code, address)


@pytest.mark.parametrize("address", PAGES)
def test_search_engines_are_told_of_every_language(served, get, address):
    expected = {**versions(address, SITE), "x-default": f"{SITE}{address}"}
    for version in versions(address).values():
        assert alternates(get(version).content.decode()) == expected


def test_changing_the_language_keeps_the_query(served, get):
    asked = "/incidents/?country=PH&nationality=ID&q=%E0%B8%95"
    for code, version in versions(asked).items():
        assert switch(get(version).content.decode()) == others(code, asked.replace("&", "&amp;"))


def test_no_link_leads_to_a_host_named_in_the_path(served, get):
    assert switch(get("/id//elsewhere.example/").content.decode()) == others("id", "/elsewhere.example/")


def test_a_page_that_is_not_there_has_no_alternates_but_a_way_to_other_languages(served, get):
    text = get("/id/nowhere/").content.decode()
    assert alternates(text) == {}
    assert switch(text) == others("id", "/nowhere/")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_leads_only_to_pages_of_its_language(served, get, address):
    others = r'<nav class="languages".*?</nav>|<p class="offer-language".*?</p>'
    text = re.sub(others, "", get(f"/id{address}").content.decode(), flags=re.DOTALL)
    links = re.findall(r'<a [^>]*?href="(/[^"]*)"', text)
    shared = re.compile(r"/(id/|incidents\.|data/[\w-]+\.csv|api/|static/|map/clusters)")
    assert [link for link in links if not shared.match(link)] == []


def test_an_answer_in_one_language_is_no_304_for_another(served, get):
    english, indonesian = get("/about/")["ETag"], get("/id/about/")["ETag"]
    assert english != indonesian
    assert get("/id/about/", **{"If-None-Match": indonesian}).status_code == 304
    assert get("/id/about/", **{"If-None-Match": english}).status_code == 200


@pytest.mark.parametrize(
    "path", sorted(Path(settings.BASE_DIR, "static", "css").glob("*.css")), ids=lambda path: path.name
)
def test_style_sheets_have_no_left_and_no_right(path):
    rules = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    assert re.findall(r"(?<![-\w])(?:[\w-]+-)?(?:left|right)(?:-[\w-]+)?\s*:|:\s*(?:left|right)\s*;", rules) == []
