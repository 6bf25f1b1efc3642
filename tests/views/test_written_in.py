"""Every page says in which language staff wrote an incident's own words, whatever language the page is in."""

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest

from incidents.editions.print import print_edition
from incidents.ledger.publishing import publish, withdraw
from incidents.models import Incident
from tests.factories import make_incident, make_source, make_user

RIAU = {"place_precision": "province", "admin1": "Kepulauan Riau", "country": "ID"}


@pytest.fixture
def raid(db) -> str:
    """An incident that was written in Indonesian, published; its public id."""
    return published(title="Penggerebekan di Batam", written_in="id").public_id


def published(**fields: Any) -> Incident:
    """An incident with one source of 12 people, published and printed."""
    incident = make_incident(**fields)
    make_source(incident, total=12)
    publish(incident, make_user())
    print_edition()
    return incident


def languages_of(page: str, title: str) -> set[str]:
    """The languages that a page marks a title with; empty for one that is in that of the page."""
    return set(re.findall(rf'<(?:h1|span class="line-title")(?: lang="(\w+)")?>{title}<', page))


@pytest.mark.parametrize(("prefix", "marked"), [("", {"id"}), ("/id", {""})])
def test_a_list_marks_a_title_that_is_in_another_language_than_the_page(raid, get, prefix, marked):
    assert languages_of(get(f"{prefix}/incidents/").content.decode(), "Penggerebekan di Batam") == marked


@pytest.mark.parametrize("prefix", ["", "/id"])
def test_the_page_of_an_incident_marks_title_and_summary(raid, get, prefix):
    page = get(f"{prefix}/incidents/{raid}/").content.decode()
    assert languages_of(page, "Penggerebekan di Batam") == {"id"}
    assert '<p class="summary" lang="id">' in page
    assert '"inLanguage": "id"' in page


def test_the_map_is_told_the_language_of_each_title(raid, get):
    rows = json.loads(get("/map/rows.json").content)["rows"]
    assert [row["written_in"] for row in rows] == ["id"]


def test_api_and_files_name_the_language(raid, get):
    assert get(f"/api/v1/incidents/{raid}/").json()["written_in"] == "id"
    header, row = get("/incidents.csv").whole.decode().splitlines()
    assert header.split(",")[-1] == "written_in"
    assert row.endswith(",id")


def test_what_was_released_before_languages_were_recorded_is_in_english(served, get):
    page = get("/id/incidents/TI-00003/").content.decode()
    assert languages_of(page, "A campaign of a year") == {"en"}


@pytest.mark.parametrize("address", ["/", "/incidents/"])
def test_a_list_says_that_titles_are_only_in_another_language(raid, get, address):
    assert "The titles are available only in Indonesian." in get(address).content.decode()
    published(title="A raid in Manila")
    assert "Some titles are available only in Indonesian." in get(address).content.decode()


def test_a_list_whose_titles_are_in_its_language_says_nothing_of_it(raid, get):
    assert "hanya tersedia" not in get("/id/incidents/").content.decode()


@pytest.mark.parametrize("address", ["/incidents/", "/incidents/{raid}/"])
def test_the_words_of_a_place_are_marked_and_the_country_is_not(db, get, address):
    raid = published(written_in="id", **RIAU).public_id
    assert '<span lang="id">Kepulauan Riau</span>, Indonesia' in get(address.format(raid=raid)).content.decode()
    assert '<span lang="id">' not in get(f"/id{address.format(raid=raid)}").content.decode()


def test_the_reasons_of_staff_are_marked(db, get):
    raid = published(written_in="id", grade_override=4, grade_note="Dua saksi").public_id
    assert 'It rests on <span lang="id">Dua saksi</span>.' in get(f"/incidents/{raid}/").content.decode()


@pytest.mark.parametrize(("prefix", "note"), [("", "The reason is available only in Indonesian."), ("/id", None)])
def test_the_reason_of_a_withdrawal_is_in_the_language_of_its_incident(db, get, prefix, note):
    incident = published(written_in="id")
    withdraw(incident, "Tercatat dua kali.", make_user())
    print_edition()
    page = get(f"{prefix}/incidents/{incident.public_id}/").content.decode()
    assert '<dd lang="id">Tercatat dua kali.</dd>' in page
    assert note in page if note else "hanya tersedia" not in page


ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def entry(answer) -> tuple[str | None, str]:
    """The language of a feed's only entry, and its summary."""
    found = ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")
    assert len(found) == 1
    return found[0].get(LANGUAGE), found[0].findtext(f"{ATOM}summary") or ""


def test_an_entry_of_a_feed_has_the_language_of_its_title_and_marks_what_is_in_the_feeds(db, get):
    published(title="Penggerebekan di Batam", written_in="id", summary="Dua belas orang dibebaskan.", **RIAU)
    language, told = entry(get("/feed.atom"))
    assert language == "id"
    assert told.startswith('<span lang="en">')
    assert '<span lang="id">Kepulauan Riau</span>' in told
    assert told.endswith("Title and summary are available only in Indonesian</span>. Dua belas orang dibebaskan.")
    assert entry(get("/id/feed.atom"))[0] is None


def test_the_notice_of_a_withdrawal_in_a_feed_marks_its_reason(db, get):
    incident = published(written_in="id")
    withdraw(incident, "Tercatat dua kali.", make_user())
    print_edition()
    language, told = entry(get("/feed.atom"))
    assert language is None
    assert told.endswith(': <span lang="id">Tercatat dua kali.</span>')
