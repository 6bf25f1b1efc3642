"""A browser that prefers another language of the site is offered it, in that language; nothing is kept."""

from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer


def test_an_indonesian_browser_is_offered_indonesian(served, browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(base_url=live_server.url, locale="id-ID")
    page = context.new_page()
    page.goto("/?country=PH")
    page.get_by_role("link", name="Baca halaman ini dalam Bahasa Indonesia").click()
    page.wait_for_url("**/id/?country=PH")
    expect(page.locator(".offer-language:visible")).to_have_count(0)
    assert context.cookies() == []
    context.close()


def test_an_english_browser_is_offered_nothing(served, browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(base_url=live_server.url, locale="en-GB")
    page = context.new_page()
    page.goto("/")
    expect(page.locator(".offer-language:visible")).to_have_count(0)
    context.close()
