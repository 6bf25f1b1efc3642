"""Towns and regions a text names, with their country."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from incidents.reading.country.placenames import BEGINNINGS, INDIC_WORD, LARGE, RUN, Names, gazetteer, names
from incidents.reading.lexicon import GOING_ON, Lexicon, Mark, entries
from incidents.reading.words.folding import Folded, fold_word
from incidents.reading.words.reach import Reach

CAPITALISED = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w'.\u0300-\u036f-]{1,24}(?: (?:(?:de|del|do|da|dos|das|la|el|los|las|of|al|d'|le|du|sur) )?"
    r"[^\W\d_a-zß-öø-ÿ][\w'\u0300-\u036f-]{0,24}){0,9}"
)
LONGER = re.compile(r" (?:de|del|do|da|dos|das)(?: (?:la|las|los|el))? [^\W\d_a-zß-öø-ÿ]")
ENDINGS = tuple(
    fold_word(ending)
    for ending in entries(
        "स्थित, देखि, बाट, सम्म, का, को, की, के, में, मा, से, ले, लाई, मास्थित, देखिका, बाटै, मै, कै,"
        "এর, ে, র, এ, তে, য়, ের, য়ের, য়ে, কে, তেই, েই, ও, রই"
    )
)
ARABIC_START = re.compile("^(?:[وفبلك])(?=[\u0621-\u064a]{3})")
LONG_ENOUGH = 4
LATIN_WORDS, INDIC_WORDS = 5, 3  # of which a name may be


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the folded text; `population` is 0 for a region, `rivals` are other countries with that name.

    `foreign` is a town where the text's language is not at home, though it is in several countries.
    """

    start: int
    end: int
    country: str
    population: int
    rivals: tuple[str, ...] = ()
    foreign: bool = False


def find(folded: Folded, lexicon: Lexicon, known: list[Mark]) -> list[Place]:
    """Places outside the words already known to mean something else, in order."""
    taken = Reach(known)
    knowing = names(lexicon.language)
    found = [
        place
        for place in _all(folded, knowing)
        if taken.of(place.start) < place.end and _name(folded, place) not in knowing.ordinary
    ]
    kept: list[Place] = []
    for place in sorted(found, key=lambda place: (place.start, -place.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


def sites(folded: Folded, cues: list[Mark]) -> list[Mark]:
    """Words for a form of exploitation that are a place's name too, as `KK Park` is: they say what and where."""
    ours = gazetteer()
    told = [cue for cue in cues if cue.kind == "exploitation"]
    return [cue for cue in told if any(not size for _, size in ours.get(folded.text[cue.start : cue.end], ()))]


def _name(folded: Folded, place: Place) -> str:
    return folded.text[place.start : place.end]


def _all(folded: Folded, known: Names) -> Iterator[Place]:
    yield from _latin(folded, known)
    yield from _indic(folded.text, known)
    yield from _unspaced(folded.text, known)


def _latin(folded: Folded, known: Names) -> Iterator[Place]:
    for match in CAPITALISED.finditer(folded.cased):
        words = [(word.start(), word.end()) for word in re.finditer(r"\S+", match.group())]
        first = 0
        while first < len(words):
            start = match.start() + words[first][0]
            most = LATIN_WORDS if known.begin_with(folded.text[start : match.start() + words[first][1]]) else 1
            for last in range(min(len(words), first + most), first, -1):
                end = match.start() + words[last - 1][1]
                place = _looked_up(folded.text, start, end, known)
                if place and not _goes_on(folded, place):
                    yield place
                    first = last - 1
                    break
            first += 1


def _goes_on(folded: Folded, place: Place) -> bool:
    """`San Antonio de Putina` is not San Antonio: a saint's name goes on with where it is."""
    saint = _name(folded, place).split(" ")[0] in BEGINNINGS
    return saint and LONGER.match(folded.cased, place.end) is not None


def _looked_up(text: str, start: int, end: int, known: Names) -> Place | None:
    name = text[start:end].rstrip(".-'")
    name = name.removesuffix("'s")
    bearers = known.get(name) if len(name) > 2 else None
    if not bearers:
        return None
    if known.home is not None and known.home in dict(bearers):
        return Place(start, start + len(name), known.home, dict(bearers)[known.home])
    at_home = tuple(bearer for bearer in bearers if bearer[0] in known.homes)
    country, population = (at_home or bearers)[0]
    rivals = tuple(c for c, size in (at_home or bearers)[1:] if size * 8 > population or not population)
    return Place(
        start, start + len(name), country, population, rivals, bool(known.homes and not at_home and population)
    )


def _indic(text: str, known: Names) -> Iterator[Place]:
    words = list(INDIC_WORD.finditer(text))
    for place, word in enumerate(words):
        ends = [word.end()]
        for later in words[place + 1 : place + INDIC_WORDS] if _goes_further(word.group(), known) else ():
            if later.start() - ends[-1] != 1:
                break
            ends.append(later.end())
        for start, end in _forms(text, word.start(), reversed(ends)):
            found = _looked_up(text, start, end, known)
            if found and (end - start >= LONG_ENOUGH or not found.population or end == word.end()):
                yield found
                break


def _goes_further(word: str, known: Names) -> bool:
    """Whether names begin with this word that go on behind it."""
    clitic = ARABIC_START.match(word)
    return known.begin_with(word) or (clitic is not None and known.begin_with(word[clitic.end() :]))


def _forms(text: str, start: int, ends: Iterable[int]) -> Iterator[tuple[int, int]]:
    """A word, or up to three, with and without their case endings and clitics."""
    for end in ends:
        yield start, end
        if text.endswith(ENDINGS, start, end):
            for ending in ENDINGS:
                if end - start - len(ending) > 2 and text.endswith(ending, start, end):
                    yield start, end - len(ending)
        if clitic := ARABIC_START.match(text[start:end]):
            yield start + clitic.end(), end


def _unspaced(text: str, known: Names) -> Iterator[Place]:
    for run in RUN.finditer(text):
        place = run.start()
        while place < run.end() - 1:
            step = 1
            for length in known.lengths.get(text[place : place + 2], ()):
                end = place + length
                named = end <= run.end() and known.get(text[place:end])
                if named and (found := _plain(text, place, end, known)):
                    yield found
                    step = length
                    break
            place += step


def _plain(text: str, start: int, end: int, known: Names) -> Place | None:
    """A name in a script without spaces: short names are too often parts of words, so they need size."""
    if GOING_ON.match(text, end):
        return None
    place = _looked_up(text, start, end, known)
    if place is None and end - start == 2 and (bearers := known.get(text[start:end])):
        place = Place(start, end, bearers[0][0], bearers[0][1])
    chinese = "\u4e00" <= text[start] <= "\u9fff"
    long_enough = end - start >= (3 if chinese else 6)
    if place and (
        long_enough or place.population == 0 or (place.population > LARGE and end - start >= (2 if chinese else 5))
    ):
        return place
    return None
