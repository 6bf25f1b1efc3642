"""Of those who were found somewhere, the ones who are held for victims: `38 of them were identified as victims`."""

import re
from functools import cache

from incidents.reading.lexicon import Mark, data, entries
from incidents.reading.numbers import Number
from incidents.reading.words.folding import fold_word
from incidents.reading.words.passages import Passages, Sentence

ASIDE = re.compile(r" ?[,،][^,،.;]{1,40}[,،]")
BY_AUXILIARIES = 3
REACH = 9  # letters behind a verb: `as `, `to be `, `comme `


def verb(passages: Passages, sentence: Sentence, number: Number) -> Mark | None:
    """`38 of them, one a minor, were identified as victims`: the verb behind a number, with or without `of them`."""
    ends = [mark.end for mark in sentence.of("subset_after") if 0 <= mark.start - number.end <= 1]
    start = max(ends, default=number.end)
    aside = ASIDE.match(passages.text, start)
    start = aside.end() if aside else start
    for mark in sentence.of("rescue"):
        near = mark.start >= start and passages.gap(start, mark.start) <= BY_AUXILIARIES
        own = any(mark.end <= other.start <= mark.end + REACH for other in sentence.numbers)
        if near and not own and _as_victims(passages, sentence, mark):
            return mark  # `arrested seven men, freed four victims`: those have a number of their own
    return None


def named(
    passages: Passages, sentence: Sentence, number: Number, end: int, noun: str | None, cue: Mark | None
) -> bool:
    """Whether they are called victims behind `of them`, or by their verb."""
    of_them = any(number.end <= word.start < end for word in sentence.of("subset_after"))
    return (of_them and noun == "victim") or (cue is not None and _as_victims(passages, sentence, cue))


def _as_victims(passages: Passages, sentence: Sentence, mark: Mark) -> bool:
    """`identified as victims`, `were recognised as victims of`: the verb says what they are."""
    if passages.text[mark.start : mark.end].rsplit(" ", 1)[-1] in _victims(passages.lexicon.language):
        return True
    return any(mark.start < noun.start <= mark.end + REACH for noun in sentence.of("victim"))


@cache
def _victims(language: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in entries(data(language)["words"].get("victim", "")))
