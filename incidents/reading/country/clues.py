"""What in a text speaks of a country: its name, its towns, its authorities, and how each stands in its sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from incidents.reading.country import standing
from incidents.reading.lexicon import Mark
from incidents.reading.nationality.whose import body, of_others
from incidents.reading.places import Place
from incidents.reading.words.once import once
from incidents.reading.words.passages import Passages, Sentence, Stretch

DATELINE = 40
KNOWN_ABROAD, SMALL_TOWN = 1_000_000, 100_000
RIVALS = 2  # of a name that towns of several countries bear
NAMESAKE = "namesake"
VISITORS = "embassy", "igo", "ngo"  # bodies that are at work in another country than their own


@dataclass(frozen=True, slots=True)
class Clue:
    """A word that speaks of a country (folded offsets), and how it stands: in it, bound for it, an authority's own.

    `small` is a town of few people.
    """

    country: str
    kind: str
    sentence: Sentence
    start: int
    end: int
    small: bool = False


def of(passages: Passages) -> Iterator[Clue]:
    """All clues of a text, sentence by sentence."""
    within = _within_others(passages)
    for sentence in passages.sentences:
        for mark in sentence.geography:
            yield Clue(mark.value, kind(passages, sentence, mark), sentence, mark.start, mark.end)
        for found in sentence.places:
            if passages.text[found.start : found.end] in within:
                continue
            yield from _of_place(passages, sentence, found)
        for mark in sentence.cues_of("agency"):
            yield Clue(mark.value[1], _kind_of_agency(mark.value[0]), sentence, mark.start, mark.end)


@once
def _within_others(passages: Passages) -> frozenset[str]:
    """Names that are of no town of their country here, but of a part of another town."""
    return frozenset(
        passages.text[found.start : found.end]
        for sentence in passages.sentences
        for found in sentence.places
        if standing.of_larger(passages, sentence, found)
    )


def kind(passages: Passages, sentence: Sentence, mark: Mark) -> str:
    """How the name of a country, or of its people, stands in its sentence: in it, bound for it, an authority's own."""
    authority = body(passages, sentence, mark)
    if authority:
        return _kind_of_body(passages, sentence, mark, authority)
    if mark.kind == "nationality":
        return "people"
    town = standing.town_beside(passages, sentence, mark)
    if town and town.start < mark.start and not sentence.title and dateline(passages, sentence, mark):
        return "dateline"
    if standing.bordering(sentence, mark):
        return "border"
    if standing.goal(passages, sentence, mark.start) or (town and standing.goal(passages, sentence, town.start)):
        return "goal"
    if standing.located(passages, sentence, mark.start):
        return "in"
    if town:
        return "town beside"
    if of_others(passages, sentence, mark):
        return "people"  # `wives of Chinese men`, `a Thai boat`: whose, and not where
    return _otherwise(passages, sentence, mark)


def _otherwise(passages: Passages, sentence: Sentence, mark: Stretch) -> str:
    if standing.of_scene(passages, sentence, mark):
        return "scene"
    return "from" if standing.origin(passages, sentence, mark.start) else "bare"


def _kind_of_body(passages: Passages, sentence: Sentence, mark: Mark, authority: Mark) -> str:
    if _foreign_mission(passages, sentence, mark):
        return "mission"
    if _part_of_name(sentence, mark):
        return "society"
    if _receiving(passages, sentence, mark, authority):
        return "receiver"
    named = authority.kind == "agency" and authority.start <= mark.start < authority.end
    return "name of body" if named else "body"


def _kind_of_agency(kind: str) -> str:
    return "agency abroad" if kind in VISITORS else "ministry" if kind == "ministry" else "agency"


def _of_place(passages: Passages, sentence: Sentence, found: Place) -> Iterator[Clue]:
    """A place speaks of its country, and otherwise of each country that has one of that name."""
    foreign = " abroad" if found.foreign and found.population < KNOWN_ABROAD else ""
    kind = f"town {_kind_of_place(passages, sentence, found)}{foreign}{f', {NAMESAKE}' if found.rivals else ''}"
    small = bool(found.population) and found.population < SMALL_TOWN
    yield Clue(found.country, kind, sentence, found.start, found.end, small)
    if _beside_authority(passages, sentence, found):
        yield Clue(found.country, "town of authority", sentence, found.start, found.end)
    for rival in found.rivals[:RIVALS]:
        yield Clue(rival, NAMESAKE, sentence, found.start, found.end)


def _kind_of_place(passages: Passages, sentence: Sentence, found: Place) -> str:
    if dateline(passages, sentence, found):
        return "dateline"
    if standing.goal(passages, sentence, found.start):
        return "goal"
    if standing.origin(passages, sentence, found.start):
        return "from"
    if _beside_mission(passages, sentence, found):
        return "mission"
    return "in" if standing.located(passages, sentence, found.start) else _otherwise(passages, sentence, found)


def _beside_authority(passages: Passages, sentence: Sentence, found: Place) -> bool:
    """`Delhi police`, `Polres Bekasi`: an authority of the place, and no embassy or society in it."""
    for cue in sentence.cues:
        kind = cue.value[0] if cue.kind == "agency" else cue.value if cue.kind == "authority" else "ngo"
        first, last = (cue, found) if cue.start < found.start else (found, cue)
        if kind not in ("embassy", "ngo", "igo") and passages.gap(min(first.end, last.start), last.start) <= 1:
            return True
    return False


def dateline(passages: Passages, sentence: Sentence, found: Stretch) -> bool:
    """Where the report was written: `MAE SOT, Thailand -`."""
    opening = found.start - sentence.start < DATELINE and sentence.index <= 2 and not sentence.title
    rest = passages.text[found.end : found.end + 26]
    return opening and re.match(r"[\w ,.()]{0,24}?(?:-|--|:|\()", rest) is not None


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
    stationed = passages.lexicon.grammar.get("stationed")  # `中国驻柬埔寨大使馆`: where it stands
    if stationed is not None and stationed.fullmatch(passages.text, mark.start - 1, mark.start):
        return False
    missions = [cue for cue in sentence.cues_of("authority") if cue.value == "embassy"]
    return any(passages.gap(min(m.end, mark.end), max(m.start, mark.start)) <= 2 for m in missions)
