"""The staff site in a browser: nothing is wider than a phone, and every key of the reading page does what it says."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from incidents.models import FactDecision
from tests.admin.inbox import page_of, read_article
from tests.browser.staff import serious, sign_in
from tests.factories import make_article, make_authority, make_incident, make_source

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article(live_server: LiveServer) -> object:
    return read_article()


def test_nothing_on_the_staff_site_is_wider_than_the_screen(article, screen: Page) -> None:
    first, second = make_incident(), make_incident(date_start="2023-05-05")
    for incident in (first, second):
        make_source(incident, total=1048, nationalities={"VN": 389, "ID": 143})
    make_article(step="failed", problem="gone", last_error="The page is not there any more (404).")
    sign_in(screen)
    incidents = "/admin/incidents/incident/"
    for address in (
        "/admin/",
        "/admin/inbox/?state=failed",
        "/admin/inbox/add/",
        page_of(article),
        incidents,
        f"{incidents}{first.pk}/change/",
        f"{incidents}{first.pk}/merge/?other={second.public_id}",
    ):
        screen.goto(address)
        assert screen.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_there_is_room_to_type_what_is_searched_on_a_phone(live_server: LiveServer, phone: Page) -> None:
    sign_in(phone)
    phone.goto("/admin/incidents/incident/?q=raid")
    box = phone.get_by_role("searchbox").bounding_box()
    assert box is not None and box["width"] > 250


def test_the_keys_move_change_refuse_and_take_back(article, page: Page) -> None:
    sign_in(page)
    page.goto(page_of(article))
    total = page.locator("#fact-victims-total")
    expect(page.locator("#fact-incident-date")).to_be_focused()
    for _press in range(3):
        page.keyboard.press("j")
    expect(total).to_be_focused()
    expect(page.locator("mark.now")).to_have_text("34 people")
    page.keyboard.press("c")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("35")
    page.keyboard.press("Enter")
    expect(total.locator(".instead")).to_have_text("35")
    total.focus()
    page.keyboard.press("u")
    expect(total).to_have_class(re.compile("fact-open"))
    expect(total).to_be_focused()
    page.keyboard.press("r")
    expect(total).to_have_class(re.compile("fact-refused"))
    assert FactDecision.objects.get().state == "refused"


def test_who_the_people_are_is_typed_beside_their_number(article, page: Page) -> None:
    sign_in(page)
    page.goto(page_of(article))
    total = page.locator("#fact-victims-total")
    total.focus()
    page.keyboard.press("c")
    for key in ("Tab", "Tab", "2", "0", *["Tab"] * 4, "3", "Enter"):
        page.keyboard.press(key)
    expect(total.locator(".instead")).to_have_text("women: 20, minors: 3")
    assert FactDecision.objects.get().value == {"value": 34, "qualifier": "exact", "women": 20, "minors": 3}


def test_no_words_of_a_fact_lie_on_its_buttons_on_a_phone(article, phone: Page) -> None:
    sign_in(phone)
    phone.goto(page_of(article))
    refuse = phone.locator("#fact-victims-total .refuse").bounding_box()
    change = phone.locator("#fact-victims-total summary").bounding_box()
    assert refuse and change
    assert change["y"] >= refuse["y"] + refuse["height"] or change["x"] >= refuse["x"] + refuse["width"]


def test_authorities_read_as_one_are_told_apart_by_a_semicolon(article, page: Page) -> None:
    make_authority("Bureau of Immigration", type="border")
    sign_in(page)
    page.goto(page_of(article))
    authorities = page.get_by_role("article", name="Authority", exact=True)
    authorities.focus()
    page.keyboard.press("c")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Police of Manila; immi")
    expect(page.locator(".choices:visible li")).to_have_text("Bureau of Immigration (PH) Border force or coast guard")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("input:focus")).to_have_value("Police of Manila; Bureau of Immigration (PH)")
    page.keyboard.press("Enter")
    expect(authorities.locator(".instead")).to_have_text([re.compile("^Police of"), re.compile("Border force")])


@pytest.mark.console_error("422")
def test_what_is_mistyped_is_said_beside_it_and_escape_leaves_it(article, page: Page) -> None:
    sign_in(page)
    page.goto(page_of(article))
    page.locator("#fact-victims-total").focus()
    page.keyboard.press("c")
    page.keyboard.type("many")
    page.keyboard.press("Enter")
    expect(page.locator("#fact-victims-total .errorlist")).to_contain_text("Type a whole number")
    expect(page.locator("#fact-victims-total-typed")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#fact-victims-total")).to_be_focused()
    assert not FactDecision.objects.exists()


def test_keys_are_explained_and_the_text_can_be_blurred(article, page: Page) -> None:
    sign_in(page)
    page.goto(page_of(article))
    expect(page.locator(".keys-line")).to_contain_text("accept")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("take the decision back")
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    expect(page.locator("#reading")).to_have_class(re.compile("blurred"))
    page.reload()
    expect(page.locator("#reading")).to_have_class(re.compile("blurred"))
    assert "blur" in page.locator(".text").evaluate("(text) => getComputedStyle(text).filter")


@pytest.mark.console_error("403", "style-src")
def test_a_decision_that_did_not_arrive_is_said(article, page: Page) -> None:
    sign_in(page)
    page.goto(page_of(article))
    page.context.clear_cookies()
    page.keyboard.press("a")
    expect(page.get_by_role("alert")).to_contain_text("Nothing was saved")
    assert not FactDecision.objects.exists()


@pytest.mark.console_error("422")
def test_what_was_not_written_leads_to_what_is_missing(live_server: LiveServer, page: Page) -> None:
    article = read_article(outlet="")
    sign_in(page)
    page.goto(page_of(article))
    page.get_by_label("Outlet", exact=True).fill("New Paper")
    page.get_by_label("Title of a new case").fill("Raid in Manila")
    page.get_by_role("button", name="Create case").click()
    expect(page.get_by_text("Nothing was written yet.")).to_be_in_viewport()
    expect(page.get_by_label("Kind of outlet, if new")).to_be_focused()
    expect(page.get_by_label("Title of a new case")).to_have_value("Raid in Manila")
    assert page.url.endswith(page_of(article))


@pytest.mark.console_error("style-src", "widgets.css", "Failed to load")
def test_axe_finds_nothing_serious_where_staff_read_and_enter(article, page: Page) -> None:
    known = make_incident()
    make_source(known, total=34, nationalities={"VN": 12})
    sign_in(page)
    incidents = "/admin/incidents/incident/"
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for address in (
            "/admin/",
            "/admin/inbox/",
            "/admin/inbox/add/",
            page_of(article),
            f"{incidents}{known.pk}/change/",
        ):
            page.goto(address)
            assert serious(page) == [], address
