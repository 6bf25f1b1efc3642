"""Fingers and wheel on the map, in a real browser: what is for reading on scrolls the page and filters nothing."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.test_accessibility import faults
from tests.browser.touch import Fingers, pinch, swipe
from tests.editions.conftest import incident_row

TABLET = {"viewport": {"width": 1180, "height": 820}, "is_mobile": True, "has_touch": True}
NARROW = {"width": 900, "height": 600}
TWO_FINGERS = "Use two fingers to move the map"
WHEEL = "Hold Ctrl to zoom the map"


@pytest.fixture(autouse=True)
def _record(serve) -> None:
    serve(*[incident_row(at, title=f"A rather long title of incident {at} in one town") for at in range(1, 13)])


@pytest.fixture
def tablet(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A tablet held across, on which the map page lies still."""
    context = browser.new_context(base_url=live_server.url, **TABLET)
    yield context.new_page()
    context.close()


def opened(page: Page, address: str = "/") -> Page:
    page.goto(address)
    expect(page.locator(".symbol").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    return page


def middle(page: Page, selector: str = "#map") -> tuple[float, float]:
    box = page.locator(selector).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def empty(page: Page) -> tuple[float, float]:
    """A point of the map on which nothing stands."""
    x, y = middle(page)
    return x - 60, y + 30


def scrolled(page: Page) -> float:
    return page.evaluate("Math.round(scrollY)")


def is_narrowed(page: Page) -> bool:
    """Whether the map became part of the query, which it does a moment after it was moved."""
    page.wait_for_timeout(600)
    return "bbox=" in page.url


def hint(page: Page) -> Locator:
    return page.locator(".map-hint")


def roll(page: Page, down: float) -> None:
    page.mouse.move(*empty(page))
    page.mouse.wheel(0, down)


def test_one_finger_scrolls_the_page_and_filters_nothing(phone: Page) -> None:
    swipe(opened(phone), empty(phone), (0, -120))
    assert not is_narrowed(phone)
    assert scrolled(phone) > 60


def test_one_finger_that_begins_on_a_symbol_scrolls_too(phone: Page) -> None:
    swipe(opened(phone), middle(phone, ".symbol"), (0, -120))
    assert not is_narrowed(phone)
    assert scrolled(phone) > 60
    expect(phone.locator(".leaflet-popup")).to_have_count(0)


def test_a_swipe_to_the_side_moves_nothing(phone: Page) -> None:
    swipe(opened(phone), empty(phone), (-100, 0))
    assert not is_narrowed(phone)
    expect(hint(phone)).to_have_text(TWO_FINGERS)


def test_two_fingers_move_the_map(phone: Page) -> None:
    swipe(opened(phone), empty(phone), (-80, -60), fingers=2)
    phone.wait_for_url(re.compile("bbox="))
    assert scrolled(phone) == 0
    expect(hint(phone)).to_have_text("")


def test_two_fingers_that_part_come_closer(phone: Page) -> None:
    pinch(opened(phone), empty(phone), 60, 260)
    phone.wait_for_url(re.compile("bbox="))
    west, _south, east, _north = map(float, phone.url.split("bbox=")[1].split(","))
    assert east - west < 180
    assert scrolled(phone) == 0


def test_a_second_finger_on_a_page_that_scrolls_moves_no_map(phone: Page) -> None:
    """The page's watch fails the test on the browser's error where a scroll is said to be stopped that cannot be."""
    x, y = empty(opened(phone))
    hand = Fingers(phone)
    hand.down((x, y))
    hand.move((x, y - 80))
    hand.down((x, y - 80), (x + 60, y - 80))
    hand.move((x - 40, y - 80), (x + 100, y - 80))
    hand.up()
    assert not is_narrowed(phone)


def test_the_hint_goes_by_itself_and_shifts_nothing(phone: Page) -> None:
    before = opened(phone).locator(".results").bounding_box()
    swipe(phone, empty(phone), (-100, 0))
    expect(hint(phone)).to_have_css("opacity", "1")
    assert phone.locator(".results").bounding_box() == before
    expect(hint(phone)).to_have_css("opacity", "0")


def test_the_hint_is_announced_politely_and_once(phone: Page) -> None:
    opened(phone)
    expect(hint(phone)).to_have_attribute("role", "status")
    phone.evaluate(
        """() => {
            window.said = 0;
            const hint = document.querySelector(".map-hint");
            new MutationObserver((changes) => (said += changes.length)).observe(hint, { childList: true });
        }"""
    )
    for _swipe in range(3):
        swipe(phone, empty(phone), (-60, 0))
    assert phone.evaluate("said") == 1


def test_the_hint_does_not_fade_for_who_wants_no_motion(phone: Page) -> None:
    phone.emulate_media(reduced_motion="reduce")
    swipe(opened(phone), empty(phone), (-100, 0))
    expect(hint(phone)).to_have_css("transition-property", "none")
    expect(hint(phone)).to_have_css("opacity", "1")


def test_axe_finds_nothing_while_the_hint_is_seen(phone: Page) -> None:
    swipe(opened(phone, "/id/"), empty(phone), (-100, 0))
    expect(hint(phone)).to_have_text("Gunakan dua jari untuk menggeser peta")
    assert faults(phone) == []


def test_a_finger_scrolls_the_list_in_a_popup(phone: Page) -> None:
    opened(phone, "/?country=PH")
    phone.locator(".symbol").tap()
    listed = phone.locator(".leaflet-popup .popup-list")
    expect(listed).to_be_visible()
    phone.wait_for_timeout(600)
    swipe(phone, middle(phone, ".popup-list"), (0, -60))
    phone.wait_for_timeout(300)
    inside = "(list) => list.scrollTop + list.closest('.leaflet-popup-content').scrollTop"
    assert listed.evaluate(inside) > 20
    expect(hint(phone)).to_have_text("")


def test_one_finger_moves_a_map_that_nothing_lies_below(tablet: Page) -> None:
    swipe(opened(tablet), empty(tablet), (-120, 0))
    tablet.wait_for_url(re.compile("bbox="))
    expect(hint(tablet)).to_have_text("")


def test_in_a_frame_one_finger_scrolls_the_page_around_it(phone: Page) -> None:
    host = '<!doctype html><meta name="viewport" content="width=device-width"><title>Host</title><p>Above</p>'
    frame = '<iframe src="/embed/" title="Map" width="350" height="400"></iframe><div style="height: 3000px"></div>'
    phone.route("**/host", lambda route: route.fulfill(body=host + frame, content_type="text/html"))
    phone.goto("/host")
    expect(phone.frame_locator("iframe").locator(".symbol").first).to_be_visible()
    swipe(phone, (120, 250), (0, -120))
    phone.wait_for_timeout(300)
    assert scrolled(phone) > 60
    expect(phone.frame_locator("iframe").locator(".map-hint")).to_have_text(TWO_FINGERS)


def test_the_wheel_alone_scrolls_the_page_and_filters_nothing(page: Page) -> None:
    page.set_viewport_size(NARROW)
    roll(opened(page), 200)
    assert not is_narrowed(page)
    assert scrolled(page) > 100
    expect(hint(page)).to_have_text(WHEEL)


def test_the_wheel_alone_filters_nothing_where_the_page_lies_still(page: Page) -> None:
    roll(opened(page), -200)
    expect(hint(page)).to_have_css("opacity", "1")
    assert not is_narrowed(page)


def test_the_wheel_with_ctrl_zooms_the_map(page: Page) -> None:
    opened(page)
    page.keyboard.down("Control")
    roll(page, -200)
    page.keyboard.up("Control")
    page.wait_for_url(re.compile("bbox="))
    expect(hint(page)).to_have_text("")


def test_a_pinch_on_a_trackpad_zooms_by_as_much_as_it_is_wide(page: Page) -> None:
    x, y = empty(opened(page))
    session = page.context.new_cdp_session(page)
    step = {"type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": -4, "modifiers": 2}
    for _step in range(20):
        session.send("Input.dispatchMouseEvent", step)
        page.wait_for_timeout(16)
    page.wait_for_url(re.compile("bbox="))
    page.wait_for_timeout(600)
    west, _south, east, _north = map(float, page.url.split("bbox=")[1].split(","))
    assert 60 < east - west < 180


def test_a_mouse_that_drags_moves_the_map(page: Page) -> None:
    x, y = empty(opened(page))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 200, y - 20, steps=5)
    page.mouse.up()
    page.wait_for_url(re.compile("bbox="))


def test_the_hint_names_the_key_of_a_mac(page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' })")
    roll(opened(page), 200)
    expect(hint(page)).to_have_text("Hold ⌘ to zoom the map")
