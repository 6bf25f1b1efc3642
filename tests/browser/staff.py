"""What browser tests of the staff site share: somebody who is signed in, and the public's way to an incident."""

import re

from axe_playwright_python.base import AXE_SCRIPT
from django.test import Client
from playwright.sync_api import Page, expect

from tests.factories import make_user


def sign_in(page: Page, username: str = "ana") -> None:
    """Sign in a member of staff who may do everything, without the time that a password costs."""
    client = Client()
    client.force_login(make_user(username, is_superuser=True))
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "domain": "localhost", "path": "/admin/"}])


def follow_from_map_and_list(page: Page, title: str, figure: str) -> None:
    """Find an incident on the map and in the list as the public does, and open its page."""
    page.goto("/")
    expect(page.locator(".symbol")).to_have_count(1)
    expect(page.locator(".symbol")).to_have_attribute("aria-label", re.compile(figure))
    page.get_by_role("link", name="As a list").click()
    expect(page.locator(".line-title")).to_have_text([title])
    page.locator(".line-title").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def said_by_sources(page: Page) -> list[str]:
    """The totals in the table of what each source says."""
    return page.locator(".sources tbody .number").all_inner_texts()


def serious(page: Page) -> list[str]:
    """What axe finds on a staff page and calls serious or critical; Django's own templates have lesser faults."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    return [f"{one['id']}: {one['nodes'][0]['target']}" for one in found if one["impact"] in {"serious", "critical"}]
