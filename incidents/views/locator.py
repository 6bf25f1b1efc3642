"""A small map of where an incident happened, as exact as is public, drawn on the server as SVG."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from incidents.editions.extents import Extent, boxes_of

from .basemap import Point, Ring, mercator, shapes

WIDTH, HEIGHT = 360, 240
LEAST_DEGREES = 4.0
COARSE_FROM_DEGREES = 45.0
MARGIN = 1.15


@dataclass(frozen=True)
class Window:
    """The part of the Mercator square that is drawn, and how large."""

    west: float
    north: float
    scale: float

    def place(self, point: Point) -> Point:
        return round((point[0] - self.west) * self.scale, 1), round((point[1] - self.north) * self.scale, 1)

    @property
    def edges(self) -> tuple[float, float, float, float]:
        return self.west, self.north, self.west + WIDTH / self.scale, self.north + HEIGHT / self.scale


@dataclass(frozen=True)
class Locator:
    """Path data of the land around and of the country itself, and where the mark stands, if anywhere."""

    around: str
    country: str
    x: str
    y: str
    precision: str
    width: int = WIDTH
    height: int = HEIGHT


def locator(incident: Mapping[str, Any]) -> Locator | None:
    """The map for one incident; None for a country the base map does not know."""
    longitude, latitude = incident["longitude"], incident["latitude"]
    box = box_around(incident)
    if box is None:
        return None
    around, country, window = _drawn(incident["country"], box)
    x, y = (f"{at:g}" for at in window.place(mercator(longitude, latitude))) if longitude is not None else ("", "")
    return Locator(around, country, x, y, incident["place_precision"])


def box_around(incident: Mapping[str, Any]) -> Extent | None:
    """The part of its country that an incident lies in, or the largest part; None for a country the map lacks."""
    boxes, longitude = boxes_of(incident["country"]), incident["longitude"]
    if not boxes:
        return None
    return min(boxes, key=lambda b: _distance(b, longitude)) if longitude is not None else max(boxes, key=_size)


@lru_cache(maxsize=512)
def _drawn(code: str, box: Extent) -> tuple[str, str, Window]:
    window = _window(box)
    detail = shapes("world" if box[2] - box[0] > COARSE_FROM_DEGREES else "detail")
    others = (ring for other, rings in detail.items() if other != code for ring in rings)
    return _path(others, window), _path(detail.get(code, []), window), window


def _window(box: Extent) -> Window:
    """A window around the box in the shape of the picture, never closer than a few degrees."""
    west, south, east, north = box
    more = max(0.0, LEAST_DEGREES - (east - west)) / 2
    (left, top), (right, bottom) = mercator(west - more, north), mercator(east + more, south)
    across = max((right - left), (bottom - top) * WIDTH / HEIGHT) * MARGIN
    scale = WIDTH / across
    return Window((left + right) / 2 - across / 2, (top + bottom) / 2 - HEIGHT / scale / 2, scale)


def _path(rings: Iterable[Ring], window: Window) -> str:
    """Path data of what meets the window; corners closer than a pixel are left out."""
    return "".join(_outline(ring, window) for ring in rings if ring.meets(*window.edges))


def _outline(ring: Ring, window: Window) -> str:
    kept: list[Point] = []
    for point in map(window.place, ring.points):
        near = (max(-WIDTH, min(2 * WIDTH, point[0])), max(-HEIGHT, min(2 * HEIGHT, point[1])))
        if not kept or abs(near[0] - kept[-1][0]) + abs(near[1] - kept[-1][1]) >= 1:
            kept.append(near)
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + "Z" if len(kept) > 2 else ""


def _distance(box: Extent, longitude: float) -> float:
    return max(box[0] - longitude, longitude - box[2], 0.0)


def _size(box: Extent) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
