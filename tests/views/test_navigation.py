"""The navigation keeps the query that is asked, so that nobody reads all of the record for what they had chosen."""

import re

import pytest

MAIN = ("/", "/incidents/", "/data/", "/statistics/")


def ways(page: str) -> dict[str, str]:
    nav = re.search(r'<nav aria-label="Main"[^>]*>(.*?)</nav>', page, re.DOTALL)
    assert nav
    return dict(pair[::-1] for pair in re.findall(r'<a href="([^"]+)"[^>]*>(\w+)', nav[1]))


@pytest.mark.parametrize("path", MAIN)
def test_map_list_data_and_statistics_keep_the_query(served, get, path):
    page = get(f"{path}?country=PH&q=clark&sort=victims&page=1&page_size=5").content.decode()
    kept = "?q=clark&amp;country=PH&amp;sort=victims"
    assert ways(page) == {
        "Map": f"/{kept}",
        "List": f"/incidents/{kept}",
        "Data": f"/data/{kept}",
        "Statistics": f"/statistics/{kept}",
        "About": "/about/",
        "Help": "/help/",
    }
    assert page.count("(with these filters)") == 4


@pytest.mark.parametrize("path", [*MAIN, "/about/", "/incidents/TI-00001/"])
def test_without_a_query_there_is_nothing_to_keep(served, get, path):
    page = get(path).content.decode()
    assert ways(page)["List"] == "/incidents/"
    assert "(with these filters)" not in page


def test_what_a_page_could_not_use_goes_nowhere(served, get):
    assert ways(get("/?country=Atlantis&fbclid=1").content.decode())["List"] == "/incidents/"
