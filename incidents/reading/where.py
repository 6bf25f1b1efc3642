"""In which country, and at which place, the incident was."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from incidents.reading import standing
from incidents.reading.lexicon import Mark
from incidents.reading.nationalities import Nationality, body
from incidents.reading.passages import Passages, Sentence, Stretch
from incidents.reading.people import Count
from incidents.reading.places import Place

DATELINE = 40
ENOUGH, CLEAR = 2.0, 1.1
INSTITUTION, RECEIVING, NAMESAKE, SMALL_TOWN = 1.3, 0.4, 0.5, 100_000
FOREIGN_TOWN, KNOWN_ABROAD = 0.25, 1_000_000
LITTLE, CLEARER = 0.9, 1.6
ALONE, HARDLY = 0.4, 0.2
ABROAD, AT_HOME = 1.3, 0.5
DESTINATION = 0.4
HAPPENING = ("rescue", "arrest", "event")


@dataclass(frozen=True, slots=True)
class Clue:
    """A word that speaks for a country; `there` where something was in it, `at_work` where its authorities were.

    `goal` where somebody was bound for it.
    """

    country: str
    weight: float
    start: int
    end: int
    there: bool = False
    at_work: bool = False
    goal: bool = False


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
    clues = _bound(clues) if _stopped(passages) else _of_home(clues, codes)
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


def _stopped(passages: Passages) -> bool:
    """Whether the people were stopped on their way, so that the country they were bound for is not where it was."""
    return any(sentence.has("stopped") for sentence in passages.sentences[:3])


def _bound(clues: list[Clue]) -> list[Clue]:
    """The clues, weaker for countries none of whose authorities is spoken of; without any, for those bound for."""
    at_work = {clue.country for clue in clues if clue.at_work}
    goals = {clue.country for clue in clues if clue.goal}
    near = at_work or {clue.country for clue in clues} - goals
    return [clue if clue.country in near else replace(clue, weight=clue.weight * DESTINATION) for clue in clues]


def _of_home(clues: list[Clue], victims: Collection[str]) -> list[Clue]:
    """The clues, weaker those that only say whose the victims are, where the text puts them in another country.

    A ministry, a dateline and an airport at home are what the return of one's own from abroad is told by.
    """
    abroad = any(clue.there and clue.weight >= ABROAD and clue.country not in victims for clue in clues)
    if len(victims) != 1 or not abroad:
        return clues
    return [
        replace(clue, weight=clue.weight * AT_HOME) if clue.country in victims and not clue.there else clue
        for clue in clues
    ]


def place(passages: Passages, counts: list[Count], where: Where | None) -> Place | None:
    """The town or region named beside the rescue itself, in the country found."""
    telling = {count.sentence.index for count in counts if count.role == "victim" and count.acted_on}
    for sentence in passages.sentences:
        if sentence.index in telling and where is not None:
            for found in sentence.places:
                if found.country == where.country and standing.located(passages, sentence, found.start):
                    return found
    return None


def _clues(passages: Passages, sentence: Sentence, codes: Collection[str] = ()) -> list[Clue]:
    base = _importance(sentence)
    clues = [_of_country(passages, sentence, mark, base, codes) for mark in sentence.geography]
    clues += [clue for found in sentence.places for clue in _of_place(passages, sentence, found, base)]
    clues += [_of_agency(mark, base) for mark in sentence.cues_of("agency")]
    return [clue for clue in clues if clue is not None]


def _importance(sentence: Sentence) -> float:
    happening = 1.0 if sentence.has("rescue", "event") else 0.5 if sentence.has("arrest") else 0.0
    past = 0.4 if (sentence.elsewhere or sentence.statistical) and not sentence.lead else 1.0
    near = 1.0 if sentence.title or sentence.index <= 2 else 0.5 if sentence.lead else 0.2
    return past * (happening + near + 0.1)


def _of_country(
    passages: Passages, sentence: Sentence, mark: Mark, base: float, codes: Collection[str]
) -> Clue | None:
    authority = body(passages, sentence, mark)
    if authority:
        if _foreign_mission(passages, sentence, mark) or _part_of_name(sentence, mark):
            return None
        if authority.kind == "agency" and authority.start <= mark.start < authority.end:
            return None
        if _receiving(passages, sentence, mark, authority):
            return Clue(mark.value, base * RECEIVING, mark.start, mark.end)
        return Clue(mark.value, base * INSTITUTION, mark.start, mark.end, at_work=True)
    if mark.kind == "nationality":
        return None
    town = standing.town_beside(passages, sentence, mark)
    if town and town.start < mark.start and not sentence.title and _dateline(passages, sentence, mark):
        return Clue(mark.value, base * 0.3, mark.start, mark.end)
    if standing.bordering(sentence, mark):
        return Clue(mark.value, base * 0.25, mark.start, mark.end)
    if standing.goal(passages, sentence, mark.start) or (town and standing.goal(passages, sentence, town.start)):
        return Clue(mark.value, base * 0.15, mark.start, mark.end, goal=True)
    if standing.located(passages, sentence, mark.start) or town or standing.of_scene(passages, sentence, mark):
        return Clue(mark.value, base * 1.7, mark.start, mark.end, there=True)
    if standing.origin(passages, sentence, mark.start):
        return Clue(mark.value, base * 0.15, mark.start, mark.end)
    bare = 0.9 if sentence.title else 0.5
    return Clue(mark.value, base * bare * (0.3 if mark.value in codes else 1.0), mark.start, mark.end)


def _of_place(passages: Passages, sentence: Sentence, found: Place, base: float) -> Iterator[Clue]:
    """A place speaks for its country, and less firmly for each country that has one of that name."""
    weight = _weight_of_place(passages, sentence, found, base)
    there = weight > base
    if found.population and found.population < SMALL_TOWN:
        weight *= 0.6
    if found.foreign and found.population < KNOWN_ABROAD:  # abroad, the press names the country beside the town
        weight *= FOREIGN_TOWN
    share = NAMESAKE if found.rivals else 1.0
    at_work = _beside_authority(passages, sentence, found)
    yield Clue(found.country, weight * share, found.start, found.end, there, at_work)
    for rival in found.rivals[:2]:
        yield Clue(rival, weight * NAMESAKE * 0.9, found.start, found.end)


def _beside_authority(passages: Passages, sentence: Sentence, found: Place) -> bool:
    """`Delhi police`, `Polres Bekasi`: an authority of the place, and no embassy or society in it."""
    for cue in sentence.cues:
        kind = cue.value[0] if cue.kind == "agency" else cue.value if cue.kind == "authority" else "ngo"
        first, last = (cue, found) if cue.start < found.start else (found, cue)
        if kind not in ("embassy", "ngo", "igo") and passages.gap(min(first.end, last.start), last.start) <= 1:
            return True
    return False


def _weight_of_place(passages: Passages, sentence: Sentence, found: Place, base: float) -> float:
    if _dateline(passages, sentence, found):
        return (base + 0.5) * 0.5
    if standing.goal(passages, sentence, found.start):
        return base * 0.2
    if standing.origin(passages, sentence, found.start) or _beside_mission(passages, sentence, found):
        return base * 0.15
    told = standing.located(passages, sentence, found.start) or standing.of_scene(passages, sentence, found)
    return base * (1.1 if told else 0.7)


def _dateline(passages: Passages, sentence: Sentence, found: Stretch) -> bool:
    """Where the report was written: `MAE SOT, Thailand -`."""
    opening = found.start - sentence.start < DATELINE and sentence.index <= 2 and not sentence.title
    rest = passages.text[found.end : found.end + 26]
    return opening and re.match(r"[\w ,.()]{0,24}?(?:-|--|:|\()", rest) is not None


def _of_agency(mark: Mark, base: float) -> Clue | None:
    kind, country = mark.value
    if kind in ("embassy", "igo", "ngo"):
        return None
    return Clue(country, base * (0.5 if kind == "ministry" else 1.1), mark.start, mark.end, at_work=kind != "ministry")


def _receiving(passages: Passages, sentence: Sentence, mark: Mark, authority: Mark) -> bool:
    """`handed over to the Thai army`: it took them over, and need not have freed them."""
    start, end = min(mark.start, authority.start), max(mark.end, authority.end)
    if passages.lexicon.has("verb_last"):
        return any(0 <= word.start - end <= 1 for word in sentence.of("to"))
    return any(word.end <= start and passages.gap(word.end, start) == 0 for word in sentence.of("to"))


def _part_of_name(sentence: Sentence, mark: Mark) -> bool:
    """A society's name says where it is from, not where it worked."""
    return any(
        cue.start <= mark.start < cue.end
        and cue.kind in ("authority", "agency")
        and "ngo" in (cue.value, cue.value[0])
        for cue in sentence.cues
        if cue.value
    )


def _beside_mission(passages: Passages, sentence: Sentence, found: Place) -> bool:
    """`the embassy in Bangkok` stands where it stands."""
    missions = [
        cue for cue in sentence.cues if cue.value == "embassy" or (cue.kind == "agency" and cue.value[0] == "embassy")
    ]
    return any(cue.end <= found.start and passages.gap(cue.end, found.start) <= 1 for cue in missions)


def _foreign_mission(passages: Passages, sentence: Sentence, mark: Mark) -> bool:
    """An embassy stands in another country than the one it names."""
    missions = [cue for cue in sentence.cues_of("authority") if cue.value == "embassy"]
    return any(passages.gap(min(m.end, mark.end), max(m.start, mark.start)) <= 2 for m in missions)
