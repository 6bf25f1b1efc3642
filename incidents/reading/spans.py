"""Stretches of time a text counts: `in twelve months` makes a sentence one of statistics, `ten years ago` one of the past."""

from collections.abc import Iterator

from incidents.reading.lexicon import Mark
from incidents.reading.numbers import Number

SHORTEST = {"span": 1, "span_of_days": 7}  # raids of a few days are one operation, weeks of them a campaign
KINDS = {"span": "statistic", "span_of_days": "statistic", "years_ago": "long_ago"}


def settled(text: str, words: list[Mark], numbers: list[Number]) -> list[Mark]:
    """The words, where those for a stretch of time are units and, behind their number, what they make of the sentence."""
    return [mark for word in words for mark in _settled(text, word, numbers)]


def _settled(text: str, word: Mark, numbers: list[Number]) -> Iterator[Mark]:
    if word.kind not in KINDS:
        yield word
        return
    yield Mark(word.start, word.end, "unit")
    if any(_counted(text, word, number) for number in numbers):
        yield Mark(word.start, word.end, KINDS[word.kind])


def _counted(text: str, word: Mark, number: Number) -> bool:
    near = 0 <= word.start - number.end <= 1 and text[number.end : word.start] in ("", " ", "-")
    return near and number.value >= SHORTEST.get(word.kind, 1)
