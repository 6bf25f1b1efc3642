"""Pages made to take all time and memory: each is read in time or refused with what to do, and nothing is lost."""

import time
from pathlib import Path

import pytest

from incidents.models import Article
from incidents.models.articles import ArticleStep as Step
from incidents.reading import record, text
from incidents.reading.readers import Readers
from incidents.reading.record import Given
from incidents.reading.refusals import Reason, Refused
from incidents.reading.web import media
from incidents.reading.web.page_process import PROGRAM, PageProcess

STORY = "Police in Manila rescued 12 Vietnamese women from a scam compound on 4 May 2023, officials said on Friday."
SECONDS = 3
# Parsers take a quadratic time for them.
TABLES = "<html><body><table>" + "<tr><td>x" * 60_000 + f"<p>{STORY}</p>"
TAGS = "<html><body>" + "<p>a</p>" * 1_250_000 + f"<p>{STORY}</p>"
PAGES = {
    "deep": "<html><body>" + "<div>" * 500_000 + STORY + "</div>" * 500_000,
    "tables in tables": TABLES,
    "10 MB of tags": TAGS,
    "10 MB of open tags": "<html><body>" + "<b><i>" * 1_600_000 + STORY,
    "a huge attribute": f"<html><body><p class='{'x ' * 1_500_000}'>{STORY}</p>",
    "many attributes": "<html><body><p " + "a=b " * 700_000 + f">{STORY}</p>",
    "blanks": "<html><body>" + " " * 2_900_000 + STORY,
    "blanks and nothing else": "<html><body>" + " \t" * 1_400_000,
}


def read_again(article: Article) -> Article:
    record.read(article.pk, record.archive(), Readers())
    article.refresh_from_db()
    return article


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "SECONDS", SECONDS)


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_is_read_or_refused_in_time(name: str, impatient: None) -> None:
    begun = time.monotonic()
    try:
        assert len(text.extract(PAGES[name]).text) <= text.LONGEST_TEXT
    except Refused as problem:
        assert problem.reason is Reason.TOO_HARD
    assert time.monotonic() - begun < SECONDS + 5


def test_a_huge_attribute_does_not_hide_the_story() -> None:
    page = media.text_of(PAGES["a huge attribute"].encode(), "text/html")
    assert STORY in text.extract(page).text


def test_a_page_that_takes_too_much_memory_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    small = tmp_path / "html_text.py"
    small.write_text(PROGRAM.read_text().replace("MEMORY = 768 ", "MEMORY = 30 "))
    monkeypatch.setattr(text, "PARSER", PageProcess(small))
    with pytest.raises(Refused, match="could not be read within"):
        text.extract(f"<html><body><p>{STORY}</p>")


@pytest.mark.django_db
def test_a_page_that_takes_too_long_fails_with_what_to_do_and_is_kept(impatient: None) -> None:
    article = read_again(record.add("https://news.example/hard", Given(TABLES.encode(), "text/html"))[0])
    assert (article.step, article.problem) == (Step.FAILED, Reason.TOO_HARD)
    assert article.last_error == f"This page could not be read within {SECONDS} seconds. Paste its text instead."
    assert record.archive().load(article.copies.get().stored_as).content == TABLES.encode()


@pytest.mark.django_db
def test_the_text_of_a_page_that_took_too_long_is_taken_instead(impatient: None) -> None:
    address = "https://news.example/hard"
    article = read_again(record.add(address, Given(TABLES.encode(), "text/html"))[0])
    record.add(address, Given(STORY.encode()))
    article = read_again(article)
    assert (article.step, article.problem, article.text) == (Step.READ, "", STORY)
    assert article.copies.count() == 2
