"""Leaving quickly, in a real browser: the page is emptied at once and its entry in the history is gone."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.served import clark

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ["/help/", "/", "/incidents/TI-00001/"]


@pytest.fixture(autouse=True)
def _record(serve, settings, live_server: LiveServer) -> None:
    """A way out that a test without a network can take: another page of the same server."""
    settings.EXIT_URL = f"{live_server.url}/healthz#out"
    serve(clark())


def left(page: Page) -> None:
    page.wait_for_url("**/healthz#out/")


def press_shift(page: Page, times: int) -> None:
    for _time in range(times):
        page.keyboard.press("Shift")


@pytest.mark.parametrize("address", PAGES)
def test_a_click_leaves_and_the_page_is_not_in_the_history(screen: Page, address: str) -> None:
    screen.goto("/about/")
    screen.goto(address)
    screen.locator("#exit").click()
    left(screen)
    screen.go_back()
    screen.wait_for_url("**/about/")


def test_shift_three_times_leaves(page: Page) -> None:
    page.goto("/incidents/")
    press_shift(page, 3)
    left(page)


def test_each_press_is_told_to_screen_readers(page: Page) -> None:
    page.goto("/help/")
    says = page.locator("#exit-says[role=status]")
    press_shift(page, 1)
    expect(says).to_have_text("Press Shift two more times to leave this site.")
    press_shift(page, 1)
    expect(says).to_have_text("Press Shift once more to leave this site.")
    page.keyboard.press("Escape")
    expect(says).to_have_text("You stay on this site.")
    press_shift(page, 2)
    assert page.url.endswith("/help/")


def test_capital_letters_are_not_a_wish_to_leave(page: Page) -> None:
    page.goto("/suggest/")
    page.locator("textarea").focus()
    for letter in "ABCDE":
        page.keyboard.press(f"Shift+{letter}")
    press_shift(page, 2)
    page.keyboard.type("x")
    assert page.url.endswith("/suggest/")
    assert page.locator("textarea").input_value() == "ABCDEx"


def test_the_page_is_empty_before_anything_answers(page: Page) -> None:
    page.goto("/incidents/TI-00001/")
    seen = page.evaluate("""() => {
        document.getElementById("exit").click();
        return [document.body.textContent, document.title, document.querySelectorAll("main").length];
    }""")
    assert seen == ["Leaving this site.", "", 0]
    left(page)


def test_without_scripts_it_is_a_link(browser, live_server: LiveServer) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/help/")
    page.locator("#exit").click()
    left(page)
    context.close()


def test_it_stays_in_reach_on_a_phone_and_covers_little(phone: Page) -> None:
    phone.goto("/help/")
    phone.mouse.wheel(0, 3000)
    box = phone.locator("#exit").bounding_box()
    assert box
    assert 44 <= box["height"] <= 48
    assert box["width"] < 140
    assert 0 <= box["y"] < 20
    assert phone.evaluate("document.documentElement.scrollWidth") <= 375


BESIDE = """() => {
    const { top, bottom } = document.getElementById("exit").getBoundingClientRect();
    const middle = (top + bottom) / 2;
    const across = Array.from({ length: 20 }, (_, part) => ((part + 0.5) / 20) * document.documentElement.clientWidth);
    return across.flatMap((x) => [top, middle, bottom].map((y) => document.elementFromPoint(x, y)))
        .filter((found) => !found.closest(".site")).map((found) => found.outerHTML.slice(0, 80));
}"""


@pytest.mark.parametrize("prefix", ["", "/id"])
@pytest.mark.parametrize("width", [360, 390, 980, 1280])
def test_no_line_of_text_ends_under_it_wherever_the_page_is_scrolled_to(page: Page, prefix: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{prefix}/about/")
    for down in (0, 300, 1000):
        page.evaluate("(down) => scrollTo(0, down)", down)
        assert page.evaluate(BESIDE) == []


def test_a_heading_that_is_led_to_is_not_under_it(screen: Page) -> None:
    screen.goto("/about/#not")
    heading, leave = (screen.locator(one).bounding_box() for one in ("#not", "#exit"))
    assert heading and leave
    assert leave["y"] + leave["height"] < heading["y"] < 120


def test_it_is_the_second_stop_of_the_keyboard(page: Page) -> None:
    page.goto("/help/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#exit")).to_be_focused()


def test_data_blocks_and_the_frame_break_no_policy(page: Page, live_server: LiveServer) -> None:
    """The page's watch fails the test on any message of the content policy in the console."""
    page.goto("/incidents/TI-00001/")
    assert page.locator('script[type="application/ld+json"]').count() == 1
    page.goto("/embed/?country=PH")
    expect(page.locator(".symbol").first).to_be_visible()
    expect(page.locator("header .told")).to_contain_text("1 incident, 1,048 people")
