"""The picture of a query."""

import struct

import pytest
from django.conf import settings
from django.core.cache import cache

from incidents.names import COUNTRIES
from incidents.views import preview as view_module
from incidents.views.basemap import label_points, mercator
from incidents.views.picture import LONGEST, Caption, png, svg, view_of
from tests.served import awkward, clark

CAPTION = Caption("Title", "Total", "Source")
TOWN = [120.57, 15.22, 1, 1048, "town", "TI-00001"]


@pytest.fixture
def drawn(monkeypatch):
    """The SVG of every picture that is asked for; none is kept from another test."""
    cache.clear()
    found = []

    def noted(text: str) -> bytes:
        found.append(text)
        return png(text)

    monkeypatch.setattr(view_module, "png", noted)
    return found


def size(content: bytes) -> tuple[int, int]:
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", content[16:24])


def test_a_picture_has_the_size_that_previews_ask_for(served, get):
    answer = get("/map/preview.png")
    assert (answer.status_code, answer["Content-Type"], size(answer.content)) == (200, "image/png", (1200, 630))


def test_a_picture_tells_query_total_and_what_it_is_not(served, get, drawn):
    get("/map/preview.png?country=PH")
    assert ">Incidents in the Philippines</text>" in drawn[0]
    assert ">2 incidents, 1,048 people reported found</text>" in drawn[0]
    assert "not a measure of how common trafficking is" in drawn[0]


def test_an_incident_is_drawn_where_it_is():
    view = view_of([mercator(0, 0), mercator(140, 30)])
    x, y = view.at(mercator(120.57, 15.22))
    picture = svg(view, [TOWN], [], CAPTION)
    assert f'translate({x} {y})"><circle r="7" fill="#12606b"' in picture


def test_several_incidents_carry_their_number():
    assert ">23</text>" in svg(view_of([]), [[120.57, 15.22, 23, 5, "town", None]], [], CAPTION)


def test_a_province_is_drawn_as_an_area():
    picture = svg(view_of([]), [[120.57, 15.22, 1, 5, "province", "TI-00001"]], [], CAPTION)
    assert "stroke-dasharray" in picture


def test_a_country_without_a_point_gets_a_badge_and_no_dot(served, get, drawn):
    get("/map/preview.png?country=TH")
    assert drawn[0].count('<rect x="-17"') == 1
    assert "<circle" not in drawn[0]


def test_countries_of_the_base_map_have_a_place_for_their_badge():
    assert {"TH", "PH", "ID", "SG"} <= set(label_points()) <= COUNTRIES


def test_numbers_are_those_of_svg_in_every_language(settings):
    settings.USE_THOUSAND_SEPARATOR = True
    with_commas = svg(view_of([mercator(10.0, 50.0)]), [TOWN], [], CAPTION)
    settings.USE_THOUSAND_SEPARATOR = False
    assert svg(view_of([mercator(10.0, 50.0)]), [TOWN], [], CAPTION) == with_commas


def test_words_of_a_search_stay_text(served, get, drawn):
    assert size(get("/map/preview.png?q=<text>%26").content) == (1200, 630)
    assert "<text>&" not in drawn[0]
    assert "&lt;text&gt;&amp;" in drawn[0]


@pytest.mark.parametrize("letter", ["a", "警"])
def test_a_long_title_is_shortened(letter):
    picture = svg(view_of([]), [], [], Caption(letter * 200, "", ""))
    assert f"{letter}…</text>" in picture
    assert picture.count(letter * (LONGEST["title"] // 2 + 1)) == (1 if letter == "a" else 0)


def test_a_picture_is_drawn_once_for_an_edition_and_query(serve, get, monkeypatch):
    serve(clark())
    first = get("/map/preview.png?country=PH").content
    monkeypatch.setattr(view_module, "png", lambda text: pytest.fail("drawn again"))
    assert get("/map/preview.png?country=PH&sort=date&page_size=10").content == first


def test_another_edition_is_another_picture(serve, get):
    serve(clark())
    first = get("/map/preview.png").content
    serve(clark(), awkward())
    assert get("/map/preview.png").content != first


def test_a_bad_parameter_is_a_400_that_names_it(served, get):
    answer = get("/map/preview.png?colour=red")
    assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (400, "colour")


def test_a_view_holds_all_its_points():
    points = [mercator(-99.0, 19.0), mercator(145.0, -37.0)]
    west, north, east, south = view_of(points).edges
    assert all(west < x < east and north < y < south for x, y in points)


def test_an_incident_has_a_picture_of_its_own(served, get, drawn):
    answer = get("/incidents/TI-00001/preview.png")
    assert (answer.status_code, answer["Content-Type"], size(answer.content)) == (200, "image/png", (1200, 630))
    assert ">Raid at Clark</text>" in drawn[0]
    assert ">1,048 people reported found</text>" in drawn[0]
    assert f"Philippines. {settings.SITE_NAME}, " in drawn[0]


def test_the_country_of_an_incident_is_set_off_and_its_public_place_marked(served, get, drawn):
    get("/incidents/TI-00001/preview.png")
    assert drawn[0].count('fill-opacity="0.18"') == 1
    assert drawn[0].count('<circle r="7" fill="#12606b"') == 1


def test_an_incident_known_by_its_country_only_gets_no_point(served, get, drawn):
    get("/incidents/TI-00002/preview.png")
    assert "<circle" not in drawn[0]
    assert 'fill-opacity="0.18"' in drawn[0]
    assert "How many people is not reported" in drawn[0]


def test_an_incident_is_shown_among_its_neighbours_and_not_on_the_whole_world(served, get, drawn, monkeypatch):
    views = []
    monkeypatch.setattr(view_module, "svg", lambda view, *rest: views.append(view) or svg(view, *rest))
    get("/incidents/TI-00001/preview.png")
    west, _north, east, _south = views[0].edges
    assert west < mercator(120.57, 15.22)[0] < east < west + 0.25


def test_a_long_place_leaves_room_for_record_and_edition(serve, get, drawn):
    serve(clark() | {"admin1": "P" * 120})
    get("/incidents/TI-00001/preview.png")
    assert f"P…. {settings.SITE_NAME}, " in drawn[0]


def test_the_picture_of_an_incident_speaks_the_language_of_its_address(served, get, drawn):
    get("/id/incidents/TI-00001/preview.png")
    assert "Filipina" in drawn[0]
    assert "reported found" not in drawn[0]


@pytest.mark.parametrize("identity", ["TI-00004", "TI-09999"])
def test_an_incident_that_is_withdrawn_or_unknown_has_no_picture(served, get, identity):
    assert get(f"/incidents/{identity}/preview.png").status_code == 404


def test_the_picture_of_an_incident_is_drawn_once_for_an_edition(served, get, monkeypatch):
    first = get("/incidents/TI-00001/preview.png").content
    monkeypatch.setattr(view_module, "png", lambda text: pytest.fail("drawn again"))
    assert get("/incidents/TI-00001/preview.png").content == first
