"""Whose breakdown an incident's page shows, what it leaves open, and the numbers of other sources beside it."""

import re
from typing import Any

import pytest

from incidents.editions.print import print_edition
from incidents.ledger.publishing import publish
from tests import factories


@pytest.fixture
def page_of(db, get):
    """The sections of the page of one incident that these sources report, as texts."""

    def make(*sources: dict[str, Any], **incident: Any) -> dict[str, str]:
        made = factories.make_incident(**incident)
        for source in sources:
            factories.make_source(made, source.pop("outlet"), **source)
        publish(made, None)
        print_edition()
        page = get(f"/incidents/{made.public_id}/").content.decode()
        parts = re.findall(r'<h2 id="(\w+)">(.*?)</(?:section|aside)>', page, re.DOTALL)
        return {name: re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)) for name, text in parts}

    return make


def test_a_number_that_only_another_source_gives_stands_in_the_row_with_that_source(page_of):
    text = page_of(
        {"outlet": "Rappler", "total": 20, "nationalities": {"PH": 15, "CN": None}},
        {"outlet": "Star", "total": 60, "nationalities": {"CN": 50}},
    )["breakdown"]
    assert "Chinese – no number 50: Star" in text
    assert "Where no number stands, the source of the breakdown gives none." in text


def test_a_nationality_that_only_another_source_names_stands_in_the_table_and_is_found(page_of, get):
    text = page_of(
        {"outlet": "Rappler", "total": 20, "nationalities": {"PH": 15}},
        {"outlet": "Star", "total": 60, "nationalities": {"CN": 2, "NG": 50}},
        title="A raid",
    )["breakdown"]
    assert "Nigerian – no number 50: Star Chinese – no number 2: Star" in text
    assert "A raid" in get("/incidents/?nationality=NG").content.decode()


def test_a_nationality_that_nobody_numbers_is_said_to_be_unreported(page_of):
    text = page_of({"outlet": "Rappler", "total": 20, "nationalities": {"PH": 15, "CN": None}})["breakdown"]
    assert "Chinese – no number number not reported" in text
    assert "Where no number stands" not in text


def test_a_breakdown_of_another_total_keeps_its_own_remainder(page_of):
    text = page_of(
        {"outlet": "Rappler", "total": 1090, "nationalities": {"VN": 1000, "CN": 50}, "nationalities_reported": 10},
        {"outlet": "Star", "total": 1048},
        {"outlet": "Post", "total": 1048},
        remainder_explained="They count differently.",
    )
    assert "This breakdown is that of Rappler." in text["breakdown"]
    told = "Of the 1,090 people it reports itself it gives the nationality of 1,050, and not of 40."
    assert told in text["breakdown"]
    assert "It speaks of 10 nationalities and names 2." in text["breakdown"]
    assert "1,000 Vietnamese, 50 Chinese, 40 not broken down" in text["sources"]


def test_a_breakdown_that_others_complete_names_them(page_of):
    text = page_of(
        {"outlet": "Rappler", "total": 40, "nationalities": {"PH": 15}},
        {"outlet": "Metro", "total": 40, "nationalities": {"ID": 5}},
        {"outlet": "Post", "total": 40},
    )["breakdown"]
    assert "This breakdown is that of Rappler; nationalities missing there are filled in from Metro." in text


def test_a_breakdown_of_the_figure_that_leads_needs_no_remainder_of_its_own(page_of):
    text = page_of({"outlet": "Rappler", "total": 30, "nationalities": {"VN": 20}})["breakdown"]
    assert "it reports itself" not in text
    assert "Nationality not broken down 10" in text


def test_the_tag_stands_with_those_who_give_the_figure_and_they_come_first(page_of):
    text = page_of(
        {"outlet": "Rappler", "total": 1090, "nationalities": {"VN": 1000}},
        {"outlet": "Star", "total": 1048},
        {"outlet": "Post", "total": 1048},
    )["sources"]
    assert re.findall(r"(\w+) \(another site\) (gives the figure above)?", text) == [
        ("Star", "gives the figure above"),
        ("Post", "gives the figure above"),
        ("Rappler", ""),
    ]


def test_a_sum_of_nationalities_is_given_by_the_source_that_has_them(page_of):
    text = page_of({"outlet": "Rappler", "nationalities": {"VN": 12}}, {"outlet": "Star", "nationalities": {"VN": 9}})
    assert re.findall(r"(\w+) \(another site\) (gives the figure above)?", text["sources"]) == [
        ("Rappler", "gives the figure above"),
        ("Star", ""),
    ]


def test_an_article_without_a_date_says_so(page_of):
    text = page_of({"outlet": "Rappler", "total": 30, "published": None})["sources"]
    assert "date not recorded" in text
