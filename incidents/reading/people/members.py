"""Those of a list whose noun the lexicon does not know: `the owner and his deckhand were arrested`.

A list of people is known by one of them: what a word for `and` joins to him, with nothing else between it and the
verb of arrest or the end of the clause, is one more. The lexicon says by which little words such a noun is of one
(`member`) or of several (`many`); where languages have no articles (`bare_members`), only what stands between two of
a list, or between one of them and a verb, is taken for a person.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from incidents.reading.lexicon import Lexicon
from incidents.reading.words.passages import Passages, Sentence

REACH, REACH_UNSPACED = 3, 6  # words of such a noun, its article among them
VERB_REACH = 7
ENDS = "rescue", "arrest", "convict", "say", "event", "that", "negation", "subset"
SITES = "in", "from", "to"
OTHERS = "official", "victim", "group", "person", "unit", "unit_before", "nations"
CLOSING = "passive", "parted", "bar", "object", "relative"
CLOSING_BEHIND = "passive", "parted", "object"  # where what belongs to a noun stands before it
STOP = re.compile(r"[,،،、;:.!?()\"\n。；।။၊]")
COMMAS, LIST_COMMAS = (",", "،"), "[,،၊、]"


@dataclass(frozen=True, slots=True)
class Member:
    """One of a list, by where the noun stands (folded offsets)."""

    start: int
    end: int


def beside(
    passages: Passages, sentence: Sentence, known: list[tuple[int, int]], aside: re.Pattern[str]
) -> list[Member]:
    """Whom the text joins to those known, one after the other."""
    grammar = passages.lexicon.grammar
    if not sentence.has("arrest") or not ("member" in grammar or passages.lexicon.has("bare_members")):
        return []
    found: list[Member] = []
    for start, end in known:
        if any(start <= verb.start < end for verb in sentence.of("arrest")):
            continue  # `ambos fueron detenidos y el juez`: the clause has ended
        while (member := _behind(passages, sentence, end, known, aside)) is not None:
            found.append(member)
            end = member.end
        if (member := _before(passages, sentence, start, known)) is not None:
            found.append(member)
    return [
        one for place, one in enumerate(found) if all(one.start >= o.end or o.start >= one.end for o in found[:place])
    ]


def _behind(
    passages: Passages, sentence: Sentence, end: int, known: list[tuple[int, int]], aside: re.Pattern[str]
) -> Member | None:
    said = aside.match(passages.text, end, sentence.end)
    added = joint(passages.lexicon).match(passages.text, said.end() if said else end, sentence.end)
    if added is None:
        return None
    start, last = added.end(), _ends(passages, sentence, added.end())
    further = joint(passages.lexicon).match(passages.text, last, sentence.end)
    listed = further is not None and further.group().strip() not in COMMAS
    if added.group().strip() in COMMAS and not listed:
        return None
    closed = _closed(passages, sentence, last) or (further is not None and _one_of(known, further.end()))
    member = Member(start, start + len(passages.text[start:last].rstrip()))
    return member if closed and _noun(passages, sentence, member, known) else None


def _before(passages: Passages, sentence: Sentence, end: int, known: list[tuple[int, int]]) -> Member | None:
    """`police detained a boatman and four brokers`: right behind the verb, or at the head of the sentence."""
    text = passages.text
    starts = [verb.end + 1 for verb in sentence.of("arrest") if verb.end < end]
    starts += [sentence.start] if "member" in passages.lexicon.grammar else []
    for start in sorted(starts, reverse=True):
        for added in joint(passages.lexicon).finditer(text, start, end):
            member = Member(start, added.start())
            if added.end() == end and _ends(passages, sentence, start) >= added.start():
                return member if _noun(passages, sentence, member, known) else None
    return None


def joint(lexicon: Lexicon) -> re.Pattern[str]:
    """A comma or a word for `and`, with the spaces around it."""
    space = " ?" if lexicon.has("dense") else " "
    return lexicon.pattern(rf"[,،]?{space}<<joint>>{space}|{LIST_COMMAS} ?")


def _ends(passages: Passages, sentence: Sentence, start: int) -> int:
    """Where the noun that begins here ends at the latest: at a verb, a stop, a joint or a word that goes on."""
    grammar, text = passages.lexicon.grammar, passages.text
    kinds = CLOSING_BEHIND if passages.lexicon.has("verb_last") else CLOSING
    ends = [mark.start for mark in sentence.of(*ENDS, *(SITES if "member" in grammar else ())) if mark.start >= start]
    patterns = [STOP, joint(passages.lexicon), *(grammar[kind] for kind in kinds if kind in grammar)]
    found = [pattern.search(text, start, sentence.end) for pattern in patterns]
    return min([sentence.end, *ends, *(match.start() for match in found if match)])


def _closed(passages: Passages, sentence: Sentence, end: int) -> bool:
    """Whether the verb of arrest comes behind or, where articles tell nouns from verbs, anything but a verb."""
    text = passages.text
    verbs = [mark for mark in sentence.of("arrest") if mark.start >= end]
    if verbs and passages.gap(end, verbs[0].start) <= VERB_REACH and not STOP.search(text, end, verbs[0].start):
        return True
    passive = passages.lexicon.grammar.get("passive")
    behind = end + (text[end : end + 1] == " ")
    acting = any(mark.start == behind for mark in sentence.of("rescue", "say", "event", "negation"))
    return "member" in passages.lexicon.grammar and not acting and not (passive and passive.match(text, behind))


def _one_of(known: list[tuple[int, int]], start: int) -> bool:
    return any(first - 1 <= start < last for first, last in known)


def _noun(passages: Passages, sentence: Sentence, member: Member, known: list[tuple[int, int]]) -> bool:
    """Whether it may be one person: an article of one, no ending of several, no officers, things or numbers."""
    text, grammar = passages.text[member.start : member.end], passages.lexicon.grammar
    article = grammar["member"].match(text) if "member" in grammar else None
    noun = text[article.end() :].strip() if article else text.strip()
    if ("member" in grammar and article is None) or not noun or _of_several(passages, member):
        return False
    reach = REACH_UNSPACED if passages.lexicon.has("dense") else REACH
    if _words(passages, text) > reach or _is_a_unit(passages, noun):
        return False
    return not any(_overlap(member, *other) for other in (*_others(sentence), *known))


def _of_several(passages: Passages, member: Member) -> bool:
    """Whether the noun has an ending of several, or one that ties it elsewhere."""
    text, grammar = passages.text[member.start : member.end], passages.lexicon.grammar
    if passages.lexicon.has("verb_last") and not passages.lexicon.has("dense"):
        text = text.rsplit(" ", 1)[-1]
    ending = grammar.get("ending_before")
    tied = ending is not None and ending.search(passages.text, member.start, member.end) is not None
    return tied or ("many" in grammar and grammar["many"].search(text) is not None)


def _others(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where those stand whom the lexicon knows, and what is no person."""
    yield from ((word.start, word.end) for word in sentence.of(*OTHERS))
    yield from ((cue.start, cue.end) for cue in sentence.cues_of("authority", "agency"))
    yield from ((place.start, place.end) for place in sentence.places)
    yield from ((one.start, one.end) for one in sentence.singles if one.kind != "aged")
    yield from ((number.start, number.end) for number in sentence.numbers if not number.weak)


def _overlap(member: Member, start: int, end: int) -> bool:
    return start < member.end and member.start < end


def _is_a_unit(passages: Passages, noun: str) -> bool:
    """`the owner and a car were seized`: what numbers count otherwise."""
    words = passages.lexicon.words.entries
    return any(kind == "unit" for word in (noun, noun + "s") for kind, *_ in words.get(word, ()))


def _words(passages: Passages, text: str) -> float:
    return len(text.strip()) / 3 if passages.lexicon.has("dense") else len(text.split())
