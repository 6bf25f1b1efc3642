"""The timeline above the results: its columns, what is chosen of them, and a link for each year."""

import html
import re
from datetime import date

import pytest

from tests.editions.conftest import incident_row


@pytest.fixture
def years(serve):
    """Two incidents in 2021 and 2023, and one of which only the year 2023 is known."""
    serve(
        incident_row(1, date_start=date(2021, 3, 1)),
        incident_row(2, date_start=date(2023, 5, 4), country="KH"),
        incident_row(3, date_start=date(2023, 1, 1), date_precision="year"),
    )


def drawn(page: str) -> dict[str, str]:
    columns = re.search(r'<svg class="timeline-columns"([^>]*)>', page)
    assert columns
    return dict(re.findall(r'data-([\w-]+)="([^"]*)"', columns[1]))


def links(page: str) -> list[tuple[str, str]]:
    part = page[page.index('class="timeline-years"') : page.index("</ol>")]
    return [(html.unescape(link), label) for link, label in re.findall(r'href="([^"]*)"[^>]*title="([^"]*)"', part)]


@pytest.mark.parametrize("address", ["/", "/incidents/", "/statistics/"])
def test_each_year_is_a_link_that_says_how_many_incidents_it_would_leave(years, get, address):
    assert links(get(f"{address}?country=PH&country=KH").content.decode()) == [
        (f"{address}?date_after=2021&date_before=2021&country=PH&country=KH", "2021: 1 incident"),
        (f"{address}?date_after=2022&date_before=2022&country=PH&country=KH", "2022: 0 incidents"),
        (f"{address}?date_after=2023&date_before=2023&country=PH&country=KH", "2023: 2 incidents"),
    ]


def test_columns_are_months_from_the_first_year_to_the_last(years, get):
    told = drawn(get("/").content.decode())
    assert (told["unit"], told["first-year"], told["start"], told["end"]) == ("month", "2021", "0", "36")
    assert told["counts"] == f"[0,0,1{',0' * 21},1,1,1,1,2{',1' * 7}]"


@pytest.mark.parametrize(
    ("dates", "edges"),
    [
        ("date_after=2023", ("24", "36")),
        ("date_before=2021", ("0", "12")),
        ("date_after=2021-04&date_before=2023-05-02", ("3", "29")),
        ("date_after=2019&date_before=2040", ("0", "36")),
    ],
)
def test_the_chosen_dates_are_marked(years, get, dates, edges):
    told = drawn(get(f"/?{dates}").content.decode())
    assert (told["start"], told["end"]) == edges


def test_the_year_that_is_chosen_says_so(years, get):
    page = get("/?date_after=2023&date_before=2023").content.decode()
    assert re.findall(r'aria-current="true" title="([^"]*)"', page) == ["2023: 2 incidents"]


def test_an_empty_record_has_no_timeline(serve, get):
    serve()
    assert "timeline-columns" not in get("/").content.decode()


@pytest.mark.parametrize("years", [11, 14, 27, 60])
def test_the_last_year_has_its_number_on_every_screen(serve, get, years):
    serve(incident_row(1, date_start=date(2023 - years + 1, 3, 1)), incident_row(2, date_start=date(2023, 3, 1)))
    page = get("/").content.decode()
    kinds = re.findall(r'<li class="([\w-]+)">', page.split('class="timeline-years"')[1].split("</ol>")[0])
    assert len(kinds) == years
    assert kinds[-1] == "major"


def test_eleven_years_have_room_on_a_phone_and_every_second_on_a_small_one(serve, get):
    serve(*(incident_row(number, date_start=date(2014 + number, 5, 4)) for number in range(1, 12)))
    page = get("/").content.decode()
    kinds = re.findall(r'<li class="(major|minor[\w-]*)"', page[page.index('class="timeline-years"') :])
    assert kinds == ["major", "minor-on-a-small-phone"] * 5 + ["major"]
