"""The queue: articles by where they stand, oldest first, at the same cost however many there are."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from incidents.models import Article, JobRun, Proposal
from incidents.models.articles import ArticleStep as Step
from tests.admin.inbox import STORY, read_article, texts
from tests.factories import make_article, make_incident

pytestmark = pytest.mark.django_db
INBOX = "/admin/inbox/"


def in_step(step: str, count: int = 1, **fields: Any) -> list[Article]:
    return [make_article(step=step, **fields) for _ in range(count)]


def names(page: Any) -> list[str]:
    return texts(page, "//table//tbody//th/a")


def test_each_state_says_how_many_articles_are_in_it(staff: Client) -> None:
    for step, count in (
        ("new", 1),
        ("fetching", 1),
        ("fetched", 1),
        ("read", 3),
        ("failed", 2),
        ("linked", 4),
        ("set_aside", 1),
    ):
        in_step(step, count)
    tabs = texts(staff.get(INBOX), "//nav[contains(@class,'tabs')]/a")
    assert tabs == ["New 1", "Being read 2", "To decide 3", "Failed 2", "Done 5"]


def test_the_oldest_comes_first(staff: Client) -> None:
    late, early = in_step("read", title="Late")[0], in_step("read", title="Early")[0]
    Article.objects.filter(pk=early.pk).update(added_at=late.added_at - timedelta(hours=1))
    assert names(staff.get(f"{INBOX}?state=decide")) == ["Early", "Late"]


def test_a_row_tells_what_the_article_reports(staff: Client) -> None:
    read_article()
    told = texts(staff.get(INBOX), "//table//tbody//td[1]")
    assert told == ["Thursday, 4 May 2023 · Philippines · 34"]


@pytest.mark.parametrize(("language", "day"), [("en", "6 May 2023"), ("id", "6 Mei 2023")])
def test_the_day_of_publication_is_told_in_the_reader_s_language(staff: Client, language: str, day: str) -> None:
    in_step("read", published=date(2023, 5, 6))
    page = staff.get(INBOX, headers={"Accept-Language": language})
    assert day in texts(page, "//tbody//th/span")[0]


def test_a_text_that_is_no_incident_is_told_as_such(staff: Client) -> None:
    read_article("The minister said that a new law against trafficking will be proposed next year.")
    assert "Not one incident" in staff.get(INBOX).content.decode()


def test_a_failed_article_tells_why_and_can_be_tried_again(staff: Client) -> None:
    (article,) = in_step("failed", problem="gone", last_error="The page is not there any more (404).")
    page = staff.get(f"{INBOX}?state=failed")
    assert texts(page, "//table//tbody//td[1]") == ["The page is not there any more (404)."]
    staff.post(f"{INBOX}{article.pk}/step/", {"do": "again"})
    article.refresh_from_db()
    assert article.step == Step.NEW


def test_trying_again_keeps_the_decisions_on_what_was_read(staff: Client) -> None:
    article = read_article()
    staff.post(f"{INBOX}{article.pk}/step/", {"do": "again"})
    assert Proposal.objects.filter(article=article).exists()


def test_an_article_is_set_aside_and_leaves_the_queue(staff: Client) -> None:
    (article,) = in_step("failed")
    staff.post(f"{INBOX}{article.pk}/step/", {"do": "aside"})
    article.refresh_from_db()
    assert article.step == Step.SET_ASIDE


def test_a_cited_article_is_not_set_aside(staff: Client) -> None:
    (article,) = in_step("linked")
    staff.post(f"{INBOX}{article.pk}/step/", {"do": "aside"})
    article.refresh_from_db()
    assert article.step == Step.LINKED


def test_a_button_leads_to_no_other_site(staff: Client) -> None:
    (article,) = in_step("failed")
    answer = staff.post(f"{INBOX}{article.pk}/step/", {"do": "aside", "next": "https://elsewhere.example/"})
    assert answer["Location"] == INBOX


def test_the_last_sweep_is_shown(staff: Client) -> None:
    now = timezone.now().replace(2026, 5, 4, 10, 30, 15)
    JobRun.objects.create(name="sweep", started_at=now, ended_at=now)
    assert "4 May 2026, 10:30:15" in staff.get(INBOX).content.decode()


def test_the_list_is_paged(staff: Client) -> None:
    in_step("read", 51)
    assert len(names(staff.get(f"{INBOX}?state=decide"))) == 50
    assert len(names(staff.get(f"{INBOX}?state=decide&page=2"))) == 1


def test_the_number_of_queries_does_not_grow_with_the_list(staff: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            staff.get(f"{INBOX}?state=done")
        return len(seen)

    _cited(1)
    few = queries()
    _cited(20)
    assert queries() == few


def test_the_stamp_changes_when_an_article_moves(staff: Client) -> None:
    (article,) = in_step("new")
    before = _state(staff)
    assert _state(staff) == before
    Article.objects.filter(pk=article.pk).update(step=Step.FETCHING)
    assert _state(staff)["stamp"] != before["stamp"]


def test_the_stamp_says_whether_anything_is_being_worked_on(staff: Client) -> None:
    in_step("read")
    assert _state(staff)["moving"] is False
    in_step("fetching")
    assert _state(staff)["moving"] is True


def test_the_state_is_for_staff_only() -> None:
    assert Client().get(f"{INBOX}state.json").status_code == 302


def _state(client: Client) -> Any:
    return json.loads(client.get(f"{INBOX}state.json").content)


def _cited(count: int) -> None:
    for article in in_step("linked", count, text=STORY):
        article.citations.create(incident=make_incident())
        Proposal.objects.create(article=article, text_sha256="0", reader="test", facts={"is_incident": None})
