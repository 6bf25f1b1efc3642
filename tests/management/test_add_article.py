import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import DjangoCaptureOnCommitCallbacks

from incidents.models import Article
from incidents.reading import record
from tests.reading.sites import Site, local_fetcher, reply

pytestmark = pytest.mark.django_db
STORY = "Police in Manila rescued 12 Vietnamese women from a scam compound on 4 May 2023."


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Site]:
    monkeypatch.setattr(record, "fetcher", lambda: local_fetcher(tmp_path))
    with Site({"/a": reply(STORY.encode()), "/b": reply(f"{STORY} More.".encode())}).served() as site:
        yield site


def run(*arguments: str) -> list[list[str]]:
    """The lines printed, split at tabs."""
    out = io.StringIO()
    call_command("add_article", *arguments, stdout=out)
    return [line.split("\t") for line in out.getvalue().splitlines()]


def test_addresses_are_queued_and_told_one_a_line(
    site: Site, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        lines = run(site.address("/a"), site.address("/b"))
    assert [line[1] for line in lines] == ["added", "added"]
    assert set(Article.objects.values_list("step", flat=True)) == {"read"}


def test_with_now_the_article_is_read_here(site: Site) -> None:
    assert run("--now", site.address("/a"))[0][1:3] == ["added", "read"]


def test_an_article_that_is_known_is_said_to_be(site: Site) -> None:
    run("--now", site.address("/a"))
    assert run("--now", site.address("/a"))[0][1] == "known"
    assert site.asked.count("/a") == 1


def test_what_went_wrong_is_told_and_the_command_fails(site: Site) -> None:
    out = io.StringIO()
    with pytest.raises(CommandError, match="1 of 1"):
        call_command("add_article", "--now", site.address("/missing"), stdout=out)
    line = out.getvalue().splitlines()[0].split("\t")
    assert line[2] == "failed"
    assert line[4] == "The page is not there any more (404)."


def test_a_bad_address_does_not_stop_the_others(site: Site) -> None:
    out = io.StringIO()
    with pytest.raises(CommandError, match="1 of 2"):
        call_command("add_article", "nonsense", site.address("/a"), "--now", stdout=out)
    assert "refused\tnonsense" in out.getvalue()
    assert Article.objects.get().step == "read"


def test_a_text_is_taken_from_a_file(tmp_path: Path, site: Site) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    assert run("https://news.example/story", "--text", str(tmp_path / "story.txt"), "--now")[0][2] == "read"
    assert not site.asked


@pytest.mark.parametrize(
    "arguments",
    [[], ["--text", "/nowhere/at/all"], ["https://a.example/", "https://b.example/", "--text", "manage.py"]],
)
def test_senseless_arguments_are_refused_with_a_sentence(arguments: list[str]) -> None:
    with pytest.raises(CommandError, match=r"\.$"):
        call_command("add_article", *arguments)


def test_a_whole_archive_is_said_to_be_whole(site: Site) -> None:
    run("--now", site.address("/a"), site.address("/b"))
    out = io.StringIO()
    call_command("check_archive", stdout=out)
    assert out.getvalue() == "2 files, 0 missing or damaged; 0 that no article refers to.\n"


@pytest.mark.parametrize("damage", ["missing", "unreadable"])
def test_a_damaged_archive_is_an_error_that_names_the_file(site: Site, tmp_path: Path, damage: str) -> None:
    run("--now", site.address("/a"))
    stored_as = Article.objects.get().copies.get().stored_as
    path = tmp_path / "archive" / stored_as
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:50])
    out = io.StringIO()
    with pytest.raises(CommandError, match="1 of 1"):
        call_command("check_archive", stdout=out)
    assert f"{stored_as}\tarticle {Article.objects.get().pk}\t{damage}" in out.getvalue()
