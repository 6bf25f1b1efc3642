"""Every page says in which language staff wrote an incident's own words, whatever language the page is in."""

import json
import re

import pytest

from incidents.editions.print import print_edition
from incidents.ledger.publishing import publish
from tests.factories import make_incident, make_source, make_user


@pytest.fixture
def raid(db) -> str:
    """An incident that was written in Indonesian, published; its public id."""
    incident = make_incident(title="Penggerebekan di Batam", written_in="id")
    make_source(incident, total=12)
    publish(incident, make_user("budi"))
    print_edition()
    return incident.public_id


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
