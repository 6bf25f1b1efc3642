"""What the map page does with answers that are late, wrong, missing, or of two editions."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.exploring import FAR, choose, opened, search
from tests.editions.conftest import incident_row
from tests.served import clark


@pytest.mark.console_error("400 (Bad Request)")
def test_a_bad_parameter_is_a_notice_and_the_map_shows_the_rest(record, page: Page):
    opened(page, "/?country=MX&colour=red")
    expect(page.locator(".results .notice")).to_contain_text("colour")
    expect(page.locator(".symbol")).to_have_count(1)


@pytest.mark.console_error("503 (Service Unavailable)")
def test_an_error_is_said_in_words_and_can_be_tried_again(record, page: Page):
    opened(page)
    page.route("**/map/clusters.json*", lambda route: route.fulfill(status=503, body="{}"))
    choose(page, "Country", "Mexico")
    message = page.locator(".map-message")
    expect(message).to_contain_text("The server answered with an error (503).")
    page.unroute("**/map/clusters.json*")
    message.get_by_role("button", name="Try again").click()
    expect(message).to_have_count(0)
    expect(page.locator(".symbol")).to_have_count(1)


@pytest.mark.console_error("ERR_INTERNET_DISCONNECTED")
def test_a_lost_connection_is_said_in_words_and_what_is_there_stays(record, page: Page):
    opened(page)
    page.context.set_offline(True)
    choose(page, "Country", "Mexico")
    expect(page.locator(".map-message")).to_contain_text("The server did not answer.")
    expect(page.locator(".line-title")).to_have_count(5)
    page.context.set_offline(False)


def test_a_late_answer_to_an_older_question_is_not_shown(record, page: Page):
    opened(page)
    held = []
    page.route(
        "**/*country=MX*", lambda route: held.append(route) if "ES" not in route.request.url else route.continue_()
    )
    choose(page, "Country", "Mexico")
    page.get_by_role("checkbox", name=re.compile("Spain")).click()
    settled_titles = page.locator(".line-title")
    expect(settled_titles).to_have_count(2)
    for route in held:
        with suppress(Error):  # the page has given this request up, as it should
            route.continue_()
    page.wait_for_timeout(500)
    expect(settled_titles).to_have_count(2)
    assert search(page) == "?country=MX&country=ES"


def test_a_new_edition_between_map_and_list_reaches_both(serve, page: Page):
    serve(clark())
    opened(page)
    whole = {"means": [], "recruitment": [], "authorities": [], "headline_rule": "none"}
    answer = page.request.get("/map/clusters.json?zoom=2&sort=date").text()
    edition = serve(clark(), incident_row(3, **FAR, **whole))
    turns = iter([True])
    page.route(
        "**/map/clusters.json*",
        lambda route: (
            route.fulfill(body=answer, content_type="application/json") if next(turns, False) else route.continue_()
        ),
    )
    page.get_by_label("Order").select_option("date")
    expect(page.locator(".results")).to_have_attribute("data-edition", edition.id)
    expect(page.locator(".symbol")).to_have_count(2)
    expect(page.locator(".line-title")).to_have_count(2)
