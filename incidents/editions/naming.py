"""What the words of a search name besides the texts: countries, nationalities, forms, sectors, years and months.

People search by the names of countries, and a title seldom holds that of its own. So a word also finds the
incidents whose country, nationalities, forms of exploitation or sectors it names, in English or Indonesian, whatever
the language of the page is: one query has one answer everywhere.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from babel import Locale
from django.core.exceptions import ValidationError
from django.utils.translation import override
from numpy.typing import NDArray

from ..names import NATIONALITIES, SEARCHED_LANGUAGES, fold, names_of
from .edition import Edition
from .index import NO_MONTH
from .labels import facet_labels
from .parameters import PartialDate, PartialDateField

NAMED_BY_COUNTRY = ("country", "nationality")
NAMED_BY_TERM = ("exploitation", "sector")
# A shorter word is the beginning of too many names to name any of them.
BEGINNING = 3
LONGEST_NAME = 6
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
# They stand in names and name nothing by themselves.
_NOTHING = frozenset(
    re.findall(
        r"\S+",
        """
        and arab baru barat dan east island islander islands kepulauan nationality new no north of people's persatuan
        pulau rakyat republic republik saint selatan serikat south special tanpa the tidak timur united unknown utara
        west
        """,
    )
)


@dataclass(frozen=True)
class Named:
    """One word of a search, or several that are one name; ``codes`` of the countries whose whole name it is."""

    words: tuple[str, ...]
    codes: tuple[str, ...] = ()


def named_in(text: str) -> list[Named]:
    """The words of a search in turn, those together that are one name: ``South Korea`` is one."""
    words = fold(text).split()
    found, at = [], 0
    while at < len(words):
        found.append(_name_at(words, at))
        at += len(found[-1].words)
    return found


def rows_named(edition: Edition, named: Named) -> NDArray[np.bool_]:
    """Which incidents the words name."""
    found = np.zeros(edition.height, dtype=bool)
    codes = named.codes if len(named.words) > 1 else (*named.codes, *_codes_with(_bare(named.words[0])))
    for facet in NAMED_BY_COUNTRY:
        for code in codes:
            found[edition.facets[facet].rows_of(code)] = True
    if len(named.words) == 1:
        _add_terms(edition, _bare(named.words[0]), found)
        _add_time(edition, _bare(named.words[0]), found)
    return found


def _name_at(words: list[str], at: int) -> Named:
    """The longest name that begins at a word; the word alone where none does."""
    for size in range(min(LONGEST_NAME, len(words) - at), 0, -1):
        part = tuple(words[at : at + size])
        if codes := _codes_called(_bare(" ".join(part))):
            return Named(part, codes)
    return Named((words[at],))


def _bare(text: str) -> str:
    """Without what stands around it: ``Kamboja,`` is ``kamboja``."""
    return _EDGES.sub("", text) or text


def _codes_called(text: str) -> tuple[str, ...]:
    """The codes whose whole name the text is, in singular or plural."""
    names = _whole_names()
    return names.get(_spaced(text)) or names.get(_spaced(text).removesuffix("s")) or ()


@lru_cache(maxsize=4096)
def _codes_with(word: str) -> tuple[str, ...]:
    """The codes that have the word in a name or, where none has, those of which it begins a word of a name."""
    names = _name_words()
    exact = names.get(word) or names.get(word.removesuffix("s"))
    if exact or len(word) < BEGINNING or word in _NOTHING:
        return tuple(sorted(exact or ()))
    return tuple(sorted({code for name, codes in names.items() if name.startswith(word) for code in codes}))


def _spaced(name: str) -> str:
    return name.replace("-", " ")


@cache
def _whole_names() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for code in sorted(NATIONALITIES):
        for name in names_of(code):
            found[_spaced(name)].append(code)
    return {name: tuple(dict.fromkeys(codes)) for name, codes in found.items()}


@cache
def _name_words() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, codes in _whole_names().items():
        for word in {_bare(part) for part in name.split()} - _NOTHING:
            found[word].update(codes)
    return dict(found)


def _add_terms(edition: Edition, word: str, found: NDArray[np.bool_]) -> None:
    """Add the incidents of every form and sector with a word in its label that begins so."""
    if len(word) < BEGINNING:
        return
    for facet, code, label in _labels(edition):
        if any(part.startswith(word) for part in label.split()):
            found[edition.facets[facet].rows_of(code)] = True


def _labels(edition: Edition) -> Iterator[tuple[str, str, str]]:
    for language in SEARCHED_LANGUAGES:
        with override(language):
            for facet in NAMED_BY_TERM:
                choices = zip(edition.facets[facet].values, facet_labels(edition, facet).words, strict=True)
                yield from ((facet, code, _spaced(fold(label))) for code, label in choices)


def _add_time(edition: Edition, word: str, found: NDArray[np.bool_]) -> None:
    """Add the incidents of a year, a month or a day, or of a month by its name."""
    index = edition.index
    if date := _date(word):
        first, last = ((day - np.datetime64(0, "D")).astype(int) for day in _days(date))
        found |= (index["span_end"] >= first) & (index["span_start"] <= last)
    elif month := _months().get(word):
        known = index["month"] != NO_MONTH
        found |= known & (index["month"] % 12 == month - 1)


def _days(date: PartialDate) -> tuple[np.datetime64, np.datetime64]:
    return np.datetime64(date.first, "D"), np.datetime64(date.last, "D")


def _date(word: str) -> PartialDate | None:
    try:
        return PartialDateField().clean(word)
    except ValidationError:
        return None


@cache
def _months() -> dict[str, int]:
    return {
        fold(name): month
        for language in SEARCHED_LANGUAGES
        for month, name in Locale(language).months["stand-alone"]["wide"].items()
    }
