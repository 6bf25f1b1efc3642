"""Small charts of one incident, as numbers for SVG drawn in the templates."""

from collections.abc import Sequence
from dataclasses import dataclass

from . import words
from .sourcing import Source

# Across, the strip is as wide as the page leaves it; on a phone it has so many pixels. Circles that would meet there
# stand on each other, ``STEP`` higher each.
NARROW = 280
HEAD, STEP, FOOT = 22, 21, 22
# Nearer to an end than this, in per cent, a label begins or ends there.
END = 15


@dataclass(frozen=True)
class Dot:
    """One figure on the strip: where it stands, how many sources give it, and whether it is the headline.

    ``x`` in per cent; ``y``, ``radius`` and ``label_y`` in pixels. The headline has its label above all circles, the
    lowest and the highest below the line; ``label_y`` is None for others.
    """

    x: str
    y: float
    radius: float
    label: str
    label_y: float | None
    anchor: str
    title: str
    leads: bool


@dataclass(frozen=True)
class Strip:
    """The figures of an incident on one line; ``height`` and ``line`` are pixels from its top."""

    dots: list[Dot]
    height: float
    line: float


def strip(told: Sequence[Source], headline: int | None) -> Strip | None:
    """The totals of all sources on one line from the lowest to the highest; None where all agree."""
    names: dict[int, list[str]] = {}
    for source in told:
        if source.total is not None:
            names.setdefault(source.total, []).append(source.outlet)
    if len(names) < 2:
        return None
    low, high = min(names), max(names)
    places = {figure: 100 * (figure - low) / (high - low) for figure in names}
    radii = {figure: 5 + 1.5 * min(len(outlets) - 1, 3) for figure, outlets in names.items()}
    levels = _levels(places, radii, headline)
    line = HEAD + STEP * (max(levels.values()) + 0.5)
    below = line + STEP / 2 + FOOT / 2
    dots = [
        Dot(
            x=f"{places[figure]:.2f}%",
            y=line - STEP * levels[figure],
            radius=radii[figure],
            label=words.number(figure),
            label_y=HEAD / 2 if figure == headline else below if figure in (low, high) else None,
            anchor="start" if places[figure] < END else "end" if places[figure] > 100 - END else "middle",
            title=f"{words.number(figure)}: {', '.join(outlets)}",
            leads=figure == headline,
        )
        for figure, outlets in sorted(names.items())
    ]
    return Strip(dots, below + FOOT / 2, line)


def _levels(places: dict[int, float], radii: dict[int, float], headline: int | None) -> dict[int, int]:
    """How high each figure stands: as low as it meets no other. The headline comes last, so that its label is near."""
    levels: dict[int, int] = {}
    for figure in sorted(places, key=lambda figure: (figure == headline, figure)):
        taken = {
            levels[other]
            for other in levels
            if abs(places[figure] - places[other]) * NARROW / 100 < radii[figure] + radii[other] + 2
        }
        levels[figure] = next(level for level in range(len(places)) if level not in taken)
    return levels
