"""How far a date stands from a verb: in letters, and farther where a clause or the wrong side is between."""

import re
from collections.abc import Iterable

from incidents.reading.days.mentions import Mention
from incidents.reading.lexicon import Mark
from incidents.reading.words import joining
from incidents.reading.words.passages import Passages, Sentence

ANOTHER_CLAUSE = 150
OPENING = 14


def cost(passages: Passages, marks: Iterable[Mark], sentence: Sentence, mention: Mention) -> float:
    """How far the nearest of the marks is from the date: letters, and more for commas and the wrong side."""
    best = 10_000.0
    for mark in marks:
        first, last = (mark.end, mention.start) if mark.end <= mention.start else (mention.end, mark.start)
        between = passages.text[first:last] if first <= last else ""
        far: float = len(between) + 12 * len(re.findall('[,،、;:"]', between))
        if mark.kind == "say":
            far += ANOTHER_CLAUSE * _clauses_apart(passages, sentence, between, mark.end, mention.start)
        if passages.lexicon.has("verb_last") and mark.end <= mention.start:
            far = (far + 10) * (4 if mark.kind == "say" else 2.5)
        best = min(best, far)
    return best


def _clauses_apart(passages: Passages, sentence: Sentence, between: str, verb: int, mention: int) -> int:
    """1 where a comma, or `that`, parts the verb of speech from the date, as in `freed Monday, police said`; else 0.

    A date that opens the sentence, as in `on Monday, police said`, is of what follows.
    """
    if mention - sentence.start < OPENING:
        return 0
    first, last = min(verb, mention), max(verb, mention)
    that = any(first <= word.start and word.end <= last for word in sentence.of("that"))
    another = verb >= mention and joining.spaced(passages.lexicon).match(between) is not None
    stop = "[,،: ]" if verb >= mention and _spaced_clauses(passages) else "[,،:]"
    return 1 if that or another or re.search(stop, re.sub(r"^\) ?", "", between)) else 0


def _spaced_clauses(passages: Passages) -> bool:
    """Thai, Lao and Khmer put a space where others put a comma."""
    return passages.lexicon.has("dense") and not passages.lexicon.has("verb_last")
