"""Stretches of time a text counts: `in twelve months` is said of a statistic, `freed ten years ago` of the past."""

import re
from collections.abc import Iterator

from incidents.reading.lexicon import Mark
from incidents.reading.numbers import Number

SHORTEST = {"span": 1, "span_of_days": 7}  # raids of a few days are one operation, weeks of them a campaign
PEOPLE = ("person", "victim", "group")
SENTENCE_END = re.compile("[.!?।॥။\n]")
BEHIND_VERB = 14


def settled(text: str, words: list[Mark], numbers: list[Number]) -> list[Mark]:
    """The words; those for a stretch of time become units and, behind a number, what they make of the sentence."""
    return [mark for word in words for mark in _settled(text, word, words, numbers)]


def _settled(text: str, word: Mark, words: list[Mark], numbers: list[Number]) -> Iterator[Mark]:
    if word.kind not in (*SHORTEST, "years_ago"):
        yield word
        return
    yield Mark(word.start, word.end, "unit")
    if not any(_counted(text, word, number) for number in numbers):
        return
    if word.kind in SHORTEST:
        yield Mark(word.start, word.end, "statistic")
    elif _freed_then(text, word, words, numbers):
        yield Mark(word.start, word.end, "long_ago")


def _counted(text: str, word: Mark, number: Number) -> bool:
    near = 0 <= word.start - number.end <= 1 and text[number.end : word.start] in ("", " ", "-")
    return near and number.value >= SHORTEST.get(word.kind, 1)


def _freed_then(text: str, ago: Mark, words: list[Mark], numbers: list[Number]) -> bool:
    """`ten years ago 37 had been freed`, `the 37 freed ten years ago`: the next verb is of that time."""
    stop = SENTENCE_END.search(text, ago.end)
    end = stop.start() if stop else len(text)
    verb = next((word for word in words if word.kind == "rescue" and ago.end <= word.start < end), None)
    if verb is None:
        return False
    starts = [word.start for word in words if word.kind in PEOPLE] + [number.start for number in numbers]
    behind = [start for start in starts if verb.end <= start < end]
    told = [word.start for word in words if word.kind == "remote" and verb.start <= word.start < end]
    return any(start - verb.end <= BEHIND_VERB for start in behind + told)
