"""Charts drawn on the server by Vega: for the page in the page's colours, for files with a frame that explains them.

Vega writes presentation attributes only, which the page's content policy allows. What it says to screen readers is
taken out again: the table beside each chart says more, in order.
"""

import json
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

import vl_convert
from django.utils.safestring import SafeString, mark_safe

from .bars import bars
from .chart import Chart, Part
from .columns import columns
from .vega import GAP, NOWHERE, Look, Spec, group, text

SVG = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}href"
PAGE_WIDTH, PANEL_WIDTH, FILE_WIDTH, MARGIN = 360, 320, 760, 28
SCALE = 2.0
PICTURES_KEPT = 400
NAMES = ("incidents", "people", "sources", "reports")
PAGE = Look(
    "var(--ink)", "var(--soft)", "var(--line)", "var(--chart-rest)", {name: f"var(--chart-{name})" for name in NAMES}
)
# For files, on white: the colours of the page in light.
FILE = Look(
    "#1c2326",
    "#57636a",
    "#dcdfdc",
    "#828e93",
    dict(zip(NAMES, ("#12606b", "#b8680c", "#4b2e83", "#4b2e83"), strict=True)),
    "#ffffff",
)


@dataclass(frozen=True)
class Frame:
    """What a picture says of itself: title and query above, caveat, edition and address below."""

    title: str
    query: str
    below: tuple[str, ...]
    address: str


def start() -> None:
    """Start the engine that draws, which takes a second, so that no reader has to wait for it."""
    vl_convert.vega_to_svg({"width": 1, "height": 1, "marks": []}, allowed_base_urls=[])


def for_page(chart: Chart, action: str) -> list[tuple[str, SafeString]]:
    """The parts of a chart as SVG for a page, each with its title; figures link to ``action``."""
    scale = _most(chart)
    width = PANEL_WIDTH if len(chart.parts) > 1 else PAGE_WIDTH
    drawn = []
    for part in chart.parts:
        marks, height = _drawn(chart, part, width, PAGE, scale)
        picture = _picture(_whole(marks, width, height), action, "")
        drawn.append((part.title, mark_safe(picture)))  # noqa: S308 (an XML writer wrote it)
    return drawn


def svg(chart: Chart, frame: Frame) -> str:
    """The chart as a picture that explains itself when it travels alone."""
    marks, width, height = _framed(chart, frame)
    body = _picture(_whole(marks, width, height, FILE.paper), frame.address, frame.title, is_alone=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def png(chart: Chart, frame: Frame) -> bytes:
    """The same picture in pixels, two for each unit."""
    return bytes(vl_convert.svg_to_png(svg(chart, frame), scale=SCALE))


def _drawn(chart: Chart, part: Part, width: float, look: Look, most: list[int]) -> tuple[list[Spec], float]:
    return (columns if chart.is_over_time else bars)(chart, part, width, look, most)


def _most(chart: Chart) -> list[int]:
    """The largest figure of each measure that is drawn, so that small multiples share one scale."""
    lines = [line for part in chart.parts for line in part.lines if not line.is_sum]
    return [max((line.values[at] or 0 for line in lines), default=0) for at in range(len(chart.measures))]


def _framed(chart: Chart, frame: Frame) -> tuple[list[Spec], float, float]:
    """The chart between what it is and what to mind; small multiples in two columns."""
    inner = FILE_WIDTH - 2 * MARGIN
    head = [*_wrapped(frame.title, 62)], [*_wrapped(frame.query, 96)]
    top = MARGIN + 26 * len(head[0]) + 18 * len(head[1]) + 14
    marks = [
        _lines(head[0], MARGIN, MARGIN + 10, FILE.ink, 20, bold=True),
        _lines(head[1], MARGIN, MARGIN + 26 * len(head[0]) + 6, FILE.ink, 13.5),
    ]
    many = len(chart.parts) > 1
    wide = (inner - GAP) / 2 if many else inner
    scale, column_ends = _most(chart), [float(top), float(top)]
    for part in chart.parts:
        column = column_ends.index(min(column_ends)) if many else 0
        drawn, height = _drawn(chart, part, wide, FILE, scale)
        title = [text({"value": part.title}, FILE.ink, FILE, y={"value": 8}, bold=True)] if part.title else []
        above = 14 if title else 0
        place = {"x": MARGIN + column * (wide + GAP), "y": column_ends[column]}
        marks.append(group([*title, group(drawn, {"y": above})], place))
        column_ends[column] += height + above + GAP
    below = [line for text in frame.below for line in _wrapped(text, 112)]
    end = max(column_ends) + 6
    marks.append(_lines(below, MARGIN, end + 8, FILE.soft, 11.5))
    return marks, FILE_WIDTH, end + 16 * len(below) + MARGIN - 6


def _wrapped(text: str, most: int) -> list[str]:
    return textwrap.wrap(text, most) or [""]


def _lines(lines: Sequence[str], x: float, y: float, colour: str, size: float, bold: bool = False) -> Spec:
    mark = text({"value": list(lines)}, colour, FILE, x={"value": x}, y={"value": y}, bold=bold)
    mark["encode"]["enter"] |= {"fontSize": {"value": size}, "lineHeight": {"value": round(size * 1.36)}}
    return mark


def _whole(marks: list[Spec], width: float, height: float, paper: str | None = None) -> str:
    """A whole Vega specification, as text, so that equal charts are drawn once."""
    spec = {"width": width, "height": height, "autosize": "none", "padding": 0, "marks": marks}
    return json.dumps(spec | ({"background": paper} if paper else {}), ensure_ascii=False)


@lru_cache(maxsize=PICTURES_KEPT)
def _picture(spec: str, action: str, title: str, is_alone: bool = False) -> str:
    root = ElementTree.fromstring(vl_convert.vega_to_svg(spec, allowed_base_urls=[]))  # noqa: S314 (our own drawing)
    _tidy(root, action)
    if is_alone:
        root.set("role", "img")
        ElementTree.SubElement(root, f"{{{SVG}}}title").text = title
        root.insert(0, root[-1])
        del root[-1]
    else:
        for name in ("width", "height"):
            del root.attrib[name]
        root.attrib |= {"class": "chart", "aria-hidden": "true", "focusable": "false"}
    ElementTree.register_namespace("", SVG)
    return ElementTree.tostring(root, encoding="unicode")


def _tidy(root: ElementTree.Element, action: str) -> None:
    """Take out what nobody sees, and make links plain ones that the keyboard finds in the table instead."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.get("class") in ("background", "foreground") and child.get("fill") is None:
                parent.remove(child)
    for element in root.iter():
        for name in ("role", "class", "pointer-events", "opacity"):
            element.attrib.pop(name, None)
        for name in [name for name in element.attrib if name.startswith("aria-")]:
            del element.attrib[name]
        if XLINK in element.attrib:
            element.attrib = {"href": element.attrib[XLINK].replace(NOWHERE, action), "tabindex": "-1"}
