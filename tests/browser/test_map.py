"""The map page in a real browser: map, list, filters and address stay in step."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.exploring import choose, opened, search, settled
from tests.editions.conftest import incident_row
from tests.served import clark


def test_symbols_follow_the_precision_of_the_place(record, page: Page):
    opened(page)
    expect(page.locator(".symbol.many")).to_have_attribute("aria-label", re.compile("^2 incidents, 1,057 people"))
    expect(page.locator(".symbol.one.town")).to_have_attribute("aria-label", re.compile("^1 incident, 700 people"))
    expect(page.locator(".symbol.one.province")).to_have_attribute(
        "aria-label", re.compile("somewhere in the province")
    )
    expect(page.locator(".symbol.unplaced")).to_have_attribute(
        "aria-label", re.compile("^Spain: 1 incident, 45 people")
    )


def test_the_land_is_drawn_with_names_of_countries(record, page: Page):
    opened(page)
    expect(page.locator(".country-name", has_text="Australia")).to_be_attached()
    painted = page.evaluate(
        """() => [...document.querySelectorAll('.leaflet-tile')].some((tile) => {
            const { data } = tile.getContext('2d').getImageData(0, 0, tile.width, tile.height);
            return data.some((value, at) => at % 4 === 3 && value > 0);
        })"""
    )
    assert painted


def test_a_choice_changes_list_map_total_and_address_together(record, page: Page):
    opened(page)
    choose(page, "Country", "Mexico")
    settled(page)
    assert search(page) == "?country=MX"
    expect(page.locator(".total")).to_have_text(re.compile("1 incident.*700 people"))
    expect(page.locator(".line-title")).to_have_text(["Farm in Mexico"])
    expect(page.locator(".symbol")).to_have_count(1)


def test_back_and_forward_restore_what_was_seen(record, page: Page):
    opened(page)
    choose(page, "Country", "Mexico")
    settled(page)
    page.get_by_role("checkbox", name=re.compile("Spain")).click()
    settled(page)
    expect(page.locator(".line-title")).to_have_count(2)
    page.go_back()
    settled(page)
    expect(page.locator(".line-title")).to_have_text(["Farm in Mexico"])
    expect(page.locator('input[name="country"][value="ES"]')).not_to_be_checked()
    page.go_back()
    settled(page)
    expect(page.locator(".line-title")).to_have_count(5)
    expect(page.locator(".symbol")).to_have_count(4)
    page.go_forward()
    settled(page)
    expect(page.locator(".line-title")).to_have_text(["Farm in Mexico"])
    expect(page.locator('input[name="country"][value="MX"]')).to_be_checked()


def test_moving_the_map_narrows_the_list_to_what_is_in_view(record, page: Page):
    opened(page)
    page.locator("#map").focus()
    for _press in range(3):
        page.keyboard.press("+")
        page.wait_for_timeout(400)
    settled(page)
    page.wait_for_url(re.compile("bbox="))
    settled(page)
    assert page.locator(".line-title").count() < 5
    expect(page.locator(".chips")).to_contain_text("Part of the map")
    page.get_by_role("link", name="Part of the map").click()
    settled(page)
    assert search(page) == ""
    expect(page.locator(".line-title")).to_have_count(5)


def test_the_first_move_is_one_step_back(record, page: Page):
    opened(page)
    for _click in range(2):
        page.get_by_role("button", name="Zoom in").click()
        page.wait_for_timeout(700)
    page.wait_for_url(re.compile("bbox="))
    page.go_back()
    settled(page)
    assert search(page) == ""
    expect(page.locator(".symbol")).to_have_count(4)


def test_a_shared_link_restores_the_view(record, page: Page):
    opened(page)
    for _click in range(2):
        page.get_by_role("button", name="Zoom in").click()
        page.wait_for_timeout(700)
    page.wait_for_url(re.compile("bbox="))
    settled(page)
    link, names = page.url, page.locator(".country-name").all_inner_texts()
    page.goto("/about/")
    opened(page, link)
    assert page.url == link
    assert page.locator(".country-name").all_inner_texts() == names


def test_a_filter_brings_the_map_to_what_was_found(record, page: Page):
    opened(page)
    choose(page, "Country", "Mexico")
    settled(page)
    expect(page.locator(".country-name", has_text="Mexico")).to_be_attached()
    expect(page.locator(".country-name", has_text="Australia")).to_have_count(0)


def test_symbols_are_as_large_as_their_people_where_one_asks_for_it(record, page: Page):
    opened(page)
    farm = page.locator(".symbol.one.town .symbol-mark")
    assert farm.bounding_box()["width"] == 14
    page.get_by_role("radio", name="people").check()
    settled(page)
    assert search(page) == "?size=people"
    assert farm.bounding_box()["width"] == 36
    opened(page, page.url)
    expect(page.get_by_role("radio", name="people")).to_be_checked()
    page.get_by_role("radio", name="incidents").check()
    settled(page)
    assert search(page) == ""


def test_a_symbol_opens_the_list_of_its_incidents(record, page: Page):
    opened(page)
    page.locator(".symbol.many").click()
    popup = page.locator(".leaflet-popup")
    expect(popup.locator(".popup-head")).to_have_text("2 incidents, 1,057 people")
    expect(popup.get_by_role("link", name="Raid at Clark")).to_have_attribute("href", "/incidents/TI-00001/")
    expect(popup).to_contain_text("1,048 people (1,048–1,090)")
    expect(popup.get_by_role("link", name="House in Mabalacat")).to_be_visible()
    expect(page.locator(".leaflet-pan-anim")).to_have_count(0)  # the map moves until the popup is seen whole
    settled(page)
    popup.get_by_role("link", name="See these in the list").click()
    page.wait_for_url("**/incidents/?*")
    expect(page.locator(".line-title")).to_have_text(["House in Mabalacat", "Raid at Clark"], use_inner_text=True)


def test_many_incidents_at_one_point_open_as_a_list(serve, page: Page):
    serve(*[incident_row(at, title=f"Raid {at}") for at in range(1, 21)])
    opened(page)
    for _click in range(2):
        page.locator(".symbol.many").click()
        page.wait_for_timeout(700)
        settled(page)
    popup = page.locator(".leaflet-popup")
    expect(popup.get_by_role("link", name=re.compile("^Raid"))).to_have_count(8)
    expect(popup).to_contain_text("8 of 20 shown here.")


def test_a_country_badge_opens_what_has_no_closer_place(record, page: Page):
    opened(page)
    page.locator(".symbol.unplaced .symbol-mark").click()
    expect(page.locator(".leaflet-popup").get_by_role("link", name="Somewhere in Spain")).to_be_visible()


def test_the_keyboard_reaches_a_symbol_and_its_incidents(record, page: Page):
    opened(page)
    page.locator(".symbol.one.town").focus()
    page.keyboard.press("Enter")
    link = page.locator(".leaflet-popup").get_by_role("link", name="Farm in Mexico")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/incidents/TI-00003/"))


def test_texts_of_the_record_stay_texts_in_a_popup(serve, page: Page):
    serve({**clark(), "title": "<img src=x onerror=alert(1)>"})
    opened(page)
    page.locator(".symbol").click()
    expect(page.locator(".leaflet-popup")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator(".leaflet-popup img")).to_have_count(0)


def test_words_are_searched_as_they_are_typed(record, page: Page):
    opened(page)
    page.get_by_role("searchbox").press_sequentially("mexico", delay=30)
    page.wait_for_url(re.compile("q=mexico"))
    settled(page)
    expect(page.locator(".line-title")).to_have_text(["Farm in Mexico"])
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_the_order_is_part_of_the_address(record, page: Page):
    opened(page)
    page.get_by_label("Order").select_option("-victims")
    settled(page)
    assert search(page) == "?sort=-victims"
    assert page.locator(".line-title").first.inner_text() == "Raid at Clark"


def test_results_are_announced(record, page: Page):
    opened(page)
    status = page.get_by_role("status").and_(page.locator(".total"))
    expect(status).to_contain_text("5 incidents")
    choose(page, "Nationality", "Indonesian")
    expect(status).to_contain_text("1 incident")


def test_a_choice_keeps_the_focus_although_its_list_was_replaced(record, page: Page):
    opened(page)
    choose(page, "Country", "Mexico")
    settled(page)
    expect(page.locator('input[name="country"][value="MX"]')).to_be_focused()
    expect(page.locator(".group[open]")).to_have_count(1)


def test_escape_closes_a_group_and_gives_the_focus_back(record, page: Page):
    opened(page)
    choose(page, "Country", "Mexico")
    page.keyboard.press("Escape")
    expect(page.locator(".group[open]")).to_have_count(0)
    expect(page.locator(".group > summary", has_text="Country")).to_be_focused()


def test_all_choices_open_in_place_and_stay_open(serve, page: Page):
    codes = ["PH", "TH", "ID", "MY", "VN", "KH", "LA", "MM", "SG", "BN", "TL"]
    whole = {"means": [], "recruitment": [], "authorities": []}
    serve(*[incident_row(number, country=code, **whole) for number, code in enumerate(codes, start=1)])
    opened(page)
    page.locator(".group > summary", has_text="Country").click()
    page.get_by_role("link", name="All 11").click()
    boxes = page.locator('input[name="country"]')
    expect(boxes).to_have_count(11)
    page.get_by_role("checkbox", name=re.compile("Timor")).click()
    settled(page)
    expect(page.locator(".line-title")).to_have_count(1)
    expect(boxes).to_have_count(11)


def test_nothing_is_wider_than_the_screen(record, screen: Page):
    opened(screen)
    assert screen.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_the_list_lies_below_the_map(record, phone: Page):
    opened(phone)
    map_box, list_box = phone.locator(".map-frame").bounding_box(), phone.locator(".results").bounding_box()
    assert map_box["y"] + map_box["height"] <= list_box["y"] + 1
    assert map_box["width"] == phone.viewport_size["width"]


def test_on_a_phone_what_is_touched_is_large_enough(record, phone: Page):
    opened(phone)
    for selector in (".group > summary", ".site nav a", ".symbol.one", ".leaflet-control-zoom a", "#sort"):
        box = phone.locator(selector).first.bounding_box()
        assert box["height"] >= 40, selector
        assert box["width"] >= 40, selector


def test_on_a_phone_a_choice_and_a_symbol_work_by_touch(record, phone: Page):
    opened(phone)
    phone.locator(".group > summary", has_text="Country").tap()
    phone.get_by_role("checkbox", name=re.compile("Mexico")).tap()
    settled(phone)
    phone.locator("h1").dispatch_event("pointerdown")
    phone.locator(".symbol").tap()
    expect(phone.locator(".leaflet-popup").get_by_role("link", name="Farm in Mexico")).to_be_visible()


def test_without_scripts_it_is_a_list_with_filters(record, browser: Browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/?sort=date")
    expect(page.locator(".no-map")).to_be_visible()
    expect(page.locator(".line-title")).to_have_count(5)
    page.locator(".group > summary", has_text="Country").click()
    page.get_by_role("checkbox", name=re.compile("Mexico")).click()
    page.get_by_role("button", name="Show results").click()
    expect(page.locator(".line-title")).to_have_text(["Farm in Mexico"])
    assert "country=MX" in page.url
    assert "sort=date" in page.url
    context.close()


def test_without_scripts_nothing_that_needs_them_lies_over_the_words(record, browser: Browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    for useless in (".sizes", ".legend", "#map"):
        expect(page.locator(useless)).to_be_hidden()
    context.close()


def test_light_and_dark_land_differ(record, page: Page):
    colour = "() => getComputedStyle(document.getElementById('map')).getPropertyValue('--land')"
    opened(page)
    light = page.evaluate(colour)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(colour) != light
