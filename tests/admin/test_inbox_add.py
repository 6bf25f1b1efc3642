"""Articles come into the inbox by address, as text, or as a saved page; each is queued and read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from incidents.models import Article
from incidents.models.articles import ArticleStep as Step
from incidents.reading import record
from tests.admin.inbox import STORY, texts, tree
from tests.factories import make_article, make_user
from tests.reading.sites import Site, local_fetcher, reply

pytestmark = pytest.mark.django_db(transaction=True)
ADD = "/admin/inbox/add/"
PAGE = f"<html lang=en><head><title>People rescued</title></head><body><article><p>{STORY}</p></article></body></html>"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Site]:
    """A site on this machine, which the job's fetcher is told that it may reach."""
    with Site({"/a": reply(PAGE.encode()), "/b": reply(b"%PDF-nonsense", "application/pdf")}).served() as served:
        monkeypatch.setattr(record, "fetcher", lambda: local_fetcher(tmp_path))
        yield served


def add(client: Client, **typed: Any) -> Any:
    return client.post(ADD, {"addresses": "", "text": "", **typed}, follow=True)


def errors(page: Any) -> str:
    return " ".join(texts(page, "//*[contains(@class,'errorlist')]"))


def test_a_pasted_address_is_fetched_and_what_it_reports_is_shown(staff: Client, site: Site) -> None:
    page = add(staff, addresses=site.address("/a"))
    article = Article.objects.get()
    assert article.step == Step.READ
    assert "34" in " ".join(texts(page, "//table//tbody//td[1]"))


def test_several_addresses_are_added_one_a_line(staff: Client, site: Site) -> None:
    add(staff, addresses=f"{site.address('/a')}\n\n  {site.address('/c')}  \n")
    assert Article.objects.count() == 2


def test_an_address_that_fails_says_why_in_a_sentence(staff: Client, site: Site) -> None:
    page = add(staff, addresses=site.address("/missing"))
    assert Article.objects.get().step == Step.FAILED
    assert "The page is not there any more (404)." in page.content.decode()


def test_an_address_of_a_private_host_is_refused(staff: Client) -> None:
    add(staff, addresses="http://127.0.0.1/secret")
    assert Article.objects.get().problem == "forbidden_address"


def test_an_address_on_the_first_line_of_a_text_is_its_address_and_no_part_of_it(staff: Client) -> None:
    add(staff, text=f"\n https://news.example/first-line \n\n{STORY}")
    article = Article.objects.get()
    assert article.address == "https://news.example/first-line"
    assert "first-line" not in article.title + article.text


def test_an_address_that_stands_above_too_is_taken_once(staff: Client) -> None:
    add(staff, addresses="https://news.example/one", text=f"https://news.example/one\n{STORY}")
    assert Article.objects.get().address == "https://news.example/one"


def test_a_text_that_begins_with_another_address_than_the_one_above_is_asked_about(staff: Client) -> None:
    page = add(staff, addresses="https://news.example/two", text=f"https://news.example/one\n{STORY}")
    assert "begins with another address" in page.content.decode()
    assert not Article.objects.exists()


def test_a_known_address_is_said_and_linked_not_added_twice(staff: Client) -> None:
    known = make_article(address="https://www.news.example/story?utm_source=x", step="linked")
    page = add(staff, addresses="http://news.example/story#top")
    assert Article.objects.count() == 1
    assert "Recorded already" in page.content.decode()
    assert f"/admin/inbox/{known.pk}/" in page.content.decode()


def test_a_line_that_is_no_address_keeps_all_that_was_typed(staff: Client) -> None:
    page = staff.post(ADD, {"addresses": "https://news.example/good\nnot an address", "text": ""})
    assert page.status_code == 422
    assert "not an address" in errors(page)
    assert "https://news.example/good" in tree(page).get_element_by_id("id_addresses").text
    assert not Article.objects.exists()


def test_nothing_given_is_said(staff: Client) -> None:
    assert "Paste an address" in errors(staff.post(ADD, {"addresses": "", "text": ""}))


def test_a_pasted_text_is_read_without_an_address(staff: Client) -> None:
    add(staff, text=STORY)
    article = Article.objects.get()
    assert (article.step, article.address, article.text) == (Step.READ, "", STORY)


def test_a_pasted_text_is_taken_for_a_page_that_could_not_be_fetched(staff: Client) -> None:
    failed = make_article(address="https://news.example/closed", step="failed", problem="closed", last_error="Closed.")
    add(staff, addresses="https://news.example/closed", text=STORY)
    failed.refresh_from_db()
    assert (failed.step, failed.last_error) == (Step.READ, "")


def test_a_text_given_for_an_article_that_was_set_aside_is_read(staff: Client) -> None:
    aside = make_article(address="https://news.example/aside", step="set_aside")
    add(staff, addresses="https://news.example/aside", text=STORY)
    aside.refresh_from_db()
    assert (aside.step, aside.text) == (Step.READ, STORY)


def test_a_text_given_for_an_article_in_a_case_is_kept_and_said_not_to_be_read(staff: Client) -> None:
    linked = make_article(address="https://news.example/linked", step="linked")
    page = add(staff, addresses="https://news.example/linked", text=STORY)
    linked.refresh_from_db()
    assert (linked.step, linked.copies.count()) == (Step.LINKED, 1)
    assert "kept as a copy of this article, but not read" in page.content.decode()


def test_a_text_has_one_address_at_most(staff: Client) -> None:
    page = staff.post(ADD, {"addresses": "https://a.example/1\nhttps://a.example/2", "text": STORY})
    assert "one article" in errors(page)
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("name", "kind", "body"),
    [("page.html", "text/html", PAGE.encode()), ("page.txt", "text/plain", STORY.encode("utf-16"))],
)
def test_a_saved_page_is_read(staff: Client, name: str, kind: str, body: bytes) -> None:
    add(staff, saved=SimpleUploadedFile(name, body, kind))
    assert "34 people" in Article.objects.get().text


def test_a_saved_picture_is_refused_with_a_sentence(staff: Client) -> None:
    page = staff.post(
        ADD, {"addresses": "", "text": "", "saved": SimpleUploadedFile("a.png", b"\x89PNG...", "image/png")}
    )
    assert "Only HTML, PDF and plain text are read." in errors(page)
    assert not Article.objects.exists()


def test_a_saved_page_above_the_limit_is_refused(staff: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("incidents.admin.inbox.adding.LARGEST", 100)
    page = staff.post(
        ADD, {"addresses": "", "text": "", "saved": SimpleUploadedFile("a.txt", b"x" * 101, "text/plain")}
    )
    assert "larger than" in errors(page)


def test_a_broken_pdf_ends_as_failed_with_a_sentence(staff: Client) -> None:
    page = add(staff, saved=SimpleUploadedFile("a.pdf", b"%PDF-1.4 nonsense", "application/pdf"))
    assert Article.objects.get().step == Step.FAILED
    assert "No text can be got out of this PDF" in page.content.decode()


def test_an_empty_file_is_refused(staff: Client) -> None:
    page = staff.post(ADD, {"addresses": "", "text": "", "saved": SimpleUploadedFile("a.txt", b"", "text/plain")})
    assert "no text to read" in errors(page)


def test_adding_is_in_the_history(staff: Client, ana: Any) -> None:
    add(staff, text=STORY)
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id, entry.change_message) == (
        ana,
        str(Article.objects.get().pk),
        "Added to the inbox",
    )


def test_who_may_not_add_articles_may_not_add_them_here(db: None) -> None:
    client, user = Client(), make_user()
    user.user_permissions.add(Permission.objects.get(codename="change_article"))
    client.force_login(user)
    assert client.get(ADD).status_code == 403
    assert client.get("/admin/inbox/").status_code == 200


def test_a_visitor_is_sent_to_sign_in() -> None:
    assert Client().get(ADD).status_code == 302
