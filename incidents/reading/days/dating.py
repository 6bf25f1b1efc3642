"""How a date stands in its sentence: as a date line, as the day of somebody's words, of a court, of a way home."""

import re

from incidents.reading.days.aside import HAPPENING
from incidents.reading.days.mentions import Mention
from incidents.reading.days.nearness import cost
from incidents.reading.lexicon import Mark
from incidents.reading.words.passages import Passages, Sentence

DATELINE = 60
BARE_DATELINE = r"(?<![\d月])(?P<day>\d{1,2}) ?日<<dateline>>"
DATELINE_ENDS = r" ?\((?!\d)[^)]{1,10}\)?| ?[-.:]{1,3} ?-|: |\.- | -- | - (?=\S)|<<dateline>>"
ALONE = 12  # letters beside a date that stands by itself, such as a town
STAMP = re.compile(r"[\s\d:/.,|•·()-]*(?:\w+[\s\d:/.,|•·()-]*){0,6}")


def is_stamp(passages: Passages, mention: Mention) -> bool:
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


def in_court(sentence: Sentence) -> bool:
    """Whether its sentence tells of a court, and of no rescue or raid, or of a verdict."""
    courts = sentence.cued("court")
    return courts and (sentence.has("convict") or not sentence.has("rescue", "event"))


def nearer_court(passages: Passages, sentence: Sentence, mention: Mention) -> bool:
    """`appeared on Wednesday after the rescue of two`: a court stands nearer than what happened."""
    happened = cost(passages, sentence.of(*HAPPENING), sentence, mention)
    return cost(passages, sentence.cues_of("court"), sentence, mention) < happened


def homeward(passages: Passages, sentence: Sentence, mention: Mention) -> bool:
    """`the seven freed in May landed on Monday`: rather the day they came home than the day they were freed."""
    home = sentence.of("homeward")
    others = [
        word for word in sentence.of(*HAPPENING) if not any(mark.start <= word.start < mark.end for mark in home)
    ]
    return cost(passages, home, sentence, mention) < cost(passages, others, sentence, mention)


def is_dateline(passages: Passages, sentence: Sentence, mention: Mention) -> bool:
    """Whether it says when the report was written: at its head, alone or before a dash."""
    following = passages.text[mention.end : mention.end + 14]
    opening = mention.start - sentence.start < DATELINE
    beside = sentence.end - sentence.start - (mention.end - mention.start)
    if sentence.index <= 2 and beside <= ALONE and not sentence.has(*HAPPENING):
        return True
    return (
        opening
        and sentence.index <= 2
        and (passages.lexicon.pattern(DATELINE_ENDS).match(following) is not None or is_stamp(passages, mention))
    )


def datelines(passages: Passages) -> list[Mention]:
    """All dates that say when the report was written, also as a bare day: `(吉隆坡11日讯)`."""
    report = passages.lexicon.pattern(BARE_DATELINE)
    bare = [
        Mention(match.start(), match.end(), day=int(match["day"]))
        for sentence in passages.sentences[:3]
        if (match := report.search(passages.text, sentence.start, min(sentence.end, sentence.start + DATELINE)))
    ]
    named = [(sentence, mention) for sentence in passages.sentences[:3] for mention in sentence.dates]
    return bare + [m for sentence, m in named if m.day is not None and is_dateline(passages, sentence, m)]


def said(passages: Passages, sentence: Sentence, mention: Mention) -> bool:
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


def of_arrest(passages: Passages, sentence: Sentence, mention: Mention) -> bool:
    """Whether the nearest verb is one of arrest, though the sentence tells of a rescue or raid too."""
    freed = cost(passages, sentence.of("rescue", "event"), sentence, mention)
    return sentence.has("rescue", "event") and cost(passages, sentence.of("arrest"), sentence, mention) < freed


def announced_then(sentence: Sentence, mention: Mention) -> bool:
    """`made known, on Monday, the arrest of`: rather the day of the words than of the arrest, if another is named."""
    told = max((verb.end for verb in sentence.of("say") if verb.end <= mention.start), default=None)
    named = mention.weekday is not None and mention.day is None and not mention.last_week
    if told is None or not (mention.ago == 0 or named):
        return False
    return not any(told <= word.start < mention.start for word in sentence.of(*HAPPENING, "that"))


def told_last(passages: Passages, sentence: Sentence, mention: Mention) -> bool:
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
