"""Keys pressed faster than decisions are written: each is heard, in its order, and none decides on another fact."""

from time import sleep

import pytest
from playwright.sync_api import Page, Request, Route, expect
from pytest_django.live_server_helper import LiveServer

from incidents.models import Article
from tests.admin.inbox import page_of, read_article
from tests.browser.staff import sign_in


@pytest.fixture
def article(live_server: LiveServer, page: Page) -> Article:
    """An article that was read, on its page, where each decision takes a moment to arrive."""
    article = read_article()
    sign_in(page)
    page.goto(page_of(article))
    page.route("**/decide/**", late)
    return article


def late(route: Route) -> None:
    if route.request.method == "POST":
        sleep(0.3)
    route.continue_()


def is_decision(request: Request) -> bool:
    return request.method == "POST"


def test_each_quick_press_decides_on_one_fact(article: Article, page: Page) -> None:
    names = [fact.get_attribute("id") for fact in page.locator(".fact-open").all()]
    for _press in range(3):
        page.keyboard.press("a")
    expect(page.locator(".fact-open")).to_have_count(len(names) - 3)
    expect(page.locator(f"[id='{names[3]}']")).to_be_focused()


def test_moves_behind_a_decision_begin_at_the_fact_it_leads_to(article: Article, page: Page) -> None:
    names = [fact.get_attribute("id") for fact in page.locator("[data-fact]").all()]
    page.locator(f"[id='{names[0]}']").focus()
    for key in "ajj":
        page.keyboard.press(key)
    expect(page.locator(f"[id='{names[3]}']")).to_be_focused()


def test_taking_back_right_behind_a_decision_takes_that_one_back(article: Article, page: Page) -> None:
    names = [fact.get_attribute("id") for fact in page.locator(".fact-open").all()]
    with page.expect_request_finished(is_decision):
        page.keyboard.press("a")
        page.keyboard.press("u")
    with page.expect_request_finished(is_decision):
        pass  # it begins when the one before it was answered
    expect(page.locator(f"[id='{names[0]}']")).to_be_focused()
    expect(page.locator(".fact-open")).to_have_count(len(names))
