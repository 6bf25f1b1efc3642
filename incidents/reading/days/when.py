"""When the incident was: the date that belongs to the verb of rescue or raid, not to the one of speech."""

import re
from calendar import monthrange
from datetime import date

from incidents.reading import weighing
from incidents.reading.days import date_evidence, dating
from incidents.reading.days.aside import dated_vaguely
from incidents.reading.days.mentions import Mention
from incidents.reading.days.resolving import Anchor, IncidentDate, resolved
from incidents.reading.people.people import Count
from incidents.reading.weighing import Evidence
from incidents.reading.words.passages import Passages, Sentence

QUESTION = "date"
PRINTED = 2  # days from the writing of a report to its printing, at most


def anchor(passages: Passages, published: str | None) -> Anchor | None:
    """The publication date given, else a date line in the text, else the latest day on which somebody is quoted."""
    if published:
        return given(published)
    stamped = [mention for mention in passages.dates if mention.complete and dating.is_stamp(passages, mention)]
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


def _spoken(passages: Passages, mention: Mention) -> bool:
    sentence = _sentence(passages, mention)
    return sentence is not None and dating.said(passages, sentence, mention)


def _sentence(passages: Passages, mention: Mention) -> Sentence | None:
    return next((s for s in passages.sentences if s.start <= mention.start < s.end), None)


def find(passages: Passages, counts: list[Count], basis: Anchor | None, incident: float = 1.0) -> IncidentDate | None:
    """The date of the incident, or None where the text does not tie one to it."""
    return weighing.answer(QUESTION, weighing.ranked(QUESTION, answers(passages, counts, basis)), incident)


def answers(passages: Passages, counts: list[Count], basis: Anchor | None) -> list[tuple[IncidentDate, Evidence]]:
    """Each day and month that the text names, with what speaks for it."""
    told = date_evidence.Telling.of(counts)
    written = _written(passages, basis)
    named = [
        date_evidence.Named(found, sentence, mention)
        for sentence in passages.sentences
        if not (sentence.elsewhere or sentence.statistical or dated_vaguely(passages, sentence))
        for mention in sentence.dates
        if (found := resolved(mention, basis if mention.ago is None else written)) is not None
    ]
    return date_evidence.by_date(passages, named, told, basis)


def _written(passages: Passages, basis: Anchor | None) -> Anchor | None:
    """`(Kuala Lumpur, 11 March) police said today`, printed on the 12th: from which day `today` counts."""
    if basis is None or basis.first != basis.last:
        return basis
    lines = [resolved(mention, basis) for mention in dating.datelines(passages)]
    days = [line.value for line in lines if line and 0 < (basis.first - line.value).days <= PRINTED]
    return Anchor(days[0], days[0]) if days else basis


def belongs(passages: Passages, sentence: Sentence, mention: Mention) -> bool:
    """Whether the mention is a day of something that happened, and neither a date line nor of somebody's words."""
    return mention.names_a_day and not (
        dating.is_dateline(passages, sentence, mention) or dating.said(passages, sentence, mention)
    )
