"""Which of the numbers beside each other is a part of the next: `two girls among seven people`; which add up."""

import re
from collections.abc import Iterable

from incidents.reading.lexicon import LETTERS, Mark
from incidents.reading.numbers import Number
from incidents.reading.words import joining
from incidents.reading.words.passages import Passages, Sentence, Stretch

BESIDE = 2
NOUN_LETTERS = 8
NOUN_FIRST_REACH = 7  # where the noun stands between the verb and its number
FAMILY = " <<family>> "
ENDING = re.compile(f"[{LETTERS}]+")
CLAUSE = re.compile("[,،;:.]")


def among_next(passages: Passages, end: int, following: int) -> bool:
    """`दो बच्चियों सहित सात लोग`: whether a word that counts what it follows into the next number stands between.

    `end` is where the smaller number ends, `following` where the larger begins (folded offsets).
    """
    little = passages.lexicon.grammar.get("sum")
    found = list(little.finditer(passages.text, end, following)) if little else []
    return bool(found) and passages.gap(found[-1].end(), following) <= BESIDE


def family(passages: Passages, end: int, start: int | None = None) -> bool:
    """`un couple et ses quatre enfants`: whether theirs stand behind, up to `start` where it is given."""
    theirs = passages.lexicon.pattern(FAMILY)
    found = theirs.match(passages.text, end) if start is None else theirs.fullmatch(passages.text, end, start)
    return found is not None


def of_family(passages: Passages, end: int, start: int) -> bool:
    """`un couple de Bolivie et ses quatre enfants`: whether those at `start` are the family of who ends at `end`."""
    found = passages.lexicon.pattern(FAMILY).finditer(passages.text, end, start)
    return any(theirs.end() == start for theirs in found)


def women_among(passages: Passages, end: int, called: Iterable[str], start: int) -> bool:
    """`64 ຄົນ, ຍິງ 19 ຄົນ`: the women, told right behind a number of people who are not only men, are part of it.

    `end` is where the larger number's nouns end and `called` what they are; `start` is where the women's number does.
    """
    women, men = passages.lexicon.grammar.get("women"), passages.lexicon.grammar.get("men")
    if women is None or men is None or any(men.search(noun) for noun in called):
        return False
    between = passages.text[end:start]
    return "\n" not in between and women.fullmatch(between.strip(" ,(")) is not None


def of_nations(passages: Passages, sentence: Sentence, origin: Mark) -> bool:
    """`from five countries`, `đến từ bốn nước`: those who come from several are the whole."""
    return any(
        origin.end <= nations.start
        and passages.gap(origin.end, nations.start) <= 2
        and nations.start - origin.end < 24
        for nations in sentence.of("nations")
    )


def at_another_site(passages: Passages, sentence: Sentence, start: int, number: Number, end: int) -> bool:
    """`12 women from a spa in Houston and nine from a flat`: a number of others whom the same verb speaks of.

    `start` is where the first count ends, `end` where the second does (folded offsets).
    """
    between = passages.text[start : number.start]
    if number.weak or not number.countable or CLAUSE.search(between):
        return False
    if any(start <= other.start < number.start and other.countable and not other.weak for other in sentence.numbers):
        return False  # `22 sailors - 10 from one boat and 12 from another -`: both are parts of the first
    if not any(both.end() == len(between) for both in joining.spaced(passages.lexicon).finditer(between)):
        return False
    acts = any(start <= verb.start < number.start for verb in sentence.of("rescue", "arrest", "event", "say"))
    of_them = any(0 <= mark.start - number.end <= 1 for mark in sentence.of("subset_after"))
    sites = sentence.of("in", "from")
    first = any(start <= word.start < number.start for word in sites)
    second = any(number.end <= word.start and passages.gap(end, max(end, word.start)) == 0 for word in sites)
    return first and second and not acts and not of_them


def without_origin(passages: Passages, sentence: Sentence, start: int, end: int) -> str:
    """What stands between two counts less where the second are from: `একজন যুবক ও খুলনার এক নারী`."""
    between = passages.text[start:end]
    if not passages.lexicon.has("verb_last") or passages.lexicon.has("dense"):
        return between
    countries = (mark for mark in sentence.geography if mark.kind == "country")
    origins: list[Stretch] = [*sentence.places, *countries]
    for origin in origins:
        last = _origin_ends(passages, sentence, origin.end)
        if start <= origin.start and last == end:
            return passages.text[start : origin.start]
    return between


def _origin_ends(passages: Passages, sentence: Sentence, end: int) -> int:
    """Where a place with its ending, a word for `of` or `from` and the space behind it ends."""
    text = passages.text
    ending = ENDING.match(text, end)
    end = ending.end() if ending else end
    of = passages.lexicon.grammar["genitive"].match(text, end + 1) if text[end : end + 1] == " " else None
    ends = [word.end for word in sentence.of("from") if word.start == end + 1] + ([of.end()] if of else [])
    end = max(ends, default=end)
    return end + (text[end : end + 1] == " ")


def event_between(passages: Passages, sentence: Sentence, start: int, end: int) -> bool:
    """A new verb of rescue or arrest between the word and the number begins a new statement."""
    dense = passages.lexicon.has("noun_before_number") and passages.lexicon.has("dense")
    reach = NOUN_FIRST_REACH if dense else BESIDE
    return any(
        start <= mark.start and mark.end <= end and passages.gap(mark.end, end) <= reach
        for mark in sentence.of("rescue", "arrest")
    )


def broken_down(sentence: Sentence, mark: Mark) -> bool:
    """`four children: boys three, girls one`, where nouns come first: what follows has a number of its own."""
    return any(0 <= number.start - mark.end <= NOUN_LETTERS and number.countable for number in sentence.numbers)
