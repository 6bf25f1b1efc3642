"""The words the reader knows, read from the data files in lexicon/, and where they occur in a text."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from incidents.reading.words.folding import ALIKE, UNSPACED, Beginnings, Folded, fold_word

UNSPACED_LETTER = re.compile(f"[{UNSPACED}]")
# Vowels, tones and subscripts of Thai, Lao and Khmer that belong to the letter before them: no word ends between.
GOING_ON = re.compile("[\u0e30-\u0e3a\u0e47-\u0e4e\u0eb0-\u0ebc\u0ec8-\u0ecd\u17b6-\u17d3]")
LETTERS = "\\w\u0300-\u036f\u0900-\u0963\u0966-\u097f\u0980-\u09ff"  # with the vowel signs that \\w leaves out
LETTER = re.compile(f"[{LETTERS}]")
# The same as sets of letters, in which a single one is looked up at once; of letters, those that isalnum() leaves out.
GOING_ON_LETTERS = frozenset(letter for letter in map(chr, range(0x0E00, 0x1800)) if GOING_ON.match(letter))
SIGNS = frozenset(sign for sign in map(chr, range(0x0A00)) if LETTER.match(sign) and not sign.isalnum())
KIND = re.compile("<<([a-z_]+)>>")
WORD_REST = re.compile(f"[{LETTERS}]{{0,24}}")
ARTICLE = "ال"
LANGUAGES = (
    "en", "id", "ms", "tl", "th", "vi", "km", "my", "lo", "zh", "es", "fr", "pt", "ar", "hi", "bn", "ne",
)  # fmt: skip

NONE: Sequence[int] = ()
SHORT_WORD = 3
TIMING = ("aside", "vague")  # what takes a date away from a rescue
WHOLE = ("span", "span_of_days", "years_ago")  # what any ending would make another word: `11 years old`
AREAS = ("area", "area_after")  # words beside a place in such a name, as patterns
ASIDE_OF_NAMES = ("joint", "adjective", "head", "receiving", "caring", "joining")  # words around the names of bodies
SINGLE_NOUNS = ("role", "person", "pair", "aged")


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry of the lexicon found in the folded text."""

    start: int
    end: int
    kind: str
    value: Any = None


Entries = list[tuple[str, Any, bool]]


class Words:
    """All entries of one layer, by their spelling; finds each of them in one walk over the text.

    Beside the entries stand the lengths of those that begin alike, so that only these are looked up: a node for each
    letter, as in a trie, would take ten times the memory.
    """

    def __init__(self, any_ending: bool = False) -> None:
        self.any_ending = any_ending
        self.entries: dict[str, Entries] = {}
        self._lengths: dict[str, list[int]] = {}
        self._short: set[str] = set()
        self._behind_article: Words | None = None

    def add(self, entry: str, kind: str, value: Any = None) -> None:
        """Add an entry; a final star stands for any ending of the word, a leading one for any beginning."""
        inflected = self.any_ending and len(entry) > SHORT_WORD and kind not in WHOLE
        prefix = entry.endswith("*") or inflected
        word = fold_word(entry.rstrip("*").strip())
        if word:
            self._add(word, (kind, value, prefix))

    def _add(self, word: str, known: tuple[str, Any, bool]) -> None:
        entries = self.entries.setdefault(word, [])
        if known not in entries:
            entries.append(known)
        lengths = self._lengths.setdefault(word[:ALIKE], [])
        if len(word) not in lengths:
            lengths.append(len(word))
            lengths.sort()
        if len(word) < ALIKE:
            self._short.add(word)
        if word.startswith(ARTICLE) and len(word) > len(ARTICLE):
            self._behind_article = self._behind_article or Words(self.any_ending)
            self._behind_article._add(word[len(ARTICLE) :], known)

    def find(self, folded: Folded) -> list[Mark]:
        """Marks in order of their start; a mark inside a longer one of the same layer is left out."""
        found = self._all(folded.line, folded.beginnings)
        if self._behind_article:
            found += self._behind_article._all(folded.line, folded.beginnings_behind_to_the)
        return list(_outermost(found))

    def _all(self, text: str, beginnings: Beginnings) -> list[Mark]:
        found: list[Mark] = []
        alike = beginnings.starts.keys() & self._lengths.keys()
        for letters in alike.union(*(beginnings.longer[short] for short in beginnings.longer.keys() & self._short)):
            found += self._at(text, beginnings.starts[letters], self._beginning_with(letters))
        return found

    def _at(self, text: str, starts: Iterable[int], lengths: Sequence[int]) -> list[Mark]:
        """What begins at these places; where any ending fits, a longer entry takes the place of a shorter in one."""
        found: list[Mark] = []
        known = self.entries
        for start in starts:
            here: list[Mark] = []
            for length in lengths:
                end = start + length
                if (word := text[start:end]) in known and end <= len(text):
                    if self.any_ending:
                        here = [mark for mark in here if mark.end < end]
                    here += _ended(text, start, end, known[word])
            found += here
        return found

    def _beginning_with(self, letters: str) -> Sequence[int]:
        """Lengths of the entries that begin so, and of those that are no longer than that, the shortest first."""
        lengths = self._lengths.get(letters, NONE)
        if letters[:1] in self._short or letters[:2] in self._short:
            return [*(size for size in range(1, len(letters)) if letters[:size] in self._short), *lengths]
        return lengths


def _ended(text: str, start: int, end: int, entries: Entries) -> list[Mark]:
    following = text[end : end + 1]
    if following in GOING_ON_LETTERS:
        return []
    if _closed(text[end - 1], following):
        return [Mark(start, end, kind, value) for kind, value, _ in entries]
    rest = WORD_REST.match(text, end)
    last = rest.end() if rest else end
    return [Mark(start, last, kind, value) for kind, value, prefix in entries if prefix]


def _closed(last: str, following: str) -> bool:
    """Whether a word may end between two letters, or at the end of the text."""
    if not (following.isalnum() or following in SIGNS):
        return True
    if following.isdigit() and not last.isdigit():
        return True
    return UNSPACED_LETTER.match(last) is not None or UNSPACED_LETTER.match(following) is not None


def _outermost(marks: Iterable[Mark]) -> Iterator[Mark]:
    reach = -1
    last: tuple[int, int] = (-1, -1)
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.end > reach or (mark.start, mark.end) == last:
            reach = max(reach, mark.end)
            last = (mark.start, mark.end)
            yield mark


@dataclass
class Lexicon:
    """What is known of one language."""

    language: str
    settings: dict[str, Any]
    words: Words
    cues: Words
    numbers: Words
    geography: Words
    dates: Words
    timing: Words
    generic: frozenset[str]
    singles: Words
    grammar: dict[str, re.Pattern[str]]
    topics: tuple[str, ...] = ()
    compiled: dict[str, re.Pattern[str]] = field(default_factory=dict, repr=False)

    def has(self, flag: str) -> bool:
        """Whether a flag, such as verb_last, is set for this language."""
        return bool(self.settings.get(flag))

    def pattern(self, source: str) -> re.Pattern[str]:
        """A pattern in which `<<and>>` stands for the little words of that kind; it fails where there are none."""
        if source not in self.compiled:
            self.compiled[source] = re.compile(KIND.sub(self._words_of, source))
        return self.compiled[source]

    def _words_of(self, kind: re.Match[str]) -> str:
        return self.grammar[kind[1]].pattern if kind[1] in self.grammar else "(?!)"


def entries(text: str) -> list[str]:
    """The entries of one line of the data file: separated by commas or line breaks."""
    return [entry.strip() for entry in re.split(r"[,\n]", text) if entry.strip()]


@cache
def data(language: str) -> dict[str, Any]:
    """The data file of a language, with those it builds on (`also`) merged in; {} where there is none."""
    source = files(__package__).joinpath(f"lexicon/{language}.toml")
    if not source.is_file():
        return {}
    own = tomllib.loads(source.read_text("utf-8"))
    for base in own.get("also", []):
        own = _merged(data(base), own)
    return own


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in own.items():
        if isinstance(value, dict):
            merged[key] = _merged(base.get(key, {}), value)
        elif isinstance(value, str) and isinstance(base.get(key), str) and key != "stopwords":
            merged[key] = base[key] + ", " + value
        else:
            merged[key] = value
    return merged


@cache
def load(language: str) -> Lexicon:
    """The lexicon of a language; an unknown language has country names and dates only."""
    from incidents.reading import countries
    from incidents.reading.days import datewords
    from incidents.reading.words import little

    known = data(language)
    endings = bool(known.get("any_ending"))
    geography = Words(endings)
    ambiguous = frozenset(fold_word(name) for name in entries(known.get("not_countries", "")))
    for name, kind, code in countries.names(language, known):
        if fold_word(name) not in ambiguous:
            geography.add(name, kind, code)
    calendar = Words()
    for name, kind, value in datewords.names(language, known):
        calendar.add(name, kind, value)
    return Lexicon(
        language,
        {key: value for key, value in known.items() if not isinstance(value, dict)},
        _layer(known.get("words", {}), endings),
        _cues(known, endings),
        _numbers(known.get("numbers", {})),
        geography,
        calendar,
        _layer({kind: known.get("dates", {}).get(kind, "") for kind in TIMING}, endings),
        frozenset(fold_word(entry) for entry in entries(known.get("authority", {}).get("generic", ""))),
        _layer({kind: known.get("single", {}).get(kind, "") for kind in SINGLE_NOUNS}, endings),
        little.grammar(little.lines(known), bool(known.get("dense"))),
        tuple(fold_word(entry.strip("*")) for entry in entries(known.get("cues", {}).get("topic", ""))),
    )


def _layer(table: dict[str, str], endings: bool) -> Words:
    """The words of a table of lines; an entry with a leading `!` takes away one of the file built on."""
    words = Words(endings)
    for kind, line in table.items():
        for entry in left(line):
            words.add(entry, kind)
    return words


def left(line: str) -> list[str]:
    """The entries of a line but for those that it takes away (`!word`) of the file built on."""
    known = entries(line)
    removed = {entry[1:] for entry in known if entry.startswith("!")}
    return [entry for entry in known if entry not in removed and not entry.startswith("!")]


def _cues(known: dict[str, Any], endings: bool) -> Words:
    words = _layer(known.get("cues", {}), endings)
    for code, line in known.get("exploitation", {}).items():
        for entry in entries(line):
            words.add(entry, "exploitation", code)
    for code, line in known.get("authority", {}).items():
        for entry in entries(line):
            if code not in ("generic", *AREAS):
                words.add(entry, f"authority_{code}" if code in ASIDE_OF_NAMES else "authority", code)
    for country, table in known.get("agencies", {}).items():
        for code, line in table.items():
            for entry in entries(line):
                words.add(entry, "agency", (code, country))
    return words


def _numbers(table: dict[str, str]) -> Words:
    words = Words()
    for kind in ("value", "times", "teen", "weak", "rough"):
        for entry in entries(table.get(kind, "")):
            word, _, value = entry.partition("=")
            words.add(word, kind, int(value))
            if kind in ("value", "weak"):
                for classifier in entries(table.get("classifier", "")):
                    words.add(word + classifier, kind, int(value))
    for entry in entries(table.get("joint", "")):
        words.add(entry, "joint", 0)
    return words
