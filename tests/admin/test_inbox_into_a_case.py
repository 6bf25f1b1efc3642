"""An article that was read is added to a case that is there already: what it brings, and what it leaves alone."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from incidents.ledger.publishing import publish
from incidents.models import Article, Citation, Incident, Involvement, PublicEvent
from incidents.models.proposals import ProposalState
from tests.admin.inbox import (
    accept_all,
    counts,
    decide,
    enter,
    entering,
    opened,
    problems,
    proposal_of,
    read_article,
)
from tests.factories import (
    make_authority,
    make_incident,
    make_outlet,
    make_source,
)

pytestmark = pytest.mark.django_db


def test_added_to_a_case_the_article_brings_figures_and_authorities_only(staff: Client) -> None:
    make_authority("Manila police", "police", "PH")
    incident = make_incident(title="Known", date_start=date(2023, 5, 5), country="PH", arrests=7)
    make_source(incident, total=30)
    article = read_article()
    accept_all(staff, article)
    enter(staff, article, str(incident.pk), **opened(incident))
    incident.refresh_from_db()
    assert (incident.title, incident.date_start, incident.arrests) == ("Known", date(2023, 5, 5), 7)
    assert incident.citations.count() == 2
    assert dict(incident.counts.filter(article=article).values_list("nationality", "number")) == {
        "": 34,
        "VN": 12,
        "ID": 9,
    }


def test_the_first_source_goes_on_leading(staff: Client) -> None:
    incident = make_incident()
    first = make_source(incident, total=30)
    article = read_article()
    accept_all(staff, article)
    enter(staff, article, str(incident.pk), **opened(incident))
    assert incident.citations.get(is_lead=True) == first


def test_an_authority_that_has_a_part_already_is_not_added_twice(staff: Client) -> None:
    incident = make_incident()
    authority = make_authority("Philippine authorities", "other_government", "PH")
    Involvement.objects.create(incident=incident, authority=authority, role="support")
    article = read_article()
    typed = {"authority": "Philippine authorities", "type": "", "country": "", "role": "lead"}
    decide(staff, article, "authorities.+", "change", **typed)
    enter(staff, article, str(incident.pk), **opened(incident))
    assert incident.involvements.get().role == "support"


def test_a_case_named_by_its_number_can_be_added_to(staff: Client) -> None:
    incident = make_incident()
    article = read_article()
    accept_all(staff, article)
    enter(staff, article, "other", other=incident.public_id)
    assert incident.citations.get().article == article


@pytest.mark.parametrize("typed", ["", "TI-99999", "the Clark raid"])
def test_a_number_of_no_case_writes_nothing(staff: Client, typed: str) -> None:
    article = read_article()
    accept_all(staff, article)
    page = enter(staff, article, "other", other=typed)
    assert page.status_code == 422
    assert not Citation.objects.exists()


def test_a_case_that_somebody_changed_meanwhile_is_not_added_to_unseen(staff: Client) -> None:
    incident = make_incident()
    seen = opened(incident)
    article = read_article()
    accept_all(staff, article)
    incident.save()
    page = enter(staff, article, str(incident.pk), **seen)
    assert "changed this incident" in problems(page)
    assert not Citation.objects.exists()


def test_decisions_that_somebody_changed_meanwhile_are_not_written_unseen(staff: Client, colleague: Client) -> None:
    article = read_article()
    accept_all(staff, article)
    data = entering(staff, article) | {"to": "new", "case_title": "Raid"}
    decide(colleague, article, "victims_total", "undo")
    page = staff.post(reverse("admin:inbox_enter", args=[article.pk]), data)
    assert "Somebody decided" in problems(page)
    assert not Incident.objects.exists()


def test_a_published_case_gets_a_new_revision(staff: Client, ana: Any) -> None:
    incident = make_incident()
    make_source(incident, total=34)
    publish(incident, None)
    article = read_article()
    accept_all(staff, article)
    enter(staff, article, str(incident.pk), **opened(incident))
    incident.refresh_from_db()
    assert incident.revision == 2
    assert list(PublicEvent.objects.filter(incident=incident).values_list("kind", "by__username")) == [
        ("added", None),
        ("changed", "ana"),
    ]


def test_a_published_case_that_would_not_stay_publishable_is_left_alone_with_the_reasons(staff: Client) -> None:
    incident = make_incident()
    make_source(incident, make_outlet("Police", "official"), total=20)
    publish(incident, None)
    article = read_article()
    accept_all(staff, article)
    decide(staff, article, "victims_total", "change", typed="35", qualifier="exact")
    Article.objects.filter(pk=article.pk).update(title="Call +63 917 555 0123 for help")
    page = enter(staff, article, str(incident.pk), **opened(incident))
    assert page.status_code == 422
    assert "looks like" in problems(page)
    assert incident.citations.count() == 1
    assert proposal_of(article).decisions.filter(state="changed").exists()
    assert proposal_of(article).state == ProposalState.OPEN


def test_another_figure_of_the_same_article_is_not_overwritten(staff: Client) -> None:
    article = read_article()
    incident = make_incident()
    incident.citations.create(article=article, is_lead=True)
    incident.counts.create(article=article, number=99)
    accept_all(staff, article)
    page = enter(staff, article, str(incident.pk), **opened(incident))
    assert "has another figure from this article (99, here 34)" in problems(page)
    assert counts(incident) == {"": 99}


def test_what_a_case_has_of_the_article_already_is_completed(staff: Client) -> None:
    article = read_article()
    incident = make_incident()
    incident.citations.create(article=article, is_lead=True, note="by hand")
    incident.counts.create(article=article, number=34)
    accept_all(staff, article)
    enter(staff, article, str(incident.pk), **opened(incident))
    assert counts(incident) == {"": 34, "VN": 12, "ID": 9}
    assert (incident.citations.get().note, incident.citations.get().is_lead) == ("by hand", True)


def test_a_withdrawn_case_gets_no_source(staff: Client) -> None:
    incident = make_incident(state="withdrawn", withdrawn_reason="Wrong.", withdrawn_at="2026-01-01T00:00Z")
    article = read_article()
    accept_all(staff, article)
    enter(staff, article, str(incident.pk))
    assert not Citation.objects.exists()
