"""Small charts of one incident, as numbers for SVG drawn in the templates."""

from collections.abc import Sequence
from dataclasses import dataclass

from . import words
from .sourcing import Source

WIDTH = 640
EDGE = 28
LABEL = 70


@dataclass(frozen=True)
class Dot:
    """One figure on the strip: where it stands, how many sources give it, and whether it is the headline."""

    x: str
    radius: int
    label: str
    title: str
    leads: bool
    anchor: str
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
    return [
        Dot(
            x=f"{placed[figure]:.1f}",
            radius=5 + 2 * min(len(outlets) - 1, 4),
            label=words.number(figure),
            title=f"{words.number(figure)}: {', '.join(outlets)}",
            leads=figure == headline,
            anchor="middle",
            labelled=figure in (low, high) or (figure == headline and _apart(placed[figure])),
        )
        for figure, outlets in sorted(names.items())
    ]


def _apart(x: float) -> bool:
    """Whether a label here is clear of those at both ends."""
    return EDGE + LABEL < x < WIDTH - EDGE - LABEL
