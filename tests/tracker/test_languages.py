"""The language of an answer: on public pages from the address alone, for staff from their choice or their browser."""

import pytest
from django.test import Client
from django.utils.translation import get_language

INDONESIAN = {"Accept-Language": "id"}


@pytest.mark.parametrize(("address", "language"), [("/about/", "en"), ("/id/about/", "id"), ("/id/nowhere/", "id")])
def test_the_address_says_the_language(served, get, address, language):
    answer = get(address)
    assert answer["Content-Language"] == language
    assert f'<html lang="{language}" dir="ltr">' in answer.content.decode()


def test_a_browser_changes_nothing_on_a_public_page(served, get):
    assert get("/about/", **INDONESIAN).content == get("/about/").content
    assert "Accept-Language" not in get("/about/", **INDONESIAN).get("Vary", "")


def test_a_cookie_changes_nothing_on_a_public_page(served, client: Client):
    plain = client.get("/about/").content
    client.cookies.load({"django_language": "id"})
    assert client.get("/about/").content == plain


def test_the_language_of_the_root_has_no_second_address(served, get):
    assert get("/en/about/").status_code == 404


def test_a_forgotten_slash_keeps_the_language(served, get):
    answer = get("/id/about")
    assert (answer.status_code, answer["Location"]) == (301, "/id/about/")


@pytest.mark.parametrize("address", ["/api/v1/", "/incidents.csv", "/map/clusters.json", "/robots.txt", "/healthz"])
def test_what_programs_read_has_one_address(served, get, address):
    assert get(address).status_code == 200
    assert get(f"/id{address}").status_code == 404


@pytest.mark.parametrize("address", ["/id/map/rows.json", "/id/map/names.json"])
def test_other_sites_may_ask_what_the_map_asks_in_any_language(served, get, address):
    assert get(address, Origin="https://news.example")["Access-Control-Allow-Origin"] == "*"


def test_an_answer_leaves_no_language_behind(served, get):
    get("/id/about/")
    assert get_language() == "en"


@pytest.mark.django_db
def test_staff_read_in_the_language_of_their_browser(client: Client):
    answer = client.get("/admin/login/", headers=INDONESIAN)
    assert answer["Content-Language"] == "id"
    assert 'lang="id"' in answer.content.decode()
    assert "Accept-Language" in answer["Vary"]


@pytest.mark.django_db
def test_staff_can_choose_another_language_than_their_browsers(client: Client):
    answer = client.post("/admin/language/", {"language": "en", "next": "/admin/"}, headers=INDONESIAN)
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert client.get("/admin/login/", headers=INDONESIAN)["Content-Language"] == "en"


@pytest.mark.django_db
def test_the_choice_of_staff_is_not_sent_to_public_pages(client: Client):
    client.post("/admin/language/", {"language": "id", "next": "/admin/"})
    cookie = client.cookies["django_language"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/admin/", True, "Lax")


def test_every_staff_page_offers_the_other_languages(admin_client: Client):
    page = admin_client.get("/admin/?q=1").content.decode()
    assert '<button name="language" value="id" lang="id">Bahasa Indonesia</button>' in page
    assert '<input type="hidden" name="next" value="/admin/?q=1">' in page
    assert 'value="en" lang="en"' not in page
