"""The script that makes the base map, on a world of a few squares."""

import json
from pathlib import Path

import pytest

from incidents.views import basemap as reader
from scripts import basemap

GRID = 1000


def shapes(folder: Path, *geometries: dict, arcs: list[list[list[float]]]) -> basemap.Shapes:
    """A TopoJSON file of these geometries, read. Arcs are whole points here; the file holds steps."""
    steps = [[arc[0], *([x2 - x1, y2 - y1] for (x1, y1), (x2, y2) in zip(arc, arc[1:], strict=False))] for arc in arcs]
    content = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": steps,
        "objects": {"countries": {"geometries": list(geometries)}},
    }
    path = folder / "world.json"
    path.write_text(json.dumps(content))
    return basemap.Shapes(path)


def country(numeric: str | None, name: str, *rings: list[int]) -> dict:
    return {"type": "Polygon", "properties": {"name": name}, "arcs": list(rings)} | (
        {"id": numeric} if numeric else {}
    )


def square(west: float, south: float, east: float, north: float) -> list[list[float]]:
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


# Two squares side by side: the outer lines of each, and the one they share.
LEFT, SHARED, RIGHT = [[10, 0], [0, 0], [0, 10], [10, 10]], [[10, 0], [10, 10]], [[10, 10], [20, 10], [20, 0], [10, 0]]


def test_countries_are_known_by_their_letters(tmp_path: Path):
    found = shapes(tmp_path, country("608", "Philippines", [0]), arcs=[square(0, 0, 10, 10)])
    assert list(found.countries) == ["PH"]


def test_what_iso_lists_inside_a_country_is_one_with_it_and_has_no_line_between(tmp_path: Path):
    found = shapes(
        tmp_path,
        country("706", "Somalia", [0, ~1]),
        country(None, "Somaliland", [1, 2]),
        arcs=[LEFT, SHARED, RIGHT],
    )
    [[ring]] = found.countries["SO"]
    assert sorted(arc if arc >= 0 else ~arc for arc in ring) == [0, 2]
    assert basemap.box(found.points(ring)) == (0, 0, 20, 10)


def test_neighbours_keep_the_line_between_them(tmp_path: Path):
    found = shapes(
        tmp_path,
        country("764", "Thailand", [0, ~1]),
        country("104", "Myanmar", [1, 2]),
        arcs=[LEFT, SHARED, RIGHT],
    )
    assert found.countries == {"TH": [[[0, ~1]]], "MM": [[[1, 2]]]}


def test_overseas_parts_with_a_code_of_their_own_are_cut_out(tmp_path: Path):
    geometry = {"type": "MultiPolygon", "properties": {"name": "France"}, "id": "250", "arcs": [[[0]], [[1]]]}
    found = shapes(tmp_path, geometry, arcs=[square(0, 43, 8, 50), square(-54, 2, -52, 5)])
    assert set(found.countries) == {"FR", "GF"}


def test_a_ring_over_180_degrees_becomes_two_and_so_does_its_box(tmp_path: Path):
    over = [[170, -20], [-170, -20], [-170, -10], [170, -10], [170, -20]]
    found = shapes(tmp_path, country("242", "Fiji", [0]), arcs=[over])
    assert basemap.extents(found) == {"FJ": [[-180, -20, -170, -10], [170, -20, 180, -10]]}


def test_a_label_stands_deepest_inside_the_largest_part():
    narrow_and_wide = [(0, 4), (6, 4), (6, 0), (16, 0), (16, 10), (6, 10), (6, 6), (0, 6)]
    x, y = basemap.deepest_point([[(a / 100, b / 100) for a, b in narrow_and_wide]])
    assert (x, y) == (pytest.approx(0.11, abs=0.006), pytest.approx(0.05, abs=0.006))


def test_small_corners_go_first_and_the_ends_stay():
    line = [(0, 0), (10, 1), (20, 0), (30, 40), (40, 0)]
    assert basemap.simplified(line, smallest=20) == [(0, 0), (20, 0), (30, 40), (40, 0)]
    assert basemap.simplified(line, smallest=1e9) == [(0, 0), (40, 0)]


@pytest.mark.parametrize(
    "numbers", [[0], [22, 23, -23, -24], [1, -1, 2116, -2117, 10**9, -(10**9)], list(range(-99, 99))]
)
def test_numbers_survive_as_text(numbers: list[int]):
    text = basemap.text(numbers)
    assert list(reader._steps(text)) == numbers
    assert json.dumps(text, ensure_ascii=False) == f'"{text}"'


def test_what_is_written_is_read_again_as_the_same_rings(tmp_path: Path):
    found = shapes(
        tmp_path,
        country("764", "Thailand", [0, ~1]),
        country("104", "Myanmar", [1, 2]),
        arcs=[LEFT, SHARED, RIGHT],
    )
    lines = basemap.on_grid(found, GRID, smallest=0)
    content = basemap.Drawing(lines, found.countries, GRID, smallest_ring=1).content
    read = list(reader._rings(content["rings"], list(reader._lines(content["lines"], content["grid"]))))
    assert content["countries"] == {"MM": 1, "TH": 1}
    for ring, code in zip(read, content["countries"], strict=True):
        [[written]] = found.countries[code]
        expected = [basemap.mercator(point) for point in found.points(written)]
        assert len(ring.points) == len(expected)
        for point, wanted in zip(ring.points, expected, strict=True):
            assert point == pytest.approx(wanted, abs=1 / GRID)
