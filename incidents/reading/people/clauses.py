"""Of which clause a verb is: one whose subject stands before it speaks of nobody behind `and`."""

from incidents.reading.lexicon import Mark
from incidents.reading.words import around, joining
from incidents.reading.words.passages import PEOPLE, Passages, Sentence, Stretch

AUXILIARY = 12  # letters before a verb in which what makes it a passive may stand
WHO = r",? ?<<relative>>(?: ?[^\s,;.\d]{1,9}){0,2} ?"
RELATIVE = 12  # words of a clause that a participle begins


def begun(passages: Passages, sentence: Sentence, start: int) -> int:
    """`two men are in custody and nine women they held were freed`: where the verb of the clause before ends."""
    verbs = [verb for verb in sentence.of("rescue", "arrest") if verb.end <= start] if _subject_first(passages) else []
    return verbs[-1].end if verbs and _ended(passages, sentence, verbs[-1], start) else sentence.start


def _ended(passages: Passages, sentence: Sentence, verb: Mark, start: int) -> bool:
    """Whether a passive has its subject before it, and `and` with a clause of its own stands behind it."""
    between = passages.text[verb.end : start]
    joint = [both for both in joining.spaced(passages.lexicon).finditer(between) if both.end() == len(between)]
    behind = any(later.start > start for later in sentence.of("rescue", "arrest"))
    told: list[Stretch] = [*sentence.of(*PEOPLE), *sentence.singles, *sentence.numbers]
    subject = any(one.end <= verb.start for one in told)
    listed = any(verb.end <= one.start < start for one in sentence.numbers)  # `held: two Thais and a Lao`
    return bool(joint) and behind and subject and not listed and _passive(passages, sentence, verb)


def main(passages: Passages, sentence: Sentence, end: int, verb: Mark | None) -> Mark | None:
    """`two women found counting coins were arrested`: the verb of the clause, where a participle only says which."""
    if verb is None or verb.kind != "rescue" or sentence.title or not _subject_first(passages):
        return verb
    touching = passages.text[end : verb.start] == " " and not _passive(passages, sentence, verb)
    later = [mark for mark in sentence.of("arrest") if mark.start >= verb.end] if touching else []
    if not later or passages.gap(verb.end, later[0].start) > RELATIVE or not _passive(passages, sentence, later[0]):
        return verb
    known: list[Stretch] = [*sentence.of(*PEOPLE, "rescue"), *sentence.singles]
    others = any(verb.end <= one.start < later[0].start for one in known)
    joint = passages.lexicon.pattern(" <<and>> ").search(passages.text, verb.end, later[0].start)
    return verb if others or joint else later[0]


def of_who(passages: Passages, sentence: Sentence, verb: Mark, end: int) -> bool:
    """`ten people came with the driver who was arrested`: the verb is of him alone."""
    captors = [noun for noun in sentence.of("suspect") if end <= noun.start and noun.end <= verb.start]
    who = passages.lexicon.pattern(WHO)
    return any(who.fullmatch(passages.text, noun.end, verb.start) for noun in captors)


def _subject_first(passages: Passages) -> bool:
    return not any(passages.lexicon.has(flag) for flag in ("verb_last", "verb_first", "dense"))


def _passive(passages: Passages, sentence: Sentence, verb: Mark) -> bool:
    """Whether the verb says what was done to its subject."""
    found = around.search(passages, "passive", max(sentence.start, verb.start - AUXILIARY), verb.end)
    return found is not None
