"""The map in other people's frames."""

import pytest


def test_the_embedded_map_may_be_framed_by_anybody(served, get):
    answer = get("/embed/?country=PH")
    assert "frame-ancestors *" in answer["Content-Security-Policy"].split("; ")
    assert "X-Frame-Options" not in answer


@pytest.mark.parametrize(
    "address",
    ["/", "/incidents/", "/incidents/TI-00001/", "/about/", "/about/method/", "/help/", "/suggest/", "/nowhere/"],
)
def test_no_other_page_may_be_framed(served, get, address):
    answer = get(address)
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"].split("; ")
    assert answer["X-Frame-Options"] == "DENY"


def test_the_embedded_map_is_otherwise_as_strict_as_any_page(served, get):
    there = set(get("/embed/")["Content-Security-Policy"].split("; "))
    here = set(get("/")["Content-Security-Policy"].split("; "))
    assert there ^ here == {"frame-ancestors *", "frame-ancestors 'none'"}


def test_it_tells_query_and_total_and_leads_back(served, get):
    page = get("/embed/?country=PH").content.decode()
    assert "Incidents in the Philippines" in page
    assert "<strong>2 incidents</strong>, <strong>1,048 people</strong>" in page
    assert 'href="http://localhost:8000/?country=PH"' in page
    assert '<base target="_blank">' in page


def test_a_bad_parameter_is_told_on_it(served, get):
    page = get("/embed/?colour=red").content.decode()
    assert "<b>colour</b>: There is no such parameter." in page


@pytest.mark.parametrize("address", ["/", "/incidents/"])
def test_pages_offer_a_snippet_of_their_query(served, get, address):
    page = get(f"{address}?country=PH&sort=date").content.decode()
    assert '&lt;iframe src="http://localhost:8000/embed/?country=PH" title="Incidents in the Philippines' in page


def test_words_of_a_search_cannot_leave_the_snippet(served, get):
    page = get('/?q="><script>alert(1)</script>').content.decode()
    assert "<script>alert" not in page
