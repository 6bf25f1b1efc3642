"""Numbers that count no people: money, ages, years, sections of a law."""

import re

from incidents.reading.lexicon import Mark
from incidents.reading.numbers import Number
from incidents.reading.passages import Passages, Sentence

LISTED = re.compile(r" ?(?:[,/&、]|,? ?(?:and|dan|at|y|e|et|og|và|และ|和|及|与|و|और|ও|এবং|र|တို့နှင့်|နှင့်|နှင့်အတူ|និង|ແລະ)) ?")


def in_a_unit(sentence: Sentence, number: Number) -> bool:
    """`50万元`: the number's last word begins a word for money."""
    return any(unit.start < number.end < unit.end for unit in sentence.of("unit"))


def attached_before(passages: Passages, sentence: Sentence, number: Number) -> bool:
    """`Section 12`, `Rp 20 juta`, `aged 17`: the word before says that the number counts no people."""
    start = number.start
    for earlier in [number, *reversed([n for n in sentence.numbers if n.end <= number.start])]:
        if earlier is not number and not LISTED.fullmatch(passages.text[earlier.end : start]):
            return False
        start = earlier.start
        for mark in sentence.of("unit_before"):
            if mark.end <= start and not passages.text[mark.end : start].strip(" .:-("):
                return True
    return False


def year(number: Number) -> bool:
    """Whether a number without a noun is more likely a year, of the common or the Buddhist era."""
    return (1900 <= number.value <= 2100 or 2440 <= number.value <= 2640) and number.end - number.start == 4


def age(passages: Passages, sentence: Sentence, unit: Mark) -> bool:
    """`a 15-year-old boy`: the years belong to a number of their own, glued to them."""
    return any(
        not number.countable and number.end <= unit.start and passages.text[number.end : unit.start] in ("-", "")
        for number in sentence.numbers
    )
