"""What makes a text no report of one incident: many cases, a flood, a wish, people who were not forced."""

from collections.abc import Iterable, Iterator, Sequence

from incidents.reading.people import roles
from incidents.reading.people.people import Count
from incidents.reading.words import units
from incidents.reading.words.passages import Passages, Sentence

CASES = 3
MANY_HELD = 50
MANY_COUNTRIES = 5
EARLY, FIRST, BEGINNING = 3, 4, 10


def signs(passages: Passages, told: Sequence[Count], people: Sequence[Count]) -> Iterator[str]:
    """Each sign in words; `told` are the victims whom the text counts, `people` everyone."""
    if _campaign(passages):
        yield "cases of a year or a campaign"
    if _asked_for(passages, told):
        yield "a rescue that is asked for"
    if _undocumented(passages, told):
        yield "people without papers"
    if sum(cue.kind == "several" for s in passages.sentences[:BEGINNING] for cue in s.cues) > 1:
        yield "one case and another"
    if _only_held(people):
        yield "a crowd arrested and nobody freed"
    if any(sentence.cued("denied") for sentence in passages.sentences):
        yield "nobody was forced"


def doubts(passages: Passages) -> Iterator[str]:
    """What excludes one incident unless much else speaks for it, in words."""
    if _disaster(passages):
        yield "a flood or a boat in distress"
    if any(_across_countries(passages, sentence) for sentence in passages.sentences[:FIRST]):
        yield "an operation in many countries"


def _disaster(passages: Passages) -> bool:
    """Whether the first sentences tell of a flood or a boat in distress and of no exploitation; work alone is none."""
    first = [cue for sentence in passages.sentences[:FIRST] for cue in sentence.cues]
    forms = {cue.value for cue in first if cue.kind == "exploitation"}
    labour_alone = forms == {"forced_labour"} and not any(cue.kind == "topic" for cue in first)
    return any(cue.kind == "disaster" for cue in first) and (not forms or labour_alone)


def _only_held(people: Sequence[Count]) -> bool:
    """`771 suspects held`, where the news begins, and no victim counted: a raid on those who scam, and for nobody."""
    if any(count.role == "victim" and not (count.statistic or count.background) for count in people):
        return False
    return any(c.role == "suspect" and c.value >= MANY_HELD and c.sentence.index <= 1 for c in people)


def _campaign(passages: Passages) -> bool:
    """`87 cases`, or twice `all over the country`, before a raid of one day: what a year or a campaign brought."""
    early = passages.sentences[:EARLY]
    sentences = early[: next((s.index + 1 for s in early if s.dated), EARLY)]
    cases = max((_cases(sentence) for sentence in sentences), default=0)
    told = [s for s in sentences if s.cued("campaign") or _cases(s) >= CASES]
    return cases >= CASES or (len(told) > 1 and told[0].index == 0)


def _undocumented(passages: Passages, told: Iterable[Count]) -> bool:
    """Foreigners without papers, as immigration officers find them: no victims counted, or no word of exploitation."""
    early = any(sentence.cued("irregular") for sentence in passages.sentences[:EARLY])
    exploited = any(sentence.cued("topic", "exploitation") for sentence in passages.sentences)
    return early and not (any(told) and exploited)


def _cases(sentence: Sentence) -> int:
    """The largest number of cases a sentence counts."""
    cases = sentence.cues_of("cases")
    counting = [n for n in sentence.numbers if n.countable and any(0 <= c.start - n.end <= 1 for c in cases)]
    return max((number.value for number in counting if not units.year(number)), default=0)


def _asked_for(passages: Passages, told: Iterable[Count]) -> bool:
    """`a senator asks the ministry to rescue 100`, `families protest for their sons`: nobody is rescued yet.

    Nor where an embassy `cautions job seekers` against what is `difficult to be rescued` from.
    """
    first = [s for s in passages.sentences[:2] if s.index == 0 or passages.sentences[0].title]
    asked = any(s.has("appeal") for s in first) or _pleaded(passages, first) or _warned(passages, first)
    return asked and not any(count.acted_on and not (count.statistic or count.background) for count in told)


def _warned(passages: Passages, first: Iterable[Sentence]) -> bool:
    """Whether the first sentences warn, and neither they nor the next tell of an arrest."""
    arrested = any(sentence.has("arrest") for sentence in passages.sentences[:FIRST])
    return not arrested and any(sentence.cued("warning") for sentence in first)


def _pleaded(passages: Passages, first: Iterable[Sentence]) -> bool:
    """Whether the first sentences tell of somebody who pleads, and neither they nor the next of a rescue or arrest."""
    told = passages.sentences[:FIRST]
    done = any(sentence.has("arrest") or _rescues(passages, sentence) for sentence in told)
    return not done and any(sentence.cued("plea") for sentence in first)


def _rescues(passages: Passages, sentence: Sentence) -> bool:
    """Whether it has a verb of rescue that is not what somebody pleads for, behind a plea or before where it ends."""
    verbs = [verb for verb in sentence.of("rescue") if not roles.unreal(passages, sentence, verb)]
    pleas = sentence.cues_of("plea")
    if passages.lexicon.has("verb_last"):
        return any(all(verb.start > plea.start for plea in pleas) for verb in verbs)
    return any(all(verb.start < plea.start for plea in pleas) for verb in verbs)


def _across_countries(passages: Passages, sentence: Sentence) -> bool:
    """`in 44 countries`: an operation, and not one incident; but those freed may come `from 44 countries`."""
    after = passages.lexicon.has("verb_last")
    for number in sentence.numbers:
        for mark in sentence.of("nations"):
            if number.value < MANY_COUNTRIES or not 0 <= mark.start - number.end <= 2:
                continue
            origins = {word.start for word in sentence.of("from")}
            inside = [word for word in sentence.of("in") if word.start not in origins]
            gaps = [(mark.end, word.start) if after else (word.end, number.start) for word in inside]
            if any(0 <= last - first <= 1 for first, last in gaps):
                return True
    return False
