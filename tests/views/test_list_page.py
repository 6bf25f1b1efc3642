"""The list, its pages, its order, and what it says of bad parameters; and the full lists of choices."""

import html
import re
from datetime import date

import pytest

from tests.editions.conftest import incident_row


def titles(answer) -> list[str]:
    return re.findall(r'class="line-title">([^<]*)<', answer.content.decode())


def notice(answer) -> str:
    page = answer.content.decode()
    part = page[page.index('data-part="notices"') : page.index('data-part="chips"')]
    return html.unescape(re.sub(r"<[^>]+>", " ", part))


def test_an_incident_is_told_by_figure_date_place_nationalities_and_form(served, get):
    page = get("/incidents/?q=clark").content.decode()
    line = page[page.index('<a class="line"') :]
    line = re.sub(r"<[^>]+>", " ", line[: line.index("</a>")])
    for words in (
        "1,048",
        "1,048–1,090",
        "4 May 2023\xa0· Mabalacat, Pampanga, Philippines",
        "389 Vietnamese\xa0· 307 Chinese\xa0· 143 Indonesian\xa0· 129 Filipino\xa0· 6 more",
        "2 sources",
    ):
        assert words in line


def test_no_line_of_an_incident_can_begin_with_a_dot(served, get):
    lines = get("/incidents/").content.decode().split('<ol class="lines">')[1].split("</ol>")[0]
    assert "·" in lines
    assert not re.search(r"(?<!\xa0)·", lines)


def test_a_figure_nobody_reports_is_not_shown_as_nought(served, get):
    page = get("/incidents/?country=TH").content.decode()
    assert "<b>–</b> not reported" in page
    assert "<strong>0 people</strong>" in page


def test_texts_of_the_record_cannot_bring_markup_in(served, get):
    page = get("/incidents/?country=TH").content.decode()
    assert "<b>a & b</b>" not in page
    assert "&lt;b&gt;a &amp; b&lt;/b&gt;" in page


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("", ["New", "Middle", "Old"]),
        ("date", ["Old", "Middle", "New"]),
        ("-victims", ["Middle", "New", "Old"]),
        ("victims", ["New", "Middle", "Old"]),
    ],
)
def test_the_list_is_in_the_order_asked_for(serve, get, sort, expected):
    serve(
        incident_row(1, title="Old", date_start=date(2020, 1, 1), victims=None),
        incident_row(2, title="Middle", date_start=date(2021, 1, 1), victims=70),
        incident_row(3, title="New", date_start=date(2022, 1, 1), victims=5),
    )
    assert titles(get(f"/incidents/?sort={sort}")) == expected


def test_a_long_list_comes_in_pages_that_know_their_neighbours(serve, get):
    serve(*[incident_row(number) for number in range(1, 8)])
    answer = get("/incidents/?country=PH&page_size=3&page=2")
    page = answer.content.decode()
    assert len(titles(answer)) == 3
    assert "4–6 of 7" in page
    assert '<a rel="prev" href="/incidents/?country=PH&amp;page=1&amp;page_size=3">' in page
    assert '<a rel="next" href="/incidents/?country=PH&amp;page=3&amp;page_size=3">' in page


def test_a_page_beyond_the_last_leads_back_to_it(serve, get):
    serve(*[incident_row(number) for number in range(1, 8)])
    page = get("/incidents/?page_size=3&page=9").content.decode()
    assert "There is no page 9: the results end on page 3." in page
    assert 'href="/incidents/?page=3&amp;page_size=3"' in page


def test_nothing_found_is_said_in_words(served, get):
    assert "No incident in the record matches." in get("/incidents/?q=nothinglikethis").content.decode()


@pytest.mark.parametrize(
    ("address", "name", "words"),
    [
        ("contry=PH", "contry", "There is no such parameter."),
        ("country=ZZ", "country", "“ZZ”"),
        ("date_after=May", "date_after", "2023-05"),
        ("victims_min=-3", "victims_min", "0"),
        ("bbox=1,2,3", "bbox", "west,south,east,north"),
        ("page=0", "page", "1"),
    ],
)
def test_a_bad_parameter_is_named_and_the_rest_is_answered(served, get, address, name, words):
    answer = get(f"/incidents/?q=clark&{address}")
    assert answer.status_code == 200
    assert name in notice(answer)
    assert words in notice(answer)
    assert titles(answer) == ["Raid at Clark"]


def test_what_was_typed_wrongly_is_still_in_its_field(served, get):
    page = get("/incidents/?date_after=May").content.decode()
    assert re.search(r'name="date_after" value="May"', page)


def test_a_query_without_faults_has_no_notice(served, get):
    assert 'role="alert"' not in get("/incidents/?country=PH").content.decode()


def test_only_the_first_choices_are_on_the_page_and_it_says_how_many_there_are(serve, get):
    codes = ["PH", "TH", "ID", "MY", "VN", "KH", "LA", "MM", "SG", "BN", "TL"]
    serve(*[incident_row(number, country=code) for number, code in enumerate(codes, start=1)])
    page = get("/incidents/?q=incident").content.decode()
    assert len(re.findall(r'name="country" value=', page)) == 8
    assert '<a class="all-choices" href="/incidents/choices/country/?q=incident">All 11</a>' in page


def test_a_choice_that_is_on_stays_in_sight(serve, get):
    codes = ["PH", "TH", "ID", "MY", "VN", "KH", "LA", "MM", "SG", "BN", "TL"]
    serve(
        *[incident_row(at, country=code) for at, code in enumerate(codes * 2, start=1)], incident_row(99, country="AU")
    )
    assert re.search(r'name="country" value="AU" checked', get("/incidents/?country=AU").content.decode())


def test_all_choices_of_a_facet_are_a_form_that_keeps_the_rest_of_the_query(serve, get):
    codes = ["PH", "TH", "ID", "MY", "VN", "KH", "LA", "MM", "SG", "BN", "TL"]
    serve(*[incident_row(number, country=code) for number, code in enumerate(codes, start=1)])
    page = get("/incidents/choices/country/?q=incident&country=TL&sort=date").content.decode()
    assert sorted(re.findall(r'name="country" value="(..)"', page)) == sorted(codes)
    assert re.search(r'value="TL" checked', page)
    assert '<input type="hidden" name="q" value="incident">' in page
    assert '<input type="hidden" name="sort" value="date">' in page


def test_there_are_no_choices_of_what_is_no_facet(served, get):
    assert get("/incidents/choices/summary/").status_code == 404


def test_a_coded_choice_says_what_it_means_where_a_pointer_rests_on_it(serve, get):
    terms = [{"scheme": "sector", "code": "online_scam", "label": "Online scam", "definition": "Fraud & force."}]
    serve(incident_row(1, sectors=["online_scam"], exploitation=[]), terms=terms)
    assert '<label class="choice" title="Fraud &amp; force."><input' in get("/incidents/").content.decode()
