"""Which dates are of something beside the rescue: a court, a recruitment, a complaint, or words that name no day."""

import re

from incidents.reading.days.mentions import Mention
from incidents.reading.days.nearness import ANOTHER_CLAUSE, cost
from incidents.reading.lexicon import Mark
from incidents.reading.words.passages import Passages, Sentence

HAPPENING = ("rescue", "arrest", "event")
APPOSITION = 14
BESIDE = 40  # letters between a verb and the vague words that date it


def aside(passages: Passages, sentence: Sentence, mention: Mention, telling: bool) -> bool:
    """Whether the date is that of a court, a recruitment or a complaint."""
    told = sentence.of(*HAPPENING)
    courts = () if telling else sentence.cues_of("court")
    said = [mark for mark in sentence.timing if mark.kind == "aside" and not _of_a_name(sentence, mark)]
    others = [*courts, *said]
    happened = [verb for verb in told if not _overlaps(verb, others)]
    nearest = cost(passages, happened, sentence, mention)
    if not passages.lexicon.has("verb_last") and any(verb.end <= mention.start for verb in happened):
        nearest -= ANOTHER_CLAUSE if all(mark.start >= mention.end for mark in others) else 0
    return cost(passages, others, sentence, mention) < nearest


def dated_vaguely(passages: Passages, sentence: Sentence) -> bool:
    """Whether a rescue or raid has words that name no day: `freed earlier this week`, and no day beside is its."""
    return any(_vague(passages, sentence, verb) for verb in sentence.of("rescue", "event"))


def _of_a_name(sentence: Sentence, mark: Mark) -> bool:
    """`the Immigration Department`, in Chinese `the office for entering the country`: a body, and nobody's entry."""
    return any(body.start <= mark.start and mark.end < body.end for body in sentence.cues_of("authority", "agency"))


def _overlaps(mark: Mark, others: list[Mark]) -> bool:
    return any(other.start < mark.end and mark.start < other.end for other in others)


def _vague(passages: Passages, sentence: Sentence, verb: Mark) -> bool:
    """`freed earlier this week`: that verb has its time, and no day of the sentence is its."""
    times = [mark for mark in sentence.timing if mark.kind == "vague" and not _made_exact(passages, sentence, mark)]
    return any(_dates_vaguely(passages, time, verb) for time in times)


def _dates_vaguely(passages: Passages, time: Mark, verb: Mark) -> bool:
    """Whether the words stand in one clause with the verb; where verbs come last, before it, else rather behind."""
    behind = verb.end <= time.start
    between = passages.text[verb.end : time.start] if behind else passages.text[time.end : verb.start]
    near = passages.lexicon.has("dense") or behind == passages.lexicon.has("verb_last")
    return len(between) <= (BESIDE / 3 if near else BESIDE) and not re.search("[,،;:]", between)


def _made_exact(passages: Passages, sentence: Sentence, time: Mark) -> bool:
    """`12日前` is a day and `日前` none; `earlier this week, on Tuesday` and `Saturday last week` are days."""
    if passages.text[max(0, time.start - 1) : time.start].isdigit():
        return True
    return any(day.start < time.end + APPOSITION and time.start <= day.end + 1 for day in sentence.dates)
