"""Towns and regions a text names, with their country: GeoNames' cities and our list of regions."""

import gzip
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from incidents.reading.folding import Folded, fold_word
from incidents.reading.lexicon import Lexicon, Mark, entries

CAPITALISED = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w'.\u0300-\u036f-]{1,24}(?: (?:(?:de|del|do|da|dos|das|la|el|los|las|of|al|d'|le|du|sur) )?"
    r"[^\W\d_a-zß-öø-ÿ][\w'\u0300-\u036f-]{0,24}){0,3}"
)
INDIC_WORD = re.compile("[\u0900-\u0963\u0970-\u097f]{2,30}|[\u0980-\u09e3\u09f0-\u09ff]{2,30}|[\u0621-\u064a]{3,30}")
RUN = re.compile("[\u0e01-\u0e4e]+|[\u0e81-\u0ecd\u0edc-\u0edf]+|[\u1780-\u17d3]+|[\u1000-\u103f]+|[\u4e00-\u9fff]+")
ENDINGS = re.compile("(?:स्थित|देखि|बाट|सम्म|का|को|की|के|में|मा|से|ले|लाई|एর|ে|র|এ|তে|য়|থেকে|ের|য়ের|ায়|ার)$")
ARABIC_START = re.compile("^(?:[وفبلك])(?=[\u0621-\u064a]{3})")
LARGE = 100_000
# Towns bear these names too (Asia in the Philippines); a text that says them means the continent.
CONTINENTS = frozenset(
    ["asia", "asie", "africa", "afrika", "afrique", "europe", "europa", "eropa", "america", "amerika", "oceania"]
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the folded text; `population` is 0 for a region, `rivals` are other countries with that name."""

    start: int
    end: int
    country: str
    population: int
    rivals: tuple[str, ...] = ()


Gazetteer = dict[str, tuple[tuple[str, int], ...]]


@cache
def gazetteer() -> Gazetteer:
    """Folded name to its bearers, the most populous first; about 30 MB, read once in a third of a second."""
    bearers: dict[str, dict[str, int]] = {}
    packed = files(__package__).joinpath("lexicon/places.tsv.gz").read_bytes()
    for line in gzip.decompress(packed).decode().split("\n"):
        country, population, names = line.split("\t")
        for name in names.split("|"):
            known = bearers.setdefault(name, {})
            known[country] = max(known.get(country, 0), int(population))
    found = {name: tuple(sorted(known.items(), key=lambda item: -item[1])) for name, known in bearers.items()}
    return found | _regions()


def _regions() -> Gazetteer:
    table = tomllib.loads(files(__package__).joinpath("lexicon/regions.toml").read_text("utf-8"))
    return {fold_word(name): ((country, 0),) for country, line in table.items() for name in entries(line)}


@cache
def _beginnings() -> frozenset[str]:
    """First two letters of names in scripts without spaces, so that most offsets are passed over at once."""
    return frozenset(name[:2] for name in gazetteer() if name and RUN.match(name[0]))


def find(folded: Folded, lexicon: Lexicon, known: list[Mark]) -> list[Place]:
    """Places outside the words already known to mean something else, in order."""
    taken: dict[int, int] = {}
    for mark in known:
        for offset in range(mark.start, mark.end):
            taken[offset] = max(taken.get(offset, 0), mark.end)
    ordinary = CONTINENTS | frozenset(entries(str(lexicon.settings.get("not_places", ""))))
    found = [
        place
        for place in _all(folded)
        if taken.get(place.start, 0) < place.end and _name(folded, place) not in ordinary
    ]
    kept: list[Place] = []
    for place in sorted(found, key=lambda place: (place.start, -place.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


def _name(folded: Folded, place: Place) -> str:
    return folded.text[place.start : place.end]


def _all(folded: Folded) -> Iterator[Place]:
    yield from _latin(folded)
    yield from _indic(folded.text)
    yield from _unspaced(folded.text)


def _latin(folded: Folded) -> Iterator[Place]:
    for match in CAPITALISED.finditer(folded.cased):
        words = [(word.start(), word.end()) for word in re.finditer(r"\S+", match.group())]
        first = 0
        while first < len(words):
            for last in range(min(len(words), first + 5), first, -1):
                start, end = match.start() + words[first][0], match.start() + words[last - 1][1]
                if place := _looked_up(folded.text, start, end):
                    yield place
                    first = last - 1
                    break
            first += 1


def _looked_up(text: str, start: int, end: int) -> Place | None:
    name = text[start:end].rstrip(".-'")
    name = name.removesuffix("'s")
    bearers = gazetteer().get(name) if len(name) > 2 else None
    if not bearers:
        return None
    country, population = bearers[0]
    rivals = tuple(other for other, size in bearers[1:] if size * 8 > population)
    return Place(start, start + len(name), country, population, rivals)


def _indic(text: str) -> Iterator[Place]:
    known = gazetteer()
    words = list(INDIC_WORD.finditer(text))
    for place, word in enumerate(words):
        pair = words[place + 1] if place + 1 < len(words) and words[place + 1].start() - word.end() == 1 else None
        for start, end in _forms(text, word.start(), pair.end() if pair else None, word.end()):
            if text[start:end] in known and (found := _looked_up(text, start, end)):
                yield found
                break


def _forms(text: str, start: int, far: int | None, near: int) -> Iterator[tuple[int, int]]:
    """A word, or two, with and without their case endings and clitics."""
    for end in (far, near):
        if end is None:
            continue
        yield start, end
        bare = ENDINGS.sub("", text[start:end])
        if len(bare) > 2:
            yield start, start + len(bare)
        if clitic := ARABIC_START.match(text[start:end]):
            yield start + clitic.end(), end


def _unspaced(text: str) -> Iterator[Place]:
    known, beginnings = gazetteer(), _beginnings()
    for run in RUN.finditer(text):
        place = run.start()
        while place < run.end() - 1:
            step = 1
            if text[place : place + 2] in beginnings:
                for end in range(min(run.end(), place + 24), place + 1, -1):
                    if text[place:end] in known and (found := _plain(text, place, end)):
                        yield found
                        step = end - place
                        break
            place += step


def _plain(text: str, start: int, end: int) -> Place | None:
    """A name in a script without spaces: short names are too often parts of words, so they need size."""
    place = _looked_up(text, start, end)
    if place is None and end - start == 2 and (bearers := gazetteer().get(text[start:end])):
        place = Place(start, end, bearers[0][0], bearers[0][1])
    chinese = "\u4e00" <= text[start] <= "\u9fff"
    long_enough = end - start >= (3 if chinese else 6)
    if place and (
        long_enough or place.population == 0 or (place.population > LARGE and end - start >= (2 if chinese else 5))
    ):
        return place
    return None
