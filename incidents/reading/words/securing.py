"""Verbs whose meaning the people or the verdict beside them tell.

`mengamankan` says of suspects that they were arrested, of victims that they were made safe; `held` says of suspects
that they were arrested, of victims what was done to them.
"""

import re
from dataclasses import replace

from incidents.reading.lexicon import Lexicon, Mark, entries

BEHIND, BEFORE = 40, 60
CLASSIFIER = 4
PEOPLE = ("suspect", "victim", "group", "person", "official")
STOP = re.compile(r"[.;:!?\n]")


def settled(text: str, words: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """The words with each such verb as one of arrest or of rescue, by the people it speaks of."""
    words = _without_verdicts(text, words, lexicon)
    if not any(word.kind in ("secure", "held") for word in words):
        return words
    people = [word for word in words if word.kind in PEOPLE]
    settled_words = [_settled(text, word, people, lexicon) if word.kind == "secure" else word for word in words]
    return [_of_captive(text, word, people) if word.kind == "held" else word for word in settled_words]


def _without_verdicts(text: str, words: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """`the court found seven men guilty` tells of no rescue."""
    verbs = entries(str(lexicon.settings.get("of_verdicts", "")))
    verdicts = [word.start for word in words if word.kind == "convict"] if verbs else []
    return [
        replace(word, kind="neutral")
        if text[word.start : word.end] in verbs and _judged(text, word, verdicts)
        else word
        for word in words
    ]


def _judged(text: str, verb: Mark, verdicts: list[int]) -> bool:
    return any(0 <= place - verb.end <= BEHIND and not STOP.search(text[verb.end : place]) for place in verdicts)


def _of_captive(text: str, verb: Mark, people: list[Mark]) -> Mark:
    """An arrest where the nearest noun before, more telling than a classifier, is one of suspects or a couple."""
    classifiers = [noun for noun in people if noun.kind == "person" and noun.end - noun.start <= CLASSIFIER]
    telling = [noun for noun in reversed(people) if noun.end <= verb.start and noun not in classifiers]
    noun = _nearest(text, telling, verb.start, BEFORE)
    return replace(verb, kind="arrest" if noun is not None and noun.kind in ("suspect", "person") else "neutral")


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
