"""The raid at Clark, entered by hand from three articles that disagree, and found by the public."""

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from incidents.models import Incident
from tests.browser.staff import follow_from_map_and_list, said_by_sources, sign_in
from tests.factories import make_authority, make_incident, make_outlet, make_place

pytestmark = pytest.mark.django_db(transaction=True, reset_sequences=True)
TITLE = "Raid on an online fraud compound at Clark"
ADD = "/admin/incidents/incident/add/"
BREAKDOWN = (
    "1,048 people: 389 Vietnamese, 307 Chinese, 143 Indonesian, 40 Nepali, 25 Malaysian, 7 from Myanmar, 5 Thai, "
    "2 Taiwanese, 1 from Hong Kong and 129 Filipinos"
)


@pytest.fixture(autouse=True)
def _record(settings: Settings, live_server: LiveServer) -> None:
    settings.SELF_REVIEW = True
    make_place("Mabalacat", "PH", 15.2230, 120.5712, population=293_244, admin1="Pampanga")
    make_outlet("Bisnis")
    make_outlet("Inquirer")
    make_authority("Philippine National Police")


def source(page: Page, place: int) -> Locator:
    return page.locator("[data-source]").nth(place)


def say_what_happened(page: Page) -> None:
    page.goto(ADD)
    page.get_by_label("Title").first.fill(TITLE)
    page.get_by_label("Date", exact=True).fill("4-5 May 2023")
    expect(page.locator(".understood").first).to_have_text("from Thursday, 4 May 2023 to Friday, 5 May 2023")
    page.get_by_label("Place", exact=True).press_sequentially("Mabal")
    page.get_by_role("option", name="Mabalacat").click()
    expect(page.get_by_label("Country", exact=True)).to_have_value("Philippines")
    expect(page.get_by_label("Latitude")).to_have_value("15.223")


def add_source(page: Page, place: int, outlet: str, pasted: str) -> Locator:
    if place:
        page.get_by_role("button", name="+ Add a source").click()
    card = source(page, place)
    card.get_by_label("Address of the article").fill(f"https://{outlet.split()[0].lower()}.example/clark")
    card.get_by_label("Outlet", exact=True).fill(outlet)
    card.get_by_label("Paste a breakdown").fill(pasted)
    card.get_by_role("button", name="Fill in rows").click()
    return card


def test_the_raid_at_clark_from_three_articles_that_disagree(page: Page) -> None:
    make_incident(title="Another raid, not checked yet", date_start="2023-09-20")
    sign_in(page)
    say_what_happened(page)
    first = add_source(page, 0, "Bisnis", "1,048 people, 143 Indonesian")
    first.get_by_label("Nationalities it reports").fill("10")
    expect(first.locator("[data-sum]")).to_have_text("143 of 1,048 broken down, 905 not.")
    second = add_source(page, 1, "Rappler", BREAKDOWN)
    second.get_by_label("Kind of outlet").select_option("National press")
    expect(second.locator("[data-sum]")).to_have_text("All 1,048 broken down.")
    third = add_source(page, 2, "Inquirer", "1,090 people, 171 Filipinos")
    third.get_by_label("Date it reports").fill("2023-05-05")
    expect(third.locator("[data-sum]")).to_have_text("171 of 1,090 broken down, 919 not.")
    expect(page.locator(".submit-row [data-live=headline]")).to_have_text("1,048 (1,048–1,090)")
    page.get_by_label("Forced criminality").check()
    page.locator("[name$=-authority_name]").first.fill("Philippine National Police")
    page.get_by_role("button", name="Save and publish").click()
    expect(page.locator(".messagelist")).to_contain_text("Published: TI-00002.")
    look_as_the_public(page)


def look_as_the_public(page: Page) -> None:
    page.goto("/about/")
    page.context.clear_cookies()
    follow_from_map_and_list(page, TITLE, "1,048 people")
    expect(page.locator(".headline")).to_contain_text("1,048")
    expect(page.locator(".reason")).to_contain_text("1,090")
    assert said_by_sources(page) == ["1,048", "1,048", "1,090"]
    expect(page.locator(".bars tr", has_text="Filipino")).to_contain_text("171")
    assert page.request.get("/incidents/TI-00001/").status == 404


@pytest.mark.console_error("422")
def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(page: Page) -> None:
    sign_in(page)
    say_what_happened(page)
    card = add_source(page, 0, "New Paper", "1,048 people, 143 Indonesian")
    expect(card.locator("[data-sum]")).to_have_text("143 of 1,048 broken down, 905 not.")
    page.get_by_role("button", name="Save", exact=True).click()
    note = page.locator(".errornote")
    expect(note).to_contain_text("“New Paper” is new: choose what kind of outlet it is.")
    expect(source(page, 0).locator("[name$=-number]").nth(1)).to_have_value("143")
    note.get_by_role("link").first.click()
    expect(page.get_by_label("Kind of outlet")).to_be_focused()
    page.get_by_label("Kind of outlet").select_option("Local press")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".standing")).to_contain_text("Nothing blocks publishing.")
    assert Incident.objects.get().counts.count() == 2


def test_the_pin_can_be_dragged_and_the_coordinates_follow(page: Page) -> None:
    sign_in(page)
    say_what_happened(page)
    pin = page.locator(".leaflet-marker-icon")
    # Away from the bar, which stands over the lower end of the window.
    pin.evaluate("pin => pin.scrollIntoView({ block: 'center' })")
    box = pin.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 12, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 52, box["y"] - 20, steps=4)
    page.mouse.up()
    expect(page.get_by_label("Latitude")).not_to_have_value("15.223")
    assert float(page.get_by_label("Latitude").input_value()) > 15.223
    assert float(page.get_by_label("Longitude").input_value()) > 120.5712
    expect(page.get_by_label("Precision of the place")).to_have_value("site")
    expect(page.locator(".whereabouts")).to_contain_text("Mabalacat, Pampanga, Philippines · Town or city")
