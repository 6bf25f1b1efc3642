"""The statistics page: its figures are the answer's, nothing is dropped, every figure leads to its incidents."""

import re
from html import unescape

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.generate import tables
from incidents.editions.build import build
from incidents.editions.edition import Edition
from incidents.editions.filters import parse
from incidents.editions.query import ask
from incidents.editions.statistics import Statistics
from incidents.views.statistics.chart import Line, first
from incidents.views.statistics.charts import CHARTS, charts
from incidents.views.statistics.figures import Figures
from tests.editions.conftest import incident_row
from tests.served import clark


def figures_of(edition: Edition, querystring: str = "") -> Figures:
    query = parse(edition, QueryDict(querystring))
    return Figures(query, Statistics(ask(edition, query)))


def total_of(edition: Edition, querystring: str) -> tuple[int, int]:
    total = ask(edition, parse(edition, QueryDict(querystring))).total
    return total.incidents, total.people


def figure(page: str, slug: str) -> str:
    """The markup of one chart on the page."""
    return page.split(f'id="{slug}"')[1].split("</figure>")[0]


def shares(**numbers):
    return [{"nationality": code, "number": number} for code, number in numbers.items()]


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = tmp_path_factory.mktemp("edition")
    made = tables(1500)
    return Edition(build(made, dict.fromkeys(made["incidents"]["id"], 1), {}, folder), folder)


QUERIES = st.fixed_dictionaries(
    {},
    optional={
        "country": st.sampled_from(["CI", "SZ", "QA", "US"]),
        "nationality": st.sampled_from(["AD", "AE", "ID"]),
        "exploitation": st.sampled_from(["forced_labour", "other"]),
        "date_after": st.sampled_from(["2012", "2015-06", "2020-02-03"]),
        "date_before": st.sampled_from(["2022", "2024-01"]),
        "victims_min": st.sampled_from(["0", "15"]),
    },
)
SUMS_OF_INCIDENTS = {"over-time": 0, "countries": 0, "sources-by-country": 0, "sources-by-month": 0}
SUMS_OF_PEOPLE = {"over-time": 1, "countries": 1, "nationalities": 0, "flows": 0}


def column(chart, at):
    return sum(line.values[at] or 0 for line in chart.lines)


@settings(deadline=None, max_examples=40)
@given(QUERIES)
def test_the_lines_of_each_chart_add_up_to_the_answer(generated, values):
    query = QueryDict(mutable=True)
    query.update(values)
    figures = figures_of(generated, query.urlencode())
    total = figures.statistics.answer.total
    made = {slug: make(figures) for slug, make in CHARTS.items()}
    assert {column(made[slug], at) for slug, at in SUMS_OF_INCIDENTS.items()} == {total.incidents}
    assert {column(made[slug], at) for slug, at in SUMS_OF_PEOPLE.items()} == {total.people}


@settings(deadline=None, max_examples=15)
@given(QUERIES)
def test_what_is_drawn_of_a_chart_adds_up_as_its_table_does(generated, values):
    query = QueryDict(mutable=True)
    query.update(values)
    figures = figures_of(generated, query.urlencode())
    for slug in ("countries", "nationalities"):
        chart = CHARTS[slug](figures)
        at = SUMS_OF_PEOPLE[slug]
        assert sum(line.values[at] or 0 for line in chart.parts[0].lines) == column(chart, at)


@settings(deadline=None, max_examples=15)
@given(QUERIES)
def test_the_way_behind_a_figure_finds_as_many_incidents(generated, values):
    query = QueryDict(mutable=True)
    query.update(values)
    figures = figures_of(generated, query.urlencode())
    for slug in ("countries", "exploitation", "sectors"):
        for line in CHARTS[slug](figures).lines[:8]:
            behind = line.behind()
            if behind is not None:
                assert total_of(generated, behind) == line.values[:2]


def test_a_year_leads_no_further_than_the_dates_of_the_query(generated):
    lines = CHARTS["over-time"](figures_of(generated, "date_after=2015-06&date_before=2021")).lines
    assert lines[0].behind() == "date_after=2015-06&date_before=2015"
    assert lines[-1].behind() == "date_after=2021&date_before=2021"


def test_a_nationality_besides_the_one_asked_for_has_no_way_as_no_query_says_both(serve):
    edition = serve(incident_row(1, nationalities=shares(VN=3, ID=4)))
    lines = {line.codes[0]: line for line in CHARTS["nationalities"](figures_of(edition, "nationality=ID")).lines}
    assert lines["ID"].behind() == "nationality=ID"
    assert lines["VN"].behind() is None


def test_months_are_shown_where_the_range_is_short(generated):
    assert CHARTS["over-time"](figures_of(generated)).lines[0].codes == ("2010",)
    short = CHARTS["over-time"](figures_of(generated, "date_after=2020&date_before=2021")).lines
    assert (short[0].codes, short[0].label) == (("2020-01",), "Jan 2020")


def test_every_chart_with_figures_is_on_the_page_with_its_table_and_files(served, get):
    page = get("/statistics/").content.decode()
    for chart in charts(figures_of(served)):
        markup = figure(page, chart.slug)
        assert "<table>" in markup
        for extension in ("csv", "svg", "png"):
            assert f"/statistics/{chart.slug}.{extension}" in markup
    assert page.count("<figure") == len(charts(figures_of(served)))


def test_the_page_says_what_is_in_no_sum(served, get):
    page = get("/statistics/").content.decode()
    assert "All incidents: 3 incidents, 1,048 people." in page
    assert "For 1 incident nobody reports how many people" in page
    assert "1 campaign or estimate is listed and not summed." in page
    assert "What these numbers are not" in page


def test_the_sentence_says_how_many_are_of_the_nationality_asked_for(served, get):
    page = unescape(get("/statistics/?nationality=ID").content.decode())
    assert "with people from Indonesia: 1 incident, 1,048 people, of whom 143 reported as Indonesian." in page


def test_what_is_not_broken_down_has_a_row_without_a_link(serve, get):
    serve(incident_row(1, victims=100, nationalities=shares(VN=60)))
    markup = figure(get("/statistics/").content.decode(), "nationalities")
    assert '<tr><th scope="row">Not broken down</th><td>40</td><td>1</td><td>0</td></tr>' in markup


def test_a_country_where_nobody_reports_a_figure_says_so_instead_of_zero(served, get):
    markup = figure(get("/statistics/").content.decode(), "countries")
    assert '<a href="/incidents/?country=TH">Thailand</a></th><td>1</td><td>not reported</td><td>1</td>' in markup


def test_links_keep_the_query_and_leave_out_order_and_page(served, get):
    markup = figure(get("/statistics/?victims_min=5&sort=victims&page=2").content.decode(), "countries")
    assert 'href="/incidents/?country=PH&amp;victims_min=5"' in markup


def test_a_name_that_is_markup_stays_text(serve, get):
    involvement = {"incident": "TI-00001", "authority": "AU-00001", "name": "<b>Unit</b>", "type": "police"}
    more = {"native_name": None, "country": None, "role": "lead"}
    serve(incident_row(1, authority_ids=["AU-00001"]), involvements=[involvement | more])
    page = get("/statistics/").content.decode()
    assert "<b>Unit" not in page
    assert "&lt;b&gt;Unit" in page


def test_the_page_keeps_to_its_content_policy(served, client: Client):
    answer = client.get("/statistics/")
    page = answer.content.decode()
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert not answer.cookies
    assert not re.search(r"<[^>]*\s(style|on\w+)=", page)
    assert "<style" not in page
    assert not re.search(r"<script(?![^>]*src=|[^>]*application/ld\+json)", page)


def test_charts_on_the_page_are_for_the_eye_and_the_table_for_everybody(served, get):
    page = get("/statistics/").content.decode()
    drawn = re.findall(r"<svg[^>]*class=\"chart\"[^>]*>", page)
    assert drawn
    assert all('aria-hidden="true"' in svg for svg in drawn)
    links = re.findall(r"<a [^>]*>", "".join(re.findall(r'<svg[^>]*class="chart".*?</svg>', page, re.S)))
    assert links
    assert all('tabindex="-1"' in link for link in links)


def test_a_bad_parameter_is_a_notice_on_the_page(served, get):
    answer = get("/statistics/?country=QQ")
    assert answer.status_code == 200
    assert "country" in answer.content.decode().split('role="alert"')[1][:400]


def test_who_has_the_page_already_gets_a_304(served, get):
    etag = get("/statistics/")["ETag"]
    assert get("/statistics/", **{"If-None-Match": etag}).status_code == 304


def test_nothing_found_is_said(served, get):
    assert "No incident in the record matches." in get("/statistics/?country=FR").content.decode()


def test_an_empty_record_has_a_page(serve, get):
    serve()
    assert get("/statistics/").status_code == 200


def test_a_nationality_named_without_any_number_is_listed_as_not_reported(serve, get):
    serve(incident_row(1, victims=None, nationalities=shares(VN=None)))
    markup = figure(get("/statistics/").content.decode(), "nationalities")
    assert '<a href="/incidents/?nationality=VN">Vietnamese</a></th><td>not reported</td><td>1</td>' in markup


def test_the_navigation_leads_to_the_statistics(serve, get):
    serve(clark())
    assert '<a href="/statistics/">Statistics</a>' in get("/about/").content.decode()


def test_the_figures_beside_an_axis_are_written_as_the_language_does(serve, get):
    serve(incident_row(1, victims=4000, victims_low=4000, victims_high=4000))
    english, indonesian = (re.findall(r">4[.,]000<", get(f"{at}/statistics/").content.decode()) for at in ("", "/id"))
    assert set(english) == {">4,000<"}
    assert set(indonesian) == {">4.000<"}


def test_that_nobody_reports_what_happened_next_is_told(serve, get):
    serve(incident_row(1))
    page = get("/statistics/").content.decode()
    figure = page[page.index('id="outcomes"') :].split("</figure>")[0]
    assert "Nothing is reported of these incidents." in figure
    assert "outcomes.csv" not in figure


def test_others_of_whom_nobody_reports_a_number_are_not_nought():
    lines = [Line((code,), code, (None if code > "B" else 1, 1)) for code in "ABCDE"]
    assert first(lines, 2, (True, False))[-1].values == (None, None)
    assert first(lines, 1, (True, True))[-1].values == (1, 4)


def test_a_long_label_is_folded_and_never_lost(serve, get):
    name = "Ministry of the Interior, General Department of Identification"
    part = {"authority": "AU-00001", "name": name, "type": "police", "country": "KH", "role": "lead"}
    serve(
        incident_row(1, authorities=[name], authority_ids=["AU-00001"]),
        involvements=[{"incident": "TI-00001", **part}],
    )
    drawing = get("/statistics/authorities.svg").content.decode()
    assert ">Ministry of the Interior, General<" in drawing
    assert ">Department of Identification (KH)<" in drawing
