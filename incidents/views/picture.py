"""The picture of a query for previews elsewhere: the map, what it holds, and that these are reports. Drawn here."""

import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from .basemap import Point, label_points, mercator, shapes

WIDTH, HEIGHT = 1200, 630
PANEL = 190
SHARP = 2
MARGIN = 56
WORLD = (0.0, 0.2, 1.0, 0.68)
LEAST_SPAN = 0.1
COARSE_BELOW = 6000
SEA, LAND, BORDER = "#e6ecee", "#fbfaf7", "#c3ccce"
INK, SOFT, PAPER, ACCENT, WHITE = "#1c2326", "#57636a", "#faf9f6", "#12606b", "#ffffff"
Box = tuple[float, float, float, float]
Unplaced = Sequence[dict[str, Any]]


@dataclass(frozen=True)
class Caption:
    """What stands below the map: the query, what it holds, and where it is from."""

    title: str
    total: str
    source: str


@dataclass(frozen=True)
class View:
    """The part of the Mercator square that is drawn: pixels of the finished picture for one point of it."""

    west: float
    north: float
    scale: float

    def at(self, point: Point) -> Point:
        return (point[0] - self.west) * self.scale * SHARP, (point[1] - self.north) * self.scale * SHARP

    @property
    def edges(self) -> Box:
        return self.west, self.north, self.west + WIDTH / self.scale, self.north + (HEIGHT - PANEL) / self.scale

    @property
    def zoom(self) -> int:
        """The zoom of the map on which things lie as far apart as here."""
        return max(0, math.floor(math.log2(self.scale / 256)))


def view_of(points: Iterable[Point]) -> View:
    """A view around some points of the Mercator square; all of the inhabited world where there are none."""
    found = list(points)
    west, north, east, south = WORLD
    if found:
        west, east = min(x for x, _y in found), max(x for x, _y in found)
        north, south = min(y for _x, y in found), max(y for _x, y in found)
    room = PANEL + 2 * MARGIN if found else PANEL
    across = max(east - west, LEAST_SPAN)
    down = max(south - north, LEAST_SPAN / 3)
    scale = min((WIDTH - (2 * MARGIN if found else 0)) / across, (HEIGHT - room) / down)
    middle = (west + east) / 2, (north + south) / 2
    return View(middle[0] - WIDTH / scale / 2, middle[1] - (HEIGHT - PANEL) / scale / 2, scale)


def points_of(clusters: Sequence[Sequence[Any]], unplaced: Unplaced) -> list[Point]:
    """Where clusters and countries stand in the Mercator square."""
    labels = label_points()
    countries = [labels[badge["country"]] for badge in unplaced if badge["country"] in labels]
    return [*(mercator(longitude, latitude) for longitude, latitude, *_rest in clusters), *countries]


def picture(view: View, clusters: Sequence[Sequence[Any]], unplaced: Unplaced, caption: Caption) -> bytes:
    """The picture as PNG, 1,200 by 630 pixels."""
    image = Image.new("RGB", (WIDTH * SHARP, HEIGHT * SHARP), SEA)
    pen = ImageDraw.Draw(image)
    _draw_land(pen, view)
    for badge in unplaced:
        _draw_badge(pen, view, badge)
    for cluster in sorted(clusters, key=lambda one: one[2]):
        _draw_cluster(pen, view, cluster)
    _draw_caption(pen, caption)
    small = image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).quantize(128, dither=Image.Dither.NONE)
    content = io.BytesIO()
    small.save(content, "PNG", optimize=True)
    return content.getvalue()


def drawable(text: str) -> bool:
    """Whether the font has every letter of a text; its letters are Latin."""
    missing = bytes(_font(24).getmask("\uffff"))
    return all(letter.isspace() or bytes(_font(24).getmask(letter)) != missing for letter in set(text))


def _draw_land(pen: ImageDraw.ImageDraw, view: View) -> None:
    rings = [
        ring for country in shapes("world" if view.scale < COARSE_BELOW else "detail").values() for ring in country
    ]
    for ring in rings:
        if ring.meets(*view.edges) and len(ring.points) > 2:
            pen.polygon([view.at(point) for point in ring.points], fill=LAND, outline=BORDER, width=SHARP)


def _draw_cluster(pen: ImageDraw.ImageDraw, view: View, cluster: Sequence[Any]) -> None:
    longitude, latitude, incidents, _people, precision, _identity = cluster
    x, y = view.at(mercator(longitude, latitude))
    radius = (7 if incidents == 1 else min(13 + 5 * math.log10(incidents), 34)) * SHARP
    box = (x - radius, y - radius, x + radius, y + radius)
    if incidents == 1 and precision == "province":
        pen.ellipse((x - 2 * radius, y - 2 * radius, x + 2 * radius, y + 2 * radius), outline=ACCENT, width=2 * SHARP)
        return
    pen.ellipse(box, fill=ACCENT, outline=WHITE, width=2 * SHARP)
    if incidents > 1:
        pen.text((x, y), _short(incidents), fill=WHITE, font=_font(15 * SHARP), anchor="mm")


def _draw_badge(pen: ImageDraw.ImageDraw, view: View, badge: dict[str, Any]) -> None:
    point = label_points().get(badge["country"])
    if point is None:
        return
    x, y = view.at(point)
    text = _short(badge["incidents"])
    across = (12 + 5 * len(text)) * SHARP
    box = (x - across, y - 12 * SHARP, x + across, y + 12 * SHARP)
    pen.rounded_rectangle(box, 4 * SHARP, fill=WHITE, outline=ACCENT, width=2 * SHARP)
    pen.text((x, y), text, fill=ACCENT, font=_font(15 * SHARP), anchor="mm")


def _draw_caption(pen: ImageDraw.ImageDraw, caption: Caption) -> None:
    top = (HEIGHT - PANEL) * SHARP
    pen.rectangle((0, top, WIDTH * SHARP, HEIGHT * SHARP), fill=PAPER)
    left, room = 48 * SHARP, (WIDTH - 96) * SHARP
    rows = ((caption.title, 24, 30, SOFT), (caption.total, 74, 46, INK), (caption.source, 144, 22, SOFT))
    for text, down, size, colour in rows:
        font = _font(size * SHARP)
        pen.text((left, top + down * SHARP), _fitted(text, font, room), fill=colour, font=font, anchor="lt")


def _fitted(text: str, font: ImageFont.FreeTypeFont, room: float) -> str:
    """The text, its end left out where it is wider than the room."""
    if font.getlength(text) <= room:
        return text
    while text and font.getlength(f"{text}…") > room:
        text = text[:-1]
    return f"{text.rstrip(' ,')}…"


def _short(count: int) -> str:
    return str(count) if count < 10_000 else f"{count // 1000}k"


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    """Pillow's own font, so that pictures are the same on every machine."""
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise RuntimeError("Pillow was built without FreeType: install the wheel that requirements.txt names.")
    return font
