"""Nouns that stand for one: no number before them, no ending of several, an age where the language has no singular."""

import re

from incidents.reading.lexicon import Mark
from incidents.reading.words import around
from incidents.reading.words.passages import Passages, Sentence

AGE_REACH, AGE_REACH_SPACED = 28, 36


def noun(passages: Passages, sentence: Sentence, mark: Mark) -> bool:
    """A noun of one: not `2 owner`, no ending of the plural, and an age where the language has no singular."""
    return one(passages, sentence, mark) and (mark.kind != "aged" or _aged(passages, sentence, mark))


def one(passages: Passages, sentence: Sentence, mark: Mark) -> bool:
    """Whether a noun has no number before it and no ending of the plural."""
    if passages.text[mark.end : mark.end + 1] == "-" or _inflected(passages, mark):
        return False
    return not any(
        number.countable and not number.weak and number.end <= mark.start and passages.gap(number.end, mark.start) == 0
        for number in sentence.numbers
    )


def _inflected(passages: Passages, mark: Mark) -> bool:
    """Whether the noun has an ending of several or of a case: `दलालको` has, `सञ्चालिका` only looks like it."""
    ending = around.before(passages, "ending", mark.end)
    if ending is None:
        return False
    known = passages.lexicon.singles.entries
    stem = passages.text[mark.start : ending.start()]
    return passages.text[mark.start : mark.end] not in known or stem in known


def _aged(passages: Passages, sentence: Sentence, mark: Mark) -> bool:
    """`gadis 15 tahun`, `15岁少女`: an age beside the noun, and only one."""
    if around.says(passages, "age", passages.text[mark.start : mark.end]):
        return True
    reach = AGE_REACH if passages.lexicon.has("dense") else AGE_REACH_SPACED
    behind = passages.text[mark.end : min(mark.end + reach, sentence.end)]
    behind = re.split(r"[.;。]", behind)[0]
    if around.says(passages, "plural", behind):
        return False
    return around.says(passages, "age", behind) or around.before(passages, "age", mark.start) is not None
