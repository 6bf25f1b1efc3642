"""Two incidents that look alike and were called two."""

from typing import Any

import pytest

from incidents.ledger.known import case_of, known_incidents, published_alike
from incidents.ledger.publishing import withdraw
from incidents.ledger.telling_apart import tell_apart, told_apart_from
from tests.factories import make_incident, make_published, make_source, make_user

pytestmark = pytest.mark.django_db


def twins() -> tuple[Any, Any]:
    public, draft = make_published(place="Mabalacat"), make_incident(place="Mabalacat")
    make_source(draft, total=12)
    return public, draft


def test_either_of_the_two_knows_of_the_other() -> None:
    public, draft = twins()
    assert tell_apart(draft, public, make_user())
    assert (told_apart_from(draft.pk), told_apart_from(public.pk)) == ({public.pk}, {draft.pk})


def test_a_pair_is_kept_once_whichever_is_named_first() -> None:
    public, draft = twins()
    tell_apart(draft, public, make_user())
    assert not tell_apart(public, draft, make_user())


def test_an_incident_is_no_other_than_itself() -> None:
    public, _draft = twins()
    assert not tell_apart(public, public, make_user())


def test_what_was_told_apart_is_not_known_as_the_same() -> None:
    public, draft = twins()
    tell_apart(draft, public, make_user())
    assert known_incidents(case_of(draft)) == []
    assert published_alike(draft) == []


def test_only_what_is_public_and_probable_is_asked_about() -> None:
    public, draft = twins()
    assert [match.key for match in published_alike(draft)] == [public.pk]
    withdraw(public, "It was no trafficking.", None)
    assert published_alike(draft) == []
