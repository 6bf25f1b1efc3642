"""Charts as Vega specifications (https://vega.github.io/vega/docs/): bars below each other, or columns over time."""

import json
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .. import words
from .chart import Chart, Part

Spec = dict[str, Any]
# Vega wants whole addresses; this one is taken off again.
NOWHERE = "https://record.invalid"
ROW, HEAD, NUMBER, AXIS, PLOT, GAP = 25, 30, 56, 44, 96, 22
SIZE, SMALL = 12.5, 11
# A label of two lines begins half a line higher.
MIDDLE = f"scale('row', datum.at) + bandwidth('row') / 2 - (isArray(datum.label) ? {(SMALL + 1) / 2} : 0)"
LETTER = 6.2
# The sum of many lines would dwarf each of them: it stands as a figure without a bar.
LENGTH = "(datum.bare || datum.value <= 0 ? 0 : max(1, scale('length', datum.value)))"


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


def drawn_part(chart: Chart, part: Part, width: float, look: Look, most: list[int]) -> tuple[list[Spec], float]:
    """The marks of one part of a chart, and its height in pixels; ``most`` is the longest bar of each measure."""
    draw = _columns if chart.is_over_time else _bars
    return draw(chart, part, width, look, most)


def _bars(chart: Chart, part: Part, width: float, look: Look, most: list[int]) -> tuple[list[Spec], float]:
    """Lines below each other: words, then for each measure a bar and its figure."""
    height = HEAD + ROW * len(part.lines)
    words_wide = round(width * (0.36 if len(chart.drawn) > 1 else 0.42))
    wide = (width - words_wide) / len(chart.drawn)
    rows = [
        {
            "at": at,
            "label": _folded(line.label, words_wide),
            "rest": line.is_rest,
            "bare": line.is_sum,
            "to": _to(line.behind()),
        }
        for at, line in enumerate(part.lines)
    ]
    band = {"name": "row", "type": "band", "domain": list(range(len(rows))), "range": [HEAD, height], "padding": 0.28}
    label = text({"field": "label"}, look.ink, look, y={"signal": MIDDLE})
    label["encode"]["enter"] |= {
        "limit": {"value": words_wide - 6},
        "href": {"field": "to"},
        "fontSize": {"signal": f"isArray(datum.label) ? {SMALL} : {SIZE}"},
        "lineHeight": {"value": SMALL + 1},
    }
    inside: list[Spec] = [{**label, "from": {"data": "rows"}}]
    for turn, at in enumerate(chart.drawn):
        measure = chart.measures[at]
        figures = [row | _figure(line.values[at]) for row, line in zip(rows, part.lines, strict=True)]
        inside.append(
            group(
                [
                    text({"value": measure.label}, look.soft, look, y={"value": HEAD / 2}),
                    _bar(look.measures[measure.name], look),
                    _beside_bar(look),
                ],
                {"x": words_wide + turn * wide},
                data=[{"name": "figures", "values": figures}],
                scales=[_linear("length", most[at], [0, wide - NUMBER])],
            )
        )
    return [group(inside, data=[{"name": "rows", "values": rows}], scales=[band])], height


def _bar(colour: str, look: Look) -> Spec:
    return {
        "type": "rect",
        "from": {"data": "figures"},
        "encode": {
            "enter": {
                "y": {"scale": "row", "field": "at"},
                "height": {"scale": "row", "band": 1},
                "x": {"value": 0},
                "width": {"signal": LENGTH},
                "fill": [{"test": "datum.rest", "value": look.rest}, {"value": colour}],
                "href": {"field": "to"},
            }
        },
    }


def _beside_bar(look: Look) -> Spec:
    figure = text({"field": "figure"}, look.ink, look, y={"scale": "row", "field": "at", "band": 0.5})
    figure["encode"]["enter"] |= {
        "x": {"signal": f"{LENGTH} + 5"},
        "href": {"field": "to"},
    }
    return {**figure, "from": {"data": "figures"}}


def _columns(chart: Chart, part: Part, width: float, look: Look, most: list[int]) -> tuple[list[Spec], float]:
    """A row of columns for each measure, below each other on one axis of time."""
    dated = [line for line in part.lines if not line.is_rest]
    found: list[Spec] = []
    for turn, at in enumerate(chart.drawn):
        measure = chart.measures[at]
        figures = [{"label": line.label, "to": _to(line.behind())} | _figure(line.values[at]) for line in dated]
        found.append(
            group(
                [
                    text({"value": measure.label}, look.soft, look, x={"value": -AXIS}, y={"value": -14}),
                    _column(look.measures[measure.name]),
                ],
                {"x": AXIS, "y": HEAD + turn * (HEAD + PLOT + GAP), "width": width - AXIS, "height": PLOT},
                data=[{"name": "figures", "values": figures}],
                scales=[
                    {"name": "time", "type": "band", "domain": [line.label for line in dated],
                     "range": [0, width - AXIS], "padding": 0.15 if len(dated) < 60 else 0.05},
                    {**_linear("height", most[at], [PLOT, 0]), "nice": 3},
                ],
                axes=_axes([line.label for line in dated], width - AXIS, most[at], look),
            )
        )  # fmt: skip
    return found, len(chart.drawn) * (HEAD + PLOT + GAP)


def _column(colour: str) -> Spec:
    return {
        "type": "rect",
        "from": {"data": "figures"},
        "encode": {
            "enter": {
                "x": {"scale": "time", "field": "label"},
                "width": {"scale": "time", "band": 1},
                "y": {"signal": f"datum.value > 0 ? min({PLOT - 1}, scale('height', datum.value)) : {PLOT}"},
                "y2": {"value": PLOT},
                "fill": {"value": colour},
                "href": {"field": "to"},
            }
        },
    }


def _folded(label: str, width: float) -> str | list[str]:
    """A label in one line, or in two smaller ones where it is longer; what is longer still ends in an ellipsis."""
    if len(label) * LETTER <= width - 6:
        return label
    return textwrap.wrap(label, int((width - 6) / LETTER), max_lines=2, placeholder="…")


def _axes(labels: Sequence[str], width: float, most: int, look: Look) -> list[Spec]:
    """Few marks: some of the periods below, the nice figures of Vega's scale at the side."""
    room = max(2, int(width // (9 * max((len(label) for label in labels), default=1) + 12)))
    step = max(1, -(-len(labels) // room))
    grouped = f"replace(format(datum.value, ',d'), /,/g, {json.dumps(words.number(1000).strip('10'))})"
    plain = {
        "ticks": False,
        "domain": False,
        "labelColor": look.soft,
        "labelFont": look.font,
        "labelFontSize": SIZE - 1,
        "labelPadding": 7,
    }
    below = {"orient": "bottom", "scale": "time", "values": labels[::step], "labelOverlap": True}
    beside = {
        "orient": "left",
        "scale": "height",
        "tickCount": min(3, max(most, 1)),
        "tickMinStep": 1,
        "grid": True,
        "gridColor": look.line,
        "encode": {"labels": {"update": {"text": {"signal": grouped}}}},
    }
    return [plain | below, plain | beside]


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


def _linear(name: str, most: int, range_: list[float]) -> Spec:
    return {"name": name, "type": "linear", "domain": [0, max(1, most)], "range": range_}


def _figure(value: int | None) -> Spec:
    return {"value": max(0, value or 0), "figure": words.number(value)}


def _to(querystring: str | None) -> str | None:
    return f"{NOWHERE}?{querystring}" if querystring is not None else None
