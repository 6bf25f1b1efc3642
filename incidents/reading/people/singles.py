"""People told of by what they are and not by a number: `the skipper was arrested`, `the owner and two guards`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from incidents.reading.lexicon import Mark
from incidents.reading.numbers import Number
from incidents.reading.people import adding, parties
from incidents.reading.people.parties import COMPLEMENT_REACH, STOP, Party
from incidents.reading.people.people import Count, further
from incidents.reading.people.roles import unreal
from incidents.reading.words import around
from incidents.reading.words.passages import PEOPLE, Passages, Sentence, Stretch

ROLES = {"arrest": "suspect", "rescue": "victim"}
SUBJECT_REACH, OBJECT_REACH, PARTNER_REACH, OTHERS_REACH = 7, 2, 3, 1
OBJECT_BEFORE = 18  # words between an object, marked as such, and the verb at the end of its clause
BEHIND_DOER = 5
VERB_ENDING = 16
CLOSED = re.compile(r"[^\s,.;।॥]{0,4}\s*(?:[.।॥၊,;]|$)")
APPOSED = re.compile("[^,،.;]{0,70}[,،]")


def find(passages: Passages, counts: list[Count]) -> list[Count]:
    """Counts of those named without a number whom a verb of rescue or arrest speaks of; `weak` where it is one."""
    found: list[Count] = []
    for sentence in passages.sentences:
        groups = list(parties.groups(passages, sentence, counts)) if sentence.has("rescue", "arrest") else []
        for group, following in zip(groups, [*groups[1:], []], strict=False):
            if _uncounted(passages, group):
                found.extend(_told(passages, sentence, group, following, counts))
    others = _others_freed(passages)
    found = _told_fully(passages, found, counts)
    return [count for count in found if not (others and count.role == "victim" and count.number.weak)]


def _told_fully(passages: Passages, found: list[Count], counts: list[Count]) -> list[Count]:
    """`Owner held` in a headline says less than `the owner and two guards were held` below it."""
    arrested = [
        c for c in (*found, *counts) if c.role == "suspect" and c.acted_on and not (c.statistic or c.background)
    ]
    headline = passages.text.find("\n")
    most = max((c.value for c in arrested if c.start > headline), default=0)
    found = [c for c in found if not (c.start < headline and c.role == "suspect" and c.value < most)]
    return [c for c in found if not (c.start < headline and _of_any_number(passages, c, counts))]


def _of_any_number(passages: Passages, count: Count, counts: list[Count]) -> bool:
    """`Rescued child` in a headline: where nouns have no article and no plural, as many as the text counts."""
    several = any(
        c.role == "victim" and c.acted_on and c.value > 1 and not (c.subset or c.statistic or c.background)
        for c in counts
    )
    return count.role == "victim" and count.value == 1 and several and passages.lexicon.has("bare_members")


def _others_freed(passages: Passages) -> bool:
    """Whether the first sentences also say of people in the plural that they were rescued."""
    if "age" in passages.lexicon.grammar:
        return False
    for sentence in passages.sentences[:4]:
        alone = {mark.end for mark in sentence.singles}
        heads = {mark.start - 1 for mark in sentence.singles}  # `worker girl` is one
        many = [noun for noun in sentence.of("victim", "group") if noun.end not in alone | heads]
        for verb in sentence.of("rescue"):
            gaps = [(n.end, verb.start) if n.end <= verb.start else (verb.end, n.start) for n in many]
            if any(passages.gap(*gap) <= OTHERS_REACH and not STOP.search(passages.text, *gap) for gap in gaps):
                return True
    return False


def _uncounted(passages: Passages, group: list[Party]) -> bool:
    """Whether someone has no number, or `a` of one person and not of a group."""
    count = group[0].count
    if count is None or len(group) > 1:
        apart = any(party.count is not None and not party.count.linked for party in group[1:])
        if apart and all(party.count is not None and party.kind == "suspect" for party in group):
            return True  # `four Chinese, said to be managers, and two guards`: what is said of the first parts them
        return any(party.uncounted if apart else party.count is None and party.kind != "number" for party in group)
    nouns = [mark for mark in count.sentence.singles if count.start <= mark.start < count.end]
    return count.number.weak and (bool(nouns) or "age" in passages.lexicon.grammar)


def _told(
    passages: Passages, sentence: Sentence, group: list[Party], following: list[Party], counts: list[Count]
) -> Iterator[Count]:
    """What a verb says of the whole group or, where none does, of the last of it."""
    for told_of in [group, group[-1:]] if len(group) > 1 and group[-1].uncounted else [group]:
        for verb in sentence.of("arrest", "rescue"):
            told = _with_companions(passages, told_of, verb, following)
            if _of_others(told_of, verb, counts):
                continue
            if _spoken_of(passages, sentence, told_of, verb) and _all_counted(passages, sentence, told, verb):
                yield _count(passages, sentence, told, verb)
                return


def _of_others(told: list[Party], verb: Mark, counts: list[Count]) -> bool:
    """`known as brokers, seven were held`: a number between a noun and the verb that speaks of them."""
    between = [count for count in counts if told[-1].end <= count.number.start and count.end <= verb.start]
    return any(count.cue is verb and count.role == "suspect" and not count.number.weak for count in between)


def _count(passages: Passages, sentence: Sentence, told: list[Party], verb: Mark) -> Count:
    start, end, value = told[0].start, told[-1].end, adding.up(told)
    return Count(
        Number(start, end, value, weak=value == 1), sentence, start, end, ROLES[verb.kind], None, verb, 0.0,
        called=frozenset([passages.text[start:end]]), further=further(passages, sentence),
        statistic=sentence.statistical and (verb.kind != "arrest" or sentence.running), background=sentence.elsewhere,
    )  # fmt: skip


def _spoken_of(passages: Passages, sentence: Sentence, group: list[Party], verb: Mark) -> bool:
    start, end = group[0].start, group[-1].end
    apart = (verb.start >= end or verb.end <= start) and not _part(passages, sentence, start)
    if not apart or not _fit(group, ROLES[verb.kind]) or unreal(passages, sentence, verb):
        return False
    bound = _subject if verb.start >= end else _object
    return bound(passages, sentence, group, verb) and not _by_captors(passages, sentence, verb)


def _by_captors(passages: Passages, sentence: Sentence, verb: Mark) -> bool:
    """`was detained by her employer`: no authority arrested her."""
    grammar = passages.lexicon.grammar.get("agent")
    agent = grammar.match(passages.text, verb.end + 1) if grammar else None
    captors = [*sentence.of("suspect"), *(mark for mark in sentence.singles if mark.kind == "role")]
    return agent is not None and any(
        mark.start >= agent.end() and passages.gap(agent.end(), mark.start) <= 2 for mark in captors
    )


def _part(passages: Passages, sentence: Sentence, start: int) -> bool:
    """`three people, among them the owner`: already in another number."""
    return any(word.end <= start and passages.gap(word.end, start) <= 1 for word in sentence.of("subset"))


def _with_companions(passages: Passages, group: list[Party], verb: Mark, following: list[Party]) -> list[Party]:
    """`the owner was arrested along with two guards`."""
    if not following or verb.start < group[-1].end or following[0].start < verb.end:
        return group
    last = following[0].noun or following[0].start
    between = passages.text[verb.end : last]
    beside = around.search(passages, "beside", verb.start, last)  # `ditahan bersama` holds it
    plain = beside is not None and not STOP.search(passages.text[verb.end : beside.start()].rstrip(" ,"))
    near = plain and around.words(passages, between) <= COMPLEMENT_REACH
    return [*group, *(replace(party, joint=party.joint or "+") for party in following)] if near else group


def _fit(group: list[Party], role: str) -> bool:
    """An owner is no victim, and girls who were rescued beside a woman are no suspects."""
    barred = {"suspect": ("victim", "other"), "victim": ("role", "suspect", "other", "whole", "unnamed")}[role]
    exact = all(party.count is None or party.count.number.qualifier == "exact" for party in group)
    return exact and not any(party.kind in barred for party in group)


def _subject(passages: Passages, sentence: Sentence, group: list[Party], verb: Mark) -> bool:
    """`the owner, 45, was later arrested`: nothing between that takes the verb away."""
    aside = around.aside(passages).match(passages.text, group[-1].end, verb.start)
    base = aside.end() if aside else group[-1].end
    closing = APPOSED.match(passages.text, base, verb.start) if group[-1].joint == "," else None
    base = closing.end() if closing else base
    end = parties.relative(passages, base)
    between = around.aside(passages).sub(" ", passages.text[end : verb.start])
    marked = _marked_object(passages, group[-1].start, end, verb.start)
    if len(group) > 1 and _counted_by(group[-1], verb):
        return True
    reach = OBJECT_BEFORE if marked else SUBJECT_REACH
    opening = sentence.title and between.strip() == ","  # `Mother, held`
    near = around.words(passages, between) <= reach and (opening or not STOP.search(between))
    apart = around.says(passages, "parted", _without_joints(passages, between) if marked else between)
    apart = apart or parties.acts(passages, sentence, end, verb.start, raids=reach == SUBJECT_REACH)
    genitive = passages.lexicon.grammar.get("genitive")
    owning = genitive and genitive.match(passages.text, end + (passages.text[end : end + 1] == " "))
    if not near or apart or owning or (end == base and parties.of_another(passages, group[0])):
        return False
    return _suffers(passages, sentence, group[0].start, verb)


def _counted_by(party: Party, verb: Mark) -> bool:
    """Whether a number is known to be of those of whom the verb speaks, which then speaks of all with them."""
    count = party.count
    if count is None or count.role != "suspect" or count.number.weak:
        return False
    return count.acted_on and count.cue is verb


def _marked_object(passages: Passages, start: int, end: int, verb: int) -> bool:
    """Whether the noun has the ending of an object, as its last letters or as the word behind it."""
    ending = passages.lexicon.grammar.get("object") if passages.lexicon.has("verb_last") else None
    found = ending.search(passages.text, start, verb) if ending else None
    return found is not None and not passages.text[end : max(end, found.start())].strip()


def _without_joints(passages: Passages, between: str) -> str:
    """`किशोरी को पुलिस और संस्था ने`: behind an object, `and` joins those who act."""
    joint = passages.lexicon.grammar.get("joint")
    return joint.sub(" ", between) if joint else between


def _suffers(passages: Passages, sentence: Sentence, start: int, verb: Mark) -> bool:
    """Whether the verb behind the group says what was done to it, as the passive does."""
    last = verb.end + (VERB_ENDING if passages.lexicon.has("verb_last") else 0)
    passive = passages.lexicon.grammar.get("passive")
    if passive is None or passive.search(passages.text, start, min(last, sentence.end)):
        return True
    return passages.lexicon.has("bare_passive") and sentence.index == 0 and not _has_object(passages, sentence, verb)


def _object(passages: Passages, sentence: Sentence, group: list[Party], verb: Mark) -> bool:
    """`police arrested the owner`: at most an adjective or two between."""
    start = around.begun(passages, group[0].start)
    behind_doer = passages.lexicon.has("verb_first") or passages.lexicon.has("doer_behind_verb")
    between = _unsited(passages, sentence, verb.end, start, doers=behind_doer)
    inverted = (sentence.index == 0 and not between.strip()) or _closes(passages, sentence, group[-1].end)
    if passages.lexicon.has("verb_last") and not inverted:
        return False
    reach = BEHIND_DOER if behind_doer else OBJECT_REACH
    counted = group[0].count is not None and group[0].count.cue is verb
    near = (counted or around.words(passages, between) <= reach) and not STOP.search(between)
    near = near and passages.text[verb.end : start].count('"') % 2 == 0  # `"free my child", the mother said`
    tied = around.before(passages, "bar", start)
    bar = tied is not None and tied.start() >= verb.end if behind_doer else around.says(passages, "bar", between)
    barred = bar or any(around.says(passages, kind, between) for kind in ("parted", "joint"))
    return near and not barred and not parties.acts(passages, sentence, verb.end, start)


def _closes(passages: Passages, sentence: Sentence, end: int) -> bool:
    """`গ্রেপ্তার করা হয়েছে মালিককে।`: where verbs come last, only an object that ends the clause stands behind one."""
    return CLOSED.match(passages.text, end, sentence.end) is not None


def _unsited(passages: Passages, sentence: Sentence, start: int, end: int, doers: bool = False) -> str:
    """A stretch of text without asides, without where and when, and without the names of those who did it."""
    bodies = sentence.cues_of("authority", "agency") if doers else []
    known: list[Stretch] = [*sentence.places, *sentence.dates]
    known += [body for body in bodies if passages.text[body.start - 1] != "("]
    sites = [(site.start, site.end) for site in known]
    sites += [(word.start, last) for first, last in sites for word in sentence.of("in") if 0 <= first - word.end <= 1]
    pieces, place = [], start
    for first, last in sorted(sites):
        if place <= first and last <= end:
            pieces.append(passages.text[place:first])
            place = last
    return around.aside(passages).sub(" ", "".join([*pieces, passages.text[place:end]]))


def _has_object(passages: Passages, sentence: Sentence, verb: Mark) -> bool:
    """`captain arrested two men`: then the verb is not in the passive."""
    starts = [one.start for one in sentence.of(*PEOPLE)] + [one.start for one in sentence.numbers if one.countable]
    return any(start >= verb.end and passages.gap(verb.end, start) == 0 for start in starts)


def _all_counted(passages: Passages, sentence: Sentence, group: list[Party], verb: Mark) -> bool:
    """Whether nobody stands beside the group uncounted, and the verb is not in the plural where it is one."""
    start, end = group[0].start, group[-1].end
    first, last = min(start, verb.start), max(end, verb.end)
    ended = passages.lexicon.has("verb_last") and verb.start >= end  # what is joined behind it is another clause
    told = _without_relative(passages, end, verb, passages.text[first:last])
    if adding.up(group) == 1 and (
        around.says(passages, "plural", around.aside(passages).sub(" ", told))
        or around.before(passages, "plural", start)
    ):
        return False
    return not any(
        _partner(passages, sentence, *((mark.end, start) if mark.end <= start else (last, mark.start)))
        for mark in [*sentence.of(*PEOPLE), *sentence.singles]
        if mark.end <= first or (mark.start >= last and not ended)
    )


def _without_relative(passages: Passages, end: int, verb: Mark, text: str) -> str:
    """`the teacher who went with them was held`: those in the clause behind `who` are not of whom the verb speaks."""
    if parties.relative(passages, end) == end or verb.start < end:
        return text
    return " ".join([*passages.text[end : verb.start].split()[-1:], passages.text[verb.start : verb.end]])


def _partner(passages: Passages, sentence: Sentence, start: int, end: int) -> bool:
    """`the owner and several guards`: whether a stretch joins one more to the group."""
    between = passages.text[start:end]
    near = around.words(passages, between) <= PARTNER_REACH and not STOP.search(between)
    return near and around.says(passages, "joint", between) and not parties.acts(passages, sentence, start, end)
