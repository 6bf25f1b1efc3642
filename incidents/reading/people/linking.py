"""What joins the numbers of a sentence: parts of one subject, told with one verb, such as `three men and a woman`."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from incidents.reading.numbers import Number
from incidents.reading.people import parts
from incidents.reading.words import joining
from incidents.reading.words.passages import Passages, Sentence, Stretch

if TYPE_CHECKING:
    from incidents.reading.people.people import Count

APART = (
    "rescue", "arrest", "say", "event", "that", "negation", "subset", "unit", "unit_before", "in", "to", "promise",
    "exploit",
)  # fmt: skip
NOUN_LETTERS = 28
CLAUSE_WORDS = 3
AGES = range(1, 81)
CAPTOR = re.compile(r"[^\d,;:.()\"\n]*")
CLAUSE = re.compile("[,،၊;।]")
APPOSED = re.compile(r"(?: [^\s,.;:()]+){0,3}(?: ?[-:(]| -) ?")


def more_freed(passages: Passages, before: Count, number: Number, end: int) -> bool:
    """Whether the verb that freed those before speaks of others at another site as well."""
    freed = before.role == "victim" and before.acted_on and not before.number.weak
    return freed and parts.at_another_site(passages, before.sentence, before.end, number, end)


def joined_roles(passages: Passages, found: list[Count]) -> list[Count]:
    """`15 Thais, eleven Lao and 18 men`, far from the verb behind them: what it says of the last is said of all."""
    joined = list(found)
    listed, both = False, joining.conjunction(passages.lexicon)
    for place in range(len(found) - 2, -1, -1):
        before, count = found[place], joined[place + 1]
        between = _between(passages, before, count)
        listed = both.fullmatch(between + " ") is not None or (listed and between == ",")
        freed = count.role == "victim" and count.cue is not None and count.cue.start >= count.end
        if before.role == "unknown" and freed and listed:
            joined[place] = replace(before, role=count.role, cue=count.cue, cost=count.cost)
    return _listed_behind(passages, joined)


def _listed_behind(passages: Passages, found: list[Count]) -> list[Count]:
    """`found were 32 Thais, 7 Lao, ... and two Rwandans`: the last of a list of nations is of those before it."""
    joined = list(found)
    for place in range(1, len(found)):
        before, count = joined[place - 1], found[place]
        national = bool(before.nationalities and count.nationalities)
        if count.role == "unknown" and before.role == "victim" and before.acted_on and national:
            listed = joining.listed(passages.lexicon).fullmatch(_between(passages, before, count) + " ")
            if listed is not None:
                joined[place] = replace(count, role=before.role, cue=before.cue, cost=before.cost)
    return joined


def freed_of_held(passages: Passages, found: list[Count]) -> list[Count]:
    """`of 56 who are held there 8 were freed`: where verbs come last, the one verb is of the second number alone."""
    told = list(found)
    mark = passages.lexicon.grammar.get("object")
    for place, (held, freed) in enumerate(pairwise(found)):
        if mark is not None and passages.lexicon.has("verb_last") and _one_of(passages, held, freed, mark):
            told[place] = replace(held, role="other", cue=None)
            told[place + 1] = replace(freed, whole=True)
    return told


def parts_of_whole(found: list[Count]) -> list[Count]:
    """`arrested three, among them two Chinese and a Lao, freed four`: what adds up to one before is of it."""
    told = list(found)
    for place, whole in enumerate(found):
        parts = _adding_up_to(whole, found[place + 1 :]) if whole.role in ("victim", "suspect") else []
        if parts and _told_of(whole, parts):
            told[place + 1 : place + 1 + len(parts)] = [
                replace(part, role=whole.role, cue=whole.cue, cost=whole.cost) for part in parts
            ]
    return told


def _adding_up_to(whole: Count, following: list[Count]) -> list[Count]:
    added = 0
    for place, part in enumerate(following):
        added += part.value
        if added >= whole.value:
            return following[: place + 1] if added == whole.value and place else []
    return []


def _told_of(whole: Count, parts: list[Count]) -> bool:
    """Whether `among them` stands behind the whole, no verb before the last of its parts, and another role on them."""
    start, end = whole.end, parts[-1].end
    among = any(start <= word.start and word.end <= parts[0].number.start for word in whole.sentence.of("subset"))
    verbs = any(start <= verb.start < end for verb in whole.sentence.of("rescue", "arrest"))
    return among and not verbs and any(part.role != whole.role for part in parts)


def _one_of(passages: Passages, held: Count, freed: Count, mark: re.Pattern[str]) -> bool:
    verb, of_them = freed.cue, held.sentence.of("subset")
    if held.cue is not verb or verb is None or verb.kind != "rescue" or verb.start < freed.end:
        return False
    if joining.conjunction(passages.lexicon).fullmatch(_between(passages, held, freed) + " ") or any(
        other.end <= freed.start for other in held.sentence.of("rescue")
    ):
        return False  # `of the 56 freed, 8 were taken to a shelter`
    beside = any(
        held.number.end <= word.start and passages.gap(word.end, freed.start) == 0
        and not CLAUSE.search(passages.text[held.number.end : freed.start])
        for word in of_them
    )  # fmt: skip
    return beside and mark.search(passages.text, freed.number.end, verb.start) is not None


def elliptic(passages: Passages, sentence: Sentence, number: Number, following: Count) -> Count | None:
    """`nine of Katihar and five children of Araria`: a number whose noun stands behind the next of the list."""
    between = parts.without_origin(passages, sentence, number.end, following.start)
    of_place = parts.without_origin(passages, sentence, sentence.start, number.start)
    placed = len(of_place) < number.start - sentence.start and number.end <= following.start
    if (
        not placed
        or number.weak
        or not number.countable
        or joining.listed(passages.lexicon).fullmatch(between) is None
    ):
        return None
    return replace(following, number=number, start=number.start, end=number.end, nationalities=(), phrase=())


def _between(passages: Passages, before: Count, count: Count) -> str:
    """What stands between two counts, their nouns aside; a word that joins nothing where they overlap."""
    return _apart_from_nouns(passages, before.end, count).rstrip() if before.end <= count.start else "-"


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
    between = _without_ages(passages, count.sentence, before.end, _apart_from_nouns(passages, before.end, count))
    if not between and passages.lexicon.has("dense") and before.noun == count.noun == "group":
        return " "  # `六男二女`
    if joining.listed(passages.lexicon).fullmatch(between) is None or (count.number.weak and between.strip() == ","):
        return "+" if _described(passages, before, count) else ""
    return between.strip() or " "


def _more_captors(passages: Passages, before: Count, count: Count) -> bool:
    """`จับกุมผู้จัดการ 2 คนและหัวหน้ายามอีก 1 คน`: where nouns come first, one not known may stand behind `and`."""
    joint = passages.lexicon.grammar.get("joint")
    if not (passages.lexicon.has("noun_before_number") and passages.lexicon.has("dense") and joint):
        return False
    told = count.role == "suspect" and count.acted_on and count.cue is before.cue
    listed = "| " if before.number.weak and count.number.weak else ""
    added = passages.lexicon.pattern(f" ?<<joint>> ?{listed}").match(passages.text, before.end, count.start)
    if not told or count.subset or added is None:
        return False
    noun = passages.text[added.end() : count.start]
    apart = any(added.end() <= mark.start < count.start for mark in count.sentence.of(*APART))
    return len(noun) <= NOUN_LETTERS and CAPTOR.fullmatch(noun) is not None and not apart


def _described(passages: Passages, before: Count, count: Count) -> bool:
    """`two Chinese and a matchmaking woman`: where verbs come last, a clause may stand before the noun it tells of."""
    both = joining.spaced(passages.lexicon).match(passages.text, before.end, count.start)
    if both is None or not passages.lexicon.has("verb_last") or passages.lexicon.has("dense"):
        return False
    start, sentence = both.end(), count.sentence
    told = count.acted_on and count.cue is before.cue and not (before.subset or count.subset)
    nouns = sentence.of("suspect", "victim", "group", "official")
    known: list[Stretch] = [*sentence.of(*APART), *nouns, *sentence.singles, *sentence.numbers]
    apart = any(start <= mark.start < count.start for mark in known)
    short = passages.gap(start, count.start) <= CLAUSE_WORDS and not CLAUSE.search(passages.text[start : count.start])
    return told and short and not apart


def _apart_from_nouns(passages: Passages, start: int, count: Count) -> str:
    """What stands before a count, less its own nouns where they come before the number."""
    text, end = passages.text, count.start
    if passages.lexicon.has("noun_before_number"):
        own = [*count.sentence.geography, *count.sentence.of("group", "suspect", "victim")]
        for mark in sorted(own, key=lambda mark: (-mark.end, mark.start)):
            if start <= mark.start < end and not text[min(mark.end, end) : end].strip():
                end = mark.start
    return parts.without_origin(passages, count.sentence, start, end)


def _without_ages(passages: Passages, sentence: Sentence, start: int, between: str) -> str:
    """`two girls, aged 5 and 8, and two boys`: what stands between two counts, less an age that is told in passing."""
    end = start + len(between)
    ages = [n for n in sentence.numbers if start <= n.start and n.end <= end]
    words = [word for word in sentence.of("unit", "unit_before") if start <= word.start and word.end <= end]
    if not ages or not words or any(age.value not in AGES for age in ages):
        return between
    stretches: list[Stretch] = [*ages, *words]
    for mark in sorted(stretches, key=lambda mark: -mark.start):
        between = between[: max(0, mark.start - start)] + between[mark.end - start :]
    pieces = [piece for piece in re.split(r"[\s,،]+", between) if piece]
    joints = [piece for piece in pieces if joining.conjunction(passages.lexicon).fullmatch(f" {piece} ")]
    return f" {pieces[-1]} " if joints and joints == pieces else between


def beside_uncounted(passages: Passages, sentence: Sentence, count: Count) -> bool:
    """`the owner and two foremen`, `a man and his son`: the number is not that of all of them."""
    both = joining.conjunction(passages.lexicon)
    if count.number.weak and both.match(passages.text, count.end):
        return True
    return any(
        noun.end <= count.number.start and both.fullmatch(passages.text, noun.end, count.number.start)
        for noun in sentence.of("suspect")
    )
