"""The map page, as the server gives it."""

import html
import json
import re

from tests.editions.conftest import incident_row


def test_it_holds_the_results_and_the_filters_without_any_script(served, get):
    page = get("/").content.decode()
    assert "Raid at Clark" in page
    assert re.search(r'<form[^>]* id="filters"[^>]* method="get"[^>]* action="/"', page)
    assert re.search(r'name="country" value="PH">.*?Philippines.*?choice-count">2<', page)


def test_the_total_says_incidents_and_people_and_what_they_are_not(served, get):
    page = get("/").content.decode()
    total = page[page.index('data-part="total"') : page.index('data-part="notices"')]
    assert "<strong>3 incidents</strong>" in total
    assert "<strong>1,048 people</strong>" in total
    assert "not a measure of how common trafficking is" in total


def test_the_filters_that_are_on_can_be_taken_off_one_by_one(served, get):
    page = get("/?country=PH&country=TH&q=raid").content.decode()
    chips = page[page.index('class="chips"') : page.index('data-part="told"')]
    links = [html.unescape(link) for link in re.findall(r'href="([^"]*)"', chips)]
    assert links == ["/?country=PH&country=TH", "/?q=raid&country=TH", "/?q=raid&country=PH", "/"]


def test_a_part_of_the_map_is_a_filter_too(serve, get):
    serve(incident_row(1), incident_row(2, title="Far away", latitude=1.0, longitude=1.0))
    page = get("/?bbox=100,10,130,20").content.decode()
    assert "Far away" not in page
    assert "Part of the map" in page
    assert '<input type="hidden" name="bbox" value="100,10,130,20">' in page


def test_the_way_to_the_list_keeps_the_query(served, get):
    assert 'href="/incidents/?country=PH&amp;sort=date"' in get("/?country=PH&sort=date").content.decode()


def test_scripts_find_their_words_and_addresses_in_the_page(served, get):
    page = get("/").content.decode()
    holder = re.search(r'<div id="map"([^>]*)>', page)[1]
    data = {name: html.unescape(value) for name, value in re.findall(r'data-([a-z]+)="([^"]*)"', holder)}
    assert (data["clusters"], data["rows"], data["names"], data["list"]) == (
        "/map/clusters.json", "/map/rows.json", "/map/names.json", "/incidents/",
    )  # fmt: skip
    words = json.loads(data["words"])
    assert words["incident"] == {"one": "{n} incident", "other": "{n} incidents"}
