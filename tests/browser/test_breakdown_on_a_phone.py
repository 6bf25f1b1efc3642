"""The breakdown of an incident on a phone: nothing of it is off the screen."""

from playwright.sync_api import Page, expect


def test_what_other_sources_say_stands_in_a_line_of_its_own(served, phone: Page) -> None:
    phone.goto("/incidents/TI-00001/")
    table = phone.locator("table.bars")
    expect(table).to_be_visible()
    assert table.evaluate("(table) => table.getBoundingClientRect().right <= innerWidth")
    spread = table.locator("tfoot .spread")
    expect(spread).to_have_text("1,048–1,090")
    assert spread.evaluate("(cell) => cell.getBoundingClientRect().left") < 30
