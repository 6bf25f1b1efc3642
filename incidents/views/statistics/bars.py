"""Lines below each other as a Vega specification: the words of each, then a bar and a figure for each measure."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from .chart import Chart, Line, Part
from .vega import HEAD, SIZE, SMALL, Look, Spec, figure, group, linear, text, way

ROW, NUMBER, LETTER = 27, 56, 6.6
# Words above their bars: so high is a line of them, so high the bar below, and so much air is below that.
LEADING, BAR, AIR = 16, 15, 11
# The sum of many lines would dwarf each of them: it stands as a figure without a bar.
LENGTH = "(datum.bare || datum.value <= 0 ? 0 : max(1, scale('length', datum.value)))"


@dataclass(frozen=True)
class Layout:
    """Where the words of each line stand, in one line or more, and where the bars: all in pixels of one row."""

    labels: list[list[str]]
    words_wide: float
    row: float
    top: float
    tall: float
    are_above: bool


def bars(chart: Chart, part: Part, width: float, look: Look, most: list[int]) -> tuple[list[Spec], float]:
    """The marks of one part of a chart, and its height; ``most`` is the longest bar of each measure."""
    layout = _layout(part.lines, width, round(width * (0.36 if len(chart.drawn) > 1 else 0.42)))
    left = 0 if layout.are_above else layout.words_wide
    wide = (width - left) / len(chart.drawn)
    marks = [_words(part.lines, layout, look)]
    for turn, at in enumerate(chart.drawn):
        measure = chart.measures[at]
        inside = [
            text({"value": measure.label}, look.soft, look, y={"value": HEAD / 2}),
            _bar(look.measures[measure.name], look, layout),
            _beside(look, layout),
        ]
        scale = linear("length", most[at], [0, wide - NUMBER])
        figures = [{"name": "figures", "values": _figures(part.lines, at)}]
        marks.append(group(inside, {"x": left + turn * wide}, data=figures, scales=[scale]))
    return marks, HEAD + layout.row * len(part.lines)


def _layout(lines: Sequence[Line], width: float, words_wide: float) -> Layout:
    """Words beside their bars; above all of them where one would be cut beside its bar."""
    beside = [_folded(line.label, words_wide) for line in lines]
    if not any(label[-1].endswith("…") for label in beside):
        return Layout(beside, words_wide, ROW, ROW * 0.14, ROW * 0.72, are_above=False)
    above = [_folded(line.label, width, most=3) for line in lines]
    most = max(len(label) for label in above)
    return Layout(above, width, LEADING * most + BAR + AIR, LEADING * most, BAR, are_above=True)


def _folded(label: str, width: float, most: int = 2) -> list[str]:
    """A label in one line, or in a few where it is longer; what is longer still ends in an ellipsis."""
    if len(label) * LETTER <= width - 6:
        return [label]
    return textwrap.wrap(label, int((width - 6) / (LETTER * SMALL / SIZE)), max_lines=most, placeholder="…")


def _words(lines: Sequence[Line], layout: Layout, look: Look) -> Spec:
    rows = [
        {
            "label": label,
            "size": SIZE if layout.are_above or len(label) == 1 else SMALL,
            "y": HEAD + layout.row * at + _first(len(label), layout),
            "to": way(line.behind()),
        }
        for at, (line, label) in enumerate(zip(lines, layout.labels, strict=True))
    ]
    mark = text({"field": "label"}, look.ink, look, y={"field": "y"})
    mark["encode"]["enter"] |= {
        "limit": {"value": layout.words_wide - 6},
        "href": {"field": "to"},
        "fontSize": {"field": "size"},
        "lineHeight": {"value": LEADING if layout.are_above else SMALL + 1},
    }
    return group([{**mark, "from": {"data": "rows"}}], data=[{"name": "rows", "values": rows}])


def _first(lines: int, layout: Layout) -> float:
    """The middle of a label's first line within its row: near its bar above it, around its middle beside it."""
    if layout.are_above:
        return layout.top - LEADING * (lines - 0.5)
    return layout.row / 2 - (lines - 1) * (SMALL + 1) / 2


def _figures(lines: Sequence[Line], at: int) -> list[Spec]:
    return [
        {"at": place, "rest": line.is_rest, "bare": line.is_sum, "to": way(line.behind()), **figure(line.values[at])}
        for place, line in enumerate(lines)
    ]


def _bar(colour: str, look: Look, layout: Layout) -> Spec:
    return {
        "type": "rect",
        "from": {"data": "figures"},
        "encode": {
            "enter": {
                "y": {"signal": f"{HEAD + layout.top} + datum.at * {layout.row}"},
                "height": {"value": layout.tall},
                "x": {"value": 0},
                "width": {"signal": LENGTH},
                "fill": [{"test": "datum.rest", "value": look.rest}, {"value": colour}],
                "href": {"field": "to"},
            }
        },
    }


def _beside(look: Look, layout: Layout) -> Spec:
    middle = {"signal": f"{HEAD + layout.top + layout.tall / 2} + datum.at * {layout.row}"}
    mark = text({"field": "figure"}, look.ink, look, y=middle, x={"signal": f"{LENGTH} + 5"})
    mark["encode"]["enter"]["href"] = {"field": "to"}
    return {**mark, "from": {"data": "figures"}}
