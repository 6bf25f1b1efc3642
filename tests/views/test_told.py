"""A query's answer in words beside the results: what was asked, how many, where, according to whom, how sure."""

import html
import re

from tests.editions.conftest import incident_row


def part(page: str, name: str) -> str:
    start = page.index(f'data-part="{name}"')
    text = re.sub(r"<[^>]+>", " ", page[start : page.index("data-part", start + 10)])
    return " ".join(html.unescape(text).partition(">")[2].split())


def test_the_total_says_what_was_asked_and_how_many_are_of_the_nationality_asked_for(served, get):
    told = part(get("/?nationality=ID&date_after=2023&date_before=2023").content.decode(), "total")
    assert told.startswith("Incidents in 2023, with people from Indonesia : 1 incident , 1,048 people reported found")
    assert "of whom 143 reported as Indonesian" in told


def test_a_nationality_named_without_a_number_is_not_counted_as_none(served, get):
    page = get("/incidents/?nationality=NP&country=TH").content.decode()
    assert "how many of them are Nepali is not reported" in part(page, "total")


def test_an_incident_that_names_a_nationality_without_a_number_is_told_apart(serve, get):
    named = [{"nationality": "ID", "number": None}]
    serve(incident_row(1, nationalities=[{"nationality": "ID", "number": 4}]), incident_row(2, nationalities=named))
    page = get("/?nationality=ID").content.decode()
    assert "of whom 4 reported as Indonesian (1 incident names them without a number)" in part(page, "total")


def test_a_number_beside_the_breakdown_is_told_with_the_query(serve, get):
    named = [{"nationality": "CN", "number": None}]
    count = {"incident": "TI-00002", "article": "AR-00009", "nationality": "CN", "number": 687}
    serve(
        incident_row(1, nationalities=[{"nationality": "CN", "number": 4}]),
        incident_row(2, nationalities=named),
        counts=[count],
    )
    told = part(get("/?nationality=CN").content.decode(), "total")
    beside = "in 1 incident the source of the breakdown gives no number; another gives 687"
    assert f"of whom 4 reported as Chinese ({beside})" in told
    alone = part(get("/?nationality=CN&q=TI-00002").content.decode(), "total")
    assert f"none of them is counted as Chinese ({beside})" in alone


def test_of_nobody_nothing_is_said_about_nationalities(serve, get):
    serve(incident_row(1))
    assert "not reported" not in part(get("/?nationality=CN").content.decode(), "total")


def test_where_according_to_whom_and_how_sure_are_beside_a_narrowed_query(served, get):
    told = part(get("/?nationality=ID").content.decode(), "told")
    assert "Found in Philippines (1 incident)" in told
    assert "According to 2 articles: Daily" in told
    assert "How sure 1 incident of grade 5: official source. 5 is the strongest." in told


def test_countries_are_counted_in_people_where_the_symbols_are(serve, get):
    serve(
        incident_row(1, victims=5),
        incident_row(2, country="KH", victims=90),
        incident_row(3, country="TH", victims=None),
    )
    told = part(get("/?grade_min=1&size=people").content.decode(), "told")
    assert "Found in Cambodia (90 people) , Philippines (5 people) , Thailand (1 incident)" in told


def test_each_country_narrows_the_query_to_itself(serve, get):
    serve(incident_row(1), incident_row(2, country="KH"))
    assert (
        '<a href="/?country=KH&amp;victims_min=5">Cambodia (1 incident)</a>' in get("/?victims_min=5").content.decode()
    )


def test_everything_needs_no_words_of_what_it_rests_on(served, get):
    assert '<dl class="told">' not in get("/").content.decode()


def test_a_line_names_its_outlets_its_grade_and_the_nationality_asked_for_first(served, get):
    page = get("/incidents/?nationality=TH&q=clark").content.decode()
    line = re.sub(r"<[^>]+>", " ", page[page.index('<a class="line"') :].split("</a>")[0])
    assert "5 Thai\xa0· 389 Vietnamese" in line
    assert "2 sources: Daily" in line
    assert "grade 5 of 5 (5 is strongest)" in line


def test_one_year_is_one_chip(served, get):
    page = get("/?date_after=2023&date_before=2023&country=PH").content.decode()
    assert re.findall(r"</span>([^<]+)<svg", page[page.index('class="chips"') :]) == ["2023", "Philippines"]
    assert '<a href="/?country=PH">' in page
