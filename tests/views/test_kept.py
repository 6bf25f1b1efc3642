"""Answers that are kept for whoever asks the same."""

import gzip
from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.translation import override

from incidents.views.kept import Kept, Shelf, kept, shelf
from tests.served import awkward, clark

TEXT = "Nobody is counted twice. " * 20


class Counted:
    """A view that counts how often it is asked, and asks it as a page would be."""

    def __init__(self, status: int = 200, text: str = TEXT) -> None:
        self.times = 0
        self.status, self.text = status, text
        self.view = kept(self._answer)

    def _answer(self, request, edition):
        self.times += 1
        return HttpResponse(self.text, status=self.status, content_type="text/plain")

    def ask(self, address: str = "/somewhere/", edition: str = "e1", **headers: str) -> HttpResponse:
        return self.view(RequestFactory().get(address, headers=headers), SimpleNamespace(id=edition))


def test_the_same_question_is_answered_once():
    page = Counted()
    first, second = page.ask(), page.ask()
    assert page.times == 1
    assert (
        (first.content, first["Content-Type"])
        == (second.content, second["Content-Type"])
        == (TEXT.encode(), "text/plain")
    )


@pytest.mark.parametrize(
    ("address", "edition"), [("/somewhere/?page=2", "e1"), ("/elsewhere/", "e1"), ("/somewhere/", "e2")]
)
def test_another_address_or_edition_is_another_question(address, edition):
    page = Counted()
    page.ask()
    page.ask(address, edition)
    assert page.times == 2


def test_another_language_is_another_question():
    page = Counted()
    page.ask()
    with override("id"):
        page.ask()
    assert page.times == 2


def test_an_answer_that_is_not_good_is_not_kept():
    page = Counted(status=400)
    assert [page.ask().status_code for _ in range(2)] == [400, 400]
    assert page.times == 2


def test_who_takes_gzip_gets_it_and_nobody_else():
    page = Counted()
    packed, plain = page.ask(**{"Accept-Encoding": "br, gzip"}), page.ask()
    assert gzip.decompress(packed.content) == plain.content == TEXT.encode()
    assert (packed["Content-Encoding"], "Content-Encoding" in plain) == ("gzip", False)
    assert packed["Vary"] == plain["Vary"] == "Accept-Encoding"


def test_a_short_answer_is_not_packed():
    assert "Content-Encoding" not in Counted(text="short").ask(**{"Accept-Encoding": "gzip"})


def test_what_was_not_asked_for_longest_makes_room():
    held = Shelf(room=20)
    keys = [("e", "en", address, False) for address in "abc"]
    held.put(keys[0], Kept(b"1234567890", ()))
    held.put(keys[1], Kept(b"1234567890", ()))
    held.get(keys[0])
    held.put(keys[2], Kept(b"1234567890", ()))
    assert [held.get(key) is not None for key in keys] == [True, False, True]
    assert held.held == 20


def test_an_answer_larger_than_all_the_room_is_not_kept():
    held = Shelf(room=5)
    held.put(("e", "en", "/", False), Kept(b"123456", ()))
    assert (held.get(("e", "en", "/", False)), held.held) == (None, 0)


def test_without_room_nothing_is_kept(settings):
    settings.ANSWERS_KEPT = 0
    shelf.cache_clear()
    page = Counted()
    page.ask()
    page.ask()
    assert page.times == 2


@pytest.mark.parametrize("address", ["/", "/incidents/", "/map/clusters.json", "/statistics/", "/embed/"])
def test_a_page_that_is_asked_for_again_is_the_same_to_the_byte(served, get, address):
    first, second = get(address), get(address)
    assert first.content == second.content
    assert dict(first.items()) == dict(second.items())


def test_a_new_edition_is_seen_although_the_old_answer_is_kept(serve, get):
    serve(clark())
    get("/map/clusters.json")
    second = serve(clark(), awkward())
    assert get("/map/clusters.json").json()["edition"] == second.id
