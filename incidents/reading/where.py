"""In which country, and at which place, the incident was."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from incidents.reading.lexicon import Mark
from incidents.reading.nationalities import Nationality, institutional
from incidents.reading.passages import Passages, Sentence, Stretch
from incidents.reading.people import Count
from incidents.reading.places import Place
from incidents.reading.units import LISTED

DATELINE = 40
LITTLE_WORD = 3
ENOUGH, CLEAR = 2.0, 1.1
INSTITUTION, NAMESAKE, SMALL_TOWN = 1.3, 0.5, 100_000
LITTLE, CLEARER = 0.9, 1.6
ALONE, HARDLY = 0.7, 0.2
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


def find(passages: Passages, victims: Iterable[Nationality] = ()) -> Where | None:
    """The country most of the text's clues agree on, or None where none stands out.

    The stretches that say of which nationality the victims are do not say where it was.
    """
    victims = list(victims)
    codes = {nationality.code for nationality in victims}
    theirs = {offset for stretch in victims for offset in range(stretch.start, stretch.end)}
    clues = [
        clue
        for sentence in passages.sentences
        for clue in _clues(passages, sentence, codes)
        if clue.start not in theirs
    ]
    scores: dict[str, float] = defaultdict(float)
    for clue in clues:
        scores[clue.country] += clue.weight
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    alone = len(ranked) == 1 or (ranked and ranked[1][1] < HARDLY)
    if not ranked or ranked[0][1] < (ALONE if alone else LITTLE):
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


def _clues(passages: Passages, sentence: Sentence, codes: Collection[str] = ()) -> list[Clue]:
    base = _importance(sentence)
    clues = [_of_country(passages, sentence, mark, base, codes) for mark in sentence.geography]
    clues += [clue for found in sentence.places for clue in _of_place(passages, sentence, found, base)]
    clues += [_of_agency(mark, base) for mark in sentence.cues if mark.kind == "agency"]
    return [clue for clue in clues if clue is not None]


def _importance(sentence: Sentence) -> float:
    happening = 1.0 if sentence.has("rescue", "event") else 0.5 if sentence.has("arrest") else 0.0
    past = 0.4 if (sentence.elsewhere or sentence.statistical) and not sentence.lead else 1.0
    near = 1.0 if sentence.title or sentence.index <= 2 else 0.5 if sentence.lead else 0.2
    return past * (happening + near + 0.1)


def _of_country(
    passages: Passages, sentence: Sentence, mark: Mark, base: float, codes: Collection[str]
) -> Clue | None:
    institution = institutional(passages, sentence, mark)
    if institution:
        if _foreign_mission(passages, sentence, mark) or _part_of_name(sentence, mark):
            return None
        return Clue(mark.value, base * INSTITUTION, mark.start, mark.end)
    if mark.kind == "nationality":
        return None
    if not sentence.title and _after_place(passages, sentence, mark) and _dateline(passages, sentence, mark):
        return Clue(mark.value, base * 0.3, mark.start, mark.end)
    if _bordering(sentence, mark):
        return Clue(mark.value, base * 0.25, mark.start, mark.end)
    if _goal(passages, sentence, mark.start):
        return Clue(mark.value, base * 0.15, mark.start, mark.end)
    if _located(passages, sentence, mark.start) or _after_place(passages, sentence, mark):
        return Clue(mark.value, base * 1.7, mark.start, mark.end)
    if _origin(passages, sentence, mark.start):
        return Clue(mark.value, base * 0.15, mark.start, mark.end)
    bare = 0.9 if sentence.title else 0.5
    return Clue(mark.value, base * bare * (0.3 if mark.value in codes else 1.0), mark.start, mark.end)


def _of_place(passages: Passages, sentence: Sentence, found: Place, base: float) -> Iterator[Clue]:
    """A place speaks for its country, and less firmly for each country that has one of that name."""
    weight = _weight_of_place(passages, sentence, found, base)
    if found.population and found.population < SMALL_TOWN:
        weight *= 0.6
    yield Clue(found.country, weight * (NAMESAKE if found.rivals else 1.0), found.start, found.end)
    for rival in found.rivals[:2]:
        yield Clue(rival, weight * NAMESAKE * 0.9, found.start, found.end)


def _weight_of_place(passages: Passages, sentence: Sentence, found: Place, base: float) -> float:
    if _dateline(passages, sentence, found):
        return (base + 0.5) * 0.5
    if _goal(passages, sentence, found.start):
        return base * 0.2
    if _origin(passages, sentence, found.start) or _beside_mission(passages, sentence, found):
        return base * 0.15
    return base * (1.1 if _located(passages, sentence, found.start) else 0.7)


def _dateline(passages: Passages, sentence: Sentence, found: Stretch) -> bool:
    """Where the report was written: `MAE SOT, Thailand -`."""
    opening = found.start - sentence.start < DATELINE and sentence.index <= 2 and not sentence.title
    rest = passages.text[found.end : found.end + 26]
    return opening and re.match(r"[\w ,.()]{0,24}?(?:-|--|:|\()", rest) is not None


def _of_agency(mark: Mark, base: float) -> Clue | None:
    kind, country = mark.value
    if kind in ("embassy", "igo", "ngo"):
        return None
    return Clue(country, base * (0.5 if kind == "ministry" else 1.1), mark.start, mark.end)


def _part_of_name(sentence: Sentence, mark: Mark) -> bool:
    """A society's name says where it is from, not where it worked."""
    return any(
        cue.start <= mark.start < cue.end
        and cue.kind in ("authority", "agency")
        and "ngo" in (cue.value, cue.value[0])
        for cue in sentence.cues
        if cue.value
    )


def _bordering(sentence: Sentence, mark: Mark) -> bool:
    """`the border with Myanmar`, `the Myanmar border`: not in Myanmar."""
    following = any(0 <= word.start - mark.end <= 1 for word in sentence.of("border"))
    return following or any(0 <= mark.start - word.end <= 1 for word in sentence.of("border_with"))


def _beside_mission(passages: Passages, sentence: Sentence, found: Place) -> bool:
    """`the embassy in Bangkok` stands where it stands."""
    missions = [
        cue for cue in sentence.cues if cue.value == "embassy" or (cue.kind == "agency" and cue.value[0] == "embassy")
    ]
    return any(cue.end <= found.start and passages.gap(cue.end, found.start) <= 1 for cue in missions)


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
    if not _located(passages, sentence, start):
        return goal
    inside = [word for word in sentence.of("in") if word.end <= start]
    return bool(inside) and any(
        0 <= passages.gap(word.end, inside[-1].start) <= (3 if passages.lexicon.has("dense") else 2)
        and word.end < inside[-1].start
        for word in sentence.of("to")
        if word.end <= inside[-1].start
    )


def _after_place(passages: Passages, sentence: Sentence, mark: Mark) -> bool:
    """`Thane, Maharashtra, India`: a country after its town."""
    return any(0 < mark.start - found.end <= 3 and found.country == mark.value for found in sentence.places)


def _origin(passages: Passages, sentence: Sentence, start: int) -> bool:
    """`women from Laos and Nepal`, but not `rescued from Myanmar`."""
    if not _just_before(passages, sentence, start, "from"):
        before: list[Stretch] = [*sentence.geography, *sentence.places]
        before = [mark for mark in before if mark.end <= start]
        last = max(before, key=lambda found: found.end, default=None)
        listed = last is not None and LISTED.fullmatch(passages.text[last.end : start]) is not None
        return listed and last is not None and _origin(passages, sentence, last.start)
    froms = [word for word in sentence.of("from") if word.end <= start]
    if len(passages.text[froms[-1].start : froms[-1].end]) <= LITTLE_WORD and not passages.lexicon.has("dense"):
        people = sentence.of("group", "person", "victim")
        return any(noun.end <= froms[-1].start and passages.gap(noun.end, froms[-1].start) == 0 for noun in people)
    word = froms[-1]
    return not any(verb.end <= word.start and word.start - verb.end <= 2 for verb in sentence.of("rescue"))
