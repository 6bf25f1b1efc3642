"""A real browser: the system's Chromium, which can reach nothing but the live server.

``page`` is a desktop window, ``phone`` a phone, ``screen`` each of them in turn. Each fails its test on an error in
the console, on an uncaught exception, and on any request to another host; a test that provokes one of the first two
says so with ``@pytest.mark.console_error("part of the message")``.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser.chromium import chromium
from tests.browser.exploring import COUNTRY, FAR, PROVINCE
from tests.editions.conftest import incident_row
from tests.served import clark

# Two pages that belong to the address bar, which nobody sees here, cost each window more than the page under test. The
# browser heeds the last such list only: what Playwright turns off stands in it again.
FEATURES_OFF = [
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    f"--disable-features={','.join(FEATURES_OFF)}",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 375, "height": 740},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        message = "no Chromium found"
        pytest.fail(message) if os.environ.get("REQUIRE_ALL") else pytest.skip(message)
    # Playwright's loop runs in this thread, which Django would otherwise take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class Watch:
    """Notes what a page must not do."""

    def __init__(self, context: BrowserContext, host: str, expected: tuple[str, ...]) -> None:
        self.host, self.expected = host, expected
        self.faults: list[str] = []
        context.on("request", self.request)
        context.on("console", self.console)
        context.on("weberror", lambda error: self.note(f"exception: {error.error}"))

    def note(self, fault: str) -> None:
        if not any(part in fault for part in (*self.expected, "/favicon.ico")):
            self.faults.append(fault)

    def request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.netloc != self.host:
            self.faults.append(f"request to another host: {request.url}")

    def console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.note(f"console: {message.text} ({message.location.get('url')})")


def _watched(
    browser: Browser, server: LiveServer, request: pytest.FixtureRequest, device: dict[str, Any]
) -> Iterator[Page]:
    marker = request.node.get_closest_marker("console_error")
    context = browser.new_context(base_url=server.url, locale="en-GB", timezone_id="UTC", **device)
    context.set_default_timeout(10_000)
    watch = Watch(context, urlsplit(server.url).netloc, marker.args if marker else ())
    yield context.new_page()
    context.close()
    assert watch.faults == []


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, request: pytest.FixtureRequest) -> Iterator[Page]:
    yield from _watched(browser, live_server, request, DESKTOP)


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer, request: pytest.FixtureRequest) -> Iterator[Page]:
    yield from _watched(browser, live_server, request, PHONE)


@pytest.fixture(params=["desktop", "phone"])
def screen(browser: Browser, live_server: LiveServer, request: pytest.FixtureRequest) -> Iterator[Page]:
    yield from _watched(browser, live_server, request, DESKTOP if request.param == "desktop" else PHONE)


@pytest.fixture
def record(serve) -> None:
    """Clark with a neighbour in Mabalacat, a farm in Mexico, a province of Brazil, and somewhere in Spain."""
    whole = {"means": [], "recruitment": [], "authorities": [], "headline_rule": "none"}
    serve(
        clark(),
        incident_row(2, title="House in Mabalacat", victims=9, **whole),
        incident_row(3, **FAR, **whole),
        incident_row(4, **PROVINCE, **whole),
        incident_row(5, **COUNTRY, **whole),
    )
