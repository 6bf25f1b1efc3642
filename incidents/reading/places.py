"""Towns and regions a text names, with their country: GeoNames' cities and our list of regions."""

import gzip
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from incidents.reading import homes
from incidents.reading.folding import Folded, fold_word
from incidents.reading.lexicon import GOING_ON, Lexicon, Mark, data, entries

CAPITALISED = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w'.\u0300-\u036f-]{1,24}(?: (?:(?:de|del|do|da|dos|das|la|el|los|las|of|al|d'|le|du|sur) )?"
    r"[^\W\d_a-zß-öø-ÿ][\w'\u0300-\u036f-]{0,24}){0,9}"
)
LONGER = re.compile(r" (?:de|del|do|da|dos|das)(?: (?:la|las|los|el))? [^\W\d_a-zß-öø-ÿ]")
INDIC_WORD = re.compile("[\u0900-\u0963\u0970-\u097f]{2,30}|[\u0980-\u09e3\u09f0-\u09ff]{2,30}|[\u0621-\u064a]{3,30}")
RUN = re.compile("[\u0e01-\u0e4e]+|[\u0e81-\u0ecd\u0edc-\u0edf]+|[\u1780-\u17d3]+|[\u1000-\u103f]+|[\u4e00-\u9fff]+")
ENDINGS = tuple(
    fold_word(ending)
    for ending in entries(
        "स्थित, देखि, बाट, सम्म, का, को, की, के, में, मा, से, ले, लाई, मास्थित, देखिका, बाटै, मै, कै,"
        "এর, ে, র, এ, তে, য়, ের, য়ের, য়ে, কে, তেই, েই, ও, রই"
    )
)
ARABIC_START = re.compile("^(?:[وفبلك])(?=[\u0621-\u064a]{3})")
OWN_LISTS = ("regions", "districts", "localities", "localities-arabic", "localities-chinese", "localities-mainland")
LARGE = 100_000
ACCENTED = re.compile("[à-ɏ]")
LONG_ENOUGH = 4
DIVISION = 300_000  # what a province counts beside a town of its name
NEAR = {"ne": ("ne", "hi", "en"), "ms": ("ms", "id", "en"), "tl": ("en",)}
# Towns bear these names too (Asia in the Philippines); a text that says them means the continent.
CONTINENTS = frozenset(
    ["asia", "asie", "africa", "afrika", "afrique", "europe", "europa", "eropa", "america", "amerika", "oceania"]
)


# Short towns that are but the beginning of other names: San (Mali) in San Quintín.
BEGINNINGS = frozenset(["san", "santa", "santo", "são", "sao", "saint", "port", "puerto", "villa", "vila", "fort"])


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
    packed = files(__package__).joinpath("lexicon/subdivisions.tsv.gz")
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
    lengths: dict[str, tuple[int, ...]]
    home: str | None
    homes: frozenset[str]
    ordinary: frozenset[str]

    def get(self, name: str) -> tuple[tuple[str, int], ...] | None:
        """The bearers of a name, the most populous first."""
        for known in self.own:
            if name in known:
                return known[name]
        return None


@cache
def names(language: str) -> Names:
    """What texts of a language call places; of names without spaces, how long those that begin alike are."""
    own = (*(_divisions(spoken) for spoken in NEAR.get(language, (language, "en"))), gazetteer())
    ordinary = frozenset(fold_word(name) for name in entries(data(language).get("not_places", "")))
    return Names(
        own, _lengths(own), homes.ONE.get(language), homes.several(language), CONTINENTS | BEGINNINGS | ordinary
    )


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
        table = tomllib.loads(files(__package__).joinpath(f"lexicon/{source}.toml").read_text("utf-8"))
        for country, line in table.items():
            for name in entries(line):
                found.setdefault(fold_word(name), {})[country] = 0
    return {name: tuple(countries.items()) for name, countries in found.items()}


def find(folded: Folded, lexicon: Lexicon, known: list[Mark]) -> list[Place]:
    """Places outside the words already known to mean something else, in order."""
    taken: dict[int, int] = {}
    for mark in known:
        for offset in range(mark.start, mark.end):
            taken[offset] = max(taken.get(offset, 0), mark.end)
    knowing = names(lexicon.language)
    found = [
        place
        for place in _all(folded, knowing)
        if taken.get(place.start, 0) < place.end and _name(folded, place) not in knowing.ordinary
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
            for last in range(min(len(words), first + 5), first, -1):
                start, end = match.start() + words[first][0], match.start() + words[last - 1][1]
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
        for later in words[place + 1 : place + 3]:
            if later.start() - ends[-1] != 1:
                break
            ends.append(later.end())
        for start, end in _forms(text, word.start(), reversed(ends)):
            found = _looked_up(text, start, end, known)
            if found and (end - start >= LONG_ENOUGH or not found.population or end == word.end()):
                yield found
                break


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
                if place + length <= run.end() and (found := _plain(text, place, place + length, known)):
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
