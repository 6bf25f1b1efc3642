"""Numbers that count no people: money, ages, years, sections of a law."""

import re

from incidents.reading.lexicon import Mark
from incidents.reading.numbers import Number
from incidents.reading.words import joining
from incidents.reading.words.passages import Passages, Sentence

AGES = range(10, 100)
RANGE = " ?(?:[-~～]|<<range>>) ?"


def in_a_unit(sentence: Sentence, number: Number) -> bool:
    """`50万元`: the number's last word begins a word for money."""
    return any(unit.start < number.end < unit.end for unit in sentence.of("unit"))


def begins_a_range(passages: Passages, sentence: Sentence, number: Number) -> bool:
    """`from 31 to 58 years old`: the unit behind the second number is that of both."""
    for later in sentence.numbers:
        if later.start >= number.end and passages.lexicon.pattern(RANGE).fullmatch(
            passages.text, number.end, later.start
        ):
            units = [unit for unit in sentence.of("unit") if unit.start >= later.end]
            return any(not passages.text[later.end : unit.start].strip(" -") for unit in units)
    return False


def attached_before(passages: Passages, sentence: Sentence, number: Number) -> bool:
    """`Section 12`, `Rp 20 juta`, `aged 17`: the word before says that the number counts no people.

    `aged 5 and 17` says so of both, `aged 5 and two boys` of the first.
    """
    if not sentence.has("unit_before"):
        return False
    start = number.start
    nouns = sentence.of("group", "person", "victim", "suspect")
    listed = [] if any(noun.start == number.end + 1 for noun in nouns) else sentence.numbers
    for earlier in [number, *reversed([n for n in listed if n.end <= number.start])]:
        between = passages.text[earlier.end : start]
        if earlier is not number and not (
            joining.listed(passages.lexicon).fullmatch(between) or passages.lexicon.pattern(RANGE).fullmatch(between)
        ):
            return False
        start = earlier.start
        for mark in sentence.of("unit_before"):
            beside = mark.end <= start and not passages.text[mark.end : start].strip(" .:-(")
            if beside and not _behind_its_number(passages, sentence, mark):
                return True
    return False


def _behind_its_number(passages: Passages, sentence: Sentence, aged: Mark) -> bool:
    """`six to 11 years old four children`: where verbs come last, `old` is of the years before it."""
    return passages.lexicon.has("verb_last") and any(
        passages.text[unit.end : aged.start] == " " and any(0 <= unit.start - n.end <= 1 for n in sentence.numbers)
        for unit in sentence.of("unit")
    )


def bracketed(passages: Passages, number: Number) -> bool:
    """`RK (21) diciduk`: an age behind a name."""
    around = passages.text[number.start - 1 : number.start] + passages.text[number.end : number.end + 1]
    return around == "()"


def set_off(passages: Passages, number: Number) -> bool:
    """`mangsa, 21, ditemui`: a figure between two commas is an age."""
    text = passages.text
    opened = text[max(0, number.start - 2) : number.start].rstrip(" ").endswith(",")
    aged = opened and text[number.start].isdigit() and number.value in AGES
    return aged and re.match(r",(?= ?[^\W\d])", text[number.end : number.end + 3]) is not None


def names_nation(noun: Mark, mark: Mark) -> bool:
    """`wanita Thailand`, `its nationals`: a nationality that begins with the noun, or is one with it."""
    return mark.kind in ("nationality", "country") and mark.start == noun.start and mark.end >= noun.end


def year(number: Number) -> bool:
    """Whether a number without a noun is more likely a year, of the common or the Buddhist era."""
    return (1900 <= number.value <= 2100 or 2440 <= number.value <= 2640) and number.end - number.start == 4


def age(passages: Passages, sentence: Sentence, unit: Mark) -> bool:
    """`a 15-year-old boy`: the years belong to a number of their own, glued to them."""
    return any(
        not number.countable and number.end <= unit.start and passages.text[number.end : unit.start] in ("-", "")
        for number in sentence.numbers
    )


def aged(passages: Passages, sentence: Sentence, number: Number) -> bool:
    """`一名15岁少女`, `isang 14-anyos na dalagita`: a number with its unit at once behind it."""
    if "age" in passages.lexicon.grammar:  # there one of an age is told of as a single
        return False
    units = [unit for unit in sentence.of("unit") if unit.start >= number.end]
    return any(passages.text[number.end : unit.start] in ("", "-") for unit in units)


def ages(passages: Passages, sentence: Sentence, counted: Number, unit: Mark) -> bool:
    """Whether the unit belongs to a later number than the one counted."""
    later = [number for number in sentence.numbers if counted.end <= number.start and number.end <= unit.start]
    return any(passages.text[number.end : unit.start] in ("", "-") for number in later)


def modifies(passages: Passages, sentence: Sentence, unit: Mark) -> bool:
    """`three farm owners`: in English a noun right before another says what kind they are."""
    alone = passages.lexicon.has("compounds") and passages.text[unit.start - 1 : unit.start] == " "
    people = sentence.of("suspect", "group") if alone else []
    return any(passages.text[unit.end : mark.start] == " " for mark in people if mark.start > unit.end)


def goes_on(passages: Passages, number: Number, previous: int, phrase: list[Mark]) -> bool:
    """`eight Venezuelans and a Cuban`: an article before a nationality, where a list of counts goes on."""
    joint = joining.listed(passages.lexicon).fullmatch(passages.text, previous, number.start)
    return joint is not None and joint.group().strip() != "," and bool(phrase) and phrase[0].kind == "nationality"
