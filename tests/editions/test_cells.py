import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.editions.cells import NO_CELL, ZOOM, cells, runs, shift_for


def cell(longitude: float, latitude: float) -> int:
    return int(cells(np.array([longitude]), np.array([latitude]))[0])


def test_a_point_without_coordinates_has_no_cell() -> None:
    assert cell(float("nan"), 15.0) == NO_CELL


@pytest.mark.parametrize(
    ("longitude", "latitude", "expected"),
    [(-180, 85.0511287798, 0), (180, -85.0511287798, 4**ZOOM - 1), (0.00001, -0.00001, 3 * 4 ** (ZOOM - 1))],
    ids=["north-west corner", "south-east corner", "just south-east of the middle"],
)
def test_cells_run_from_north_west_to_south_east(longitude: float, latitude: float, expected: int) -> None:
    assert cell(longitude, latitude) == expected


def test_the_poles_fall_into_the_outermost_rows() -> None:
    assert cell(0, 90) == cell(0, 86)


@given(st.floats(-180, 179.99), st.floats(-85, 85), st.integers(0, ZOOM))
def test_a_shift_gives_the_cell_of_the_tile_that_holds_the_point(
    longitude: float, latitude: float, depth: int
) -> None:
    x = int((longitude + 180) / 360 * 2**ZOOM) >> (ZOOM - depth)
    code = cell(longitude, latitude) >> 2 * (ZOOM - depth)
    assert sum(((code >> 2 * bit) & 1) << bit for bit in range(depth)) == x


def test_clusters_lie_about_64_pixels_apart() -> None:
    assert shift_for(0) == 2 * (ZOOM - 2)


def test_no_zoom_is_finer_than_a_cell() -> None:
    assert shift_for(40) == 0


def test_runs_begin_where_the_shifted_cell_changes() -> None:
    assert runs(np.array([0, 1, 4, 5, 16]), 2).tolist() == [0, 2, 4]


def test_no_cells_have_no_runs() -> None:
    assert runs(np.array([], dtype=np.int64), 2).tolist() == []
