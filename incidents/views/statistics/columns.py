"""Columns over time as a Vega specification: a row of them for each measure, below each other on one axis."""

import json
from collections.abc import Sequence

from .. import words
from .chart import Chart, Line, Part
from .vega import GAP, HEAD, SIZE, Look, Spec, figure, group, linear, text, way

# ``EDGE`` is room for a label that stands out over the last column; where columns are narrow, it ends with the axis.
AXIS, PLOT, EDGE = 44, 96, 14
NARROW = 20


def columns(chart: Chart, part: Part, width: float, look: Look, most: list[int]) -> tuple[list[Spec], float]:
    """The marks of one part of a chart, and its height; ``most`` is the longest column of each measure."""
    wide = width - AXIS - EDGE
    found = []
    for turn, at in enumerate(chart.drawn):
        measure = chart.measures[at]
        figures = [{"label": line.label, "to": way(line.behind()), **figure(line.values[at])} for line in part.lines]
        found.append(
            group(
                [
                    text({"value": measure.label}, look.soft, look, x={"value": -AXIS}, y={"value": -14}),
                    _column(look.measures[measure.name]),
                ],
                {"x": AXIS, "y": HEAD + turn * (HEAD + PLOT + GAP), "width": wide, "height": PLOT},
                data=[{"name": "figures", "values": figures}],
                scales=_scales(part.lines, wide, most[at]),
                axes=_axes([line.label for line in part.lines], wide, most[at], look),
            )
        )
    return found, len(chart.drawn) * (HEAD + PLOT + GAP)


def _scales(lines: Sequence[Line], wide: float, most: int) -> list[Spec]:
    time = {
        "name": "time",
        "type": "band",
        "domain": [line.label for line in lines],
        "range": [0, wide],
        "padding": 0.15 if len(lines) < 60 else 0.05,
    }
    return [time, {**linear("height", most, [PLOT, 0]), "nice": 3}]


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


def _axes(labels: Sequence[str], width: float, most: int, look: Look) -> list[Spec]:
    """Below the first period, the last and some between them; at the side the nice figures of Vega's scale."""
    grouped = f"replace(format(datum.value, ',d'), /,/g, {json.dumps(words.number(1000).strip('10'))})"
    plain = {
        "ticks": False,
        "domain": False,
        "labelColor": look.soft,
        "labelFont": look.font,
        "labelFontSize": SIZE - 1,
        "labelPadding": 7,
    }
    below = {
        "orient": "bottom",
        "scale": "time",
        "values": _some(labels, max(2, int(width // (9 * max(map(len, labels), default=1) + 12)))),
        "labelOverlap": True,
        **(_within(labels) if width < NARROW * len(labels) else {}),
    }
    beside = {
        "orient": "left",
        "scale": "height",
        "tickCount": min(3, max(most, 1)),
        "tickMinStep": 1,
        "grid": True,
        # Otherwise the lines are as long as the whole picture is wide.
        "gridScale": "time",
        "gridColor": look.line,
        "encode": {"labels": {"update": {"text": {"signal": grouped}}}},
    }
    return [plain | below, plain | beside]


def _some(labels: Sequence[str], room: int) -> list[str]:
    """Every so manieth label up to the last, and the first where it keeps its distance."""
    step = max(1, -(-len(labels) // room))
    places = list(range(len(labels) - 1, -1, -step))
    if places and places[-1] > 0.7 * step:
        places.append(0)
    return [labels[at] for at in reversed(places)]


def _within(labels: Sequence[str]) -> Spec:
    """The first and the last label end with the axis, over the edge of which they would be cut."""
    first, last = json.dumps(labels[0]), json.dumps(labels[-1])
    align = f"datum.value === {last} ? 'right' : datum.value === {first} ? 'left' : 'center'"
    return {"encode": {"labels": {"update": {"align": {"signal": align}}}}}
