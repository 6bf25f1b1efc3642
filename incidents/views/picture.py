"""Pictures for previews elsewhere, drawn here: the map of a query or of one incident, and what it holds in words."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from unicodedata import east_asian_width

import vl_convert
from django.template.loader import render_to_string

from .basemap import Point, Ring, label_points, mercator, shapes

WIDTH, HEIGHT = 1200, 630
PANEL = 190
MARGIN = 56
WORLD = (0.0, 0.2, 1.0, 0.68)
LEAST_SPAN = 0.1
FINE_FROM = 6000
LONGEST = {"title": 70, "total": 46, "source": 100}
Clusters = Sequence[Sequence[Any]]
Unplaced = Sequence[dict[str, Any]]


@dataclass(frozen=True)
class Caption:
    """What stands below the map: the query, what it holds, and where it is from."""

    title: str
    total: str
    source: str


@dataclass(frozen=True)
class View:
    """The part of the Mercator square that is drawn; ``scale`` is its side in pixels of the picture."""

    west: float
    north: float
    scale: float

    def at(self, point: Point) -> Point:
        """Where a point of the square stands in the picture."""
        return round((point[0] - self.west) * self.scale, 1), round((point[1] - self.north) * self.scale, 1)

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """West, north, east and south in the square."""
        return self.west, self.north, self.west + WIDTH / self.scale, self.north + (HEIGHT - PANEL) / self.scale

    @property
    def zoom(self) -> int:
        """The zoom of the map on which things lie as far apart as here."""
        return max(0, math.floor(math.log2(self.scale / 256)))


@dataclass(frozen=True)
class Mark:
    """One symbol: a dot, a ring for a province, or the badge of a country, with its number where it has several."""

    kind: str
    x: float
    y: float
    size: float
    text: str


def view_of(points: Iterable[Point], least: float = LEAST_SPAN) -> View:
    """A view around some points of the Mercator square, at least so wide; the inhabited world where there are none."""
    found = list(points)
    west, north, east, south = WORLD
    margin = 0
    if found:
        west, east = min(x for x, _y in found), max(x for x, _y in found)
        north, south = min(y for _x, y in found), max(y for _x, y in found)
        margin = MARGIN
    across, down = max(east - west, least), max(south - north, least / 3)
    scale = min((WIDTH - 2 * margin) / across, (HEIGHT - PANEL - 2 * margin) / down)
    middle = (west + east) / 2, (north + south) / 2
    return View(middle[0] - WIDTH / scale / 2, middle[1] - (HEIGHT - PANEL) / scale / 2, scale)


def points_of(clusters: Clusters, unplaced: Unplaced) -> list[Point]:
    """Where clusters and countries stand in the Mercator square."""
    labels = label_points()
    countries = [labels[badge["country"]] for badge in unplaced if badge["country"] in labels]
    return [*(mercator(longitude, latitude) for longitude, latitude, *_rest in clusters), *countries]


def svg(view: View, clusters: Clusters, unplaced: Unplaced, caption: Caption, country: str = "") -> str:
    """The picture as SVG, one country of it set off; numbers are written as numbers of SVG in every language."""
    rows = {name: fitted(getattr(caption, name), most) for name, most in LONGEST.items()}
    marks = [*_badges(view, unplaced), *(_mark(view, one) for one in sorted(clusters, key=lambda one: one[2]))]
    drawing = {"land": _land(view), "here": _land(view, country) if country else "", "marks": marks, "caption": rows}
    return render_to_string("preview.svg", drawing)


def png(drawn: str) -> bytes:
    """The picture in pixels, 1,200 by 630."""
    return bytes(vl_convert.svg_to_png(drawn))


@lru_cache(maxsize=16)
def _land(view: View, country: str = "") -> str:
    """Path data of all land in view, or of one country."""
    known = shapes("detail" if view.scale >= FINE_FROM else "world")
    countries = [known.get(country, [])] if country else known.values()
    return "".join(_outline(ring, view) for rings in countries for ring in rings if ring.meets(*view.edges))


def _outline(ring: Ring, view: View) -> str:
    """Path data; corners closer than a pixel are left out."""
    kept: list[Point] = []
    for point in map(view.at, ring.points):
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= 1:
            kept.append(point)
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + "Z" if len(kept) > 2 else ""


def _mark(view: View, cluster: Sequence[Any]) -> Mark:
    longitude, latitude, incidents, _people, precision, _identity = cluster
    x, y = view.at(mercator(longitude, latitude))
    if incidents > 1:
        return Mark("several", x, y, round(min(13 + 5 * math.log10(incidents), 34), 1), _short(incidents))
    return Mark("province", x, y, 14, "") if precision == "province" else Mark("one", x, y, 7, "")


def _badges(view: View, unplaced: Unplaced) -> list[Mark]:
    labels = label_points()
    placed = [(view.at(labels[badge["country"]]), badge) for badge in unplaced if badge["country"] in labels]
    texts = [(x, y, _short(badge["incidents"])) for (x, y), badge in placed]
    return [Mark("country", x, y, 12 + 5 * len(text), text) for x, y, text in texts]


def _short(count: int) -> str:
    return str(count) if count < 10_000 else f"{count // 1000}k"


def fitted(text: str, most: int) -> str:
    """The text, its end left out where it has more letters than fit; wide letters count for two."""
    room = 0
    for at, letter in enumerate(text):
        room += 2 if east_asian_width(letter) in "WF" else 1
        if room > most:
            return f"{text[:at].rstrip(' ,')}…"
    return text
