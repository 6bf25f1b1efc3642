"""What pages say of themselves to previews and search engines."""

import json
import re

import pytest

from tests.served import awkward


def meta(page: str) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:property|name)="((?:og|twitter):[a-z:_]+)" content="([^"]*)">', page))


def data(page: str) -> dict:
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(block)


def test_a_query_is_previewed_in_words_with_its_picture(served, get):
    told = meta(get("/?country=PH").content.decode())
    assert told["og:title"] == "Incidents in the Philippines"
    assert told["og:description"].startswith("2 incidents, 1,048 people reported found.")
    assert told["og:url"] == "http://localhost:8000/?country=PH"
    assert told["og:image"] == "http://localhost:8000/map/preview.png?country=PH"
    assert told["twitter:card"] == "summary_large_image"


def test_an_incident_is_previewed_by_title_and_figure(served, get):
    told = meta(get("/incidents/TI-00001/").content.decode())
    assert (told["og:type"], told["og:title"]) == ("article", "Raid at Clark")
    assert "1,048 people" in told["og:description"]
    assert told["og:image"] == "http://localhost:8000/incidents/TI-00001/preview.png"


@pytest.mark.parametrize("address", ["/about/", "/help/", "/about/method/"])
def test_every_page_has_a_picture(served, get, address):
    assert meta(get(address).content.decode())["og:image"] == "http://localhost:8000/map/preview.png"


def test_the_list_is_a_dataset_with_its_files_and_licence(served, get):
    told = data(get("/incidents/?country=PH").content.decode())
    assert told["@type"] == "Dataset"
    assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert told["identifier"] == served.id
    files = [file["contentUrl"] for file in told["distribution"]]
    assert "http://localhost:8000/incidents.csv?country=PH" in files
    for file in files:
        assert get(file.removeprefix("http://localhost:8000")).status_code == 200


def test_an_incident_is_an_article_about_an_event(served, get):
    told = data(get("/incidents/TI-00001/").content.decode())
    assert (told["@type"], told["about"]["@type"]) == ("Article", "Event")
    assert told["about"]["startDate"] == "2023-05-04"
    assert told["about"]["location"]["address"]["addressCountry"] == "PH"


def test_a_month_is_not_made_a_day(served, get):
    assert data(get("/incidents/TI-00002/").content.decode())["about"]["startDate"] == "2024-02"


def test_a_text_cannot_end_its_data_block(served, get):
    page = get("/incidents/TI-00002/").content.decode()
    assert data(page)["headline"] == awkward()["title"]
    assert "<b>a & b</b>" not in page


def test_a_source_that_identifies_victims_gives_no_title_and_no_link(serve, get):
    serve(awkward())
    (source,) = data(get("/incidents/TI-00002/").content.decode())["citation"]
    assert set(source) == {"@type", "publisher"}
