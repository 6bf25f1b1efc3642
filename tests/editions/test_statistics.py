"""Figures over an answer: they agree with the totals, and keep what is unknown or not broken down."""

from datetime import date
from operator import ge

import polars as pl
import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.generate import tables
from incidents.editions.build import build
from incidents.editions.columns import schema
from incidents.editions.edition import Edition
from incidents.editions.filters import parse
from incidents.editions.query import ask
from incidents.editions.statistics import Statistics
from tests.editions.conftest import incident_row


def statistics_of(edition, query=""):
    return Statistics(ask(edition, parse(edition, QueryDict(query))))


def shares(**numbers):
    return [{"nationality": code, "number": number} for code, number in numbers.items()]


def test_years_between_that_saw_nothing_are_zero(edition_of):
    edition = edition_of(incident_row(1, date_start=date(2020, 3, 1)), incident_row(2, date_start=date(2022, 3, 1)))
    assert statistics_of(edition).over_time("year") == [
        {"period": "2020", "incidents": 1, "people": 10, "unknown": 0},
        {"period": "2021", "incidents": 0, "people": 0, "unknown": 0},
        {"period": "2022", "incidents": 1, "people": 10, "unknown": 0},
    ]


def test_an_incident_whose_month_nobody_reports_is_in_no_month_but_is_not_dropped(edition_of):
    edition = edition_of(
        incident_row(1, date_start=date(2022, 12, 5)),
        incident_row(2, date_start=date(2023, 2, 1), date_precision="month"),
        incident_row(3, date_start=date(2023, 1, 1), date_precision="year"),
    )
    assert [(line["period"], line["incidents"]) for line in statistics_of(edition).over_time("month")] == [
        ("2022-12", 1),
        ("2023-01", 0),
        ("2023-02", 1),
        (None, 1),
    ]


def test_people_are_of_the_nationality_the_breakdown_gives_and_the_rest_has_a_line_of_its_own(edition_of):
    edition = edition_of(
        incident_row(1, victims=100, nationalities=shares(VN=60, ID=30), remainder=10),
        incident_row(2, victims=5, nationalities=shares(ID=5), remainder=0),
        incident_row(3, victims=7, nationalities=shares(NP=None), remainder=7),
    )
    found = statistics_of(edition).by_nationality()
    assert [(line["nationality"], line["incidents"], line["people"]) for line in found] == [
        ("VN", 1, 60),
        ("ID", 2, 35),
        ("NP", 1, 0),
        (None, 2, 17),
    ]
    assert sum(line["people"] for line in found) == 112


def test_a_campaign_adds_incidents_but_no_people(edition_of):
    edition = edition_of(incident_row(1, counting="cumulative", victims=500, nationalities=shares(VN=500)))
    found = statistics_of(edition).by_nationality()
    assert [(line["nationality"], line["incidents"], line["people"]) for line in found] == [("VN", 1, 0), (None, 0, 0)]


def test_countries_are_narrowed_by_the_whole_query(edition_of):
    edition = edition_of(incident_row(1), incident_row(2, country="TH"))
    assert statistics_of(edition, "country=TH").by("country") == [
        {"country": "TH", "label": "Thailand", "incidents": 1, "people": 10, "unknown": 0}
    ]


def test_choices_with_most_incidents_come_first(edition_of):
    edition = edition_of(incident_row(1), incident_row(2, country="TH"), incident_row(3, country="TH"))
    assert [line["country"] for line in statistics_of(edition).by("country")] == ["TH", "PH"]


def test_sources_count_the_articles_of_the_matching_incidents(edition_of):
    edition = edition_of(incident_row(1, sources=3), incident_row(2, sources=1, country="TH"))
    assert statistics_of(edition, "country=PH").sources_by_country() == [
        {"country": "PH", "label": "Philippines", "incidents": 1, "sources": 3}
    ]
    assert statistics_of(edition, "country=PH").sources_by_month() == [{"period": None, "sources": 1}]


def test_nothing_found_gives_no_lines_but_the_remainder(edition_of):
    found = statistics_of(edition_of(incident_row(1)), "country=FR")
    assert (found.over_time("year"), found.by("country"), found.sources_by_country()) == ([], [], [])
    assert found.by_nationality() == [{"nationality": None, "label": None, "incidents": 0, "people": 0, "unknown": 0}]


def test_lines_by_nationality_sum_to_the_total_on_generated_incidents(edition_of):
    rows = [
        incident_row(number, victims=number * 7 % 50, nationalities=shares(VN=number % 7, ID=None), remainder=None)
        for number in range(1, 200)
    ]
    edition = edition_of(*rows)
    for query in ("", "victims_min=10", "nationality=VN&date_after=2023"):
        found = statistics_of(edition, query)
        assert sum(pl.DataFrame(found.by_nationality())["people"]) == found.total["people"]
        assert sum(line["people"] for line in found.over_time("month")) == found.total["people"]


def cited(incident, published):
    """One article cited for an incident, published on a day."""
    return {
        **dict.fromkeys(schema("citations").names()),
        "incident": incident,
        "article": "AR-1",
        "published": published,
    }


def followup(incident, outcome, number):
    """What one report says happened next."""
    return {
        **dict.fromkeys(schema("followups").names()),
        "incident": incident,
        "outcome": outcome,
        "number": number,
        "article": "AR-00001",
    }


def test_an_unknown_figure_is_counted_and_not_summed(edition_of):
    edition = edition_of(incident_row(1), incident_row(2, victims=None), incident_row(3, counting="estimate"))
    found = statistics_of(edition)
    assert found.total == {"incidents": 3, "people": 10, "unknown": 1, "campaigns": 1}
    assert found.by("country") == [
        {"country": "PH", "label": "Philippines", "incidents": 3, "people": 10, "unknown": 1}
    ]


def test_a_nationality_named_without_a_number_is_unknown_not_zero(edition_of):
    edition = edition_of(incident_row(1, nationalities=shares(NP=None, VN=4)))
    lines = {line["nationality"]: line for line in statistics_of(edition).by_nationality()}
    assert (lines["NP"]["people"], lines["NP"]["unknown"]) == (0, 1)
    assert (lines["VN"]["unknown"], lines[None]["people"]) == (0, 6)


def test_a_breakdown_that_exceeds_its_total_still_sums_to_the_total(edition_of):
    edition = edition_of(incident_row(1, victims=10, nationalities=shares(VN=12), remainder=-2))
    found = statistics_of(edition)
    assert [line["people"] for line in found.by_nationality()] == [12, -2]
    assert sum(line["people"] for line in found.flows.lines()) == 10


def test_people_of_the_nationalities_asked_for_are_told_apart(edition_of):
    edition = edition_of(
        incident_row(1, victims=100, nationalities=shares(VN=60, ID=30)), incident_row(2, nationalities=shares(ID=5))
    )
    found = statistics_of(edition, "nationality=ID")
    assert (found.total["people"], found.of_nationalities(["ID"])) == (110, 35)
    assert (found.of_nationalities(["ID", "VN"]), found.of_nationalities(["FR"])) == (95, 0)


def test_incidents_without_a_sector_have_a_line(edition_of):
    edition = edition_of(incident_row(1, sectors=["online_scam"]), incident_row(2), incident_row(3, victims=None))
    assert statistics_of(edition).without("sector") == {"incidents": 2, "people": 10, "unknown": 1}


def test_outcomes_count_reports_and_leave_unknown_numbers_unsummed(edition_of):
    edition = edition_of(
        incident_row(1),
        incident_row(2, country="TH"),
        followups=[
            followup("TI-00001", "repatriated", 143),
            followup("TI-00001", "repatriated", None),
            followup("TI-00002", "charged", 5),
        ],
    )
    assert statistics_of(edition, "country=PH").outcomes() == [
        {"outcome": "repatriated", "label": "Repatriated", "reports": 2, "incidents": 1, "people": 143, "unknown": 1}
    ]
    assert len(statistics_of(edition).outcomes()) == 2


def test_articles_are_counted_in_the_month_they_were_published(edition_of):
    edition = edition_of(
        incident_row(1),
        incident_row(2, country="TH"),
        citations=[
            cited("TI-00001", date(2023, 6, 1)),
            cited("TI-00001", date(2023, 5, 8)),
            cited("TI-00001", None),
            cited("TI-00002", date(2023, 5, 9)),
        ],
    )
    assert statistics_of(edition, "country=PH").sources_by_month() == [
        {"period": "2023-05", "sources": 1},
        {"period": "2023-06", "sources": 1},
        {"period": None, "sources": 1},
    ]


def test_the_span_in_months_leaves_out_what_is_known_to_the_year_only(edition_of):
    edition = edition_of(
        incident_row(1, date_start=date(2022, 12, 5)),
        incident_row(2, date_start=date(2023, 2, 1)),
        incident_row(3, date_start=date(2010, 1, 1), date_precision="year"),
    )
    assert statistics_of(edition).months == 3
    assert statistics_of(edition, "country=FR").months == 0


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    """Two thousand generated incidents, some without a figure, a month, or any nationality."""
    made = tables(2000)
    turn = pl.int_range(pl.len())
    made["incidents"] = made["incidents"].with_columns(
        pl.when(turn % 7 == 0).then(None).otherwise("victims").alias("victims"),
        pl.when(turn % 7 == 0).then([]).otherwise("nationalities").alias("nationalities"),
        pl.when(turn % 5 == 0).then(pl.lit("year")).otherwise("date_precision").alias("date_precision"),
    )
    folder = tmp_path_factory.mktemp("edition")
    return Edition(build(made, dict.fromkeys(made["incidents"]["id"], 1), {}, folder), folder)


QUERIES = st.fixed_dictionaries(
    {},
    optional={
        "country": st.sampled_from(["ID", "TH", "PH", "US", "FR"]),
        "nationality": st.sampled_from(["ID", "AF", "AE", "AD"]),
        "exploitation": st.sampled_from(["forced_labour", "other"]),
        "date_after": st.sampled_from(["2012", "2015-06", "2020-02-03"]),
        "victims_min": st.sampled_from(["0", "15", "40"]),
        "q": st.sampled_from(["people", "victim", "san"]),
        "precision": st.sampled_from(["town", "country"]),
    },
)


def _summed(lines):
    return tuple(sum(line[name] for line in lines) for name in ("incidents", "people", "unknown"))


@settings(deadline=None, max_examples=60)
@given(QUERIES)
def test_every_way_to_divide_an_answer_adds_up_to_its_total(generated, values):
    query = QueryDict(mutable=True)
    query.update(values)
    answer = ask(generated, parse(generated, query))
    found = Statistics(answer)
    whole = (answer.total.incidents, answer.total.people, found.total["unknown"])
    assert _summed(found.over_time("year")) == whole
    assert _summed(found.over_time("month")) == whole
    assert _summed(found.by("country")) == whole
    assert _summed(found.by("precision")) == whole
    # An incident with two forms counts in both.
    assert all(map(ge, _summed([*found.by("exploitation"), found.without("exploitation")]), whole))
    assert sum(line["people"] for line in found.by_nationality()) == answer.total.people
    assert sum(line["people"] for line in found.flows.lines()) == answer.total.people
    assert sum(line["incidents"] for line in found.sources_by_country()) == answer.total.incidents
    cited = sum(line["sources"] for line in found.sources_by_country())
    assert sum(line["sources"] for line in found.sources_by_month()) == cited


@settings(deadline=None, max_examples=60)
@given(QUERIES)
def test_an_incident_is_under_each_of_its_forms_or_under_none(generated, values):
    """An incident may have several forms: their lines together are at least all that have any."""
    query = QueryDict(mutable=True)
    query.update(values)
    answer = ask(generated, parse(generated, query))
    found = Statistics(answer)
    lines, without = found.by("exploitation"), found.without("exploitation")
    for name, whole in (("incidents", answer.total.incidents), ("people", answer.total.people)):
        having_any = whole - without[name]
        assert max((line[name] for line in lines), default=0) <= having_any <= sum(line[name] for line in lines)


@settings(deadline=None, max_examples=60)
@given(QUERIES)
def test_figures_by_nationality_are_those_of_the_rows_themselves(generated, values):
    query = QueryDict(mutable=True)
    query.update(values)
    answer = ask(generated, parse(generated, query))
    expected: dict[str, int] = {}
    for row in generated.table("incidents")[answer.rows()].to_dicts():
        counted = row["counting"] == "single_event" and row["victims"] is not None
        for share in row["nationalities"]:
            expected.setdefault(share["nationality"], 0)
            expected[share["nationality"]] += (share["number"] or 0) if counted else 0
    lines = Statistics(answer).by_nationality()
    assert {line["nationality"]: line["people"] for line in lines[:-1]} == expected
