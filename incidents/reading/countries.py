"""Countries and nationalities a text names: CLDR names in the text's language and in English, and our own words."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any

from babel import Locale, UnknownLocaleError

from incidents.reading.lexicon import UNSPACED_LETTER, Lexicon, Mark, entries
from incidents.reading.words.folding import Folded

CODE = re.compile("[A-Z]{2}")
NOT_COUNTRIES = frozenset(
    {"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO", "AC", "TA", "CP", "DG", "EA", "IC", "AQ", "BV", "HM", "IM", "JE"}
)
PARTS_OF_OTHERS = frozenset({"HK", "MO"})
LOCALES = {"tl": ("fil",), "pt": ("pt", "pt_PT"), "zh": ("zh_Hans", "zh_Hant", "zh_Hant_HK")}


@cache
def codes() -> frozenset[str]:
    """ISO 3166-1 alpha-2 codes of the countries and territories CLDR names."""
    known = {str(code) for code in Locale("en").territories}
    return frozenset(code for code in known if CODE.fullmatch(code)) - NOT_COUNTRIES


def names(language: str, known: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Entries of the layer of geography: (name, kind, code), kind being country or nationality."""
    patterns = entries(known.get("nationality_patterns", ""))
    for name, code in _native(language, known):
        yield name, "country", code
        yield from ((pattern.replace("{}", name), "nationality", code) for pattern in patterns)
    yield from ((name, "country", code) for name, code in _named("en"))
    for code, line in known.get("nationalities", {}).items():
        yield from ((name, "nationality", code) for name in entries(line))


def _native(language: str, known: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Names of countries in the language itself: CLDR's, and those of the lexicon."""
    for locale in LOCALES.get(language, (language,)):
        yield from _named(locale)
    for code, line in known.get("countries", {}).items():
        yield from ((name, code) for name in entries(line))


def _named(locale: str) -> Iterator[tuple[str, str]]:
    for code, name in _territories(locale).items():
        if code in codes() and len(name) > 1:
            yield from ((variant, code) for variant in _variants(name) if variant not in _bracketed_by(code, name))


def _territories(locale: str) -> dict[str, str]:
    try:
        return dict(Locale.parse(locale).territories)
    except (UnknownLocaleError, ValueError):
        return {}


def _bracketed_by(code: str, name: str) -> list[str]:
    """`Hong Kong (China)`: what the brackets say is whose it is, and no other name of it."""
    return re.findall(r"[(（]([^()（）]+)[)）]", name) if code in PARTS_OF_OTHERS else []


def _variants(name: str) -> Iterator[str]:
    """CLDR's name, and the same without its bracketed part: `Myanmar (Burma)` is also `Myanmar`."""
    plain = re.sub(r"\s*[(（].*?[)）]", "", name).strip()
    yield name
    if plain and plain != name:
        yield plain
    if bracketed := re.search(r"[(（]([^()（）]{3,})[)）]", name):
        yield bracketed.group(1)


def find(folded: Folded, lexicon: Lexicon) -> list[Mark]:
    """Country and nationality words; in scripts with capitals they must begin with one."""
    marks = lexicon.geography.find(folded)
    kept = [mark for mark in marks if _capital(folded.original(mark.start, mark.end), lexicon, mark)]
    return [
        mark
        for (start, _), same in groupby(kept, key=lambda mark: (mark.start, mark.end))
        for mark in _one_reading(list(same), lexicon.has("lower_case_nationalities") and folded.cased[start].isupper())
    ]


def _one_reading(marks: list[Mark], name: bool) -> list[Mark]:
    """Of several entries for one stretch, a nationality is kept before a country.

    Where nationalities have no capital, a `name` that has one is the country: `una argentina` and `en Argentina`.
    """
    kind = "country" if name else "nationality"
    return [mark for mark in marks if mark.kind == kind][:1] or marks[:1]


def _capital(word: str, lexicon: Lexicon, mark: Mark) -> bool:
    first = word[:1]
    if UNSPACED_LETTER.match(first) or not first.isalpha() or first.lower() == first.upper():
        return True
    return word != word.lower() or (mark.kind == "nationality" and lexicon.has("lower_case_nationalities"))
