"""Where the sentences of a text are, without captions of old pictures, breadcrumbs and links to other stories."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Protocol, TypeVar

from incidents.reading.lexicon import Mark
from incidents.reading.words.folding import Folded

CAPITALS = "".join(chr(code) for code in range(0xDF, 0x250) if chr(code).isupper())
BOUNDARY = re.compile(
    rf"\n+|(?<=[.!?])[\"')]{{0,2}} +(?=[^a-zß-ɏ\s]|[{CAPITALS}])|[。！!？।॥۔။](?:[\"')」』] ?)?"
    r"|(?<=[\u1780-\u17d3\u17d7\u17e0-\u17e9\w)\"'»])[។៕]"
)
ABBREVIATION = re.compile(
    r"(?:^|[ (.])(?:[a-z]|gen|maj|lt|col|sgt|cpl|capt|brig|plt|pltcol|pcol|pmaj|st|no|nos|rp|dr|mr|mrs|ms|jr|sr|rs|sec|art|dra|sra|prof|insp|"  # noqa: E501
    r"hon|dato|ir|drs|kombes|akbp|irjen|brigjen|kompol|u\.s|tp|gs|ths|m\.si|s\.h|gov|atty|usec|asec|dep|dir|supt|det|cmdr|approx|vs|etc|inc|ltd|nr|km|sen|rep|const|pvt|adm|mt|ft|ave|blvd|rd|bhd|sdn|lic|ing|gral|cnel|avda|av|cel|exmo|exma|mme|mlle|asp|dsp)\.$|[\u0e01-\u0e4e]\.$"
    "|(?:^|[ (.\u2013-])[\u0e81-\u0eae\u1780-\u17b3]\\.$"  # initials of names
)
MONTH = re.compile(  # before a figure only: `on Sept. 28`
    r"(?:^|[ (.])(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    r"|ene|fev|abr|ago|set|out|dez|dic|janv|févr|avr|juil|juill|déc)\.$"
)
BREADCRUMBS = re.compile(r"[^.!?。।|>»›/]{1,40}(?: ?[|>»›/·] ?[^.!?。।|>»›/]{1,40}){2,8}")  # Home > Nation > Crime
LONGEST_SENTENCE = 1500
RELATED_LINES = 8


class Stretch(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


Found = TypeVar("Found", bound=Stretch)


def within(marks: list[Found], start: int, end: int) -> list[Found]:
    """Those that begin in a part of the text; they come in its order."""
    first = bisect_left(marks, start, key=lambda mark: mark.start)
    last = bisect_left(marks, end, key=lambda mark: mark.start)
    return marks[first:last]


def kept(folded: Folded, cues: list[Mark]) -> Iterator[tuple[int, int]]:
    """Sentences that are not captions of old pictures nor links to other stories."""
    text = folded.text
    skips = [mark for mark in cues if mark.kind == "skip"]
    related = 0
    for line in re.finditer(r"[^\n]+", text):
        opening = within(skips, line.start(), min(line.end(), line.start() + 4))
        content = line.group().strip()
        if not content:
            continue
        if opening:
            related = RELATED_LINES if len(content) - (opening[0].end - opening[0].start) < 4 else 0
            continue
        if BREADCRUMBS.fullmatch(content):
            continue
        if related and not re.search(r"[.!?。।။។]['\")]*$", content) and len(content) < 160:
            related -= 1
            continue
        related = 0
        for start, end in _sentences(folded, line.start(), line.end()):
            yield from _parted(text, cues, start, end)


def _parted(text: str, cues: list[Mark], start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch cut where words that begin a statement follow a space, in scripts without full stops."""
    first = start
    for mark in within(cues, start, end):
        if mark.kind == "opening" and mark.start - first > 1 and text[mark.start - 1] == " ":
            yield first, mark.start
            first = mark.start
    yield first, end


def _sentences(folded: Folded, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for match in BOUNDARY.finditer(folded.cased, start, end):
        if match.group().startswith(('"', "'", ")", " ")) and _abbreviated(folded.text, first, match):
            continue
        if match.end() - first > 1:
            yield from _cut(first, match.end())
            first = match.end()
    if end - first > 1:
        yield from _cut(first, end)


def _abbreviated(text: str, first: int, boundary: re.Match[str]) -> bool:
    """Whether the full stop ends a shortened word and not the sentence that begins at `first`."""
    before = text[max(first, boundary.start() - 12) : boundary.start()]
    figure = text[boundary.end() : boundary.end() + 1].isdigit()
    return bool(ABBREVIATION.search(before) or (figure and MONTH.search(before)))


def _cut(start: int, end: int) -> Iterator[tuple[int, int]]:
    for first in range(start, end, LONGEST_SENTENCE):
        yield first, min(end, first + LONGEST_SENTENCE)
