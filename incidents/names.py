"""Names of countries, nationalities and languages: CLDR's in any language, and a word list of ours for the rest.

Codes are ISO 3166-1 alpha-2 (and XK, Kosovo) and ISO 639. Nationalities have two more codes, taken from those that
ISO leaves to users: XS for stateless people and XX where the nationality is unknown.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from django.utils.translation import gettext, override
from django.utils.translation import gettext_noop as _

SEARCHED_LANGUAGES = ("en", "id")
NOT_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})
NOT_NATIONS = {"XS": _("Stateless"), "XX": _("Nationality unknown")}
SHORTER = {
    "CD": {"en": "DR Congo", "id": "RD Kongo"},
    "CG": {"en": "Congo", "id": "Kongo"},
    "HK": {"en": "Hong Kong", "id": "Hong Kong"},
    "MM": {"en": "Myanmar", "id": "Myanmar"},
    "MO": {"en": "Macao", "id": "Makau"},
}
_ONE_LETTER = str.maketrans(
    {"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict.fromkeys("’‘ʼʻʽ`´′", "'")
    | dict.fromkeys("‐‑‒–—−", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
)
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0655\u0670\u20d0-\u20ff]"
)
_SPACES = re.compile(r"\s+")
# What XML cannot hold in any notation: control characters, and two that are no characters. For Python and for Polars.
UNWRITABLE = r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"


COUNTRIES: frozenset[str] = frozenset(
    code for code in map(str, Locale("en").territories) if re.fullmatch("[A-Z]{2}", code) and code not in NOT_COUNTRIES
)
NATIONALITIES: frozenset[str] = COUNTRIES | NOT_NATIONS.keys()


def fold(text: str) -> str:
    """The text as it is compared and searched: case, accents, width, dashes and quotes made one, in any script."""
    if text.isascii():
        return _SPACES.sub(" ", text.lower()).strip().replace("`", "'")
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold())
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", plain).translate(_ONE_LETTER)).strip()


def country_name(code: str, language: str = "en") -> str:
    """The country's name in a language, English where CLDR has none; an unknown code is given back."""
    base = language.split("-")[0]
    if short := SHORTER.get(code, {}).get(base):
        return short
    return _territories(language).get(code) or _territories("en").get(code) or code


def nationality_name(code: str, language: str = "en") -> str:
    """The nationality for a label: ``Filipino`` in English; in other languages the country's name."""
    if code in NOT_NATIONS:
        with override(language):
            return gettext(NOT_NATIONS[code])
    if language.split("-")[0] == "en" and (words := _words().get(code)):
        return words[0][0]
    return country_name(code, language)


# CLDR names Mandarin by the code of Chinese.
_ALSO_CALLED = {"cmn": "zh"}


def language_name(code: str, language: str = "en") -> str:
    """The language's name in a language, English where CLDR has none; an unknown code is given back."""
    code = _ALSO_CALLED.get(code, code)
    names = _locale(language).languages
    return names.get(code) or _locale("en").languages.get(code) or code


def find_countries(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Countries by code or the beginning of any name or adjective in English or Indonesian, best match first.

    Gives (code, name in ``language``); all countries, by name, where the text is empty.
    """
    return [(code, country_name(code, language)) for code in _find(text, COUNTRIES, language)]


def find_nationalities(text: str, language: str = "en") -> list[tuple[str, str]]:
    """The same for nationalities, stateless and unknown among them."""
    return [(code, nationality_name(code, language)) for code in _find(text, NATIONALITIES, language)]


def named(text: str, codes: Iterable[str] = COUNTRIES) -> str | None:
    """The one code whose code or whole name the text is, else the one it begins a name of; None where unclear."""
    scores = {code: _match(fold(text), code) for code in codes} if text.strip() else {}
    whole = [code for code, score in scores.items() if score == 0]
    possible = whole or [code for code, score in scores.items() if score < _NO_MATCH]
    return possible[0] if len(possible) == 1 else None


def _find(text: str, codes: Iterable[str], language: str) -> list[str]:
    wanted = fold(text)
    scored = [(_match(wanted, code), fold(country_name(code, language)), code) for code in codes]
    return [code for score, _, code in sorted(scored) if score is not None and score < _NO_MATCH]


_NO_MATCH = 4


def _match(wanted: str, code: str) -> int:
    """0 the code or a whole name, 1 the beginning of the country's own name, 2 of another name, 3 of a word in one."""
    names = names_of(code)
    if wanted in names or wanted == code.lower():
        return 0
    if any(name.startswith(wanted) for name in names[: len(SEARCHED_LANGUAGES)]):
        return 1
    if any(name.startswith(wanted) for name in names):
        return 2
    return 3 if any(f" {wanted}" in name.replace("-", " ") for name in names) else _NO_MATCH


@cache
def names_of(code: str) -> tuple[str, ...]:
    """All folded names of a country or nationality: its own in the searched languages first, adjectives too."""
    own = [country_name(code, language) for language in SEARCHED_LANGUAGES]
    full = [_territories(language).get(code, "") for language in SEARCHED_LANGUAGES]
    labels = [NOT_NATIONS[code]] if code in NOT_NATIONS else []
    adjectives, further = _words().get(code, ([], []))
    return tuple(dict.fromkeys(fold(name) for name in (*own, *full, *labels, *adjectives, *further) if name))


@cache
def _words() -> dict[str, tuple[list[str], list[str]]]:
    """Code to adjectives and further names."""
    lines = Path(__file__).with_name("country_words.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {code: (_parts(adjectives), _parts(further)) for code, adjectives, further in rows}


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


@cache
def _territories(language: str) -> dict[str, str]:
    """CLDR's names without what stands in brackets."""
    return {code: re.sub(r"\s*\(.*?\)", "", name) for code, name in _locale(language).territories.items()}


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-" if "-" in language else "_")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
