from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from incidents.editions import detail, store
from incidents.editions.print import print_edition
from incidents.ledger.merging import merge
from incidents.ledger.publishing import NotPublishable, publish, withdraw
from incidents.ledger.reports import prefetched, reports_of
from incidents.models import Incident, PublicEvent
from tests.factories import make_article, make_authority, make_incident, make_published, make_source, make_user

pytestmark = pytest.mark.django_db


def codes(problem: NotPublishable) -> list[str]:
    return [blocker.code for blocker in problem.blockers]


def test_the_one_takes_over_the_sources_that_it_lacks() -> None:
    into, duplicate = make_published(), make_incident()
    make_source(duplicate, total=1090)
    merge(duplicate, into, None)
    totals = [report.total for report in reports_of(prefetched(Incident.objects).get(pk=into.pk))]
    assert 1090 in totals
    assert into.citations.filter(is_lead=True).count() <= 1
    assert not duplicate.citations.exists()


def test_what_both_cite_stays_as_each_has_it() -> None:
    into, duplicate, article = make_incident(), make_incident(), make_article()
    for incident, number in ((into, 10), (duplicate, 12)):
        incident.citations.create(article=article)
        incident.counts.create(article=article, number=number)
    merge(duplicate, into, None)
    assert into.counts.get().number == 10
    assert duplicate.counts.get().number == 12


def test_authorities_and_follow_ups_move_and_none_is_doubled() -> None:
    into, duplicate = make_incident(), make_incident()
    article = make_source(duplicate).article
    duplicate.followups.create(article=article, outcome="sheltered", number=3, date=date(2023, 6, 1))
    both, only = make_authority("Police"), make_authority("Navy")
    into.involvements.create(authority=both)
    for authority in (both, only):
        duplicate.involvements.create(authority=authority)
    merge(duplicate, into, None)
    assert sorted(into.involvements.values_list("authority__name", flat=True)) == ["Navy", "Police"]
    assert into.followups.get().number == 3


def test_the_duplicate_keeps_its_id_and_leads_to_the_other() -> None:
    into, duplicate = make_incident(), make_incident()
    merge(duplicate, into, None)
    duplicate.refresh_from_db()
    assert (duplicate.state, duplicate.merged_into) == ("merged", into)


def test_what_was_merged_before_leads_straight_to_the_last() -> None:
    first, second, third = make_incident(), make_incident(), make_incident()
    merge(first, second, None)
    merge(second, third, None)
    first.refresh_from_db()
    assert first.merged_into == third


def test_both_write_their_public_history() -> None:
    into, duplicate, by = make_published(), make_published(), make_user()
    merge(duplicate, into, by)
    events = PublicEvent.objects.order_by("pk").values_list("incident", "kind", "reason")[2:]
    assert list(events) == [
        (duplicate.pk, "merged", f"It is part of {into.public_id} now."),
        (into.pk, "changed", f"{duplicate.public_id} became part of it."),
    ]


def test_whoever_merges_changed_both_last_and_cannot_publish_what_came_of_it() -> None:
    author, merging = make_user(), make_user()
    into, duplicate = make_incident(changed_by=author), make_incident(changed_by=merging)
    make_source(duplicate, total=9999)
    opened = into.changed_at
    merge(duplicate, into, merging)
    duplicate.refresh_from_db()
    assert into.changed_by == duplicate.changed_by == merging
    assert into.changed_at > opened
    with pytest.raises(NotPublishable) as caught:
        publish(into, merging)
    assert codes(caught.value) == ["second_eyes"]


def test_a_draft_that_becomes_part_of_another_leaves_no_public_trace() -> None:
    into, draft = make_published(), make_incident()
    merge(draft, into, None)
    print_edition()
    edition = store.current()
    assert not PublicEvent.objects.filter(incident=draft).exists()
    assert detail.merged_into(edition, draft.public_id) is None
    assert draft.public_id not in str(edition.table("changes").to_dicts())


def test_merging_is_refused_where_it_makes_no_sense() -> None:
    public, draft, withdrawn, merged = make_published(), make_incident(), make_published(), make_incident()
    withdraw(withdrawn, "Counted twice.", None)
    merge(merged, public, None)
    for duplicate, into in [
        (public, public), (public, draft), (withdrawn, public), (public, withdrawn), (merged, public), (draft, merged),
    ]:  # fmt: skip
        with pytest.raises(NotPublishable) as caught:
            merge(duplicate, into, None)
        assert set(codes(caught.value)) == {"not_mergeable"}


def test_a_merge_that_would_make_the_public_one_wrong_changes_nothing() -> None:
    into, duplicate = make_published(), make_incident()
    article = make_source(duplicate).article
    article.title = "Call me at person@example.org"
    article.save()
    with pytest.raises(NotPublishable) as caught:
        merge(duplicate, into, None)
    duplicate.refresh_from_db()
    assert codes(caught.value) == ["personal_data"]
    assert (duplicate.state, duplicate.citations.count()) == ("draft", 1)


def test_a_merged_incident_cannot_be_published() -> None:
    into, duplicate = make_published(), make_incident()
    make_source(duplicate)
    merge(duplicate, into, None)
    with pytest.raises(NotPublishable) as caught:
        publish(duplicate, None)
    assert "merged" in codes(caught.value)


def test_the_database_keeps_merged_and_its_target_together() -> None:
    one, other = make_incident(), make_incident()
    for changes in ({"state": "merged"}, {"merged_into": other}, {"state": "merged", "merged_into": one}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Incident.objects.filter(pk=one.pk).update(**changes)


def test_page_and_api_lead_from_the_merged_id_to_the_other(client: Client) -> None:
    into, duplicate = make_published(), make_published()
    merge(duplicate, into, None)
    print_edition()
    for prefix in ("/incidents/", "/api/v1/incidents/"):
        answer = client.get(f"{prefix}{duplicate.public_id}/")
        assert (answer.status_code, answer.headers["Location"]) == (301, f"{prefix}{into.public_id}/")
        assert client.get(answer.headers["Location"]).status_code == 200


def test_files_say_what_a_merged_id_is_part_of() -> None:
    into, duplicate = make_published(), make_published()
    merge(duplicate, into, None)
    print_edition()
    row = store.current().table("withdrawn").to_dicts()[0]
    assert (row["id"], row["merged_into"]) == (duplicate.public_id, into.public_id)
    assert row["reason"] == f"It is part of {into.public_id} now."
