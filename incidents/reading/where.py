"""In which country, and at which place, the incident was."""

import re
from collections import defaultdict
from dataclasses import dataclass

from incidents.reading.lexicon import Mark
from incidents.reading.nationalities import institutional
from incidents.reading.passages import Passages, Sentence
from incidents.reading.people import Count
from incidents.reading.places import Place

DATELINE = 40
ENOUGH, CLEAR = 2.0, 1.15
LITTLE, CLEARER = 1.2, 2.0
HAPPENING = ("rescue", "arrest", "event")


@dataclass(frozen=True, slots=True)
class Clue:
    """A word that speaks for a country."""

    country: str
    weight: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Where:
    """The country and what speaks for it, strongest first."""

    country: str
    clues: tuple[Clue, ...]


def find(passages: Passages, counts: list[Count]) -> Where | None:
    """The country most of the text's clues agree on, or None where none stands out."""
    clues = [clue for sentence in passages.sentences for clue in _clues(passages, sentence)]
    scores: dict[str, float] = defaultdict(float)
    for clue in clues:
        scores[clue.country] += clue.weight
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < LITTLE:
        return None
    margin = CLEAR if ranked[0][1] >= ENOUGH else CLEARER
    if len(ranked) > 1 and ranked[0][1] < ranked[1][1] * margin:
        return None
    country = ranked[0][0]
    own = sorted(
        (clue for clue in clues if clue.country == country and clue.weight > 0), key=lambda clue: -clue.weight
    )
    return Where(country, tuple(own[:3]))


def place(passages: Passages, counts: list[Count], where: Where | None) -> Place | None:
    """The town or region named beside the rescue itself, in the country found."""
    telling = {count.sentence.index for count in counts if count.role == "victim" and count.acted_on}
    for sentence in passages.sentences:
        if sentence.index in telling and where is not None:
            for found in sentence.places:
                if found.country == where.country and _located(passages, sentence, found.start):
                    return found
    return None


def _clues(passages: Passages, sentence: Sentence) -> list[Clue]:
    base = _importance(sentence)
    clues = [_of_country(passages, sentence, mark, base) for mark in sentence.geography]
    clues += [_of_place(passages, sentence, found, base) for found in sentence.places]
    clues += [_of_agency(mark, base) for mark in sentence.cues if mark.kind == "agency"]
    return [clue for clue in clues if clue is not None]


def _importance(sentence: Sentence) -> float:
    happening = 1.0 if sentence.has("rescue", "event") else 0.5 if sentence.has("arrest") else 0.0
    past = 0.4 if (sentence.elsewhere or sentence.statistical) and not sentence.lead else 1.0
    near = 1.0 if sentence.title or sentence.index <= 2 else 0.5 if sentence.lead else 0.2
    return past * (happening + near + 0.1)


def _of_country(passages: Passages, sentence: Sentence, mark: Mark, base: float) -> Clue | None:
    institution = institutional(passages, sentence, mark)
    if institution:
        if _foreign_mission(passages, sentence, mark):
            return None
        return Clue(mark.value, base * 1.6, mark.start, mark.end)
    if mark.kind == "nationality":
        return None
    if _goal(passages, sentence, mark.start):
        return Clue(mark.value, base * 0.25, mark.start, mark.end)
    if _located(passages, sentence, mark.start) or _after_place(passages, sentence, mark):
        return Clue(mark.value, base * 1.7, mark.start, mark.end)
    if _origin(passages, sentence, mark):
        return Clue(mark.value, base * 0.15, mark.start, mark.end)
    return Clue(mark.value, base * (0.9 if sentence.title else 0.5), mark.start, mark.end)


def _of_place(passages: Passages, sentence: Sentence, found: Place, base: float) -> Clue | None:
    dateline = (
        found.start - sentence.start < DATELINE
        and sentence.index <= 2
        and re.match(r"[\w ,.()]{0,24}?(?:-|--|:|\()", passages.text[found.end : found.end + 26])
    )
    sure = 1.0 if not found.rivals else 0.45
    if found.population and found.population < 100_000:
        sure *= 0.6
    if dateline:
        return Clue(found.country, (base + 0.5) * 0.8 * sure, found.start, found.end)
    if _goal(passages, sentence, found.start):
        return Clue(found.country, base * 0.2 * sure, found.start, found.end)
    located = _located(passages, sentence, found.start)
    return Clue(found.country, base * sure * (1.1 if located else 0.7), found.start, found.end)


def _of_agency(mark: Mark, base: float) -> Clue | None:
    return Clue(mark.value[1], base * 1.2, mark.start, mark.end)


def _foreign_mission(passages: Passages, sentence: Sentence, mark: Mark) -> bool:
    """An embassy stands in another country than the one it names."""
    missions = [cue for cue in sentence.cues if cue.kind == "authority" and cue.value == "embassy"]
    return any(passages.gap(min(m.end, mark.end), max(m.start, mark.start)) <= 2 for m in missions)


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


def _located(passages: Passages, sentence: Sentence, start: int) -> bool:
    return _just_before(passages, sentence, start, "in") or _just_after(passages, sentence, start, "in")


def _goal(passages: Passages, sentence: Sentence, start: int) -> bool:
    goal = _just_before(passages, sentence, start, "to") or _just_after(passages, sentence, start, "to")
    return goal and not _located(passages, sentence, start)


def _after_place(passages: Passages, sentence: Sentence, mark: Mark) -> bool:
    """`Thane, Maharashtra, India`: a country after its town."""
    return any(0 < mark.start - found.end <= 3 and found.country == mark.value for found in sentence.places)


def _origin(passages: Passages, sentence: Sentence, mark: Mark) -> bool:
    """`women from Laos`, but not `rescued from Myanmar`."""
    if not _just_before(passages, sentence, mark.start, "from"):
        return False
    froms = [word for word in sentence.of("from") if word.end <= mark.start]
    word = froms[-1]
    return not any(verb.end <= word.start and word.start - verb.end <= 2 for verb in sentence.of("rescue"))
