"""Cells: the Z-order (Morton) code of a point in Web Mercator at zoom 22.

Rows sorted by cell put neighbours beside each other, so a cluster at any zoom is a right shift and a tile is one
range.
"""

import numpy as np
from numpy.typing import NDArray

ZOOM = 22
NO_CELL = -1
MERCATOR_LATITUDE = 85.05112877980659
CELLS_ACROSS_A_TILE = 4
_SPREAD = (
    (16, 0x0000FFFF0000FFFF),
    (8, 0x00FF00FF00FF00FF),
    (4, 0x0F0F0F0F0F0F0F0F),
    (2, 0x3333333333333333),
    (1, 0x5555555555555555),
)


def cells(longitude: NDArray[np.float64], latitude: NDArray[np.float64]) -> NDArray[np.int64]:
    """The cell of each point, in degrees (WGS 84); ``NO_CELL`` where a coordinate is not a number.

    Latitudes beyond Web Mercator's edge fall into its outermost row.
    """
    placed = ~(np.isnan(longitude) | np.isnan(latitude))
    x = _grid((np.where(placed, longitude, 0.0) + 180.0) / 360.0)
    sine = np.sin(np.radians(np.clip(np.where(placed, latitude, 0.0), -MERCATOR_LATITUDE, MERCATOR_LATITUDE)))
    y = _grid(0.5 - np.log((1.0 + sine) / (1.0 - sine)) / (4.0 * np.pi))
    code = (_spread(x) | (_spread(y) << np.uint64(1))).astype(np.int64)
    return np.where(placed, code, NO_CELL)


def shift_for(zoom: int) -> int:
    """How many bits of a cell to drop so that clusters at this zoom lie about 64 pixels apart."""
    depth = min(zoom + CELLS_ACROSS_A_TILE.bit_length() - 1, ZOOM)
    return 2 * (ZOOM - depth)


def runs(sorted_cells: NDArray[np.int64], shift: int) -> NDArray[np.intp]:
    """Where each run of equal shifted cells begins in cells that are already sorted."""
    if not len(sorted_cells):
        return np.empty(0, dtype=np.intp)
    shifted = sorted_cells >> shift
    return np.concatenate(([0], np.flatnonzero(shifted[1:] != shifted[:-1]) + 1))


def _grid(fraction: NDArray[np.float64]) -> NDArray[np.uint64]:
    return np.clip(np.floor(fraction * 2**ZOOM), 0, 2**ZOOM - 1).astype(np.uint64)


def _spread(value: NDArray[np.uint64]) -> NDArray[np.uint64]:
    for width, mask in _SPREAD:
        value = (value | (value << np.uint64(width))) & np.uint64(mask)
    return value
