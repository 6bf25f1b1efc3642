"""What a chart is, apart from how it is drawn: measures, lines, and a note on how to read it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .. import words

SHOWN = 12
Values = tuple[int | None, ...]
Behind = Callable[[], str | None]


def nowhere() -> None:
    """No query finds these incidents."""


@dataclass(frozen=True)
class Measure:
    """One column of figures: its name in files, its heading, and whether it is drawn or only told in the table."""

    name: str
    label: str
    is_drawn: bool = True


@dataclass(frozen=True)
class Line:
    """One line of a chart: its codes (one a key), its words, its figures; None is not reported.

    ``behind`` gives the query that finds the incidents behind it, where one can. ``is_rest`` marks what belongs to no
    choice; ``is_sum`` the sum of many other lines.
    """

    codes: tuple[str, ...]
    label: str
    values: Values
    behind: Behind = nowhere
    is_rest: bool = False
    is_sum: bool = False


@dataclass(frozen=True)
class Part:
    """Lines that are drawn together; several parts of one chart are small multiples on one scale."""

    title: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class Chart:
    """One chart. ``lines`` are for table and file, ``parts`` are drawn.

    ``size`` says how many lines there are in all, where ``lines`` are only the first of them.
    """

    slug: str
    title: str
    note: str
    keys: tuple[str, ...]
    heading: str
    measures: tuple[Measure, ...]
    lines: Sequence[Line]
    parts: Sequence[Part] = field(default_factory=list)
    is_over_time: bool = False
    size: int = 0

    @property
    def drawn(self) -> list[int]:
        """Which measures are drawn."""
        return [at for at, measure in enumerate(self.measures) if measure.is_drawn]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(value for part in self.parts for line in part.lines for value in line.values)


def first(lines: Sequence[Line], most: int, sums: Sequence[bool]) -> list[Line]:
    """The first lines, then all others as one line, then what belongs to no choice.

    ``sums`` says of each measure whether it may be added up; where an incident counts in several lines it may not.
    """
    chosen = [line for line in lines if not line.is_rest]
    # One line more takes no more room than the line that sums the others up.
    shown, others = (chosen, []) if len(chosen) <= most + 1 else (chosen[:most], chosen[most:])
    rest = [line for line in lines if line.is_rest]
    return [*shown, *([_others(others, sums)] if others else []), *rest]


def over_time(lines: Sequence[Line], measures: Sequence[Measure]) -> tuple[list[Part], str]:
    """What is drawn of lines over time, and a sentence on those of no month, which have no place on its axis."""
    drawn = [Part("", [line for line in lines if not line.is_rest])]
    figures = [
        _("%(measure)s: %(number)s") % {"measure": measure.label, "number": words.number(value)}
        for line in lines
        if line.is_rest
        for measure, value in zip(measures, line.values, strict=True)
        if value and measure.is_drawn
    ]
    told = _("Not drawn, as the month is not known: %(figures)s.") % {"figures": "; ".join(figures)}
    return drawn, told if figures else ""


def _others(lines: Sequence[Line], sums: Sequence[bool]) -> Line:
    columns = zip(*(line.values for line in lines), strict=True)
    values = tuple(_sum(column) if may else None for may, column in zip(sums, columns, strict=True))
    text = _("%(count)s others") % {"count": words.number(len(lines))}
    return Line(("",), text, values, is_rest=True, is_sum=True)


def _sum(column: Sequence[int | None]) -> int | None:
    """The sum of what is reported; None where nothing is."""
    reported = [value for value in column if value is not None]
    return sum(reported) if reported else None
