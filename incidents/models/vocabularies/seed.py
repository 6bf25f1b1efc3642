"""The shape of one entry of a vocabulary."""

from typing import NamedTuple


class Seed(NamedTuple):
    """One term. ``broader`` is a code of the same scheme, or ``scheme:code``."""

    code: str
    label: str
    definition: str
    broader: str = ""
    htcds: str | None = None
    ctdc: str | None = None
    palermo: str | None = None
