"""Dates a text mentions, and what they mean in the Gregorian calendar."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import nepali_datetime
from babel import Locale, UnknownLocaleError

from incidents.reading.folding import Folded
from incidents.reading.lexicon import Lexicon, Mark, entries

BUDDHIST_YEARS = range(2440, 2640)
NEPALI_YEARS = range(2030, 2100)
YEARS = range(1900, 2100)
DAY = r"(?<![\d.,:/])(?P<day>\d{1,2})(?![\d:%])"
ISO = re.compile(r"(?<![\d/.-])(?P<year>\d{4})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})(?!\d|[/.-]\d)")
NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d|[/.-]\d)"
)
CHINESE = re.compile(
    r"(?:(?P<year>\d{4}) ?年 ?)?(?<!\d)(?P<month>\d{1,2}) ?月 ?(?:(?P<day>\d{1,2}) ?(?:-|至|到)? ?(?P<last>\d{1,2})? ?[日号])?"  # noqa: E501
    r"|昨 ?[日天]?\((?P<past>\d{1,2}) ?日?\) ?[日天]?"
    r"|(?:(?<![\d月])|(?<=[本当]月))(?P<only>\d{1,2}) ?[日号](?![\d多内间]|至|元|楼|线|房|公|店|仓|院)"
)
SHORT = re.compile(r"\(?(?<![\d/.,-])(?P<day>\d{1,2})(?:(?P<mark>[/.-])(?P<month>\d{1,2}))(?![\d/.,-]\d|\d|%)\)?")
IN_BRACKETS = re.compile(
    r"[ ,]{0,2}\(?(?P<day>\d{1,2})日?(?:[/.-](?P<month>\d{1,2})(?:[/.-](?P<year>\d{4}))?)?\)?(?![\d:%.,]\d)"
)
THAI_SHORT_YEAR = re.compile(r"(?<=[\u0e01-\u0e4e.]) ?([5-9]\d)(?!\d|[.,:%]\d| ?(?:คน|ราย|ปี|น\.|บาท))")
ORDINAL = r"(?:st|nd|rd|th|er|º|ª|o|-?an|-?ng)?"


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as the text has it; what it leaves out is None until an anchor date fills it in."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    ago: int | None = None
    last_week: bool = False
    last_day: int | None = None

    @property
    def complete(self) -> bool:
        """Whether it names a day of a year by itself."""
        return self.year is not None and self.month is not None and self.day is not None


def names(language: str, known: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Entries of the calendar layer: CLDR's months and weekdays, and the words of our lexicon."""
    locales = {"tl": ["fil", "en"], "zh": ["zh_Hans"], "ms": ["ms", "id"]}.get(language, [language])
    for locale in locales:
        yield from _cldr(locale)
    table = known.get("dates", {})
    for kind in ("today", "yesterday", "two_days_ago", "last", "joint", "year_mark", "before_day", "range", "no_date"):
        yield from ((word, kind, None) for word in entries(table.get(kind, "")))
    for kind in ("month", "weekday", "nepali_month"):
        for entry in entries(table.get(kind, "")):
            word, _, value = entry.partition("=")
            yield word, kind, int(value)


def _cldr(locale: str) -> Iterator[tuple[str, str, int]]:
    try:
        calendar = Locale.parse(locale)
    except (UnknownLocaleError, ValueError):
        return
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in calendar.months[context][width].items():
                if not name[0].isdigit():
                    yield from ((form, "month", number) for form in {name, name.rstrip(".")} if len(form) > 2)
        for number, name in calendar.days[context]["wide"].items():
            yield name, "weekday", number


def find(folded: Folded, lexicon: Lexicon) -> list[Mention]:
    """All dates of the text in their order, none overlapping another."""
    capital = entries(str(lexicon.settings.get("capital_dates", "")))
    marks = [mark for mark in lexicon.dates.find(folded) if not _lower(folded, mark, capital)]
    text = folded.text
    mentions = [
        *_numeric(text, lexicon),
        *_by_month(text, marks, lexicon),
        *_by_weekday(text, marks),
        *_relative(marks),
    ]
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    return list(_merged(text, [mention for mention in mentions if _possible(mention)]))


def _lower(folded: Folded, mark: Mark, capital: list[str]) -> bool:
    """`tiga minggu` are three weeks, `Minggu` is a Sunday."""
    return folded.text[mark.start : mark.end] in capital and folded.cased[mark.start].islower()


def _numeric(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    for match in ISO.finditer(text):
        yield Mention(match.start(), match.end(), _common(int(match["year"])), int(match["month"]), int(match["day"]))
    for match in NUMERIC.finditer(text):
        first, second = int(match["first"]), int(match["second"])
        if lexicon.has("month_first") and first <= 12 and second <= 12 and first != second:
            continue
        day, month = (second, first) if second > 12 else (first, second)
        yield Mention(match.start(), match.end(), _common(int(match["year"])), month, day)
    if lexicon.language in ("zh", "ja"):
        yield from _chinese(text)


def _chinese(text: str) -> Iterator[Mention]:
    for match in CHINESE.finditer(text):
        year = int(match["year"]) if match["year"] else None
        day = match["day"] or match["only"] or match["past"]
        if (
            match["month"]
            and not match["day"]
            and (year is None or text[match.end() : match.end() + 1] in ("份", "个"))
        ):
            continue
        month = int(match["month"]) if match["month"] else None
        last = int(match["last"]) if match["last"] else None
        yield Mention(match.start(), match.end(), year, month, int(day) if day else None, last_day=last)


def _common(year: int) -> int:
    """A Buddhist-era year as one of the common era."""
    return year - 543 if year in BUDDHIST_YEARS else year


def _by_month(text: str, marks: list[Mark], lexicon: Lexicon) -> Iterator[Mention]:
    joints = _choice(text, marks, ("joint", "year_mark"))
    ranges = _choice(text, marks, ("range",)) or "-"
    gap = rf"[ ,.'-]{{0,2}}(?:(?:{joints})[ ,.]{{0,2}}){{0,3}}" if joints else r"[ ,.'-]{0,2}"
    close = gap.replace("[ ,.'-]", "[ .'-]").replace("[ ,.]", "[ .]")
    before = re.compile(
        rf"(?:(?P<from>{DAY.replace('day', 'first')}){ORDINAL} ?(?:{ranges}) ?)?(?P<whole>{DAY}){ORDINAL}{gap}$|(?P<year>\d{{4}}){gap}$"  # noqa: E501
    )
    after = re.compile(
        rf"(?:{gap}|/)(?P<year>(?:19|20|24|25)\d\d)(?!\d)(?:{close}(?<!\d)(?P<later>\d{{1,2}})(?![\d:%,.]\d|\d))?"
        rf"|{gap}(?P<day>\d{{1,2}})(?![\d:%]|[.,]\d){ORDINAL}(?: ?(?:{ranges}) ?(?P<last>\d{{1,2}})(?!\d){ORDINAL})?(?:{gap}(?P<year2>\d{{4}})(?!\d))?"  # noqa: E501
    )
    for mark in marks:
        if mark.kind in ("month", "nepali_month"):
            yield from _month(text, mark, before, after)


def _choice(text: str, marks: list[Mark], kinds: tuple[str, ...]) -> str:
    """A pattern of the words of these kinds that occur in the text, the longest first."""
    words = {re.escape(text[mark.start : mark.end]) for mark in marks if mark.kind in kinds}
    words |= {"-"} if "range" in kinds else set()
    return "|".join(sorted(words, key=len, reverse=True))


def _month(text: str, mark: Mark, before: re.Pattern[str], after: re.Pattern[str]) -> Iterator[Mention]:
    lead = before.search(text[max(0, mark.start - 40) : mark.start])
    tail = after.match(text, mark.end)
    start, end = mark.start, mark.end
    day = last = year = None
    if lead:
        start = max(0, mark.start - 40) + lead.start()
        day = int(lead["day"]) if lead["day"] else None
        year = int(lead["year"]) if lead["year"] else None
        if lead["first"]:
            day, last = int(lead["first"]), day
    if tail and (tail["year"] or day is None):
        end = tail.end()
        day = day or _int(tail["day"]) or (_int(tail["later"]) if not lead or not lead["day"] else None)
        last = last or _int(tail["last"])
        year = year or _int(tail["year"]) or _int(tail["year2"])
        if tail["later"] and lead and lead["day"]:
            end = tail.start("later") if tail["later"] else end
            end = mark.end + len(text[mark.end : end].rstrip(" ,.-"))
    if year is None and lead and lead["day"] and (short := THAI_SHORT_YEAR.match(text, mark.end)):
        year, end = 2500 + int(short[1]), short.end()
    if day is None and year is None:
        return
    if mark.kind == "nepali_month":
        yield from _nepali(start, end, year, mark.value, day)
        return
    yield Mention(start, end, _common(year) if year else None, mark.value, day, last_day=last)


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _nepali(start: int, end: int, year: int | None, month: int, day: int | None) -> Iterator[Mention]:
    """A day of the Bikram Sambat calendar; without its year it cannot be placed."""
    if year is None or day is None or year not in NEPALI_YEARS:
        return
    try:
        common = nepali_datetime.date(year, month, day).to_datetime_date()
    except ValueError:
        return
    yield Mention(start, end, common.year, common.month, common.day)


def _by_weekday(text: str, marks: list[Mark]) -> Iterator[Mention]:
    lasts = [mark for mark in marks if mark.kind == "last"]
    for mark in marks:
        if mark.kind != "weekday":
            continue
        near = [last for last in lasts if 0 <= mark.start - last.end <= 2 or 0 <= last.start - mark.end <= 2]
        start = min([mark.start, *(last.start for last in near)])
        end = max([mark.end, *(last.end for last in near)])
        weekday = (mark.value + 7) % 7
        match = IN_BRACKETS.match(text, end if end > mark.end and text[end : end + 2] == " (" else mark.end)
        bracketed = match and ("(" in match.group() or match["month"])
        if match and bracketed:
            yield Mention(
                start, match.end(), _int(match["year"]), _int(match["month"]), int(match["day"]), weekday=weekday
            )
        else:
            yield Mention(start, end, weekday=weekday, last_week=bool(near))
    for mark in marks:
        if mark.kind == "before_day" and (match := SHORT.match(text, mark.end + 1)) is not None:
            yield Mention(match.start(), match.end(), None, int(match["month"]), int(match["day"]))


def _relative(marks: list[Mark]) -> Iterator[Mention]:
    ago = {"today": 0, "yesterday": 1, "two_days_ago": 2}
    for mark in marks:
        if mark.kind in ago:
            yield Mention(mark.start, mark.end, ago=ago[mark.kind])


def _possible(mention: Mention) -> bool:
    if mention.year is not None and mention.year not in YEARS:
        return False
    try:
        date(mention.year or 2024, mention.month or 1, mention.day or 1)
    except ValueError:
        return False
    return True


def _merged(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """Weekday and date side by side are one mention; of overlapping ones the longest stays."""
    held: Mention | None = None
    for mention in mentions:
        if held is None:
            held = mention
        elif mention.start < held.end:
            fuller = mention if mention.complete and not held.complete else held
            held = replace(fuller, start=min(held.start, mention.start), end=max(held.end, mention.end))
        elif joined := _joined(text, held, mention):
            held = joined
        else:
            yield held
            held = mention
    if held is not None:
        yield held


def _joined(text: str, first: Mention, second: Mention) -> Mention | None:
    gap = text[first.end : second.start]
    if len(gap) > 12 or "\n" in gap or not re.fullmatch(r"[ ,(]*(?:\w{1,6} ){0,2}(?:วันที่ |วันที่|ที่ |នេះ ទី|ទី)?\(?", gap):
        return None
    if first.day is second.day is None and {first.ago is None, second.ago is None} == {True, False}:
        return replace(first if first.ago is not None else second, start=first.start, end=second.end)
    relative, exact = (first, second) if first.day is None else (second, first)
    if relative.day is None and exact.day is not None and (relative.weekday is not None or relative.ago is not None):
        if relative.weekday is not None and exact.weekday is None:
            exact = replace(exact, weekday=relative.weekday)
        return replace(exact, start=first.start, end=second.end)
    return None
