"""What the database itself refuses, whatever form or job would write it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, models, transaction
from django.utils import timezone

from incidents.models import Article, Authority, Incident, Involvement, Outlet, Term
from tests.factories import make_article, make_authority, make_count, make_incident, make_outlet, make_source

pytestmark = pytest.mark.django_db


def refused(write: Callable[[], object]) -> None:
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        write()


INCIDENTS: dict[str, dict[str, Any]] = {
    "a latitude without a longitude": {"latitude": 15.2},
    "a longitude without a latitude": {"longitude": 120.5},
    "a latitude beyond the pole": {"latitude": 90.1, "longitude": 0},
    "a latitude beyond the other pole": {"latitude": -90.1, "longitude": 0},
    "a longitude beyond the date line": {"latitude": 0, "longitude": 180.5},
    "a longitude beyond it the other way": {"latitude": 0, "longitude": -180.5},
    "an end before the start": {"date_start": date(2023, 5, 4), "date_end": date(2023, 5, 3)},
    "an end without a start": {"date_start": None, "date_precision": "", "date_end": date(2023, 5, 3)},
    "a date without a precision": {"date_precision": ""},
    "a precision without a date": {"date_start": None},
    "a grade of 0": {"grade_override": 0, "grade_note": "why"},
    "a grade of 6": {"grade_override": 6, "grade_note": "why"},
    "a grade by staff without a note": {"grade_override": 3},
    "a withdrawal without a reason": {"state": "withdrawn", "withdrawn_at": timezone.now()},
    "a withdrawal without a time": {"state": "withdrawn", "withdrawn_reason": "why"},
    "been discarded without a reason": {"state": "discarded"},
    "been discarded after it was public": {
        "state": "discarded",
        "discarded_reason": "why",
        "published_at": timezone.now(),
    },
    "less than no arrests": {"arrests": -1},
    "a revision below nought": {"revision": -1},
}


@pytest.mark.parametrize("fields", INCIDENTS.values(), ids=INCIDENTS.keys())
def test_an_incident_cannot_have(fields: dict[str, Any]) -> None:
    refused(lambda: make_incident(**fields))


ALLOWED: dict[str, dict[str, Any]] = {
    "no date at all": {"date_start": None, "date_precision": ""},
    "a day that is start and end": {"date_end": date(2023, 5, 4)},
    "a point on the equator and the meridian": {"latitude": 0, "longitude": 0},
    "a point at the corner of the world": {"latitude": -90, "longitude": 180},
    "a grade by staff with a note": {"grade_override": 5, "grade_note": "why"},
    "a withdrawal with time and reason": {
        "state": "withdrawn",
        "withdrawn_reason": "why",
        "withdrawn_at": timezone.now(),
    },
}


@pytest.mark.parametrize("fields", ALLOWED.values(), ids=ALLOWED.keys())
def test_an_incident_can_have(fields: dict[str, Any]) -> None:
    assert make_incident(**fields).pk


def test_the_forms_say_in_a_sentence_what_the_database_would_refuse() -> None:
    incident = Incident(title="Raid", date_start=date(2023, 5, 4), date_precision="day", latitude=15.2)
    with pytest.raises(ValidationError, match="Give both latitude"):
        incident.full_clean()


@pytest.mark.parametrize("name", ["number", "women", "men", "girls", "boys", "minors"])
def test_a_count_cannot_be_negative(name: str) -> None:
    citation = make_source(make_incident())
    refused(lambda: make_count(citation, **{name: -1}))


def test_one_article_counts_a_nationality_once() -> None:
    citation = make_source(make_incident())
    make_count(citation, nationality="VN", number=3)
    refused(lambda: make_count(citation, nationality="VN", number=4))


def test_one_article_gives_one_total() -> None:
    citation = make_source(make_incident(), total=12)
    refused(lambda: make_count(citation, number=13))


def test_one_article_may_count_again_as_of_another_day() -> None:
    citation = make_source(make_incident(), total=12)
    assert make_count(citation, number=13, as_of=date(2023, 5, 5)).pk
    assert make_count(citation, number=14, as_of=date(2023, 5, 6)).pk
    refused(lambda: make_count(citation, number=15, as_of=date(2023, 5, 6)))


def test_one_article_may_count_for_two_incidents() -> None:
    citation = make_source(make_incident(), total=12)
    other = make_incident()
    assert other.counts.create(article=citation.article, number=12).pk


def test_only_one_count_of_an_incident_is_pinned() -> None:
    incident = make_incident()
    make_source(incident, total=12, pinned=True)
    refused(lambda: make_source(incident, total=13, pinned=True))


@pytest.mark.parametrize(
    "fields", [{"nationality": "VN", "number": 3}, {"women": 3}], ids=["a nationality", "no number"]
)
def test_only_a_total_is_pinned(fields: dict[str, Any]) -> None:
    citation = make_source(make_incident())
    refused(lambda: make_count(citation, is_pinned=True, **fields))


def test_an_article_is_cited_once_in_an_incident() -> None:
    citation = make_source(make_incident())
    refused(lambda: citation.incident.citations.create(article=citation.article))


def test_only_one_citation_of_an_incident_leads() -> None:
    incident = make_incident()
    make_source(incident, is_lead=True)
    refused(lambda: make_source(incident, is_lead=True))


def test_an_address_is_entered_once() -> None:
    make_article(address="https://www.example.org/a?utm_source=x")
    refused(lambda: make_article(address="http://example.org/a"))


def test_an_article_has_a_canonical_address() -> None:
    refused(lambda: Article.objects.create(address="https://example.org/a", canonical_address=""))


def test_a_copy_of_an_article_is_kept_once() -> None:
    copy = {"sha256": "0" * 64, "size": 1, "media_type": "text/html", "fetched_at": timezone.now(), "stored_as": "a"}
    article = make_article()
    article.copies.create(**copy)
    refused(lambda: article.copies.create(**copy))
    assert make_article().copies.create(**copy).pk


def test_a_follow_up_cannot_be_negative() -> None:
    citation = make_source(make_incident())
    refused(lambda: citation.incident.followups.create(article=citation.article, outcome="sheltered", number=-1))


def test_an_outlet_has_one_entry() -> None:
    make_outlet("Kompas")
    refused(lambda: Outlet.objects.create(name="Kompas", family="wire"))


def test_an_authority_has_one_entry_in_a_country() -> None:
    make_authority("National Police", country="PH")
    assert make_authority("National Police", country="ID").pk
    refused(lambda: Authority.objects.create(name="National Police", type="police", country="PH"))


def test_an_authority_has_one_part_in_an_incident() -> None:
    part = Involvement.objects.create(incident=make_incident(), authority=make_authority())
    refused(lambda: Involvement.objects.create(incident=part.incident, authority=part.authority, role="tip"))


def test_a_term_has_one_entry_in_a_scheme() -> None:
    refused(lambda: Term.objects.create(scheme="exploitation", code="forced_labour", label="x", definition="x"))
    assert Term.objects.create(scheme="means", code="forced_labour", label="x", definition="x").pk


KEPT: dict[str, Callable[[], models.Model]] = {
    "a cited article": lambda: make_source(make_incident()).article,
    "an outlet with articles": lambda: make_article().outlet,
    "an involved authority": lambda: (
        Involvement.objects.create(incident=make_incident(), authority=make_authority()).authority
    ),
    "a term with narrower ones": lambda: Term.objects.get(scheme="exploitation", code="forced_criminality"),
}


@pytest.mark.parametrize("make", KEPT.values(), ids=KEPT.keys())
def test_what_is_referred_to_is_not_deleted(make: Callable[[], models.Model]) -> None:
    kept = make()
    with pytest.raises(models.ProtectedError):
        kept.delete()


def test_a_number_is_given_once_and_not_again() -> None:
    first = make_incident()
    number = first.number
    first.delete()
    assert make_incident().number > number


@pytest.mark.parametrize(("number", "public_id"), [(42, "TI-00042"), (123456, "TI-123456")])
def test_the_public_id_has_at_least_five_digits(number: int, public_id: str) -> None:
    assert Incident(number=number).public_id == public_id
