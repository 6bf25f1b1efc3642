"""Whose the names of nations in a sentence are: of people, of an authority, or of firms, husbands and the like."""

import re
from collections.abc import Sequence

from incidents.reading.lexicon import Mark
from incidents.reading.nationality import pairing
from incidents.reading.numbers import Number
from incidents.reading.words.once import once
from incidents.reading.words.passages import Passages, Sentence


@once
def of_people(passages: Passages, sentence: Sentence) -> Sequence[Mark]:
    """Nations named in a sentence, but for those of authorities, money, firms, husbands and of whom victims cheat."""
    units = sentence.of("unit")
    return [
        mark for mark in sentence.geography
        if not institutional(passages, sentence, mark) and not of_others(passages, sentence, mark)
        and not any(unit.start <= mark.start and mark.end <= unit.end for unit in units)
    ]  # fmt: skip


@once
def numbered(passages: Passages, sentence: Sentence) -> Sequence[tuple[Mark, Number]]:
    """The nations of people that numbers of the sentence count, each with its number."""
    return pairing.pairs(passages, sentence, of_people(passages, sentence))


@once
def lists(passages: Passages, sentence: Sentence) -> Sequence[list[Mark]]:
    """The nations of people as they stand one after the other, those that stand alone too."""
    return pairing.lists(passages, sentence, of_people(passages, sentence))


def of_others(passages: Passages, sentence: Sentence, mark: Mark) -> bool:
    """`sold as wives of Chinese men`, `had to cheat Americans`, `run by a Thai`; `a Chinese-run factory`."""
    before = [word for word in sentence.cues_of("nation_behind_others") if word.end <= mark.start]
    behind = [word for word in sentence.cues_of("nation_before_others") if word.start >= mark.end]
    return any(
        touching(passages, mark, word) and not _new_statement(sentence, word.end, mark.start) for word in before
    ) or any(touching(passages, mark, word) and not _own_noun(sentence, mark.end, word.start) for word in behind)


def _new_statement(sentence: Sentence, start: int, end: int) -> bool:
    """`on the boat found Burmese workers`, without spaces: behind a verb the nation is of those it speaks of."""
    return any(start <= verb.start < end for verb in sentence.of("rescue", "arrest"))


def _own_noun(sentence: Sentence, start: int, end: int) -> bool:
    """`印尼籍女佣被雇主`: a noun of people between has the nation, and who comes behind it is another."""
    return any(start <= noun.start and noun.end <= end for noun in sentence.of("group", "victim"))


def institutional(passages: Passages, sentence: Sentence, mark: Mark) -> bool:
    """Whether the word belongs to an authority: `Philippine police`, `embassy of Indonesia`, `otoritas Filipina`."""
    return body(passages, sentence, mark) is not None


@once
def body(passages: Passages, sentence: Sentence, mark: Mark) -> Mark | None:
    """The authority, or officials, whose nationality the word gives; not that which stands behind other people."""
    behind = passages.lexicon.has("nation_behind")
    for found in (*sentence.cues_of("authority", "agency"), *sentence.of("official")):
        if behind and mark.kind == "nationality" and mark.end <= found.start:
            continue  # `she is a Lao girl  police led out`: where nations stand behind what they describe
        first, last = (found, mark) if found.start < mark.start else (mark, found)
        if last.start < first.end:
            return found
        between = passages.text[first.end : last.start]
        if (
            passages.gap(first.end, last.start) <= 1
            and not _another_between(sentence, first.end, last.start)
            and not re.search(r"[,.;:()\d]", between)
        ):
            return found
    return None


def _another_between(sentence: Sentence, start: int, end: int) -> bool:
    """Another nation, or people: `Nepali women Delhi police freed`."""
    others = [*sentence.geography, *sentence.of("group", "victim", "person")]
    return any(start <= mark.start < end for mark in others)


def touching(passages: Passages, mark: Mark, noun: Mark) -> bool:
    """Whether at most one word lies between, and no stop: `Nepali girls`, `women from Laos`."""
    first, last = (mark, noun) if mark.start < noun.start else (noun, mark)
    between = passages.text[first.end : last.start]
    return passages.gap(first.end, last.start) <= 1 and not re.search(r"[,.;:()]", between)
