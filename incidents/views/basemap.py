"""The shapes of static/basemap/ for drawings made on the server; static/basemap/README.md explains the files."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders

Point = tuple[float, float]
_FIRST, _SKIPPED, _BASE = 35, 92, 46


@dataclass(frozen=True)
class Ring:
    """The outline of one piece of land, as points of the Mercator square (0 to 1 from the north-west)."""

    points: list[Point]
    west: float
    north: float
    east: float
    south: float

    def meets(self, west: float, north: float, east: float, south: float) -> bool:
        return self.west < east and self.east > west and self.north < south and self.south > north


@cache
def shapes(name: str) -> dict[str, list[Ring]]:
    """Rings by country code; pieces of land without a code are under an empty one."""
    content = _content(name)
    rings = _rings(content["rings"], list(_lines(content["lines"], content["grid"])))
    return {code: list(islice(rings, count)) for code, count in content["countries"].items()}


@cache
def label_points() -> dict[str, Point]:
    """Where the name of each country stands, in the Mercator square."""
    content = _content("world")
    return {code: (x / content["grid"], y / content["grid"]) for code, (x, y, _width) in content["labels"].items()}


def mercator(longitude: float, latitude: float) -> Point:
    """Web Mercator as x and y from 0 to 1, from the north-west corner."""
    bounded = max(-85.05, min(85.05, latitude))
    return longitude / 360 + 0.5, 0.5 - math.asinh(math.tan(math.radians(bounded))) / math.tau


def _content(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(Path(str(finders.find(f"basemap/{name}.json"))).read_text())
    return content


def _steps(text: str) -> Iterator[int]:
    """Whole numbers from digits of base 46, lowest first; every digit but a number's last is 46 too high."""
    number, place = 0, 1
    for character in text:
        code = ord(character)
        digit = code - _FIRST - (code > _SKIPPED)
        number += place * (digit % _BASE)
        place *= _BASE
        if digit < _BASE:
            yield number // 2 if number % 2 == 0 else -(number + 1) // 2
            number, place = 0, 1


def _lines(text: str, grid: int) -> Iterator[list[Point]]:
    steps = _steps(text)
    x = y = 0
    for count in steps:
        line = []
        for _cell in range(count):
            x, y = x + next(steps), y + next(steps)
            line.append((x / grid, y / grid))
        yield line


def _rings(text: str, lines: list[list[Point]]) -> Iterator[Ring]:
    steps = _steps(text)
    unmet = 0
    for count in steps:
        points: list[Point] = []
        expected = unmet
        for _line in range(count):
            step = next(steps)
            number = expected + step // 2
            points += lines[number][::-1] if step % 2 else lines[number]
            expected = number + 1
            unmet = max(unmet, expected)
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        yield Ring(points, min(xs), min(ys), max(xs), max(ys))
