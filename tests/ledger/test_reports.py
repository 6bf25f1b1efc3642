"""Reports: the facts of the rules, read from the ledger."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from incidents.ledger.breakdown import breakdown
from incidents.ledger.grade import grade
from incidents.ledger.headline import headline
from incidents.ledger.reports import prefetched, reports_of
from incidents.models import Incident
from tests.factories import CLARK_SUM, clark, make_article, make_count, make_incident, make_source

pytestmark = pytest.mark.django_db


def test_a_citation_and_its_counts_make_a_report() -> None:
    incident = make_incident()
    make_source(
        incident,
        "Kompas",
        total=1048,
        nationalities={"ID": 143, "TH": None},
        published=date(2023, 5, 8),
        reported_date=date(2023, 5, 5),
        nationalities_reported=10,
    )
    (report,) = reports_of(incident)
    assert (report.outlet, report.family, report.voice, report.is_lead) == ("Kompas", "national_press", "Kompas", True)
    assert (report.total, report.qualifier, report.numbers) == (1048, "exact", {"ID": 143})
    assert (report.published, report.reported_date, report.nationalities_reported) == (
        date(2023, 5, 8),
        date(2023, 5, 5),
        10,
    )


def test_a_reprint_speaks_with_the_voice_of_its_source() -> None:
    incident = make_incident()
    make_source(incident, "Kompas", total=12, original_source="Reuters")
    (report,) = reports_of(incident)
    assert (report.outlet, report.voice, report.voice_family) == ("Kompas", "Reuters", "wire")


def test_articles_without_an_outlet_are_voices_of_their_own() -> None:
    incident = make_incident()
    for _ in range(2):
        make_source(incident, total=12).article.__class__.objects.update(outlet=None)
    first, second = reports_of(Incident.objects.get())
    assert first.voice != second.voice


def test_the_lead_comes_first() -> None:
    incident = make_incident()
    make_source(incident, "First", total=12, is_lead=False)
    make_source(incident, "Second", total=13, is_lead=True)
    assert [report.outlet for report in reports_of(incident)] == ["Second", "First"]


def test_the_latest_of_several_totals_stands_for_a_source() -> None:
    incident = make_incident()
    citation = make_source(incident, total=30, as_of=date(2023, 5, 9))
    make_count(citation, number=12, as_of=date(2023, 5, 5))
    (report,) = reports_of(incident)
    assert report.total == 30
    assert [total.number for total in report.totals] == [12, 30]


def test_the_latest_number_of_a_nationality_stands_and_a_missing_one_does_not_undo_it() -> None:
    incident = make_incident()
    citation = make_source(incident)
    make_count(citation, nationality="VN", number=4, as_of=date(2023, 5, 5))
    make_count(citation, nationality="VN", number=6, as_of=date(2023, 5, 7))
    make_count(citation, nationality="VN", number=None, as_of=date(2023, 5, 9))
    (report,) = reports_of(incident)
    assert report.numbers == {"VN": 6}


def test_women_without_a_total_are_no_total() -> None:
    incident = make_incident()
    make_count(make_source(incident), women=5)
    (report,) = reports_of(incident)
    assert report.total is None
    assert report.latest.women == 5
    assert headline([report]).rule == "none"


def test_a_count_of_an_article_that_is_not_cited_is_left_out() -> None:
    incident = make_incident()
    make_source(incident, total=12)
    incident.counts.create(article=make_article(), number=99)
    assert [report.total for report in reports_of(incident)] == [12]


def test_the_rules_need_a_fixed_number_of_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(3):
        incident = make_incident()
        make_source(incident, total=12, original_source="Reuters", nationalities={"VN": 3})
        make_source(incident, total=12)
    with django_assert_num_queries(5):
        for incident in prefetched(Incident.objects.all()):
            leading = headline(reports_of(incident))
            breakdown(reports_of(incident), leading)


def test_the_clark_raid_reads_as_its_seven_sources_report_it() -> None:
    reports = reports_of(clark())
    leading = headline(reports)
    parts = breakdown(reports, leading)
    assert [report.total for report in reports] == [1048, 1000, 1048, 1048, 1048, 1090, 1400]
    assert (leading.number, leading.low, leading.high, leading.rule) == (1048, 1000, 1400, "most_agreed")
    assert {share.nationality: share.number for share in parts.nationalities} == CLARK_SUM
    assert parts.remainder == 0
    assert grade(reports).value == 3
