"""How far apart two colours are for people who see colours in different ways."""

from collections.abc import Sequence
from itertools import starmap

Triple = Sequence[float]
# Machado, Oliveira and Fernandes 2009, severity 1.0, over linear RGB.
KINDS: dict[str, Sequence[Triple]] = {
    "common vision": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# OKLab (Ottosson 2020): linear RGB to cone answers, and their cube roots to lightness and two opponent colours.
CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
OKLAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
LUMINANCE = (0.2126, 0.7152, 0.0722)


def apart(one: str, other: str, kind: str) -> float:
    """The distance in OKLab of two colours as people of this kind see them (#rrggbb); 0.02 is just visible."""
    places = zip(_oklab(one, kind), _oklab(other, kind), strict=True)
    return sum((here - there) ** 2 for here, there in places) ** 0.5


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    darker, lighter = sorted(_dot(LUMINANCE, _linear(colour)) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def _oklab(colour: str, kind: str) -> list[float]:
    seen = [min(1.0, max(0.0, part)) for part in _times(KINDS[kind], _linear(colour))]
    return _times(OKLAB, [part ** (1 / 3) for part in _times(CONES, seen)])


def _linear(colour: str) -> list[float]:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _times(matrix: Sequence[Triple], vector: Triple) -> list[float]:
    return list(starmap(_dot, ((row, vector) for row in matrix)))


def _dot(one: Triple, other: Triple) -> float:
    return sum(here * there for here, there in zip(one, other, strict=True))
