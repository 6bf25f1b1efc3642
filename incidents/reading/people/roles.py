"""What became of the people a number counts: rescued, arrested, convicted, or only spoken of."""

import re

from incidents.reading.lexicon import Mark
from incidents.reading.numbers import Number
from incidents.reading.people import clauses, parts
from incidents.reading.words import around
from incidents.reading.words.passages import Passages, Sentence

CUES = {"rescue": "victim", "arrest": "suspect", "convict": "other", "victim": "victim", "suspect": "suspect"}
SOFT_STOP = re.compile(r"[,،،、၊;:।]")
STOP_WORDS = re.compile(r"[,،、;:.()\n]")
FARTHEST = 170
OPENING, SUBJECT_REACH = 24, 4
LITTLE_WORDS = 14
HOUSEHOLD = 9  # who can be cared for by one: more are cared for by a shelter
VERDICT = 3
HELPING = 2  # words between people and the verb of which they are the object: `were later arrested`
FLED_BEHIND, OTHERS_FLED = 3, 1
DENIED_BEHIND = 10  # letters: `गिरफ्तार नहीं`, `আটক করা যায়নি`
WISHED, BESIDE = 9, 2  # words between a wish and the verb it is of
VOWEL = re.compile("[\u102b-\u103e]")  # of Burmese, in which the ending of a subject begins that of an object
COMMA_COST, NOUN_COST, WRONG_SIDE = 14, 18, 3.0


def role(
    passages: Passages, sentence: Sentence, number: Number, end: int, nouns: list[Mark], adjacent: Mark | None
) -> tuple[str, Mark | None, float]:
    """What became of the people, the word that says so, and how far from the number it stands."""
    noun = name([mark for mark in nouns if not _pair(sentence, mark)]) or name(nouns)
    if noun == "suspect" and _couple_freed(passages, sentence, number, end, nouns):
        noun = "person"
    if noun == "suspect" and number.value == 2 and parts.family(passages, end):
        noun = "group"
    if noun == "official":
        arrested = _arrested(passages, sentence, number.start, end)
        return ("suspect", arrested, 0) if arrested else ("official", None, 0)
    few = adjacent is None and noun != "victim" and number.value <= HOUSEHOLD
    if few and _of_the_household(passages, sentence, _start_of(number, nouns), end):
        return "other", None, FARTHEST
    if noun != "suspect" and adjacent is None and _exploited(passages, sentence, _start_of(number, nouns)):
        return "victim", _nearest_of(passages, sentence, number.start, end, "rescue"), NOUN_COST
    cue, cost = (adjacent, 0.0) if adjacent else _nearest(passages, sentence, number.start, end, noun)
    cue = clauses.main(passages, sentence, end, cue)
    if noun == "suspect" and cue is not None and _fled(passages, cue, end):
        return "other", cue, cost
    if noun in ("suspect", "victim"):
        expected = {"suspect": "arrest", "victim": "rescue"}[noun]
        agreeing = cue if cue is not None and cue.kind == expected and not unreal(passages, sentence, cue) else None
        agreeing = agreeing or _nearest_of(passages, sentence, number.start, end, expected)
        if cue is not None and cue.kind == "convict" and cost < 40:
            return "other", cue, cost
        if noun == "suspect" and agreeing is None and cue is not None and cue.kind == "arrest":
            return "other", cue, cost  # `three brokers have not been arrested`
        return noun, agreeing, cost
    if cue is None:
        return "unknown", None, FARTHEST
    if unreal(passages, sentence, cue):
        return "other", cue, cost
    if cue.kind == "suspect":
        cue = _nearest_of(passages, sentence, number.start, end, "arrest") or cue
        return "suspect", cue, cost
    return CUES[cue.kind], cue, cost


def _arrested(passages: Passages, sentence: Sentence, start: int, end: int) -> Mark | None:
    """`six officers were arrested`: the verb right behind, in the passive and done by nobody named between."""
    reach = 0 if passages.lexicon.has("verb_last") else HELPING
    for verb in sentence.of("arrest"):
        between = passages.text[end : verb.start]
        near = verb.start >= end and passages.gap(end, verb.start) <= reach and not STOP_WORDS.search(between)
        doing = any(around.says(passages, kind, passages.text[start : verb.start]) for kind in ("subject", "doer"))
        if near and not doing and around.search(passages, "passive", end, verb.end + LITTLE_WORDS):
            return verb
    return None


def _fled(passages: Passages, verb: Mark, end: int) -> bool:
    """`two brokers escaped`: of captors, the verb of those who get free says that they were not caught."""
    reach = FLED_BEHIND if passages.lexicon.has("verb_last") else OTHERS_FLED
    between = passages.text[end : verb.start]
    return (
        verb.kind == "rescue" and verb.start >= end and passages.gap(end, verb.start) <= reach
        and not STOP_WORDS.search(between)
    )  # fmt: skip


def _start_of(number: Number, nouns: list[Mark]) -> int:
    """Where a number begins, or the first of its nouns."""
    return min([number.start, *(mark.start for mark in nouns)])


def _of_the_household(passages: Passages, sentence: Sentence, start: int, end: int) -> bool:
    """`she looked after three children`, `freed from the house of a couple`: those a victim worked for."""
    behind = passages.lexicon.has("verb_last")
    gaps = [(end, word.start) if behind else (word.end, start) for word in sentence.of("household")]
    return any(
        first <= last and passages.gap(first, last) <= 1 and not STOP_WORDS.search(passages.text[first:last])
        for first, last in gaps
    )


def _pair(sentence: Sentence, noun: Mark) -> bool:
    """`a couple`, who may be those who held others or those who were held."""
    return any(mark.kind == "pair" and mark.start <= noun.start < mark.end for mark in sentence.singles)


def _couple_freed(passages: Passages, sentence: Sentence, number: Number, end: int, nouns: list[Mark]) -> bool:
    """`A couple from Sambas were brought out of a plantation`: the first words of a report that names no captor."""
    couple = all(_pair(sentence, mark) for mark in nouns if mark.kind == "suspect")
    first = sentence.index <= 1 and number.start - sentence.start <= OPENING and not sentence.has("arrest")
    verbs = [verb for verb in sentence.of("rescue") if verb.start >= end] if couple and first else []
    if not verbs or passages.gap(end, verbs[0].start) > SUBJECT_REACH:
        return False
    others = [n for n in sentence.numbers if n.countable and not n.weak and n.start >= verbs[0].end]
    return not any(passages.gap(verbs[0].end, other.start) <= 1 for other in others)


def _exploited(passages: Passages, sentence: Sentence, start: int) -> bool:
    """`arrested a couple who exploited five women`: the number right behind such a verb is that of victims."""
    return any(
        word.end <= start
        and passages.gap(word.end, start) <= 1
        and not STOP_WORDS.search(passages.text[word.end : start].rstrip("("))
        for word in sentence.of("exploit")
    )


def _nearest_of(passages: Passages, sentence: Sentence, start: int, end: int, kind: str) -> Mark | None:
    costs = [(_distance(passages, mark, start, end), mark.start, mark) for mark in sentence.of(kind)]
    costs = [item for item in costs if item[0] <= FARTHEST and not unreal(passages, sentence, item[2])]
    return min(costs)[2] if costs else None


def _nearest(
    passages: Passages, sentence: Sentence, start: int, end: int, noun: str | None
) -> tuple[Mark | None, float]:
    best: tuple[float, Mark] | None = None
    clause = clauses.begun(passages, sentence, start)
    for mark in sentence.of(*CUES):
        if mark.kind == "arrest" and noun != "suspect" and _has_object(passages, sentence, mark, start, end):
            continue
        if mark.end <= clause:
            continue
        if start <= mark.start < end and mark.kind in ("victim", "suspect"):
            continue
        if mark.kind == "suspect" and (
            _escaped_from(passages, sentence, mark)
            or parts.of_family(passages, mark.end, start)
            or _holding(passages, mark, end)
        ):
            continue
        if mark.kind in ("victim", "suspect"):
            if mark.start >= end and passages.gap(end, mark.start) > 2:
                continue
            cost = _distance(passages, mark, start, end) + NOUN_COST
        else:
            cost = _distance(passages, mark, start, end) - (VERDICT if mark.kind == "convict" else 0)
        if cost <= FARTHEST and (best is None or cost < best[0]):
            best = (cost, mark)
    return (best[1], best[0]) if best else (None, FARTHEST)


def _escaped_from(passages: Passages, sentence: Sentence, captor: Mark) -> bool:
    """`from the grip of traffickers`, `held by a madam`: they are not those whom the number counts."""
    if around.done_by(passages, sentence.start, captor.start):
        return True
    if passages.lexicon.has("verb_last"):
        away = any(0 <= word.start - captor.end <= 1 for word in sentence.of("from"))
        return away or _doing_or_owning(passages, sentence, captor)
    return any(0 <= captor.start - word.end <= 1 for word in sentence.of("from"))


def _doing_or_owning(passages: Passages, sentence: Sentence, captor: Mark) -> bool:
    """`the owner made six children work`, `beaten by order of the owner`: his ending says whose it was, not who.

    Right before a number it says of whom those are: `five of the gang`.
    """
    endings = [passages.lexicon.grammar.get(kind) for kind in ("subject", "owner")]
    text, start = passages.text, captor.end + (passages.text[captor.end : captor.end + 1] == " ")
    found = [ending.match(text, start) for ending in endings if ending]
    ends = [match.end() for match in found if match and not VOWEL.match(text, match.end())]
    ends += [captor.end for ending in endings if ending and ending.search(text, captor.start + 1, captor.end)]
    return any(not any(0 <= one.start - end <= 1 for one in sentence.numbers) for end in ends)


def _holding(passages: Passages, captor: Mark, end: int) -> bool:
    """`migrants whom a gang was holding`: behind `whom`, a captor is not who the number counts."""
    whom = passages.lexicon.grammar.get("whom")
    return whom is not None and end <= captor.start and whom.search(passages.text, end, captor.start) is not None


def _has_object(passages: Passages, sentence: Sentence, verb: Mark, start: int, end: int) -> bool:
    """`18 girls freed, madam arrested`: the verb has people of its own right behind it."""
    if verb.start < end and verb.end > start:
        return False
    if passages.lexicon.has("verb_last"):
        between = [noun for noun in sentence.of("suspect") if end <= noun.start and noun.end <= verb.start]
        return any(passages.gap(noun.end, verb.start) <= 2 for noun in between)
    if clause_apart(passages, sentence, verb, end) or clauses.of_who(passages, sentence, verb, end):
        return True
    if verb.end <= start and any(
        passages.gap(noun.end, verb.start) == 0 and not SOFT_STOP.search(passages.text[noun.end : verb.start])
        for noun in sentence.of("suspect")
        if noun.end <= verb.start
    ):
        return True
    return any(
        verb.end <= noun.start and not start <= noun.start < end and passages.gap(verb.end, noun.start) == 0
        for noun in sentence.of("suspect")
    )


def clause_apart(passages: Passages, sentence: Sentence, verb: Mark, end: int) -> bool:
    """`11 children leave the farm, broker held`, `four freed held woman of 36`: others at its head or touching it."""
    if not nouns_first(passages):
        return False
    others = [noun for noun in sentence.of("suspect") if end < noun.start and noun.end <= verb.start]
    heads = [noun for noun in others if passages.text[noun.start - 1] in " ,"]
    touching = [
        *sentence.of("group", "suspect"),
        *(nation for nation in sentence.geography if nation.kind == "nationality"),
    ]
    return any(passages.gap(noun.end, verb.start) <= 2 for noun in heads) or (
        end <= verb.start and any(noun.start == verb.end for noun in touching)
    )


def nouns_first(passages: Passages) -> bool:
    """Whether nouns stand before their numbers and words are not spaced."""
    return passages.lexicon.has("noun_before_number") and passages.lexicon.has("dense")


def _distance(passages: Passages, mark: Mark, start: int, end: int) -> float:
    """Letters between a word and a number, longer across commas and on the side where the language has no verb."""
    first, last = (mark.end, start) if mark.end <= start else (end, mark.start)
    between = _undated(passages, first, last)
    dense = 1.5 if passages.lexicon.has("dense") else 1
    cost = len(between) * dense + COMMA_COST * len(SOFT_STOP.findall(between)) + 2 * COMMA_COST * between.count(";")
    wrong = "verb_last" if mark.end <= start else "verb_first"
    if passages.lexicon.has(wrong) and mark.kind in ("rescue", "arrest", "convict"):
        cost = (cost + 10) * WRONG_SIDE
    return cost


def _undated(passages: Passages, first: int, last: int) -> str:
    """A stretch of text without the day that is said in passing: `arrested, last Tuesday, seven men`."""
    text = passages.text
    for mention in passages.dates:
        if first <= mention.start and mention.end <= last and text[mention.end : mention.end + 1] in (",", "،"):
            opening = max(text.rfind(",", first, mention.start), text.rfind("،", first, mention.start))
            if opening >= 0 and mention.start - opening <= LITTLE_WORDS:
                return text[first:opening] + " " + text[mention.end + 1 : last]
    return text[first:last]


def unreal(passages: Passages, sentence: Sentence, verb: Mark) -> bool:
    """`could have rescued`, `failed to free`, `urged the ministry to free`: what did not happen."""
    for mark in sentence.of("negation"):
        near = passages.gap(mark.end, verb.start) <= 1 if mark.end <= verb.start else False
        if near and not SOFT_STOP.search(passages.text[mark.end : verb.start]):
            return True
        if passages.lexicon.has("verb_last") and verb.end <= mark.start <= verb.end + DENIED_BEHIND:
            return not STOP_WORDS.search(passages.text[verb.end : mark.start])
    return _asked_for(passages, sentence, verb)


def _asked_for(passages: Passages, sentence: Sentence, verb: Mark) -> bool:
    """`the family begs the government to bring him home`: the next verb behind such a word is a wish.

    Where verbs come last, the wish stands right behind: `छुड़ाने की लगाई गुहार`, or goes on from the verb's own words.
    """
    behind = passages.lexicon.has("verb_last")
    for wish in sentence.of("appeal"):
        if wish.start < verb.end and verb.start < wish.end:
            return True
        first, last = (verb, wish) if behind else (wish, verb)
        between = [m for m in sentence.of("rescue", "arrest") if first.end <= m.start and m.end <= last.start]
        near = first.end <= last.start and passages.gap(first.end, last.start) <= (BESIDE if behind else WISHED)
        if near and not between and not STOP_WORDS.search(passages.text[first.end : last.start]):
            return True
    return False


def name(nouns: list[Mark]) -> str | None:
    """What the people are called, where several nouns stand together."""
    kinds = [noun.kind for noun in nouns]
    for kind in ("suspect", "victim", "official", "group", "person"):
        if kind in kinds:
            return kind
    if "rescue" in kinds:
        return "victim"
    return None
