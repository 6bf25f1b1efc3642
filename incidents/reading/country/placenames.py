"""The names of towns and regions, and the countries that bear them, by GeoNames, CLDR and our own lists."""

import gzip
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from incidents.reading.country import homes
from incidents.reading.lexicon import data, entries
from incidents.reading.words.folding import fold_word

INDIC_WORD = re.compile("[\u0900-\u0963\u0970-\u097f]{2,30}|[\u0980-\u09e3\u09f0-\u09ff]{2,30}|[\u0621-\u064a]{3,30}")
RUN = re.compile("[\u0e01-\u0e4e]+|[\u0e81-\u0ecd\u0edc-\u0edf]+|[\u1780-\u17d3]+|[\u1000-\u103f]+|[\u4e00-\u9fff]+")
OWN_LISTS = ("regions", "districts", "localities", "localities-arabic", "localities-chinese", "localities-mainland")
LARGE = 100_000
ACCENTED = re.compile("[à-ɏ]")
DIVISION = 300_000  # what a province counts beside a town of its name
NEAR = {"ne": ("ne", "hi", "en"), "ms": ("ms", "id", "en"), "tl": ("en",)}
# Towns bear these names too (Asia in the Philippines); a text that says them means the continent.
CONTINENTS = frozenset(
    ["asia", "asie", "africa", "afrika", "afrique", "europe", "europa", "eropa", "america", "amerika", "oceania"]
)


# Short towns that are but the beginning of other names: San (Mali) in San Quintín.
BEGINNINGS = frozenset(["san", "santa", "santo", "são", "sao", "saint", "port", "puerto", "villa", "vila", "fort"])

Gazetteer = dict[str, tuple[tuple[str, int], ...]]


@cache
def gazetteer() -> Gazetteer:
    """Folded name to its bearers, the most populous first; about 30 MB, read once in a third of a second."""
    bearers: dict[str, dict[str, int]] = {}
    packed = files("incidents.reading").joinpath("lexicon/places.tsv.gz").read_bytes()
    for line in gzip.decompress(packed).decode().split("\n"):
        country, population, names = line.split("\t")
        for name in names.split("|"):
            known = bearers.setdefault(name, {})
            known[country] = max(known.get(country, 0), int(population))
    found = {name: tuple(sorted(known.items(), key=lambda item: -item[1])) for name, known in bearers.items()}
    return _unaccented(found) | found | _regions()


def _unaccented(known: Gazetteer) -> Gazetteer:
    """Cities as they are written without their accents: `Reykjavik`, `Bogota`."""
    large = {name: bearers for name, bearers in known.items() if bearers[0][1] >= LARGE and ACCENTED.search(name)}
    return {
        "".join(c for c in unicodedata.normalize("NFD", n) if not unicodedata.combining(c)): b
        for n, b in large.items()
    }


@cache
def _divisions(language: str) -> Gazetteer:
    """Provinces, states and districts of the world under their names in one language.

    Where a town elsewhere bears the name too, both are meant; our own list of regions knows better than this one.
    """
    bearers: dict[str, tuple[str, ...]] = {}
    packed = files("incidents.reading").joinpath("lexicon/subdivisions.tsv.gz")
    with packed.open("rb") as raw, gzip.open(raw, "rt", encoding="utf-8") as lines:
        for line in lines:
            tongue, country, names = line.rstrip("\n").split("\t")
            if tongue == language:
                for name in names.split("|"):
                    bearers[name] = (*bearers.get(name, ()), country)
    alike: dict[tuple[tuple[str, int], ...], tuple[tuple[str, int], ...]] = {}
    known = gazetteer()
    shared = ((name, _shared(known.get(name, ()), countries)) for name, countries in bearers.items())
    return {name: alike.setdefault(found, found) for name, found in shared if found}


def _shared(towns: tuple[tuple[str, int], ...], divisions: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """The bearers of a name; nothing where the towns' list says the same or our own list has the name."""
    if any(not size or country in divisions for country, size in towns):
        return ()
    sizes = dict.fromkeys(divisions, DIVISION) | dict(towns) if towns else dict.fromkeys(divisions, 0)
    return tuple(sorted(sizes.items(), key=lambda item: -item[1]))


@dataclass(frozen=True, slots=True)
class Names:
    """The names known to texts of one language: those of its own and of languages near to it, then those of all.

    `ordinary` are names that its texts use for something else.
    """

    own: tuple[Gazetteer, ...]
    beginnings: tuple[frozenset[str], ...]
    lengths: dict[str, tuple[int, ...]]
    home: str | None
    homes: frozenset[str]
    ordinary: frozenset[str]

    def get(self, name: str) -> tuple[tuple[str, int], ...] | None:
        """The bearers of a name, the most populous first."""
        for known in self.own:
            if bearers := known.get(name):
                return bearers
        return None

    def begin_with(self, word: str) -> bool:
        """Whether names begin with this word that go on behind it."""
        return any(word in words for words in self.beginnings)


@cache
def names(language: str) -> Names:
    """What texts of a language call places; of names without spaces, how long those that begin alike are."""
    near = NEAR.get(language, (language, "en"))
    own = (*(_divisions(spoken) for spoken in near), gazetteer())
    beginnings = (*(_beginnings_of_divisions(spoken) for spoken in near), _beginnings_of_towns())
    ordinary = frozenset(fold_word(name) for name in entries(data(language).get("not_places", "")))
    return Names(
        own,
        beginnings,
        _lengths(own),
        homes.ONE.get(language),
        homes.several(language),
        CONTINENTS | BEGINNINGS | ordinary,
    )


@cache
def _beginnings_of_towns() -> frozenset[str]:
    return frozenset(_beginnings(gazetteer()))


@cache
def _beginnings_of_divisions(language: str) -> frozenset[str]:
    return frozenset(_beginnings(_divisions(language)))


def _beginnings(known: Iterable[str]) -> Iterator[str]:
    """The first words of names of several: up to the first space, and up to the first sign that is no Indic letter."""
    for name in known:
        if " " in name:
            yield name.partition(" ")[0]
        if (word := INDIC_WORD.match(name)) and word.end() < len(name):
            yield word.group()


def _lengths(own: tuple[Gazetteer, ...]) -> dict[str, tuple[int, ...]]:
    """The first two letters to the lengths of the names that have them, the longest first."""
    found: dict[str, set[int]] = {}
    for known in (*own[:-1], _unspaced_names()):
        for name in known:
            if name and RUN.match(name[0]):
                found.setdefault(name[:2], set()).add(len(name))
    return {beginning: tuple(sorted(lengths, reverse=True)) for beginning, lengths in found.items()}


@cache
def _unspaced_names() -> tuple[str, ...]:
    return tuple(name for name in gazetteer() if RUN.match(name[:1]))


def _regions() -> Gazetteer:
    """Our own lists; a name that two countries have speaks for both."""
    found: dict[str, dict[str, int]] = {}
    for source in OWN_LISTS:
        table = tomllib.loads(files("incidents.reading").joinpath(f"lexicon/{source}.toml").read_text("utf-8"))
        for country, line in table.items():
            for name in entries(line):
                found.setdefault(fold_word(name), {})[country] = 0
    return {name: tuple(countries.items()) for name, countries in found.items()}
