"""How the name of a country or place stands in its sentence: in it, to it, from it, at its border."""

import re

from incidents.reading.lexicon import Mark
from incidents.reading.places import Place
from incidents.reading.words import joining
from incidents.reading.words.passages import Passages, Sentence, Stretch

LITTLE_WORD, PROMISED = 3, 5
AWAY = "<<away>>$"
STOP = re.compile("[,،、;:]")
APPOSED = re.compile(r"(?: [^\s,.;:()]+){0,3}, (?:[^\s,.;:()]+ ){1,3}")  # `Tabora Number 3, a small `
GENITIVE = 5  # letters between a country and its town: a space, a comma, a word of two letters


def bordering(sentence: Sentence, mark: Mark) -> bool:
    """`the border with Myanmar`, `the Myanmar border`: not in Myanmar."""
    following = any(0 <= word.start - mark.end <= 1 for word in sentence.of("border"))
    return following or any(0 <= mark.start - word.end <= 1 for word in sentence.of("border_with"))


def _just_before(passages: Passages, sentence: Sentence, start: int, kind: str) -> bool:
    if passages.lexicon.has("verb_last"):
        return False
    return any(
        word.end <= start and passages.gap(word.end, start) <= 1 and "," not in passages.text[word.end : start]
        for word in sentence.of(kind)
    )


def _just_after(passages: Passages, sentence: Sentence, start: int, kind: str) -> bool:
    """In languages with postpositions the word follows the name."""
    if not passages.lexicon.has("verb_last"):
        return False
    ends = [mark.end for mark in sentence.geography if mark.start == start]
    ends += [found.end for found in sentence.places if found.start == start]
    return bool(ends) and any(
        0 <= word.start - ends[0] <= 1 or (word.start > ends[0] and passages.gap(ends[0], word.start) == 0)
        for word in sentence.of(kind)
    )


def located(passages: Passages, sentence: Sentence, start: int) -> bool:
    """`in Laos`, `rescued from KK Park`: something was there."""
    if _just_before(passages, sentence, start, "in") or _just_after(passages, sentence, start, "in"):
        return True
    return not passages.lexicon.has("verb_last") and _freed_from(passages, sentence, start)


def _freed_from(passages: Passages, sentence: Sentence, start: int) -> bool:
    """Whether a verb of rescue with its `from` stands right before the name; many lexicons list the two as one."""
    froms = [word for word in sentence.of("from") if word.end <= start and start - word.end <= 1]
    verbs = sentence.of("rescue") if froms else []
    away = passages.lexicon.pattern(AWAY)
    return any(verb.end <= word.start <= verb.end + 1 for verb in verbs for word in froms) or any(
        0 <= start - verb.end <= 1 and away.search(passages.text[verb.start : verb.end]) is not None
        for verb in sentence.of("rescue")
    )


def _towards(passages: Passages, sentence: Sentence, start: int) -> bool:
    bound = _just_before(passages, sentence, start, "to") or _just_before(passages, sentence, start, "stopped")
    return bound or any(_just_after(passages, sentence, start, kind) for kind in ("to", "stopped"))


def goal(passages: Passages, sentence: Sentence, start: int) -> bool:
    """`to Laos`, `to a factory in Laos`; but not `sold to a scam gang in Laos`, where it was done."""
    if _promised(passages, sentence, start):
        return True
    if not located(passages, sentence, start):
        return _towards(passages, sentence, start) and not _exploited_before(passages, sentence, start)
    inside = [word for word in sentence.of("in") if word.end <= start]
    return bool(inside) and any(
        0 <= passages.gap(word.end, inside[-1].start) <= (3 if passages.lexicon.has("dense") else 2)
        and word.end < inside[-1].start
        and not _exploited_between(sentence, word.start, start)
        for word in sentence.of("to")
        if word.end <= inside[-1].start
    )


def _promised(passages: Passages, sentence: Sentence, start: int) -> bool:
    """`promised a job as a maid in Dubai`: where they were to work, unless something was done between the two."""
    promises = [word for word in sentence.of("promise") if word.end <= start]
    if not promises or passages.lexicon.has("verb_last"):
        return False
    between = passages.text[promises[-1].end : start]
    near = passages.gap(promises[-1].end, start) <= PROMISED and not STOP.search(between)
    done: list[Stretch] = [*sentence.of("rescue", "arrest", "victim", "exploit"), *sentence.cues_of("topic")]
    return near and not any(promises[-1].end <= mark.start < start for mark in done)


def _exploited_before(passages: Passages, sentence: Sentence, start: int) -> bool:
    """`victims of job scams in Laos`, where `jobs in` alone would be a promise."""
    words = [word for word in sentence.of("to") if word.end <= start and passages.gap(word.end, start) <= 1]
    crimes = [cue for cue in sentence.cues if cue.value == "forced_criminality"]
    return any(
        crime.start < word.end and passages.gap(min(crime.end, word.start), word.start) == 0
        for word in words
        for crime in crimes
    )


def _exploited_between(sentence: Sentence, start: int, end: int) -> bool:
    marks = [*sentence.of("victim"), *(cue for cue in sentence.cues if cue.value == "forced_criminality")]
    return any(start <= mark.start < end for mark in marks)


def of_scene(passages: Passages, sentence: Sentence, found: Stretch) -> bool:
    """`Myanmar's scam centres`, `a Sihanoukville scam compound`: the name alone says where they are."""
    scenes = [cue for cue in sentence.cues if cue.value == "forced_criminality" or cue.kind == "workplace"]
    furthest = 1 if passages.lexicon.has("verb_last") else 0
    return any(cue.start >= found.end and passages.gap(found.end, cue.start) <= furthest for cue in scenes)


def town_beside(passages: Passages, sentence: Sentence, mark: Mark) -> Place | None:
    """The town a country stands after, `Thane, Maharashtra, India`, or before where its word has a case ending."""
    for found in sentence.places:
        behind = found.start - mark.end if passages.lexicon.has("verb_last") else 0
        if found.country == mark.value and (0 < mark.start - found.end <= 3 or 0 < behind <= GENITIVE):
            return found
    return None


def of_larger(passages: Passages, sentence: Sentence, found: Place) -> bool:
    """`Tabora, a suburb of Accra`: told to lie in or near a place of another country, and alone in its own.

    Of a country that the text names otherwise too, as behind a border, the two may be neighbours.
    """
    words = [word for word in sentence.of("in") if word.start > found.end]
    beside = any(
        one.country != found.country
        and 0 <= one.start - word.end <= 1
        and APPOSED.fullmatch(passages.text, found.end, word.start) is not None
        for one in sentence.places
        for word in words
        if one.start > word.start
    )
    return beside and not _named_otherwise(passages, found)


def _named_otherwise(passages: Passages, found: Place) -> bool:
    """Whether its country or another place of it is named somewhere."""
    name = passages.text[found.start : found.end]
    return any(
        any(mark.value == found.country for mark in told.geography)
        or any(one.country == found.country and passages.text[one.start : one.end] != name for one in told.places)
        for told in passages.sentences
    )


def _tells_whose(passages: Passages, sentence: Sentence, start: int) -> bool:
    """`thanh niên Hà Tĩnh`, `nelayan Brebes`: in languages where the name follows, whose they are."""
    if not passages.lexicon.has("noun_before_number") or passages.lexicon.has("dense"):
        return False
    town = any(found.start == start for found in sentence.places)
    return town and any(noun.end + 1 == start for noun in sentence.of("group") if passages.text[noun.end] == " ")


def _before_province(passages: Passages, sentence: Sentence, start: int) -> int:
    """Where `province` begins in `from the province of Salavan`; the same place where it does not stand there."""
    unclear = {word.start for word in sentence.of("in", "person")}
    clear = [word for word in sentence.of("from") if word.start not in unclear]
    for word in reversed([word for word in sentence.of("in") if word.end <= start]):
        if passages.gap(word.end, start) <= 1 and any(0 <= word.start - f.end <= 1 for f in clear):
            return word.start
    return start


def origin(passages: Passages, sentence: Sentence, start: int) -> bool:
    """`women from Laos and Nepal`, but not `rescued from Myanmar`."""
    if _tells_whose(passages, sentence, start):
        return True
    if passages.lexicon.has("dense"):
        start = _before_province(passages, sentence, start)
    if not _just_before(passages, sentence, start, "from"):
        before: list[Stretch] = [*sentence.geography, *sentence.places]
        before = [mark for mark in before if mark.end <= start]
        last = max(before, key=lambda found: found.end, default=None)
        listed = (
            last is not None
            and joining.listed(passages.lexicon).fullmatch(passages.text[last.end : start]) is not None
        )
        return listed and last is not None and origin(passages, sentence, last.start)
    froms = [word for word in sentence.of("from") if word.end <= start]
    if len(passages.text[froms[-1].start : froms[-1].end]) <= LITTLE_WORD and not passages.lexicon.has("dense"):
        people = sentence.of("group", "person", "victim")
        return any(noun.end <= froms[-1].start and passages.gap(noun.end, froms[-1].start) == 0 for noun in people)
    word = froms[-1]
    return not any(verb.end <= word.start and word.start - verb.end <= 2 for verb in sentence.of("rescue"))
