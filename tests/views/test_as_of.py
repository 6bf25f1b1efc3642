"""Pages as of a release: they answer from it, say so, and lead to pages of the same edition."""

import re
from datetime import UTC, datetime

import pytest

from incidents.datasets.release import make
from tests.editions.conftest import incident_row
from tests.served import clark

LATER = datetime(2026, 6, 1, tzinfo=UTC)
WITHDRAWN = [{"id": "TI-00001", "withdrawn_at": LATER, "reason": "It put somebody in danger."}]
WHOLE = {"means": [], "recruitment": [], "authorities": [], "headline_rule": "none"}
PAGES = ["/", "/incidents/", "/statistics/", "/data/", "/incidents/TI-00002/", "/incidents/choices/country/"]


@pytest.fixture
def release(serve, settings, tmp_path):
    """Release 2026-05 of two incidents; since then the first was withdrawn and the second has another title."""
    settings.RELEASES = str(tmp_path / "releases")
    released = serve(clark(), incident_row(2, title="As it was", **WHOLE))
    make(released, "2026-05")
    serve(incident_row(2, title="As it is", **WHOLE), withdrawn=WITHDRAWN)
    return released


def test_a_page_tells_the_record_as_it_stood(release, get):
    assert "As it was" in get("/incidents/?edition=2026-05").content.decode()
    assert "As it is" in get("/incidents/").content.decode()
    assert "2 incidents" in get("/statistics/?edition=2026-05").content.decode()
    assert get("/map/clusters.json?edition=2026-05").json()["total"] == {"incidents": 2, "people": 1058}
    assert (
        get("/map/rows.json?edition=2026-05&q=was").json()["rows"][0]["url"] == "/incidents/TI-00002/?edition=2026-05"
    )


@pytest.mark.parametrize("address", PAGES)
def test_it_says_which_release_it_shows_and_the_way_back(release, get, address):
    answer = get(f"{address}?edition=2026-05&size=people")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "You are looking at release 2026-05: the record as it stood on 1 January 2026." in page
    assert f'<a href="{address}?size=people">The record as it is now</a>' in page
    assert '<meta name="robots" content="noindex">' in page
    assert 'role="note"' not in get(address).content.decode()


def test_an_edition_that_is_no_release_is_named_by_its_id(release, get):
    identity = get("/map/clusters.json").json()["edition"]
    page = get(f"/?edition={identity}").content.decode()
    assert re.search(r"You are looking at edition [0-9a-f]{16}: the record as it stood on 1 June 2026\.", page)


@pytest.mark.parametrize("address", PAGES[:3])
def test_every_way_on_leads_to_the_same_edition(release, get, address):
    page = get(f"{address}?edition=2026-05&country=PH").content.decode()
    links = re.findall(
        r'href="(/(?:incidents|statistics|data|map)?[^"]*)"', page.split("<main")[1].split("<footer")[0]
    )
    elsewhere = [link for link in links if "edition=2026-05" not in link]
    assert {link.split("?")[0].split("#")[0] for link in elsewhere} <= {address, "/about/", "/about/method/"}
    assert [link for link in elsewhere if link.startswith(f"{address}?")] == [f"{address}?country=PH"]


@pytest.mark.parametrize("address", ["/", "/incidents/", "/map/rows.json", "/id/incidents/"])
def test_a_list_of_then_tells_no_more_of_what_was_withdrawn_since_than_its_page(release, get, address):
    told = get(f"{address}?edition=2026-05").content.decode()
    assert "Clark" not in told
    assert told.count('data-lat="15.22"') <= 1
    assert "It put somebody in danger." in told
    assert "As it was" in told
    assert 'lang=""' not in told
    assert '"written_in":""' not in told


def test_what_was_withdrawn_since_is_told_no_more(release, get):
    answer = get("/incidents/TI-00001/?edition=2026-05")
    assert answer.status_code == 410
    assert "It put somebody in danger." in answer.content.decode()
    assert "Clark" not in answer.content.decode()


@pytest.mark.parametrize("address", ["/", "/incidents/TI-00002/", "/statistics/", "/embed/", "/map/preview.png"])
def test_an_edition_that_is_not_kept_is_a_page_that_says_so(release, get, address):
    answer = get(f"{address}?edition=1999-01")
    assert answer.status_code == 404
    assert "no release named “1999-01”" in answer.content.decode()
    assert f'<a href="{address}?edition=2026-05">2026-05</a>' in answer.content.decode()


def test_a_program_is_told_so_in_json(release, get):
    answer = get("/map/clusters.json?edition=1999-01")
    assert answer.status_code == 404
    assert answer.json()["valid"] == ["2026-05"]


def test_a_feed_is_always_of_now(release, get):
    assert get("/feed.atom?edition=2026-05").status_code == 400
    assert "feed.atom" not in get("/?edition=2026-05").content.decode()


def test_how_large_symbols_are_is_part_of_the_address_and_goes_along(release, get):
    page = get("/?size=people").content.decode()
    assert 'name="size" value="people" form="filters" checked' in page
    assert 'href="/incidents/?size=people"' in page
    assert 'role="alert"' not in page
    assert '<input type="hidden" name="size" value="people">' in get("/incidents/?size=people").content.decode()


def test_a_size_that_is_none_is_named(release, get):
    assert "There is no arrests; there are: incidents, people." in get("/?size=arrests").content.decode()
