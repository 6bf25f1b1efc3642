"""The base map's files, their decoding, and the small maps drawn from them."""

import gzip
import json
from pathlib import Path

import pytest
from django.conf import settings

from incidents.editions.extents import boxes_of
from incidents.views.basemap import mercator, shapes
from incidents.views.locator import HEIGHT, WIDTH, locator
from tests.editions.conftest import incident_row

FOLDER = Path(settings.BASE_DIR, "static/basemap")


@pytest.mark.parametrize("name", ["world", "detail"])
def test_every_ring_closes(name):
    for rings in shapes(name).values():
        for ring in rings:
            assert ring.points[0] == pytest.approx(ring.points[-1], abs=0.01) or {
                round(ring.points[0][0]), round(ring.points[-1][0])
            } <= {0, 1}  # cut at 180 degrees  # fmt: skip


@pytest.mark.parametrize("code", ["PH", "ID", "TH", "RU", "US", "FJ", "NZ", "TW", "XK", "PS", "EH"])
def test_shapes_lie_in_the_boxes_that_the_query_uses(code):
    slack = 0.003
    for ring in shapes("detail")[code]:
        assert any(
            mercator(west, north)[0] - slack <= ring.west
            and ring.east <= mercator(east, south)[0] + slack
            and mercator(west, north)[1] - slack <= ring.north
            and ring.south <= mercator(east, south)[1] + slack
            for west, south, east, north in boxes_of(code)
        )


@pytest.mark.parametrize("code", ["SG", "HK", "MO", "TV", "GI", "MT", "BH"])
def test_small_countries_have_a_box_and_a_place_for_their_name(code):
    assert boxes_of(code)
    assert code in json.loads((FOLDER / "world.json").read_text())["labels"]


def test_overseas_parts_with_a_code_of_their_own_are_not_in_the_box_of_their_country():
    assert all(box[0] > -10 for box in boxes_of("FR"))
    assert boxes_of("GF")
    assert boxes_of("RE")


def test_the_first_view_leaves_room_for_the_clusters_in_20_kilobytes():
    first = (FOLDER / "world.json").read_bytes()
    assert len(first) < 25_000
    assert len(gzip.compress(first)) < 14_000


@pytest.mark.parametrize(
    ("country", "longitude", "latitude"),
    [("PH", 120.57, 15.22), ("RU", -170.0, 66.0), ("FJ", 178.4, -18.1), ("US", -157.9, 21.3), ("SG", 103.8, 1.35)],
)
def test_the_mark_lies_on_the_small_map_even_beside_180_degrees(country, longitude, latitude):
    drawn = locator(incident_row(1, country=country, longitude=longitude, latitude=latitude))
    assert 0 <= float(drawn.x) <= WIDTH
    assert 0 <= float(drawn.y) <= HEIGHT
    assert drawn.country


def test_a_country_without_a_point_is_drawn_without_a_mark():
    drawn = locator(incident_row(1, longitude=None, latitude=None, place_precision="country"))
    assert (drawn.x, drawn.y) == ("", "")
    assert drawn.country.startswith("M")


def test_a_code_the_base_map_does_not_know_has_no_small_map():
    assert locator(incident_row(1, country="ZZ")) is None
