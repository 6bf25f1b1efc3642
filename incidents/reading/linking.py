"""What joins the numbers of a sentence: parts of one subject, told with one verb, such as `three men and a woman`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from incidents.reading import joining, parts
from incidents.reading.numbers import Number
from incidents.reading.passages import Passages, Sentence

if TYPE_CHECKING:
    from incidents.reading.people import Count

APART = (
    "rescue", "arrest", "say", "event", "that", "negation", "subset", "unit", "unit_before", "in", "to", "promise",
    "exploit",
)  # fmt: skip
NOUN_LETTERS = 28
CAPTOR = re.compile(r"[^\d,;:.()\"\n]*")
APPOSED = re.compile(r"(?: [^\s,.;:()]+){0,3}(?: ?[-:(]| -) ?")


def more_freed(passages: Passages, before: Count, number: Number, end: int) -> bool:
    """Whether the verb that freed those before speaks of others at another site as well."""
    freed = before.role == "victim" and before.acted_on and not before.number.weak
    return freed and parts.at_another_site(passages, before.sentence, before.end, number, end)


def joined_roles(passages: Passages, found: list[Count]) -> list[Count]:
    """`eleven children and 18 men`, far from the verb behind them: what it says of the second is said of the first."""
    joined = list(found)
    for place in range(len(found) - 2, -1, -1):
        before, count = found[place], joined[place + 1]
        freed = count.role == "victim" and count.cue is not None and count.cue.start >= count.end
        if before.role == "unknown" and freed and _and_between(passages, before, count):
            joined[place] = replace(before, role=count.role, cue=count.cue, cost=count.cost)
    return joined


def _and_between(passages: Passages, before: Count, count: Count) -> bool:
    if before.end > count.start:
        return False
    return (
        joining.conjunction(passages.lexicon).fullmatch(_apart_from_nouns(passages, before.end, count).rstrip() + " ")
        is not None
    )


def linked(passages: Passages, before: Count, count: Count) -> str:
    """What joins two counts that are parts of one subject, as in `three men and a woman`; empty where nothing does."""
    if count.cue == before.cue and more_freed(passages, before, count.number, count.end):
        return "+"
    if before.role == count.role and parts.family(passages, before.end, count.start):
        return "&"
    counted = count.noun or count.nationalities or (count.acted_on and count.cue is before.cue)
    if before.role != count.role or before.end > count.start or not counted:
        return ""
    if APPOSED.fullmatch(passages.text[before.end : count.start]) and not before.number.weak:
        return "-"
    if _more_captors(passages, before, count):
        return "+"
    between = _apart_from_nouns(passages, before.end, count)
    if not between and passages.lexicon.has("dense") and before.noun == count.noun == "group":
        return " "  # `六男二女`
    if joining.listed(passages.lexicon).fullmatch(between) is None or (count.number.weak and between.strip() == ","):
        return ""
    return between.strip() or " "


def _more_captors(passages: Passages, before: Count, count: Count) -> bool:
    """`จับกุมผู้จัดการ 2 คนและหัวหน้ายามอีก 1 คน`: where nouns come first, one not known may stand behind `and`."""
    joint = passages.lexicon.grammar.get("joint")
    if not (passages.lexicon.has("noun_before_number") and passages.lexicon.has("dense") and joint):
        return False
    told = count.role == "suspect" and count.acted_on and count.cue is before.cue
    listed = "| " if before.number.weak and count.number.weak else ""
    added = re.compile(f" ?(?:{joint.pattern}) ?{listed}").match(passages.text, before.end, count.start)
    if not told or count.subset or added is None:
        return False
    noun = passages.text[added.end() : count.start]
    apart = any(added.end() <= mark.start < count.start for mark in count.sentence.of(*APART))
    return len(noun) <= NOUN_LETTERS and CAPTOR.fullmatch(noun) is not None and not apart


def _apart_from_nouns(passages: Passages, start: int, count: Count) -> str:
    """What stands before a count, less its own nouns where they come before the number."""
    text, end = passages.text, count.start
    if passages.lexicon.has("noun_before_number"):
        own = [*count.sentence.geography, *count.sentence.of("group", "suspect", "victim")]
        for mark in sorted(own, key=lambda mark: (-mark.end, mark.start)):
            if start <= mark.start < end and not text[min(mark.end, end) : end].strip():
                end = mark.start
    return parts.without_origin(passages, count.sentence, start, end)


def beside_uncounted(passages: Passages, sentence: Sentence, count: Count) -> bool:
    """`the owner and two foremen`, `a man and his son`: the number is not that of all of them."""
    both = joining.conjunction(passages.lexicon)
    if count.number.weak and both.match(passages.text, count.end):
        return True
    return any(
        noun.end <= count.number.start and both.fullmatch(passages.text, noun.end, count.number.start)
        for noun in sentence.of("suspect")
    )
