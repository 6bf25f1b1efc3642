"""Authorities that were read are decided on: one that is new needs its type, and those read as one are told apart."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from incidents.models import FactDecision
from tests.admin.inbox import decide, decision, proposal_of, read_article, texts, tree
from tests.factories import make_authority

pytestmark = pytest.mark.django_db

TWO = {"authority": "Bareskrim Polri; Imigrasi", "type": "police", "country": "Indonesia", "role": "lead"}


def test_a_new_authority_without_a_type_is_not_accepted(staff: Client) -> None:
    article, key = _with_authority("Otoritas Filipina", country="PH")
    page = decide(staff, article, key, "accept")
    assert page.status_code == 422
    assert "choose its type" in page.content.decode()
    typed = {"authority": "Philippine authorities", "type": "other_government", "country": "PH", "role": "lead"}
    decide(staff, article, key, "change", **typed)
    assert decision(article, key)[0] == "changed"


def test_two_authorities_can_be_added(staff: Client) -> None:
    article = read_article()
    for name in ("Navy", "Coast guard"):
        decide(
            staff, article, "authorities.+", "change", authority=name, type="military", country="PH", role="support"
        )
    assert [found.value["value"] for found in FactDecision.objects.order_by("pk")] == ["Navy", "Coast guard"]


def test_authorities_that_were_read_as_one_become_two(staff: Client, ana: Any) -> None:
    article, key = _read_as_one()
    make_authority("Imigrasi", type="border", country="ID")
    page = decide(staff, article, key, "change", **TWO)
    found = FactDecision.objects.order_by("pk").values_list("fact", "state", "value__value", "value__type")
    assert list(found) == [
        (key, "changed", "Bareskrim Polri", "police"),
        ("authorities.+1", "changed", "Imigrasi", "border"),
    ]
    cards = texts(page, "//*[@aria-label='Authority']//*[@class='instead']")
    assert [card.split(" (")[0] for card in cards] == ["Bareskrim Polri", "Imigrasi"]
    told = LogEntry.objects.filter(user=ana).order_by("pk").values_list("change_message", flat=True)
    assert [message.split(" (")[0] for message in told] == [
        "Reading: Authority changed to Bareskrim Polri",
        "Reading: Authority changed to Imigrasi",
    ]


def test_a_part_of_it_can_be_taken_back_by_itself(staff: Client) -> None:
    article, key = _read_as_one()
    decide(staff, article, key, "change", **TWO)
    decide(staff, article, "authorities.+1", "undo")
    assert list(FactDecision.objects.values_list("fact", flat=True)) == [key]


def test_several_authorities_can_be_added_at_once(staff: Client) -> None:
    article = read_article()
    about = {"type": "military", "country": "PH", "role": "support"}
    decide(staff, article, "authorities.+", "change", authority="Navy; Coast guard ;; navy", **about)
    assert [found.value["value"] for found in FactDecision.objects.order_by("pk")] == ["Navy", "Coast guard"]


def test_each_part_that_is_new_needs_its_type_and_what_was_typed_stays(staff: Client) -> None:
    article, key = _read_as_one()
    make_authority("Bareskrim Polri", country="ID")
    page = decide(staff, article, key, "change", **{**TWO, "type": ""})
    assert page.status_code == 422
    assert "“Imigrasi” is new: choose its type." in page.content.decode()
    assert "Bareskrim Polri; Imigrasi" in tree(page).xpath("//input[@name='authority']/@value")
    assert FactDecision.objects.count() == 0


def test_a_part_that_stands_already_is_not_written_twice(staff: Client) -> None:
    article, key = _read_as_one()
    decide(staff, article, "authorities.+", "change", **{**TWO, "authority": "Imigrasi"})
    page = decide(staff, article, key, "change", **TWO)
    assert "“Imigrasi (Indonesia, Police, Led the rescue)” is among the facts already" in page.content.decode()
    assert FactDecision.objects.count() == 1


def test_the_name_of_each_part_can_only_be_so_long(staff: Client) -> None:
    article, key = _read_as_one()
    assert decide(staff, article, key, "change", **{**TWO, "authority": f"Imigrasi; {'x' * 201}"}).status_code == 422


def _read_as_one() -> tuple[Any, str]:
    """An article whose reading takes two authorities for one, and the key of that fact."""
    return _with_authority("Bareskrim Polri dan Imigrasi", country="ID", type="police")


def _with_authority(name: str, **about: str) -> tuple[Any, str]:
    """An article in which one authority was read, and the key of that fact."""
    article = read_article()
    proposal = proposal_of(article)
    proposal.facts["authorities"] = [{"value": name, "type": None, **about, "evidence": [[0, 6]]}]
    proposal.save()
    return article, "authorities.0"
