"""Which number is the whole and which its part, across sentences: `14 from one kiln, 9 from another; 23 went home`."""

from collections.abc import Sequence
from dataclasses import replace

from incidents.reading.people.people import Count
from incidents.reading.words.passages import Passages, Sentence

SMALLEST = 8  # below it numbers add up by chance
LATEST = 7


def summed(passages: Passages, counts: Sequence[Count]) -> list[Count]:
    """The counts with the whole as victims and its parts as parts, where one is the sum of several.

    These are all numbers of the sentence before, or all that stand before it in its own.
    """
    wholes = [count for count in counts if _whole(passages, count, counts)]
    if len(wholes) != 1:
        return list(counts)
    whole = wholes[0]
    near = (whole.sentence.index - 1, whole.sentence.index)
    return [
        replace(c, role="victim") if c is whole
        else replace(c, subset=True) if c.role == "victim" and c.sentence.index in near and c.start < whole.start
        else c
        for c in counts
    ]  # fmt: skip


def part_in_text(count: Count, counts: Sequence[Count]) -> bool:
    """`35 Indonesians freed` in a headline, where the text says `158 were freed. 35 of them are Indonesians`."""
    if not count.sentence.title:
        return False
    parts = {c.sentence.index for c in counts if c.subset and c.value == count.value}
    freed = [c for c in counts if c.role == "victim" and c.acted_on and not (c.statistic or c.background)]
    wholes = [c for c in freed if not (c.subset or c.number.weak) and c.value > count.value]
    return any((c.sentence.lead and c.sentence.index in parts) or c.sentence.index + 1 in parts for c in wholes)


def _whole(passages: Passages, count: Count, counts: Sequence[Count]) -> bool:
    plain = count.role in ("unknown", "victim") and count.noun in ("person", "group") and not count.nationalities
    told = count.number.qualifier == "exact" and not (count.subset or count.statistic or count.background)
    if not plain or not told or count.value < SMALLEST or count.sentence.index > LATEST:
        return False
    before = [s for s in passages.sentences if s.index in (count.sentence.index - 1, count.sentence.index)]
    freed = any(s.has("rescue") for s in passages.sentences if s.index <= count.sentence.index)
    held = any(c.role in ("suspect", "official") for c in counts if c.sentence in before)
    return freed and not held and any(_adds_up_to(count, sentence) for sentence in before)


def _adds_up_to(count: Count, sentence: Sentence) -> bool:
    """Whether all numbers of a sentence, as far as they stand before the count, add up to it."""
    numbers = [n.value for n in sentence.numbers if n.end <= count.start and n.countable and not n.weak]
    return len(numbers) > 1 and sum(numbers) == count.value
