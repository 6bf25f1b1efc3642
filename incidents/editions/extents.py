"""Where countries lie: boxes of [west, south, east, north] by ISO code, made from Natural Earth's shapes."""

import json
from functools import cache
from pathlib import Path

Extent = tuple[float, float, float, float]


@cache
def _extents() -> dict[str, list[Extent]]:
    path = Path(__file__).with_name("extents.json")
    return {code: [tuple(box) for box in boxes] for code, boxes in json.loads(path.read_text()).items()}


def boxes_of(country: str) -> list[Extent]:
    """The boxes a country lies in; several where it crosses the antimeridian, none for an unknown code."""
    return _extents().get(country, [])
