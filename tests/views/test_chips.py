"""The filters that are on, as chips that take them off one by one."""

import html
import re

import pytest

from tests.editions.conftest import incident_row
from tests.served import clark


def chips(get, address: str) -> list[tuple[str, str]]:
    """Each chip of a page as its words and the address without it; the way to clear all of them comes last."""
    page = get(address).content.decode()
    if 'class="chips"' not in page:
        return []
    part = re.sub(r'<span class="unseen">.*?</span>', "", page.split('class="chips"')[1].split("</ul>")[0])
    return [(html.unescape(text), html.unescape(link)) for link, text in re.findall(r'href="([^"]*)">([^<]+)', part)]


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("/incidents/?date_after=2023&date_before=2023", "2023"),
        ("/incidents/?date_after=2023-05&date_before=2023-05", "May 2023"),
        ("/incidents/?date_after=2021-02&date_before=2022-03-04", "February 2021 – 4 March 2022"),
        ("/incidents/?date_after=2021-02", "From: February 2021"),
        ("/id/incidents/?date_before=2022-05", "Sampai: Mei 2022"),
    ],
)
def test_a_time_is_one_chip_with_its_dates_in_the_language_of_the_page(serve, get, address, text):
    serve(clark())
    assert chips(get, address) == [(text, address.partition("?")[0])]


def test_clearing_all_is_offered_where_it_does_more_than_the_chip_does(serve, get):
    serve(incident_row(1))
    assert [text for text, _link in chips(get, "/?country=PH")] == ["Philippines"]
    assert [text for text, _link in chips(get, "/?country=PH&victims_min=5")][-1] == "Clear all"


def test_clearing_all_keeps_order_edition_and_symbols(served, get):
    last = chips(get, f"/?country=PH&victims_min=5&sort=date&edition={served.id}&size=people")[-1]
    assert last == ("Clear all", f"/?sort=date&edition={served.id}&size=people")


def test_a_moment_is_a_day_in_words(served, get):
    assert chips(get, "/?updated_since=2020-02-03T04:05:06Z")[0][0] == "Changed since: 3 February 2020"
