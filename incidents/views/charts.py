"""Small charts of one incident, as numbers for SVG drawn in the templates."""

from collections.abc import Sequence
from dataclasses import dataclass

from . import words
from .sourcing import Source

WIDTH = 640
EDGE = 28
LABEL = 56


@dataclass(frozen=True)
class Dot:
    """One figure on the strip: where it stands, how many sources give it, and whether it is the headline."""

    x: str
    radius: int
    label: str
    title: str
    leads: bool
    labelled: bool


def strip(told: Sequence[Source], headline: int | None) -> list[Dot]:
    """The totals of all sources on one line from the lowest to the highest; nothing where all agree."""
    names: dict[int, list[str]] = {}
    for source in told:
        if source.total is not None:
            names.setdefault(source.total, []).append(source.outlet)
    if len(names) < 2:
        return []
    low, high = min(names), max(names)
    placed = {figure: EDGE + (figure - low) / (high - low) * (WIDTH - 2 * EDGE) for figure in names}
    leading = placed.get(headline) if headline is not None else None
    return [
        Dot(
            x=f"{placed[figure]:.1f}",
            radius=5 + 2 * min(len(outlets) - 1, 4),
            label=words.number(figure),
            title=f"{words.number(figure)}: {', '.join(outlets)}",
            leads=figure == headline,
            labelled=figure == headline or (figure in (low, high) and _apart(placed[figure], leading)),
        )
        for figure, outlets in sorted(names.items())
    ]


def _apart(x: float, headline: float | None) -> bool:
    """Whether a label here is clear of the headline's."""
    return headline is None or abs(x - headline) > LABEL
