"""The method page, and the explanations beside grades, places and figures."""

import re

from incidents.editions.columns import schema
from incidents.editions.definitions import DEFINITIONS, all_defined
from tests.served import clark


def test_every_code_of_the_rules_has_its_anchor_and_definition(served, get):
    page = get("/about/method/").content.decode()
    for kind in DEFINITIONS:
        if kind != "inclusion":
            for word in all_defined(kind):
                assert f'id="{word.anchor}"' in page
                assert word.definition.split("“")[0] in page


def test_terms_of_the_edition_have_anchors(served, get):
    page = get("/about/method/").content.decode()
    assert 'id="exploitation-forced_labour"' in page
    assert 'id="sector-online_scam"' in page


def test_the_method_says_what_the_numbers_are_not(served, get):
    page = get("/about/method/").content.decode()
    assert "Not prevalence." in page
    assert "Not a ranking of countries." in page


def test_every_link_within_the_method_leads_somewhere(served, get):
    page = get("/about/method/").content.decode()
    anchors = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= anchors


def test_no_anchor_is_there_twice(served, get):
    anchors = re.findall(r'id="([^"]+)"', get("/about/method/").content.decode())
    assert len(anchors) == len(set(anchors))


def test_an_incident_explains_its_grade_its_place_and_its_figure(served, get):
    page = get("/incidents/TI-00001/").content.decode()
    for anchor in ("grade-5", "precision-town", "headline_rule-most_agreed"):
        assert f'href="/about/method/#{anchor}"' in page


def test_a_sector_below_a_form_of_exploitation_is_named_by_its_words(serve, get):
    names = ("scheme", "code", "label", "broader")
    rows = [
        ("exploitation", "forced_begging", "Forced begging", None),
        ("sector", "begging", "Begging", "forced_begging"),
    ]
    columns = schema("terms").names()
    serve(clark(), terms=[{**dict.fromkeys(columns), **dict(zip(names, row, strict=True))} for row in rows])
    page = get("/about/method/").content.decode()
    assert "<dt>Forced begging: Begging</dt>" in page


def test_a_second_person_is_a_condition_only_where_one_is_needed(served, get, settings):
    settings.SELF_REVIEW = False
    page = get("/about/method/").content.decode()
    assert "A second person has checked it." in page
    assert "Here one person may" not in page
    settings.SELF_REVIEW = True
    page = get("/about/method/").content.decode()
    assert "A second person has checked it." not in page
    assert "Here one person may enter an incident and publish it" in page
