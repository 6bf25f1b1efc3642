"""The timeline in a real browser: a pointer brushes it, the keyboard moves its edges, the address follows."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.editions.conftest import incident_row


@pytest.fixture
def record(serve) -> None:
    """An incident in March of each year from 2019 to 2023."""
    serve(*[incident_row(at, title=f"Of {2018 + at}", date_start=date(2018 + at, 3, 1)) for at in range(1, 6)])


def search(page: Page) -> str:
    return page.evaluate("location.search")


def brush(page: Page, start: float, end: float) -> None:
    """Draw a pointer over the timeline, from and to a part of its width."""
    box = page.locator(".timeline-grip").bounding_box()
    assert box
    page.mouse.move(box["x"] + start * box["width"], box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + end * box["width"], box["y"] + 12, steps=4)
    page.mouse.up()


def test_a_pointer_brushes_over_months_and_back_takes_it_away(record, page: Page):
    page.goto("/incidents/")
    brush(page, 25 / 60 + 0.001, 47 / 60 + 0.001)
    expect(page.locator(".line-title")).to_have_text(["Of 2022", "Of 2021"])
    assert search(page) == "?date_after=2021-02&date_before=2022"
    expect(page.locator(".timeline-brush")).to_be_visible()
    page.go_back()
    expect(page.locator(".line-title")).to_have_count(5)
    expect(page.locator(".timeline-brush")).to_be_hidden()


def test_a_click_takes_the_year_below_it_and_a_second_one_all_again(record, page: Page):
    page.goto("/?country=PH")
    brush(page, 0.5, 0.5)
    expect(page.locator(".line-title")).to_have_text(["Of 2021"])
    assert search(page) == "?country=PH&date_after=2021&date_before=2021"
    brush(page, 0.5, 0.5)
    expect(page.locator(".line-title")).to_have_count(5)
    assert search(page) == "?country=PH"


def test_the_keyboard_moves_the_edges_and_keeps_the_focus(record, page: Page):
    page.goto("/incidents/")
    first, last = page.get_by_role("slider", name="From"), page.get_by_role("slider", name="Until")
    expect(last).to_have_attribute("aria-valuetext", "December 2023")
    first.focus()
    for key in ("PageUp", "PageUp", "ArrowRight"):
        page.keyboard.press(key)
    expect(first).to_have_attribute("aria-valuetext", "February 2021")
    expect(page.locator(".line-title")).to_have_text(["Of 2023", "Of 2022", "Of 2021"])
    assert search(page) == "?date_after=2021-02"
    expect(first).to_be_focused()


def test_the_edges_do_not_pass_each_other(record, page: Page):
    page.goto("/incidents/?date_after=2023")
    page.get_by_role("slider", name="Until").focus()
    page.keyboard.press("Home")
    expect(page.get_by_role("slider", name="Until")).to_have_attribute("aria-valuetext", "January 2023")
    expect(page.locator(".nothing")).to_be_visible()


HANDLES = """() => [...document.querySelectorAll(".timeline-edge")].map((slider) => {
  const { x, width } = slider.getBoundingClientRect();
  const edge = parseFloat(getComputedStyle(slider).getPropertyValue("--edge"));
  const left = x + (slider.value / slider.max) * (width - edge);
  return [left, left + edge];
})"""


def test_the_handles_of_one_month_do_not_lie_on_each_other_and_stay_on_the_screen(record, screen: Page):
    screen.goto("/incidents/?date_after=2021-03&date_before=2021-03")
    first, last = screen.evaluate(HANDLES)
    assert first[1] <= last[0]
    screen.goto("/incidents/")
    first, last = screen.evaluate(HANDLES)
    assert first[0] >= 0
    assert last[1] <= screen.evaluate("innerWidth")


def test_typed_dates_move_the_brush(record, phone: Page):
    phone.goto("/incidents/")
    phone.locator(".group > summary", has_text="Date").tap()
    phone.get_by_label("From", exact=True).and_(phone.locator("[name=date_after]")).fill("2022")
    phone.keyboard.press("Enter")
    expect(phone.locator(".line-title")).to_have_count(2)
    expect(phone.get_by_role("slider", name="From")).to_have_attribute("aria-valuetext", "January 2022")


def test_a_click_that_closes_a_panel_chooses_no_year(record, page: Page):
    page.goto("/incidents/")
    page.locator(".group > summary").first.click()
    expect(page.locator(".panel").first).to_be_visible()
    box = page.locator(".timeline-grip").bounding_box()
    assert box
    page.mouse.click(box["x"] + 0.9 * box["width"], box["y"] + 10)
    expect(page.locator(".panel").first).to_be_hidden()
    assert search(page) == ""


def test_a_panel_has_a_button_that_closes_it_on_a_phone(record, phone: Page):
    phone.goto("/incidents/")
    phone.locator(".group > summary").first.click()
    phone.locator(".group[open]").get_by_role("button", name="Close").click()
    expect(phone.locator(".group[open]")).to_have_count(0)
    expect(phone.locator(".group > summary").first).to_be_focused()
