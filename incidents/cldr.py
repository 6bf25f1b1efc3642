"""Numbers and dates as they are written in a language, by CLDR. Languages are named as Django names them."""

from datetime import date
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import get_group_symbol

# The day comes first in English too, as everywhere but in the United States.
_DAY_FIRST = {"en": "en_GB"}


def locale_name(language: str) -> str:
    """CLDR's name of a language."""
    return _DAY_FIRST.get(language, language.replace("-", "_"))


@lru_cache(maxsize=16384)
def number(value: int, language: str) -> str:
    """``1,048``, in Indonesian ``1.048``."""
    return f"{value:,}".replace(",", get_group_symbol(Locale.parse(locale_name(language))))


@cache
def plural_samples(language: str) -> dict[str, int]:
    """The plural forms of a language by CLDR's names for them, each with the smallest number that takes it."""
    form = Locale.parse(locale_name(language)).plural_form
    return {form(number): number for number in reversed(range(1000))}


@lru_cache(maxsize=4096)
def day(value: date, language: str) -> str:
    """``4 May 2023``, in Indonesian ``4 Mei 2023``."""
    return format_date(value, "d MMMM y" if language in _DAY_FIRST else "long", locale_name(language))


@lru_cache(maxsize=4096)
def month(value: date, language: str) -> str:
    """``May 2023`` of any day in it."""
    return format_skeleton("yMMMM", value, locale=locale_name(language))
