"""A worker is killed, or anything fails, at any step: the article is taken up again, with one copy and proposal."""

import contextlib
import errno
import os
from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone

from incidents.models import Article, ArticleCopy
from incidents.models.articles import ArticleStep as Step
from incidents.reading import archive as archiving
from incidents.reading import record
from incidents.reading.fetch import Fetcher
from incidents.reading.readers import Readers
from incidents.reading.refusals import Reason
from incidents.reading.web import media

from .recording import added, later, run
from .sites import Site

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """The worker is gone in the middle of something; nothing of ours runs after it."""


STEPS: list[tuple[Any, str]] = [
    (Fetcher, "fetch"),
    (archiving.Archive, "keep"),
    (archiving.WARCWriter, "write_record"),
    (os, "fsync"),
    (archiving, "_sync_folder"),
    (record, "_keep_copy"),
    (record, "_finish"),
    (archiving.Archive, "load"),
    (media, "text_of"),
    (Readers, "read"),
    (record, "sketch"),
    (record, "_described"),
    (record, "_propose"),
]
NAMES = [name for _, name in STEPS]


def breaking(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, problem: BaseException, after: bool) -> None:
    whole = getattr(owner, name)

    def broken(*args: Any, **kwargs: Any) -> Any:
        if after:
            whole(*args, **kwargs)
        raise problem

    monkeypatch.setattr(owner, name, broken)


def take_up_again(article: Article, fetcher: Fetcher) -> Article:
    """What sweep and workers do once the lease is over."""
    later(article, 24 * 60)
    assert list(record.owed()) == [article]
    return run(article, fetcher)


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("owner", "name"), STEPS, ids=NAMES)
def test_a_worker_killed_at_any_step_leaves_an_article_that_is_taken_up_again(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, after: bool
) -> None:
    article = added(site)
    with monkeypatch.context() as patch, pytest.raises(Killed):
        breaking(patch, owner, name, Killed(), after)
        run(article, fetcher)
    take_up_again(article, fetcher)
    assert (article.step, article.copies.count(), article.proposals.count()) == (Step.READ, 1, 1)
    assert len(list(record.archive().files())) == 1


@pytest.mark.parametrize(
    "problem", [OSError(errno.ENOSPC, "No space left on device"), DatabaseError("disk is full"), MemoryError()]
)
@pytest.mark.parametrize(("owner", "name"), STEPS, ids=NAMES)
def test_whatever_fails_at_any_step_is_tried_again(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, problem: Exception
) -> None:
    article = added(site)
    with monkeypatch.context() as patch:
        breaking(patch, owner, name, problem, after=False)
        with contextlib.suppress(OSError, DatabaseError, MemoryError):
            run(article, fetcher)
    take_up_again(article, fetcher)
    assert (article.step, article.copies.count(), article.proposals.count()) == (Step.READ, 1, 1)


def test_a_full_disk_is_waited_for_as_long_as_it_takes(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = added(site)
    with monkeypatch.context() as patch:
        breaking(patch, os, "fsync", OSError(errno.ENOSPC, "No space left on device"), after=False)
        for _ in range(20):
            later(article, 24 * 60)
            run(article, fetcher)
    assert (article.step, article.problem, article.tries) == (Step.NEW, Reason.ARCHIVE, 0)
    assert take_up_again(article, fetcher).step == Step.READ


def test_a_live_claim_is_left_alone(site: Site, fetcher: Fetcher) -> None:
    article = added(site)
    Article.objects.filter(pk=article.pk).update(step=Step.FETCHING, claim="other", claimed_at=timezone.now())
    assert record.fetch(article.pk, fetcher, record.archive()) is None
    assert not record.owed().exists()


def test_a_worker_whose_claim_ran_out_writes_nothing(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, whole = added(site), Fetcher.fetch

    def overtaken(self: Fetcher, address: str) -> Any:
        Article.objects.filter(pk=article.pk).update(claim="another")
        return whole(self, address)

    monkeypatch.setattr(Fetcher, "fetch", overtaken)
    assert record.fetch(article.pk, fetcher, record.archive()) is None
    article.refresh_from_db()
    assert (article.step, article.claim) == (Step.FETCHING, "another")
    assert not ArticleCopy.objects.exists()


def test_an_article_that_kills_every_worker_is_given_up(site: Site, fetcher: Fetcher) -> None:
    article = added(site)
    for _ in range(record.MOST_TRIES):
        later(article, 24 * 60)
        assert record._claim(article.pk, record._lost() | record._due(), Step.NEW, step=Step.FETCHING)
    later(article, 24 * 60)
    assert record.give_up_lost() == 1
    article.refresh_from_db()
    assert (article.step, article.problem) == (Step.FAILED, Reason.WORKER_LOST)
