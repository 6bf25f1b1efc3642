"""The table beside each chart: every figure as text, each with the way to the incidents behind it."""

from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from .. import words
from .chart import Chart, Line

LISTED = 100
FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def rows(chart: Chart, address: str) -> SafeString:
    """The first lines as rows of a table, those that belong to no choice always; ``address`` is the list's.

    Over time the first are the newest, and periods in which there is nothing are left out.
    """
    choices, rest = _apart(chart)
    # Built by hand: a template would take longer than the figures for a thousand lines.
    found = "".join(_row(line, address) for line in [*choices[:LISTED], *rest])
    return mark_safe(found)  # noqa: S308 (every value is escaped)


def left_out(chart: Chart) -> int:
    """How many lines are only in the file."""
    return max(0, (chart.size or len(_apart(chart)[0])) - LISTED)


def csv(chart: Chart) -> str:
    """All lines, with their codes (RFC 4180); an empty figure is not reported."""
    head = [*chart.keys, "label", *(measure.name for measure in chart.measures)]
    lines = [
        [*line.codes, _harmless(line.label), *("" if value is None else str(value) for value in line.values)]
        for line in chart.lines
    ]
    return "".join(",".join(map(_cell, row)) + "\n" for row in [head, *lines])


def _apart(chart: Chart) -> tuple[list[Line], list[Line]]:
    choices = [line for line in chart.lines if not line.is_rest]
    if chart.is_over_time:
        choices = [line for line in reversed(choices) if any(line.values)]
    return choices, [line for line in chart.lines if line.is_rest]


def _row(line: Line, address: str) -> str:
    label = escape(line.label)
    query = line.behind()
    if query is not None:
        label = f'<a href="{escape(f"{address}?{query}")}">{label}</a>'
    cells = "".join(f"<td>{escape(_written(value))}</td>" for value in line.values)
    return f'<tr><th scope="row">{label}</th>{cells}</tr>'


def _written(value: int | None) -> str:
    return words.number(value) if value is not None else _("not reported")


def _cell(text: str) -> str:
    """Quoted only where it must be."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if any(mark in text for mark in ',"\n\r') else text


def _harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula, as in the downloads of incidents."""
    return f"'{text}" if text.startswith(FORMULA) else text
