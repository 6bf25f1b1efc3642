"""What a search may have meant is offered beside its results, and where it finds nothing the page says what to try."""

import re

import pytest

from tests.editions.conftest import incident_row


def offered(page: str) -> list[tuple[str, str]]:
    block = re.search(r'<p class="offers">(.*?)</p>', page, re.DOTALL)
    return re.findall(r'<a href="([^"]+)">([^<]+)</a>', block[1]) if block else []


def test_the_name_of_a_country_is_offered_as_a_filter(serve, get):
    serve(incident_row(1), incident_row(2, country="KH", nationalities=[{"nationality": "PH", "number": 2}]))
    assert offered(get("/?q=Philippines").content.decode()) == [
        ("/?country=PH", "Found in the Philippines: 1 incident"),
        ("/?nationality=PH", "Filipino people: 1 incident"),
    ]
    assert ("/id/?country=PH", "Ditemukan di Filipina: 1 insiden") in offered(get("/id/?q=Filipina").content.decode())


def test_what_else_was_asked_stays_in_an_offer(serve, get):
    serve(incident_row(1))
    page = get("/incidents/?q=Philippines+2023&victims_min=5").content.decode()
    assert offered(page) == [
        ("/incidents/?q=2023&amp;country=PH&amp;victims_min=5", "Found in the Philippines: 1 incident")
    ]


def test_a_filter_that_is_on_or_finds_nothing_is_not_offered(serve, get):
    serve(incident_row(1))
    assert offered(get("/?q=Philippines&country=PH").content.decode()) == []
    assert offered(get("/?q=Myanmar").content.decode()) == []


@pytest.mark.parametrize("path", ["/", "/incidents/", "/statistics/"])
def test_where_a_search_finds_nothing_the_page_leads_to_the_query_without_it(serve, get, path):
    serve(incident_row(1))
    page = get(f"{path}?q=zzz&country=PH").content.decode()
    assert f'<a href="{path}?country=PH">Without “zzz”: 1 incident</a>' in page
    assert "Try one word alone" in page


def test_no_way_without_the_search_is_offered_where_that_finds_nothing_either(serve, get):
    serve(incident_row(1))
    assert "Without “zzz”" not in get("/?q=zzz&country=KH").content.decode()


def test_what_nobody_can_download_is_not_offered(serve, get):
    serve(incident_row(1))
    assert "Download or cite" not in get("/?q=zzz").content.decode()
    assert "Download or cite: 1 incident</a>" in get("/").content.decode()


def test_a_time_is_one_choice_however_many_years_it_spans(serve, get):
    serve(incident_row(1))
    assert 'data-part="chosen-date">1<' in get("/?date_after=2023&date_before=2023").content.decode()
    assert 'data-part="chosen-date">1<' in get("/?date_after=2022&date_before=2023").content.decode()


@pytest.mark.parametrize("path", ["/", "/incidents/", "/statistics/"])
def test_where_a_part_of_the_map_holds_nothing_the_whole_map_is_offered(serve, get, path):
    serve(incident_row(1), incident_row(2, country="TH"))
    page = get(f"{path}?country=PH&bbox=-60,-60,-50,-50").content.decode()
    assert f'<a class="apply" href="{path}?country=PH">Search the whole map: 1 incident</a>' in page
    assert "No incident in this part of the map matches." in page


def test_the_whole_map_is_not_offered_where_the_part_holds_something_or_the_whole_nothing(serve, get):
    serve(incident_row(1))
    assert "Search the whole map:" not in get("/?bbox=-180,-90,180,90").content.decode()
    assert "Search the whole map:" not in get("/?country=TH&bbox=-60,-60,-50,-50").content.decode()
