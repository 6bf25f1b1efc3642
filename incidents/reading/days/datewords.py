"""The words of the calendar in each language: CLDR's months and weekdays, and those of our lexicon."""

from collections.abc import Iterator
from typing import Any

from babel import Locale, UnknownLocaleError

from incidents.reading.lexicon import UNSPACED_LETTER, entries

KINDS = (
    "today", "yesterday", "two_days_ago", "last", "joint", "year_mark", "before_day", "range", "no_date",
    "week_before", "this_month", "last_month", "this_year", "last_year", "two_years_ago", "day_before", "day_after",
    "month_in", "month_in_after",
)  # fmt: skip
VALUED = ("month", "weekday", "nepali_month", "bengali_month", "day_word")
MOST_DAYS_AGO = 21


def names(language: str, known: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Entries of the calendar layer: the word, its kind, and for months, weekdays and days its number."""
    locales = {"tl": ["fil", "en"], "zh": ["zh_Hans"], "ms": ["ms", "id"]}.get(language, [language])
    for locale in locales:
        yield from _cldr(locale)
    table = known.get("dates", {})
    for kind in KINDS:
        yield from ((word, kind, None) for word in entries(table.get(kind, "")))
    for kind in VALUED:
        for entry in entries(table.get(kind, "")):
            word, _, value = entry.partition("=")
            yield word, kind, int(value)
    yield from _days_ago(entries(table.get("days_ago", "")), known)


def _days_ago(patterns: list[str], known: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
    """`{} days ago` with every small number, in digits and in words."""
    words = [entry.partition("=") for entry in entries(known.get("numbers", {}).get("value", ""))]
    small = [(word, int(value)) for word, _, value in words if 2 <= int(value) <= MOST_DAYS_AGO]
    for pattern in patterns:
        for word, value in [*small, *((str(days), days) for days in range(2, MOST_DAYS_AGO + 1))]:
            yield pattern.replace("{}", word), "days_ago", value


def _cldr(locale: str) -> Iterator[tuple[str, str, int]]:
    try:
        calendar = Locale.parse(locale)
    except (UnknownLocaleError, ValueError):
        return
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in calendar.months[context][width].items():
                if not name[0].isdigit() and not _part_of_words(name, width):
                    yield from ((form, "month", number) for form in {name, name.rstrip(".")} if len(form) > 2)
        for number, name in calendar.days[context]["wide"].items():
            yield name, "weekday", number


def _part_of_words(name: str, width: str) -> bool:
    """A short form without a full stop, where words are not spaced: Burmese `Nov` begins the word for a country."""
    return width == "abbreviated" and "." not in name and UNSPACED_LETTER.match(name) is not None
