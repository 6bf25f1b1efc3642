"""Charts cut no label, no axis is stretched by what is not on it, and tables over time begin with the newest."""

import re
from datetime import date
from html import unescape
from typing import Any
from xml.etree import ElementTree

from tests.editions.conftest import incident_row

SVG = "{http://www.w3.org/2000/svg}"
NAME = "General Directorate for the Surveillance of Marine and Fisheries Resources and the Welfare of Crews at Sea"


def told(svg: str) -> list[str]:
    return [" ".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def picture(page: str, slug: str) -> str:
    markup = page.split(f'id="{slug}"')[1]
    return markup[markup.index("<svg") : markup.index("</svg>") + len("</svg>")]


def cited(*published: date | None) -> list[dict[str, Any]]:
    """Citations of one incident, by the days their articles were published."""
    return [
        {"incident": "TI-00001", "article": f"AR-{at:05d}", "outlet": "Daily", "is_lead": at == 1, "published": day}
        for at, day in enumerate(published, start=1)
    ]


def periods(page: str, slug: str) -> list[str]:
    table = page.split(f'id="{slug}"')[1].split("<tbody>")[1].split("</tbody>")[0]
    return re.findall(r'<th scope="row">(?:<a[^>]*>)?([^<]+)', table)


def test_articles_without_a_month_stretch_no_axis_and_are_told(serve, get):
    serve(incident_row(1, sources=31), citations=cited(date(2023, 5, 8), *[None] * 30))
    svg = get("/statistics/sources-by-month.svg").content.decode()
    assert not {"10", "20", "30"} & set(told(svg))
    assert "Not drawn, as the month is not known: Articles published: 30." in " ".join(told(svg))


def test_an_axis_of_time_says_where_it_begins_and_ends(serve, get):
    serve(*[incident_row(at, date_start=date(2012 + at, 3, 1)) for at in range(1, 12)])
    drawn = told(picture(get("/statistics/").content.decode(), "sources-by-month"))
    assert {"Mar 2013", "Mar 2023"} <= set(drawn)


def test_words_that_would_be_cut_beside_their_bar_stand_above_it(serve, get):
    part = {"incident": "TI-00001", "authority": "AU-00001", "name": NAME, "type": "police", "role": "lead"}
    serve(incident_row(1, authority_ids=["AU-00001"]), involvements=[part])
    for drawing in (
        picture(get("/statistics/").content.decode(), "authorities"),
        get("/statistics/authorities.svg").content.decode(),
    ):
        assert NAME in " ".join(told(drawing))


def test_the_table_of_months_begins_with_the_newest_and_leaves_empty_ones_out(serve, get):
    serve(incident_row(1, date_start=date(2005, 1, 2)), incident_row(2, date_start=date(2023, 5, 4)))
    page = get("/statistics/").content.decode()
    assert periods(page, "sources-by-month") == ["May 2023", "Jan 2005", "Month not known"]
    assert "more lines are in the CSV file" not in page


def test_a_query_for_a_nationality_says_that_people_are_of_any(serve, get):
    serve(incident_row(1, nationalities=[{"nationality": "ID", "number": 4}]))
    sentence = "People are all those found in these incidents, of whatever nationality"
    assert sentence in unescape(get("/statistics/?nationality=ID").content.decode())
    assert sentence not in unescape(get("/statistics/").content.decode())
