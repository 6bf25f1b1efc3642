"""Which of the numbers beside each other is a part of the next: `two girls among seven people`."""

from incidents.reading.lexicon import Mark
from incidents.reading.passages import Passages, Sentence

BESIDE = 2


def among_next(passages: Passages, end: int, following: int) -> bool:
    """`दो बच्चियों सहित सात लोग`: whether a word that counts what it follows into the next number stands between.

    `end` is where the smaller number ends, `following` where the larger begins (folded offsets).
    """
    little = passages.lexicon.grammar.get("sum")
    found = list(little.finditer(passages.text, end, following)) if little else []
    return bool(found) and passages.gap(found[-1].end(), following) <= BESIDE


def of_nations(passages: Passages, sentence: Sentence, origin: Mark) -> bool:
    """`from five countries`, `đến từ bốn nước`: those who come from several are the whole."""
    return any(
        origin.end <= nations.start
        and passages.gap(origin.end, nations.start) <= 2
        and nations.start - origin.end < 24
        for nations in sentence.of("nations")
    )
