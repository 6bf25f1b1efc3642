"""The groups of filters on a phone: all in sight, and their panels close where the thumb is."""

from playwright.sync_api import Page, expect

from tests.editions.conftest import incident_row
from tests.served import clark

EVERY_GROUP = "?country=PH&nationality=ID&exploitation=forced_criminality&date_after=2020&grade_min=2"
WITHIN = """(group) => {
  const [box, badge] = [group.getBoundingClientRect(), group.querySelector(".chosen").getBoundingClientRect()];
  return box.left >= 0 && box.right <= innerWidth && badge.right <= box.right;
}"""


def middle(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["y"] + box["height"] / 2


def test_no_group_of_filters_is_off_the_screen_with_its_count(serve, phone: Page) -> None:
    serve(clark())
    for prefix in ("", "/id"):
        phone.goto(f"{prefix}/incidents/{EVERY_GROUP}")
        groups = phone.locator(".group > summary")
        expect(groups.locator(".chosen:not(:empty)")).to_have_count(5)
        assert [group.evaluate(WITHIN) for group in groups.all()] == [True] * 5


def test_the_button_that_closes_a_panel_stays_where_it_is_as_choices_go(serve, phone: Page) -> None:
    codes = ["PH", "TH", "ID", "MY", "VN", "KH", "LA", "MM", "SG"]
    serve(*[incident_row(at, country=code, nationalities=[]) for at, code in enumerate(codes, start=1)])
    phone.goto("/incidents/?q=incident")
    phone.locator(".group > summary", has_text="Country").tap()
    before = middle(phone, ".group[open] .close-panel")
    phone.locator("[name=victims_min]").evaluate("(field) => (field.value = 99999)")
    phone.get_by_role("checkbox", name="Thailand").tap()
    expect(phone.locator("[name=country]")).to_have_count(1)
    assert middle(phone, ".group[open] .close-panel") == before
    assert before < phone.evaluate("innerHeight")
