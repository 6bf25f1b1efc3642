"""Verbs that say of suspects that they were arrested, of victims that they were made safe: `mengamankan`."""

import re
from dataclasses import replace

from incidents.reading.lexicon import Lexicon, Mark, entries

BEHIND, BEFORE = 40, 60
PEOPLE = ("suspect", "victim", "group", "person", "official")
STOP = re.compile(r"[.;:!?\n]")


def settled(text: str, words: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """The words with each such verb as one of arrest or of rescue, by the people it speaks of."""
    if not any(word.kind == "secure" for word in words):
        return words
    people = [word for word in words if word.kind in PEOPLE]
    return [_settled(text, word, people, lexicon) if word.kind == "secure" else word for word in words]


def _settled(text: str, verb: Mark, people: list[Mark], lexicon: Lexicon) -> Mark:
    passive = text.startswith(str(lexicon.settings.get("secure_passive")), verb.start)
    behind = _nearest(text, [noun for noun in people if noun.start >= verb.end], verb.end, BEHIND)
    before = _nearest(text, [noun for noun in reversed(people) if noun.end <= verb.start], verb.start, BEFORE)
    noun = (before or behind) if passive else behind
    return replace(verb, kind="rescue" if noun is not None and _ward(text, noun, lexicon) else "arrest")


def _nearest(text: str, people: list[Mark], place: int, reach: int) -> Mark | None:
    """The first of them within reach that no stop parts from the verb, but for the officials who did it."""
    for noun in people:
        first, last = min(noun.end, place), max(noun.start, place)
        if last - first > reach or STOP.search(text[first:last]):
            return None
        if noun.kind != "official":
            return noun
    return None


def _ward(text: str, noun: Mark, lexicon: Lexicon) -> bool:
    """Whether such people are victims where the text says no more: girls and workers are, men and foreigners not."""
    if noun.kind == "victim":
        return True
    return noun.kind == "group" and text[noun.start : noun.end] not in entries(str(lexicon.settings.get("no_ward")))
