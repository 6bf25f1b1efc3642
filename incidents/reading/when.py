"""When the incident was: the date that belongs to the verb of rescue or raid, not to the one of speech."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from incidents.reading import resolving
from incidents.reading.lexicon import Mark
from incidents.reading.mentions import Mention
from incidents.reading.passages import Passages, Sentence
from incidents.reading.people import Count

DATELINE = 60
ANOTHER_CLAUSE = 150
ONLY_TOLD = 1.5
LONG_AGO = 10 * 366
ARRESTED = 0.3
OPENING = 14
APPOSITION = 14
BESIDE = 40  # letters between a verb and the vague words that date it
ALONE = 12  # letters beside a date that stands by itself, such as a town
STAMP = re.compile(r"[\s\d:/.,|•·()-]*(?:\w+[\s\d:/.,|•·()-]*){0,6}")
HAPPENING = ("rescue", "arrest", "event")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative dates count from: the first and last possible day of publication."""

    first: date
    last: date
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class IncidentDate:
    """The day, or month, of the incident and where the text says it (folded offsets)."""

    value: date
    precision: str
    start: int
    end: int
    last: date | None = None


def anchor(passages: Passages, published: str | None) -> Anchor | None:
    """The publication date given, else a date line in the text, else the latest day on which somebody is quoted."""
    if published:
        return given(published)
    stamped = [mention for mention in passages.dates if mention.complete and _is_stamp(passages, mention)]
    full = stamped[:1] or [mention for mention in passages.dates if mention.complete and _spoken(passages, mention)]
    days = [(date(m.year or 0, m.month or 0, m.day or 0), m) for m in full]
    if not days:
        return None
    latest, mention = max(days, key=lambda item: item[0])
    return Anchor(latest, latest, mention.start, mention.end)


def given(published: str) -> Anchor | None:
    """An ISO date, or a year and month, in which case any day of it."""
    match = re.match(r"(\d{4})-(\d{2})(?:-(\d{2}))?", published)
    try:
        if match and match[3]:
            day = date(int(match[1]), int(match[2]), int(match[3]))
            return Anchor(day, day)
        if match:
            year, month = int(match[1]), int(match[2])
            return Anchor(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    except ValueError:
        return None
    return None


def _is_stamp(passages: Passages, mention: Mention) -> bool:
    """Whether it stands on a short line of its own, or in the first words before a dash or bracket."""
    text = passages.text
    start = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    line = text[start : end if end >= 0 else len(text)]
    if start > 1200:
        return False
    if len(line) <= mention.end - mention.start + 24 and STAMP.fullmatch(line):
        return True
    own = text[mention.start : mention.end].count("(") > text[mention.start : mention.end].count(")")
    following = text[mention.end + own : mention.end + own + 4]
    return mention.start - start < DATELINE and re.match(r" ?[)(]|[ .]*(?:-|\(|:)", following) is not None


def _spoken(passages: Passages, mention: Mention) -> bool:
    sentence = _sentence(passages, mention)
    return sentence is not None and _said(passages, sentence, mention)


def _sentence(passages: Passages, mention: Mention) -> Sentence | None:
    return next((s for s in passages.sentences if s.start <= mention.start < s.end), None)


def find(passages: Passages, counts: list[Count], basis: Anchor | None) -> IncidentDate | None:
    """The date of the incident, or None where the text does not tie one to it."""
    best: tuple[float, IncidentDate] | None = None
    telling = {
        c.sentence.index for c in counts if c.role == "victim" or (c.role == "unknown" and c.sentence.index <= 1)
    }
    for sentence in passages.sentences:
        for mention in sentence.dates:
            weight = _weight(passages, sentence, mention, sentence.index in telling)
            resolved = _resolved(mention, basis) if weight > 0 else None
            if resolved is not None:
                if resolved.precision != "day":
                    weight -= 1
                if best is None or weight > best[0]:
                    best = (weight, resolved)
    return best[1] if best else None


def belongs(passages: Passages, sentence: Sentence, mention: Mention) -> bool:
    """Whether the mention is a day of something that happened, and neither a date line nor of somebody's words."""
    return mention.names_a_day and not (
        _is_dateline(passages, sentence, mention) or _said(passages, sentence, mention)
    )


def _resolved(mention: Mention, basis: Anchor | None) -> IncidentDate | None:
    found = resolving.resolve(mention, basis.first if basis else None, basis.last if basis else None)
    if found is None:
        return None
    day, precision = found
    if basis is not None and day > basis.last + timedelta(1):
        return None
    if basis is not None and (basis.first - day).days > LONG_AGO and precision != "day":
        return None
    last = None
    if mention.last_day is not None and mention.last_day > day.day <= monthrange(day.year, day.month)[1]:
        last = day.replace(day=min(mention.last_day, monthrange(day.year, day.month)[1]))
        precision = "period"
    return IncidentDate(day, precision, mention.start, mention.end, last)


def _weight(passages: Passages, sentence: Sentence, mention: Mention, telling: bool) -> float:
    """How firmly the date belongs to the incident; 0 or less where it does not."""
    if _is_dateline(passages, sentence, mention) or sentence.elsewhere or sentence.statistical:
        return 0
    if _said(passages, sentence, mention) or _aside(passages, sentence, mention, telling):
        return 0
    if not (sentence.has("rescue", "event") or sentence.lead):
        return 0
    if not (mention.names_a_day or mention.year or telling or sentence.has("event") or sentence.index <= 1):
        return 0
    if not telling and _in_court(sentence):
        return 0
    if not sentence.has(*HAPPENING):
        return 0.5 - 0.1 * sentence.index if telling or sentence.lead else 0
    rank = 3.0 if telling else 2.0 if sentence.has("rescue", "event") else 1.0
    rank += 1.0 if sentence.lead else 0.0
    rank -= ARRESTED if _of_arrest(passages, sentence, mention) else 0.0
    rank -= ONLY_TOLD if _announced_then(sentence, mention) else 0.0
    rank -= ONLY_TOLD if _homeward(passages, sentence, mention) else 0.0
    rank += 0.4 if mention.day is not None and (mention.month is not None or mention.weekday is not None) else 0.0
    return rank - 0.15 * sentence.index - min(_cost(passages, sentence.of(*HAPPENING), sentence, mention), 200) / 400


def _in_court(sentence: Sentence) -> bool:
    courts = any(cue.kind == "court" for cue in sentence.cues)
    return courts and (sentence.has("convict") or not sentence.has("rescue", "event"))


def _homeward(passages: Passages, sentence: Sentence, mention: Mention) -> bool:
    """`the seven freed in May landed on Monday`: rather the day they came home than the day they were freed."""
    home = sentence.of("homeward")
    others = [
        word for word in sentence.of(*HAPPENING) if not any(mark.start <= word.start < mark.end for mark in home)
    ]
    return _cost(passages, home, sentence, mention) < _cost(passages, others, sentence, mention)


def _is_dateline(passages: Passages, sentence: Sentence, mention: Mention) -> bool:
    following = passages.text[mention.end : mention.end + 14]
    opening = mention.start - sentence.start < DATELINE
    beside = sentence.end - sentence.start - (mention.end - mention.start)
    if sentence.index <= 2 and beside <= ALONE and not sentence.has(*HAPPENING):
        return True
    return (
        opening
        and sentence.index <= 2
        and (
            re.match(r" ?\((?!\d)[^)]{1,10}\)?| ?[-.:]{1,3} ?-|: |\.- | -- | - (?=\S)|(?:电|讯|消息|报道)", following)
            is not None
            or _is_stamp(passages, mention)
        )
    )


def _said(passages: Passages, sentence: Sentence, mention: Mention) -> bool:
    """Whether the date is nearer to a verb of speech than to what happened, or what was said begins right after it."""
    told_before = any(verb.end <= mention.start for verb in sentence.of("say"))
    if told_before and any(0 <= word.start - mention.end <= 2 for word in sentence.of("that")):
        return True
    if not passages.lexicon.has("verb_last") and any(
        _directly(passages, sentence, verb, mention) for verb in sentence.of("say")
    ):
        return True
    speech = _cost(passages, sentence.of("say"), sentence, mention)
    return speech < _cost(passages, sentence.of(*HAPPENING), sentence, mention)


def _aside(passages: Passages, sentence: Sentence, mention: Mention, telling: bool) -> bool:
    """Whether the date is that of a court, a recruitment or a complaint, or the rescue is dated vaguely beside it."""
    told = sentence.of(*HAPPENING)
    if any(verb.kind != "arrest" and _vague(passages, sentence, verb) for verb in told):
        return True
    courts = [] if telling else [cue for cue in sentence.cues if cue.kind == "court"]
    others = courts + [mark for mark in sentence.timing if mark.kind == "aside"]
    happened = [verb for verb in told if not _overlaps(verb, others)]
    nearest = _cost(passages, happened, sentence, mention)
    if not passages.lexicon.has("verb_last") and any(verb.end <= mention.start for verb in happened):
        nearest -= ANOTHER_CLAUSE if all(mark.start >= mention.end for mark in others) else 0
    return _cost(passages, others, sentence, mention) < nearest


def _of_arrest(passages: Passages, sentence: Sentence, mention: Mention) -> bool:
    """Whether the nearest verb is one of arrest, though the sentence tells of a rescue or raid too."""
    freed = _cost(passages, sentence.of("rescue", "event"), sentence, mention)
    return sentence.has("rescue", "event") and _cost(passages, sentence.of("arrest"), sentence, mention) < freed


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


def _announced_then(sentence: Sentence, mention: Mention) -> bool:
    """`made known, on Monday, the arrest of`: rather the day of the words than of the arrest, if another is named."""
    told = max((verb.end for verb in sentence.of("say") if verb.end <= mention.start), default=None)
    named = mention.weekday is not None and mention.day is None and not mention.last_week
    if told is None or not (mention.ago == 0 or named):
        return False
    return not any(told <= word.start < mention.start for word in sentence.of(*HAPPENING, "that"))


def _directly(passages: Passages, sentence: Sentence, verb: Mark, mention: Mention) -> bool:
    """`made known this Monday the release of`: the date is that of the words."""
    close = verb.end <= mention.start and passages.gap(verb.end, mention.start) <= 1
    if any(verb.end <= word.start < mention.start for word in sentence.of("that")):
        return False
    return close and not re.search("[,،、:]", passages.text[verb.end : mention.start])


def _clauses_apart(passages: Passages, sentence: Sentence, between: str, verb: int, mention: int) -> int:
    """1 where a comma, or `that`, parts the verb of speech from the date, as in `freed Monday, police said`; else 0.

    A date that opens the sentence, as in `on Monday, police said`, is of what follows.
    """
    if mention - sentence.start < OPENING:
        return 0
    first, last = min(verb, mention), max(verb, mention)
    that = any(first <= word.start and word.end <= last for word in sentence.of("that"))
    another = verb >= mention and re.match(r" (?:e|y|and|et|dan|và|at) ", between) is not None
    stop = "[,،: ]" if verb >= mention and _spaced_clauses(passages) else "[,،:]"
    return 1 if that or another or re.search(stop, between) else 0


def _spaced_clauses(passages: Passages) -> bool:
    """Thai, Lao and Khmer put a space where others put a comma."""
    return passages.lexicon.has("dense") and not passages.lexicon.has("verb_last")


def _cost(passages: Passages, marks: list[Mark], sentence: Sentence, mention: Mention) -> float:
    """How far the nearest of the marks is from the date: letters, and more for commas and the wrong side."""
    best = 10_000.0
    for mark in marks:
        first, last = (mark.end, mention.start) if mark.end <= mention.start else (mention.end, mark.start)
        between = passages.text[first:last] if first <= last else ""
        cost: float = len(between) + 12 * len(re.findall('[,،、;:"]', between))
        if mark.kind == "say":
            cost += ANOTHER_CLAUSE * _clauses_apart(passages, sentence, between, mark.end, mention.start)
        if passages.lexicon.has("verb_last") and mark.end <= mention.start:
            cost = (cost + 10) * (4 if mark.kind == "say" else 2.5)
        best = min(best, cost)
    return best
