from typing import Any

import pytest
from django.test import Client

from incidents.editions import detail, store
from incidents.editions.print import print_edition
from incidents.ledger.discarding import discard, restore
from incidents.ledger.known import case_of, incidents_of_reprints, is_in_a_case, known_incidents
from incidents.ledger.merging import merge
from incidents.ledger.publishing import NotPublishable, publish, withdraw
from incidents.models import Article, Incident, PrintRequest, PublicEvent
from incidents.models.articles import ArticleStep
from incidents.models.proposals import ProposalState
from tests.admin.inbox import accept_all, new_case, proposal_of, read_article
from tests.factories import make_article, make_incident, make_published, make_source

pytestmark = pytest.mark.django_db
WHY = "Entered twice."


def draft(**fields: Any) -> Incident:
    incident = make_incident(**fields)
    make_source(incident, total=12)
    Article.objects.update(step=ArticleStep.LINKED)
    return incident


def refusal(incident: Incident, reason: str = WHY) -> list[str]:
    with pytest.raises(NotPublishable) as problem:
        discard(incident, reason)
    return [blocker.code for blocker in problem.value.blockers]


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_what_was_never_public_is_discarded_with_its_reason(state: str) -> None:
    incident = discard(make_incident(state=state), f" {WHY} ")
    assert (incident.state, incident.discarded_reason) == ("discarded", WHY)


def test_what_is_public_is_only_withdrawn() -> None:
    incident = make_published()
    assert refusal(incident) == ["is_public"]
    withdraw(incident, "Counted twice.", None)
    assert refusal(incident) == ["not_discardable"]


def test_what_was_merged_is_not_discarded() -> None:
    one, other = make_incident(), make_incident()
    merge(one, other, None)
    assert refusal(one) == ["not_discardable"]


@pytest.mark.parametrize(("reason", "code"), [(" ", "no_reason"), ("x" * 301, "reason_too_long")])
def test_a_reason_is_needed_and_short(reason: str, code: str) -> None:
    incident = make_incident()
    assert refusal(incident, reason) == [code]
    assert Incident.objects.get().state == "draft"


def test_its_number_is_never_given_to_another() -> None:
    incident = discard(make_incident(), WHY)
    assert make_incident().pk > incident.pk
    assert Incident.objects.filter(pk=incident.pk).exists()


def test_what_is_restored_is_a_draft_as_it_was() -> None:
    incident = draft()
    restored = restore(discard(incident, WHY))
    assert (restored.state, restored.discarded_reason) == ("draft", "")
    assert restored.citations.count() == restored.counts.count() == 1


def test_only_what_was_discarded_is_restored() -> None:
    with pytest.raises(NotPublishable, match="Only a discarded incident is restored"):
        restore(make_incident())


def test_it_is_not_published_before_it_is_restored() -> None:
    incident = discard(draft(), WHY)
    with pytest.raises(NotPublishable) as problem:
        publish(incident, None)
    assert [blocker.code for blocker in problem.value.blockers] == ["discarded"]
    assert publish(restore(incident), None).state == "published"


def test_it_is_merged_with_nothing_either_way() -> None:
    incident, other = discard(make_incident(), WHY), make_incident()
    for duplicate, into in ((incident, other), (other, incident)):
        with pytest.raises(NotPublishable, match="Restore it to draft first"):
            merge(duplicate, into, None)


def test_nothing_of_it_is_printed_and_no_print_is_owed() -> None:
    make_published()
    owed = PrintRequest.objects.count()
    incident = discard(draft(title="Never shown"), WHY)
    print_edition()
    edition = store.current()
    assert edition.height == 1
    assert not detail.holds(edition, incident.public_id)
    assert detail.withdrawn(edition, incident.public_id) is None
    assert not PublicEvent.objects.filter(incident=incident).exists()
    assert PrintRequest.objects.count() == owed


def test_its_address_is_not_found_as_that_of_any_draft(client: Client) -> None:
    make_published()
    incident = discard(draft(), WHY)
    print_edition()
    assert client.get(f"/incidents/{incident.public_id}/").status_code == 404


def test_it_is_no_case_that_another_may_be() -> None:
    incident = draft()
    likely = case_of(make_incident())
    assert incident.pk in {match.key for match in known_incidents(likely)}
    discard(incident, WHY)
    assert incident.pk not in {match.key for match in known_incidents(likely)}


def test_it_is_no_case_that_cites_the_same_text() -> None:
    incident = draft()
    article = incident.citations.get().article
    discard(incident, WHY)
    assert not incidents_of_reprints(article).exists()
    assert not is_in_a_case(article)


def test_an_article_without_a_reading_is_set_aside_and_linked_again_when_it_is_restored() -> None:
    incident = draft()
    discard(incident, WHY)
    assert Article.objects.get().step == ArticleStep.SET_ASIDE
    restore(incident)
    assert Article.objects.get().step == ArticleStep.LINKED


def test_an_article_that_another_case_cites_stays_where_it_stands() -> None:
    incident = draft()
    make_incident().citations.create(article=incident.citations.get().article)
    discard(incident, WHY)
    assert Article.objects.get().step == ArticleStep.LINKED


def test_an_article_that_is_being_fetched_is_left_to_the_worker() -> None:
    incident = make_incident()
    incident.citations.create(article=make_article(step=ArticleStep.FETCHING))
    restore(discard(incident, WHY))
    assert Article.objects.get().step == ArticleStep.FETCHING


def entered(staff: Client) -> tuple[Article, Incident]:
    """An article of the inbox, and the case that was made of it."""
    article = read_article()
    accept_all(staff, article)
    new_case(staff, article)
    return article, Incident.objects.latest("pk")


def test_an_article_of_the_inbox_waits_again_with_what_was_decided_on_its_facts(admin_client: Client) -> None:
    article, incident = entered(admin_client)
    decided = proposal_of(article).decisions.count()
    discard(incident, WHY)
    article.refresh_from_db()
    assert article.step == ArticleStep.READ
    assert proposal_of(article).state == ProposalState.OPEN
    assert proposal_of(article).decisions.count() == decided > 0


def test_such_an_article_makes_another_case_and_the_first_can_still_be_restored(admin_client: Client) -> None:
    article, first = entered(admin_client)
    discard(first, WHY)
    new_case(admin_client, article, case_title="The other try")
    second = Incident.objects.latest("pk")
    assert second.pk != first.pk
    restore(first)
    assert proposal_of(article).incident == second
    assert {citation.incident for citation in article.citations.all()} == {first, second}


def test_a_reading_opened_again_is_decided_once_its_case_is_restored(admin_client: Client) -> None:
    article, incident = entered(admin_client)
    restore(discard(incident, WHY))
    article.refresh_from_db()
    assert article.step == ArticleStep.LINKED
    assert (proposal_of(article).state, proposal_of(article).incident) == (ProposalState.DONE, incident)
