"""What all charts are made of, as parts of a Vega specification (https://vega.github.io/vega/docs/)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .. import words

Spec = dict[str, Any]
# Vega wants whole addresses; this one is taken off again.
NOWHERE = "https://record.invalid"
HEAD, GAP = 30, 22
SIZE, SMALL = 13, 12


@dataclass(frozen=True)
class Look:
    """Colours by what they stand for, and the font."""

    ink: str
    soft: str
    line: str
    rest: str
    measures: Mapping[str, str]
    paper: str | None = None
    font: str = "sans-serif"


def text(value: Spec, colour: str, look: Look, bold: bool = False, **place: Spec) -> Spec:
    """A mark of words: a value or a field of the data, in the look's font."""
    looks = {"fill": {"value": colour}, "font": {"value": look.font}, "fontSize": {"value": SIZE}}
    weight = {"fontWeight": {"value": "bold"}} if bold else {}
    return {
        "type": "text",
        "encode": {"enter": {"text": value, "baseline": {"value": "middle"}, **looks, **weight, **place}},
    }


def group(marks: list[Spec], place: Mapping[str, float] | None = None, **parts: Any) -> Spec:
    """Marks in a frame of their own; ``place`` is its x and y, and its width and height where axes need them."""
    enter = {name: {"value": value} for name, value in (place or {}).items()}
    return {"type": "group", "encode": {"enter": enter}, "marks": marks, **parts}


def linear(name: str, most: int, range_: list[float]) -> Spec:
    """A scale from nought to the largest figure."""
    return {"name": name, "type": "linear", "domain": [0, max(1, most)], "range": range_}


def figure(value: int | None) -> Spec:
    """A figure as a length to draw and as words."""
    return {"value": max(0, value or 0), "figure": words.number(value)}


def way(querystring: str | None) -> str | None:
    """Where a figure leads: the list of the incidents behind it."""
    return f"{NOWHERE}?{querystring}" if querystring is not None else None
