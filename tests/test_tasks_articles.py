"""Jobs on articles: queued, swept, checked; a lost message or a dead worker costs time and nothing else."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings as project
from django.db import connection
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerError
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from incidents import tasks
from incidents.models import Article, JobRun
from incidents.models.articles import ArticleStep as Step
from incidents.reading import record
from tests.factories import make_article, make_incident, make_source
from tests.reading.sites import Site, local_fetcher, raw, reply

PAGE = b"<html><body><p>Police in Manila rescued 12 Vietnamese women from a scam compound on 4 May 2023.</p></body>"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Site]:
    monkeypatch.setattr(record, "fetcher", lambda: local_fetcher(tmp_path))
    with Site({"/a": reply(PAGE)}).served() as site:
        yield site


def step(article: Article) -> str:
    return Article.objects.values_list("step", flat=True).get(pk=article.pk)


@pytest.mark.django_db
def test_an_added_article_is_read_as_soon_as_it_is_committed(
    site: Site, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        article, _ = record.add(site.address("/a"))
        tasks.article_soon(article.pk)
    assert step(article) == Step.READ


@pytest.mark.django_db
def test_the_sweep_takes_up_an_article_whose_message_was_lost(site: Site) -> None:
    article, _ = record.add(site.address("/a"))
    Article.objects.update(queued_at=timezone.now() - timedelta(minutes=10))
    tasks.sweep()
    assert step(article) == Step.READ


@pytest.mark.django_db
def test_the_sweep_leaves_an_article_that_was_just_queued(site: Site) -> None:
    article, _ = record.add(site.address("/a"))
    Article.objects.update(queued_at=timezone.now())
    tasks.sweep()
    assert step(article) == Step.NEW


@pytest.mark.django_db
def test_an_article_is_taken_up_when_the_broker_is_back(
    site: Site, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    def away(*args: object, **kwargs: object) -> None:
        raise BrokerError("connection refused")

    with monkeypatch.context() as patch:
        patch.setattr(tasks.fetch_article, "apply_async", away)
        with django_capture_on_commit_callbacks(execute=True):
            article, _ = record.add(site.address("/a"))
            tasks.article_soon(article.pk)
        tasks.sweep()
    assert step(article) == Step.NEW
    tasks.sweep()
    assert step(article) == Step.READ


@pytest.mark.django_db
def test_the_last_run_of_the_sweep_is_known(site: Site) -> None:
    record.add(site.address("/a"))
    tasks.sweep()
    run = JobRun.objects.get(name="sweep")
    assert run.ended_at >= run.started_at
    assert run.found["articles"] == 1


@pytest.mark.django_db
def test_a_job_that_runs_twice_does_its_work_once(site: Site) -> None:
    article, _ = record.add(site.address("/a"))
    for _ in range(3):
        tasks.fetch_article(article.pk)
    assert (article.copies.count(), article.proposals.count(), site.asked.count("/a")) == (1, 1, 1)


def linked(site: Site, path: str, checked: datetime | None, host: str = "news.example") -> Article:
    article = make_article(address=site.address(path, host), step=Step.LINKED)
    added = timezone.now() - timedelta(days=90)
    Article.objects.filter(pk=article.pk).update(
        added_at=added, link_checked_at=checked, canonical_address=site.address(path, host)
    )
    return article


@pytest.mark.django_db
def test_links_are_looked_at_once_a_month_a_few_at_a_time(site: Site) -> None:
    now = timezone.now()
    old = linked(site, "/a", now - timedelta(days=40), "one.example")
    never = linked(site, "/b", None, "two.example")
    same_host = linked(site, "/c", now - timedelta(days=39), "two.example")
    recent = linked(site, "/d", now - timedelta(days=3), "four.example")
    assert tasks.links_to_check(9) == [never.pk, old.pk]
    assert {same_host.pk, recent.pk}.isdisjoint(tasks.links_to_check(9))


@pytest.mark.django_db
def test_a_dead_link_is_marked_and_a_living_one_unmarked(site: Site) -> None:
    dead, alive = linked(site, "/gone", None), linked(site, "/a", None)
    Article.objects.filter(pk=alive.pk).update(link_dead_since=timezone.now())
    for article in (dead, alive):
        tasks.check_link(article.pk)
        article.refresh_from_db()
    assert dead.link_dead_since is not None
    assert alive.link_dead_since is None


@pytest.mark.django_db
def test_a_site_that_does_not_answer_is_not_marked_dead(site: Site) -> None:
    article = linked(site, "/a", None)
    site.pages["/a"] = raw(b"")
    tasks.check_link(article.pk)
    article.refresh_from_db()
    assert article.link_dead_since is None
    assert article.link_checked_at is not None


@pytest.mark.django_db
def test_a_link_is_not_looked_at_twice(site: Site) -> None:
    article = linked(site, "/a", None)
    for _ in range(2):
        tasks.check_link(article.pk)
    assert site.asked.count("/a") == 1


@pytest.mark.django_db
def test_nothing_is_sent_to_a_public_archive_unless_a_setting_says_so(site: Site) -> None:
    cited(site)
    tasks.sweep()
    assert not site.asked


def cited(site: Site, **fields: object) -> Article:
    incident = make_incident(state="published")
    article = make_source(incident).article
    Article.objects.filter(pk=article.pk).update(step=Step.LINKED, link_checked_at=timezone.now(), **fields)
    return article


@pytest.mark.django_db
def test_a_cited_article_is_submitted_once_where_a_setting_says_so(site: Site, settings: Settings) -> None:
    article = cited(site)
    settings.PUBLIC_ARCHIVE_URL = site.address("/save/", "archive.example")
    for _ in range(2):
        tasks.sweep()
    assert site.asked == [f"/save/{article.address}"]


@pytest.mark.django_db
def test_an_article_that_identifies_victims_is_never_submitted(site: Site, settings: Settings) -> None:
    cited(site, identifies_victims=True)
    settings.PUBLIC_ARCHIVE_URL = site.address("/save/", "archive.example")
    tasks.sweep()
    assert not site.asked


WORKER = """
import django, sys
from pathlib import Path
django.setup()
from incidents.reading import record
from incidents.reading.readers import Readers
from tests.reading.sites import local_fetcher
pk, folder = int(sys.argv[1]), Path(sys.argv[2])
print("started", flush=True)
record.fetch(pk, local_fetcher(folder, seconds=20.0), record.archive())
record.read(pk, record.archive(), Readers())
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("moment", ["while fetching", "while reading"])
def test_a_worker_that_is_killed_outright_leaves_an_article_that_is_taken_up_again(
    site: Site, tmp_path: Path, settings: Settings, moment: str
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the worker's own process is given the database of this test as a file")
    settings.ARTICLE_ARCHIVE = str(tmp_path / "var" / "archive")
    if moment == "while fetching":
        site.pages["/a"] = raw(30.0)
    article, _ = record.add(site.address("/a"))
    name = connection.settings_dict["NAME"]
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{name}",
        "VAR_DIR": str(tmp_path / "var"),
        "DJANGO_SETTINGS_MODULE": "tracker.settings",
    }
    command = [sys.executable, "-c", WORKER, str(article.pk), str(tmp_path)]
    worker = subprocess.Popen(command, cwd=project.BASE_DIR, env=environment, stdout=subprocess.PIPE)
    wanted = Step.FETCHING if moment == "while fetching" else Step.FETCHED
    until = time.monotonic() + 30
    while step(article) != wanted and time.monotonic() < until:
        time.sleep(0.01)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert step(article) == wanted
    site.pages["/a"] = reply(PAGE)
    Article.objects.exclude(claim="").update(claimed_at=timezone.now() - timedelta(minutes=10))
    tasks.sweep()
    assert (step(article), article.copies.count(), article.proposals.count()) == (Step.READ, 1, 1)
