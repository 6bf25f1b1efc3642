from datetime import date, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from incidents.ledger.duplicates import Case, Level
from incidents.ledger.known import case_of, incidents_of_reprints, known_for, known_incidents, reprints_of
from incidents.ledger.reprints import sketch
from incidents.models import Article, Incident, Term
from tests.factories import make_article, make_authority, make_incident, make_place, make_source

from .test_reprints import OTHER, WIRE

pytestmark = pytest.mark.django_db

FACTS = {
    "incident_date": {"value": "2023-05-04", "precision": "day", "evidence": [[0, 3]]},
    "country": {"value": "PH", "evidence": [[0, 3]]},
    "place": {"value": "Clark", "evidence": [[0, 3]]},
    "victims_total": {"value": 1090, "qualifier": "exact", "evidence": [[0, 3]]},
    "nationalities": [{"value": "ID", "number": 143}],
    "authorities": [],
    "exploitation": [{"value": "forced_criminality"}],
    "article": {"published": "2023-05-06"},
}


def clark(**fields: object) -> Incident:
    given = {
        "country": "PH", "admin1": "Pampanga", "place": "Mabalacat", "latitude": 15.22, "longitude": 120.57,
        "place_precision": "town", "date_start": date(2023, 5, 5), "date_precision": "day",
    }  # fmt: skip
    incident = make_incident(**{**given, **fields})
    make_source(incident, total=1048)
    return incident


def text_article(text: str, published: date | None = date(2023, 5, 6)) -> Article:
    article = make_article(published=published)
    article.text, article.sketch = text, sketch(text)
    article.text_sha256 = f"{hash(text):064x}"[-64:]
    article.save()
    return article


def test_the_other_article_on_clark_is_offered_the_incident() -> None:
    incident = clark()
    make_place("Clark", "PH", 15.18, 120.54)
    found = known_for(make_article(), FACTS)
    assert [(match.key, match.level) for match in found] == [(incident.pk, Level.PROBABLE)]


def test_a_raid_in_the_same_city_a_month_later_is_not_offered() -> None:
    clark(date_start=date(2023, 6, 6))
    make_place("Clark", "PH", 15.18, 120.54)
    assert known_for(make_article(), FACTS) == []


def test_an_incident_does_not_match_itself() -> None:
    incident = clark()
    assert known_incidents(case_of(incident)) == []


def test_two_recorded_incidents_are_compared_by_all_that_is_recorded() -> None:
    incident, other = clark(), clark(date_start=date(2023, 5, 4))
    authority = make_authority("Anti-Cybercrime Group")
    term = Term.objects.get(scheme="exploitation", code="forced_criminality")
    for one in (incident, other):
        one.involvements.create(authority=authority)
        one.exploitation.add(term)
    match = known_incidents(case_of(incident))[0]
    assert match.key == other.pk
    assert "The same authority: Anti-Cybercrime Group." in match.reasons


def test_a_merged_incident_is_not_offered() -> None:
    incident, into = clark(), clark()
    Incident.objects.filter(pk=incident.pk).update(state="merged", merged_into=into)
    assert [match.key for match in known_for(make_article(), FACTS)] == [into.pk]


def test_an_article_without_a_date_counts_from_the_day_it_was_added() -> None:
    incident = clark()
    facts = {**FACTS, "incident_date": None, "article": {"published": None}}
    assert [match.key for match in known_for(make_article(), facts)] == [incident.pk]
    Incident.objects.filter(pk=incident.pk).update(date_start=timezone.now().date() + timedelta(days=30))
    assert known_for(make_article(), facts) == []


def test_nothing_is_offered_where_no_country_is_known() -> None:
    clark()
    assert known_incidents(Case()) == []


def test_the_number_of_queries_does_not_grow_with_the_ledger(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(5):
        clark()
    with django_assert_num_queries(4):
        known_incidents(Case(country="PH", date_start=date(2023, 5, 4), date_precision="day"))


def test_a_reprint_is_found_by_its_text() -> None:
    first = text_article(WIRE)
    copy = text_article(f"MANILA (Agency) — {WIRE}", date(2023, 5, 8))
    text_article(OTHER)
    assert reprints_of(first) == [copy]
    assert reprints_of(copy) == [first]


def test_the_very_same_text_is_found_whatever_its_date() -> None:
    first, second = text_article(WIRE), text_article(WIRE, date(2020, 1, 1))
    assert reprints_of(first) == [second]


def test_a_text_of_another_year_is_no_reprint() -> None:
    first = text_article(WIRE)
    text_article(f"MANILA (Agency) — {WIRE}", date(2020, 1, 1))
    assert reprints_of(first) == []


def test_an_article_that_was_not_read_has_no_reprints() -> None:
    text_article(WIRE)
    assert reprints_of(make_article()) == []


def test_the_incidents_that_cite_a_reprint_are_found() -> None:
    incident = clark()
    cited = text_article(WIRE)
    incident.citations.create(article=cited)
    copy = text_article(f"{WIRE} All rights reserved.")
    assert list(incidents_of_reprints(copy)) == [incident]
