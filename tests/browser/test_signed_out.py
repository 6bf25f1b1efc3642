"""Somebody types for so long that the session ends. Nothing is lost, and nothing stays on the device."""

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from incidents.models import FactDecision, Incident
from tests.admin.inbox import page_of, read_article
from tests.browser.staff import serious
from tests.factories import make_outlet, make_user

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.console_error("403", "style-src", "widgets.css", "Failed to load"),
]
ADD = "/admin/incidents/incident/add/"
PASSWORD = "a-long-right-password"
STORED = "async () => JSON.stringify([{...localStorage}, {...sessionStorage}, await indexedDB.databases()])"


@pytest.fixture
def typing(live_server: LiveServer, page: Page) -> Page:
    """A page on which ana has typed a case, part of it in a row that a script made."""
    user = make_user("ana", is_superuser=True)
    user.set_password(PASSWORD)
    user.save()
    make_outlet("Daily News")
    sign_in_by_password(page)
    page.goto(ADD)
    page.get_by_label("Title").first.fill("Raid on the hill")
    page.get_by_label("Date", exact=True).fill("4 May 2023")
    page.get_by_role("button", name="+ Add a source").click()
    second = page.locator("[data-source]").nth(1)
    second.get_by_label("Address of the article").fill("https://news.example/two")
    second.get_by_label("Outlet", exact=True).fill("Daily News")
    return page


def sign_in_by_password(page: Page) -> None:
    page.goto("/admin/login/")
    type_password(page)
    expect(page.get_by_role("heading", name="Work on the record")).to_be_visible()


def type_password(page: Page) -> None:
    page.get_by_label(re.compile("Username")).fill("ana")
    page.get_by_label(re.compile("Password")).fill(PASSWORD)
    page.keyboard.press("Enter")


def test_a_session_that_ended_loses_nothing(typing: Page) -> None:
    Session.objects.all().delete()
    typing.get_by_role("button", name="Save", exact=True).click()
    expect(typing.get_by_role("heading", name="Nothing is lost")).to_be_visible()
    expect(typing.get_by_label(re.compile("Username"))).to_be_focused()
    assert serious(typing) == []
    assert typing.evaluate(STORED) == '[{"theme":"auto"},{},[]]'
    type_password(typing)
    typing.get_by_role("button", name="Send it again").click()
    expect(typing.get_by_label("Title").first).to_have_value("Raid on the hill")
    incident = Incident.objects.get()
    assert (incident.title, incident.citations.get().article.address) == (
        "Raid on the hill",
        "https://news.example/two",
    )


def test_signing_in_in_another_window_is_enough(typing: Page) -> None:
    Session.objects.all().delete()
    sign_in_by_password(typing.context.new_page())
    typing.get_by_role("button", name="Save", exact=True).click()
    expect(typing.get_by_label("Title").first).to_have_value("Raid on the hill")
    assert Incident.objects.get().title == "Raid on the hill"


def test_a_decision_is_sent_again_after_signing_in_in_another_window(typing: Page) -> None:
    article = read_article()
    reading = typing.context.new_page()
    reading.goto(page_of(article))
    Session.objects.all().delete()
    reading.keyboard.press("a")
    expect(reading.get_by_role("alert")).to_contain_text("Sign in in another window")
    sign_in_by_password(typing.context.new_page())
    reading.bring_to_front()
    reading.keyboard.press("a")
    expect(reading.locator(".fact-accepted")).to_have_count(1)
    assert FactDecision.objects.count() == 1
