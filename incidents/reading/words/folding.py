"""A view of a text in which one thing is spelt one way, with the way back to the original offsets."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files

ALIKE = 3  # letters in which words begin alike
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af"
# Thai and Lao vowels written before their consonant, and what puts a Khmer letter below: no word begins behind them.
LEADING = "\u0e40-\u0e44\u0ec0-\u0ec4\u17d2"
WORD_START = re.compile(
    f"(?<![{LEADING}])(?:(?<![\\w\u0300-\u036f\u0900-\u0963\u0966-\u097f\u0980-\u09ff])\\w|[{UNSPACED}]|(?<=[{UNSPACED}])\\w|(?<=\\d)[^\\W\\d])"
)
ARABIC_CLITIC = re.compile("(?:[وف]?(?:[بك]?ال|لل)|[وف][بلك]?|[بلك])(?=[\u0621-\u064a]{2})")
ARABIC_AND = re.compile("[وفبلك](?=ال[\u0621-\u064a]{2})")
TO_THE = "لل"  # written as one; it swallows the article
DROPPED = frozenset(
    "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    "\u093c\u09bc\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
)
SARA_AM = re.compile(
    "([\u0e48-\u0e4b]?)\u0e4d([\u0e48-\u0e4b]?)\u0e32|([\u0ec8-\u0ecb]?)\u0ecd([\u0ec8-\u0ecb]?)\u0eb2"
)
LAO_PAIR = re.compile("ຫ[ມນລ]")  # written as two letters or as one
LAO_ONE = {"ຫມ": "ໝ", "ຫນ": "ໜ", "ຫລ": "ຫຼ"}
KHMER_PAIRS = (
    ("\u17d2\u178a", "\u17d2\u178f"),  # two spellings of one subscript, as in Kandal
    ("\u17a2\u17c4\u1799", "\u17b1\u17d2\u1799"),  # `give`, as it is spoken and as it is written
)
KHMER_R_FIRST = re.compile("\u17d2\u179a(\u17d2[\u1780-\u17a2])")  # typed before the subscript that it stands behind
SAME_LETTER = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك",
        "ँ": "ं", "ঁ": "ং", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"',
        "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "\u00a0": " ", "\u202f": " ",
        "\u2009": " ", "\u3000": " ", "\t": " ", "\r": " ", "，": ",", "（": "(", "）": ")", "：": ":", "；": ";",
        "％": "%", "！": "!", "？": "?", "٬": ",", "٫": ".", "／": "/", "ຣ": "ລ", "\u17b2": "\u17b1",
    }
)  # fmt: skip


@cache
def _table() -> dict[int, str]:
    """Letters, digits of every script, and traditional Chinese characters to the one form used for matching."""
    table: dict[int, str] = {
        code: str(unicodedata.decimal(chr(code)))
        for code in range(0x80, 0x20000)
        if unicodedata.category(chr(code)) == "Nd"
    }
    pairs = files("incidents.reading").joinpath("lexicon/chinese-forms.txt").read_text("utf-8")
    for pair in re.findall(r"(?<!\S)([\u3400-\u9fff])([\u3400-\u9fff])(?!\S)", pairs):
        table[ord(pair[0])] = pair[1]
    for code, letter in SAME_LETTER.items():
        table[code] = letter
    return table


@dataclass(frozen=True, slots=True)
class Beginnings:
    """Where words begin with the same few letters, and which of these beginnings go on from a letter or two."""

    starts: dict[str, list[int]]
    longer: dict[str, list[str]]

    @classmethod
    def of(cls, text: str, starts: Iterable[int]) -> "Beginnings":
        """The beginnings at these offsets of a text."""
        found: dict[str, list[int]] = defaultdict(list)
        for start in starts:
            found[text[start : start + ALIKE]].append(start)
        longer: dict[str, list[str]] = defaultdict(list)
        for letters in found:
            for size in range(1, ALIKE):
                longer[letters[:size]].append(letters)
        return cls(dict(found), dict(longer))


@dataclass
class Folded:
    """The folded text and, for each of its characters, the offset in the original."""

    raw: str
    text: str
    offsets: list[int] | None = field(repr=False)

    @cached_property
    def cased(self) -> str:
        """The original letters, one for each of the folded ones, so that capitals can be seen."""
        return self.raw if self.offsets is None else "".join(self.raw[offset] for offset in self.offsets)

    @cached_property
    def line(self) -> str:
        """The folded text as one line, for words that go on from one line to the next."""
        return self.text.replace("\n", " ")

    @cached_property
    def beginnings(self) -> Beginnings:
        """How words begin, those behind Arabic clitics too."""
        return Beginnings.of(self.line, (*self.word_starts, *self.behind_clitics))

    @cached_property
    def beginnings_behind_to_the(self) -> Beginnings:
        """How words begin behind an Arabic `to the`."""
        return Beginnings.of(self.line, self.behind_to_the)

    @cached_property
    def word_starts(self) -> list[int]:
        """Offsets where a word may begin: every letter, in scripts without spaces."""
        return [match.start() for match in WORD_START.finditer(self.text)]

    @cached_property
    def behind_clitics(self) -> list[int]:
        """Offsets where an Arabic word begins behind `and`, `in`, `the` and others written as one with it."""
        starts = [start for start in self.word_starts if "\u0621" <= self.text[start] <= "\u064a"]
        found = [pattern.match(self.text, start) for start in starts for pattern in (ARABIC_CLITIC, ARABIC_AND)]
        return sorted({clitic.end() for clitic in found if clitic})

    @cached_property
    def behind_to_the(self) -> list[int]:
        """Offsets behind an Arabic `to the`, where a word stands without the article that belongs to it."""
        return [start + len(TO_THE) for start in self.word_starts if self.text.startswith(TO_THE, start)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of a stretch of the folded text."""
        if self.offsets is None or end <= start:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1

    def original(self, start: int, end: int) -> str:
        """The original wording of a stretch of the folded text."""
        first, last = self.span(start, end)
        return self.raw[first:last]


def fold_word(word: str) -> str:
    """The folded form of a lexicon entry."""
    return fold(word).text


def fold(raw: str) -> Folded:
    """Fold a text: lower case, western digits, one form per letter, no invisible characters."""
    composed, offsets = (raw, None) if raw.isascii() else _spelt_once(*_composed(raw))
    if "  " in composed or not DROPPED.isdisjoint(composed):
        composed, offsets = _without_dropped(composed, offsets)
    lowered = composed.lower()
    if len(lowered) != len(composed):
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in composed)
    folded = lowered.translate(_table())
    return Folded(raw, folded if raw.isascii() else _khmer_spelt_once(folded), offsets)


def _khmer_spelt_once(text: str) -> str:
    """Khmer typed in one way or another, in one of them, which is as long."""
    for pair in KHMER_PAIRS:
        text = text.replace(*pair)
    return KHMER_R_FIRST.sub("\\1\u17d2\u179a", text)


def _composed(raw: str) -> tuple[str, list[int] | None]:
    if unicodedata.is_normalized("NFC", raw):
        return raw, None
    pieces: list[str] = []
    offsets: list[int] = []
    for cluster in re.finditer(r"[^\u0300-\u036f\u0653-\u0655\u093c\u09bc\u09be\u09d7\u102e\u3099\u309a]"
                               r"[\u0300-\u036f\u0653-\u0655\u093c\u09bc\u09be\u09d7\u102e\u3099\u309a]{0,8}"
                               r"|[\s\S]", raw):  # fmt: skip
        piece = unicodedata.normalize("NFC", cluster.group())
        pieces.append(piece)
        last = cluster.end() - 1
        offsets.extend(min(cluster.start() + place, last) for place in range(len(piece)))
    return "".join(pieces), offsets


def _spelt_once(text: str, offsets: list[int] | None) -> tuple[str, list[int] | None]:
    """Thai and Lao vowels and Lao pairs of letters that are typed in one way or another in one of them."""
    for pattern, one in ((SARA_AM, _with_am), (LAO_PAIR, lambda match: LAO_ONE[match.group()])):
        pieces: list[str] = []
        places: list[int] = []
        last = 0
        for match in pattern.finditer(text):
            piece = one(match)
            pieces += [text[last : match.start()], piece]
            places += [*range(last, match.start() + len(piece) - 1), match.end() - 1]
            last = match.end()
        if last:
            places += range(last, len(text))
            offsets = places if offsets is None else [offsets[place] for place in places]
            text = "".join([*pieces, text[last:]])
    return text, offsets


def _with_am(match: re.Match[str]) -> str:
    """The tone, then the one letter for both signs of the vowel."""
    return "".join(tone or "" for tone in match.groups()) + ("\u0e33" if match.group()[-1] == "\u0e32" else "\u0eb3")


def _without_dropped(text: str, offsets: list[int] | None) -> tuple[str, list[int]]:
    kept: list[str] = []
    places: list[int] = []
    before = ""
    for place, letter in enumerate(text):
        if letter in DROPPED or (letter == " " and before == " "):
            continue
        kept.append(letter)
        places.append(place if offsets is None else offsets[place])
        before = letter
    return "".join(kept), places
