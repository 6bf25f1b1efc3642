"""Nations a text names without their name: `of the same nationality`, `54 of its nationals`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from incidents.reading.lexicon import Mark

PLACED = ("in", "from", "to")
FAR = 300  # letters between a nation and the words that mean it again


def find(geography: Sequence[Mark], words: Sequence[Mark]) -> Iterator[Mark]:
    """Each such word as a mark of the nation it means: the last of people or of a body, and not where things are."""
    places = {word.end + gap for word in words if word.kind in PLACED for gap in (0, 1)}
    nations = [mark for mark in geography if mark.kind == "nationality" or mark.start not in places]
    for word in words:
        if word.kind == "same_nation":
            before = [mark for mark in nations if 0 <= word.start - mark.end <= FAR]
            if before:
                yield replace(before[-1], start=word.start, end=word.end, kind="nationality")
