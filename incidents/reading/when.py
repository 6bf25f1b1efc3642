"""When the incident was: the date that belongs to the verb of rescue or raid, not to the one of speech."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from incidents.reading import resolving
from incidents.reading.aside import HAPPENING, aside
from incidents.reading.lexicon import Mark
from incidents.reading.mentions import Mention
from incidents.reading.nearness import cost
from incidents.reading.passages import Passages, Sentence
from incidents.reading.people import Count

DATELINE = 60
ONLY_TOLD = 1.5
LONG_AGO = 10 * 366
ARRESTED = 0.3
ALONE = 12  # letters beside a date that stands by itself, such as a town
STAMP = re.compile(r"[\s\d:/.,|•·()-]*(?:\w+[\s\d:/.,|•·()-]*){0,6}")


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
            found = resolved(mention, basis) if weight > 0 else None
            if found is not None:
                if found.precision != "day":
                    weight -= 1
                if best is None or weight > best[0]:
                    best = (weight, found)
    return best[1] if best else None


def belongs(passages: Passages, sentence: Sentence, mention: Mention) -> bool:
    """Whether the mention is a day of something that happened, and neither a date line nor of somebody's words."""
    return mention.names_a_day and not (
        _is_dateline(passages, sentence, mention) or _said(passages, sentence, mention)
    )


def resolved(mention: Mention, basis: Anchor | None) -> IncidentDate | None:
    """The day or month a mention means, or None where that is open, yet to come, or a month very long ago."""
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
    if _said(passages, sentence, mention) or aside(passages, sentence, mention, telling):
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
    rank -= ONLY_TOLD if _announced_then(sentence, mention) or _told_last(passages, sentence, mention) else 0.0
    rank -= ONLY_TOLD if _homeward(passages, sentence, mention) else 0.0
    rank += 0.4 if mention.day is not None and (mention.month is not None or mention.weekday is not None) else 0.0
    return rank - 0.15 * sentence.index - min(cost(passages, sentence.of(*HAPPENING), sentence, mention), 200) / 400


def _in_court(sentence: Sentence) -> bool:
    courts = sentence.cued("court")
    return courts and (sentence.has("convict") or not sentence.has("rescue", "event"))


def _homeward(passages: Passages, sentence: Sentence, mention: Mention) -> bool:
    """`the seven freed in May landed on Monday`: rather the day they came home than the day they were freed."""
    home = sentence.of("homeward")
    others = [
        word for word in sentence.of(*HAPPENING) if not any(mark.start <= word.start < mark.end for mark in home)
    ]
    return cost(passages, home, sentence, mention) < cost(passages, others, sentence, mention)


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
    speech = cost(passages, sentence.of("say"), sentence, mention)
    return speech < cost(passages, sentence.of(*HAPPENING), sentence, mention)


def _of_arrest(passages: Passages, sentence: Sentence, mention: Mention) -> bool:
    """Whether the nearest verb is one of arrest, though the sentence tells of a rescue or raid too."""
    freed = cost(passages, sentence.of("rescue", "event"), sentence, mention)
    return sentence.has("rescue", "event") and cost(passages, sentence.of("arrest"), sentence, mention) < freed


def _announced_then(sentence: Sentence, mention: Mention) -> bool:
    """`made known, on Monday, the arrest of`: rather the day of the words than of the arrest, if another is named."""
    told = max((verb.end for verb in sentence.of("say") if verb.end <= mention.start), default=None)
    named = mention.weekday is not None and mention.day is None and not mention.last_week
    if told is None or not (mention.ago == 0 or named):
        return False
    return not any(told <= word.start < mention.start for word in sentence.of(*HAPPENING, "that"))


def _told_last(passages: Passages, sentence: Sentence, mention: Mention) -> bool:
    """`52 women were freed, according to prosecutors, on Monday`: the last word may be when it was said."""
    if passages.lexicon.has("verb_last") or passages.text[mention.end : sentence.end].strip(" .)\"'"):
        return False
    source = passages.text.rfind(",", sentence.start, max(sentence.start, mention.start - 2)) + 1
    told = [verb for verb in sentence.of("say") if source and source <= verb.start <= source + 2]
    return any(not re.search("[,;:]", passages.text[verb.end : mention.start].rstrip(" ,")) for verb in told)


def _directly(passages: Passages, sentence: Sentence, verb: Mark, mention: Mention) -> bool:
    """`made known this Monday the release of`: the date is that of the words."""
    close = verb.end <= mention.start and passages.gap(verb.end, mention.start) <= 1
    if any(verb.end <= word.start < mention.start for word in sentence.of("that")):
        return False
    return close and not re.search("[,،、:]", passages.text[verb.end : mention.start])
