"""The feed of a query: valid Atom, stable names, withdrawals as notices."""

from xml.etree import ElementTree

import pytest

from incidents.views.feed import ENTRIES
from tests.editions.conftest import incident_row
from tests.served import MAY, awkward, clark

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def read(answer):
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def texts(root, path):
    return [found.text for found in root.findall(path, ATOM)]


def test_a_feed_holds_the_incidents_of_its_query_and_withdrawals_alone(served, get):
    root = read(get("/feed.atom?country=TH"))
    assert set(texts(root, "a:entry/a:id")) == {"tag:localhost,2026:TI-00002", "tag:localhost,2026:TI-00004"}
    assert root.find("a:title", ATOM).text.startswith("Incidents in Thailand")


def test_what_changed_last_comes_first(served, get):
    dates = texts(read(get("/feed.atom")), "a:entry/a:updated")
    assert len(dates) == 4
    assert dates == sorted(dates, reverse=True)


def test_a_name_stays_when_an_incident_changes(serve, get):
    serve(clark())
    before = texts(read(get("/feed.atom")), "a:entry/a:id")
    serve({**clark(), "updated_at": MAY, "title": "Another title"})
    root = read(get("/feed.atom"))
    assert texts(root, "a:entry/a:id") == before
    assert texts(root, "a:entry/a:updated") == ["2026-05-01T08:30:00+00:00"]


def test_a_withdrawal_is_a_notice_in_every_feed(served, get):
    root = read(get("/feed.atom?country=TH"))
    notice = next(
        entry for entry in root.findall("a:entry", ATOM) if entry.find("a:id", ATOM).text.endswith("TI-00004")
    )
    assert notice.find("a:title", ATOM).text == "TI-00004 was withdrawn"
    assert "the same event as TI-00001" in notice.find("a:summary", ATOM).text


def test_titles_that_look_like_markup_stay_text(served, get):
    root = read(get("/feed.atom?country=TH"))
    entry = next(one for one in root.findall("a:entry", ATOM) if one.find("a:id", ATOM).text.endswith("TI-00002"))
    assert entry.find("a:title", ATOM).text == awkward()["title"]
    assert "<" not in entry.find("a:summary", ATOM).text


def test_a_feed_names_itself_and_the_page_it_is_of(served, get):
    root = read(get("/feed.atom?country=PH&sort=date&page=3"))
    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", ATOM)}
    assert links == {
        "self": "http://localhost:8000/feed.atom?country=PH",
        "alternate": "http://localhost:8000/incidents/?country=PH",
    }


def test_a_feed_is_short(serve, get):
    serve(*[incident_row(number) for number in range(1, ENTRIES + 20)])
    assert len(read(get("/feed.atom")).findall("a:entry", ATOM)) == ENTRIES


def test_an_empty_feed_has_the_date_of_its_edition(served, get):
    root = read(get("/feed.atom?country=AR&date_after=2025"))
    assert len(root.findall("a:entry", ATOM)) == 1
    assert root.find("a:updated", ATOM).text == "2026-05-01T08:30:00+00:00"


def test_whoever_has_the_feed_gets_a_304_until_the_next_edition(serve, get):
    serve(clark())
    etag = get("/feed.atom")["ETag"]
    assert get("/feed.atom", **{"If-None-Match": etag}).status_code == 304
    serve(clark(), awkward())
    assert get("/feed.atom", **{"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize(("query", "parameter"), [("colour=red", "colour"), ("country=QQ", "country")])
def test_a_bad_parameter_is_a_400_that_names_it(served, get, query, parameter):
    answer = get(f"/feed.atom?{query}")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == parameter


@pytest.mark.parametrize("address", ["/", "/incidents/"])
def test_pages_name_the_feed_of_their_query(served, get, address):
    page = get(f"{address}?country=PH&nationality=ID").content.decode()
    assert 'type="application/atom+xml"' in page
    assert 'href="/feed.atom?country=PH&amp;nationality=ID"' in page


def test_the_feed_of_another_language_has_a_name_of_its_own(served, get):
    english, indonesian = (read(get(address)) for address in ("/feed.atom?country=TH", "/id/feed.atom?country=TH"))
    assert texts(english, "a:id") == ["tag:localhost,2026:feed?country=TH"]
    assert texts(indonesian, "a:id") == ["tag:localhost,2026:feed-id?country=TH"]
    assert texts(indonesian, "a:title")[0].startswith("Insiden di Thailand")
    links = [link.get("href") for link in indonesian.findall("a:entry/a:link", ATOM)]
    assert links
    assert all(link.startswith("http://localhost:8000/id/incidents/") for link in links)
