from datetime import date
from typing import Any

import pytest

from incidents.ledger.merging import merge
from incidents.ledger.publishable import blockers
from incidents.ledger.takeover import Takeover, takeover
from incidents.models import Article, FollowUp, Incident
from tests.factories import make_article, make_incident, make_published, make_source

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)


def pair(**fields: Any) -> tuple[Incident, Incident, Article]:
    """Two incidents, the second with these fields, and an article that both cite with 12 people."""
    into, duplicate = make_incident(), make_incident(**fields)
    article = make_source(into, total=12).article
    duplicate.citations.create(article=article)
    return into, duplicate, article


def tell(incident: Incident, article: Article, **fields: Any) -> FollowUp:
    told = {"outcome": "sheltered", "number": 3, "date": date(2023, 6, 1)} | fields
    return incident.followups.create(article=article, **told)


def of(duplicate: Incident, into: Incident) -> Takeover:
    return takeover(duplicate, into, TODAY)


def test_what_a_source_of_both_tells_next_is_taken_over() -> None:
    into, duplicate, article = pair()
    followup = tell(duplicate, article)
    merge(duplicate, into, None)
    assert into.followups.get() == followup


def test_what_is_told_there_already_is_not_doubled() -> None:
    into, duplicate, article = pair()
    for incident in (into, duplicate):
        tell(incident, article)
    merge(duplicate, into, None)
    assert into.followups.count() == 1
    assert of(duplicate, into).left == []


def test_another_number_for_the_same_is_not_put_in_its_place() -> None:
    into, duplicate, article = pair()
    tell(into, article, number=3)
    followup = tell(duplicate, article, number=4)
    assert of(duplicate, into).left == [(followup, "The same source tells this already, with another number.")]
    merge(duplicate, into, None)
    assert into.followups.get().number == 3


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"date": date(2023, 5, 3)}, "This is before the incident (4 May 2023)."),
        ({"number": 13}, "These are more people than the sources report (12 at most)."),
    ],
)
def test_what_does_not_fit_the_one_that_stays_is_left(fields: dict[str, Any], reason: str) -> None:
    into, duplicate, article = pair(date_start=date(2023, 5, 1))
    followup = tell(duplicate, article, **fields)
    (left,) = of(duplicate, into).left
    assert left[0] == followup
    assert left[1].startswith(reason)
    merge(duplicate, into, None)
    assert not into.followups.exists()


def test_more_people_fit_where_a_source_that_is_taken_over_reports_them() -> None:
    into, duplicate, article = pair()
    make_source(duplicate, total=40)
    tell(duplicate, article, number=30)
    merge(duplicate, into, None)
    assert into.followups.get().number == 30


def test_what_rests_on_a_source_that_neither_cites_is_left() -> None:
    into, duplicate, _article = pair()
    followup = tell(duplicate, make_article())
    assert of(duplicate, into).left == [(followup, "Neither incident cites its source.")]


def test_a_public_one_takes_over_what_fits_and_could_still_be_published() -> None:
    into, duplicate = make_published(), make_incident(date_start=date(2023, 5, 1))
    article = make_source(duplicate, total=5).article
    tell(duplicate, article)
    tell(duplicate, article, date=date(2023, 5, 2))
    merge(duplicate, into, None)
    assert into.followups.get().date == date(2023, 6, 1)
    assert blockers(Incident.objects.get(pk=into.pk), TODAY) == []


def test_terms_are_added_to_those_that_are_there() -> None:
    into = make_incident(exploitation=["forced_labour"], sectors=["fishing"])
    duplicate = make_incident(exploitation=["forced_labour", "forced_criminality"], sectors=["online_scam"])
    taken = of(duplicate, into)
    assert {name: [term.code for term in terms] for name, terms in taken.terms.items()} == {
        "exploitation": ["forced_criminality"],
        "sectors": ["online_scam"],
    }
    merge(duplicate, into, None)
    assert {term.code for term in into.exploitation.all()} == {"forced_labour", "forced_criminality"}
    assert {term.code for term in into.sectors.all()} == {"fishing", "online_scam"}


def test_notes_are_added_with_the_number_they_come_from() -> None:
    into, duplicate = make_incident(internal_notes="Ask the embassy.\n"), make_incident(internal_notes=" Call back. ")
    merge(duplicate, into, None)
    assert into.internal_notes == f"Ask the embassy.\n\n{duplicate.public_id}: Call back."


def test_notes_that_stand_there_already_are_not_repeated() -> None:
    into, duplicate = (
        make_incident(internal_notes="Ask the embassy."),
        make_incident(internal_notes="Ask the embassy."),
    )
    merge(duplicate, into, None)
    assert into.internal_notes == "Ask the embassy."


def test_nothing_of_its_own_is_overwritten() -> None:
    own = {"arrests": 3, "victim_status": "actual", "summary": "Our words."}
    into, duplicate = make_incident(**own), make_incident(arrests=5, victim_status="possible", summary="Other words.")
    merge(duplicate, into, None)
    assert {name: getattr(into, name) for name in own} == own
