"""Dates a text mentions, and what they mean in the Gregorian calendar."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

import nepali_datetime

from incidents.reading.days import bengali, chinese, relative
from incidents.reading.days.mentions import Mention
from incidents.reading.lexicon import Lexicon, Mark, entries
from incidents.reading.words.folding import Folded

BUDDHIST_YEARS = range(2440, 2640)
NEPALI_YEARS = range(2030, 2100)
YEARS = range(1900, 2100)
DAY = r"(?<![\d.,:/])(?P<day>\d{1,2})(?![\d:%])"
ISO = re.compile(r"(?<![\d/.-])(?P<year>\d{4})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})(?!\d|[/.-]\d)")
NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d|[/.-]\d)"
)
SHORT = re.compile(r"\(?(?<![\d/.,-])(?P<day>\d{1,2})(?:(?P<mark>[/.-])(?P<month>\d{1,2}))(?![\d/.,-]\d|\d|%)\)?")
IN_BRACKETS = re.compile(
    r"[ ,]{0,2}\(?(?P<day>\d{1,2})(?!\d|月)日?(?:[/.-](?P<month>\d{1,2})(?:[/.-](?P<year>\d{4}))?)?\)?(?![\d:%.,]\d)"
)
DAY_ENDED = re.compile(r"[,.;)](?!\d)|$")
SHORT_YEAR = r"(?<=[\u0e01-\u0e4e.]) ?([5-9]\d)(?!\d|[.,:%]\d| ?<<no_year>>)"  # of the Buddhist era, in Thai
ORDINAL = "<<ordinal>>?"
BESIDE_WEEKDAY = r"[ ,(]*(?:\w{1,6} ){0,2}(?:<<day_joint>> ?)?\(?"


def find(folded: Folded, lexicon: Lexicon) -> list[Mention]:
    """All dates of the text in their order, none overlapping another."""
    capital = entries(str(lexicon.settings.get("capital_dates", "")))
    marks = [mark for mark in lexicon.dates.find(folded) if not _lower(folded, mark, capital)]
    text = folded.text
    mentions = [
        *_numeric(text, lexicon),
        *_by_month(text, marks, lexicon),
        *_by_weekday(text, marks),
        *relative.find(text, marks, lexicon, _choice(text, marks, ("range",))),
    ]
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    merged = list(_merged(text, [mention for mention in mentions if _possible(mention)], lexicon))
    return list(relative.with_years(text, merged, marks))


def _lower(folded: Folded, mark: Mark, capital: list[str]) -> bool:
    """`tiga minggu` are three weeks, `Minggu` is a Sunday."""
    return folded.text[mark.start : mark.end] in capital and folded.cased[mark.start].islower()


def _numeric(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    for match in ISO.finditer(text):
        yield Mention(
            match.start(), match.end(), common_year(int(match["year"])), int(match["month"]), int(match["day"])
        )
    for match in NUMERIC.finditer(text):
        first, second = int(match["first"]), int(match["second"])
        if lexicon.has("month_first") and first <= 12 and second <= 12 and first != second:
            continue
        day, month = (second, first) if second > 12 else (first, second)
        yield Mention(match.start(), match.end(), common_year(int(match["year"])), month, day)
    if lexicon.language in ("zh", "ja"):
        yield from chinese.dates(text)


def common_year(year: int) -> int:
    """A Buddhist-era year as one of the common era."""
    return year - 543 if year in BUDDHIST_YEARS else year


def _by_month(text: str, marks: list[Mark], lexicon: Lexicon) -> Iterator[Mention]:
    months = [mark for mark in marks if mark.kind in ("month", "nepali_month", "bengali_month")]
    if not months:
        return
    joints = _choice(text, marks, ("joint", "year_mark"))
    ordinal = lexicon.pattern(ORDINAL).pattern
    around = _around_month(joints, _choice(text, marks, ("range",)), ordinal, lexicon.has("day_first"))
    short_year = lexicon.pattern(SHORT_YEAR) if "no_year" in lexicon.grammar else None
    for mark in months:
        yield from _month(text, mark, marks, around, short_year)


@lru_cache(maxsize=256)
def _around_month(joints: str, ranges: str, ordinal: str, day_first: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand before and behind a month, where these words join its day and year; slow to compile."""
    gap = rf"[ ,.'-]{{0,2}}(?:(?:{joints})[ ,.]{{0,2}}){{0,3}}" if joints else r"[ ,.'-]{0,2}"
    close = gap.replace("[ ,.'-]", "[ .'-]").replace("[ ,.]", "[ .]")
    early = rf"(?:(?P<early>(?:19|20)\d\d) ?(?:(?:{joints})[ ,.]{{0,2}}){{1,3}})?" if joints else "(?P<early>(?!))?"
    before = re.compile(
        rf"{early}(?:(?P<from>{DAY.replace('day', 'first')}){ordinal} ?(?:{ranges}) ?)?(?P<whole>{DAY}){ordinal}{gap}$|(?P<year>\d{{4}}){gap}$"  # noqa: E501
    )
    after = re.compile(
        rf"(?:{gap}|/)(?P<year>(?:19|20|24|25)\d\d)(?!\d)(?:{close}(?<!\d)(?P<later>\d{{1,2}})(?![\d:%,.]\d|\d))?"
        rf"|{'(?!)' if day_first else ''}{gap}(?P<day>\d{{1,2}})(?![\d:%]|[.,]\d){ordinal}(?: ?(?:{ranges}) ?(?P<last>\d{{1,2}})(?!\d){ordinal})?(?:{gap}(?P<year2>\d{{4}})(?!\d))?"  # noqa: E501
    )
    return before, after


def _choice(text: str, marks: list[Mark], kinds: tuple[str, ...]) -> str:
    """A pattern of the words of these kinds that occur in the text, the longest first."""
    words = {re.escape(text[mark.start : mark.end]) for mark in marks if mark.kind in kinds}
    words |= {"-"} if "range" in kinds else set()
    return "|".join(sorted(words, key=len, reverse=True))


def _month(
    text: str, mark: Mark, marks: list[Mark], around: tuple[re.Pattern[str], ...], short_year: re.Pattern[str] | None
) -> Iterator[Mention]:
    lead = around[0].search(text[max(0, mark.start - 40) : mark.start])
    tail = around[1].match(text, mark.end)
    start, end = mark.start, mark.end
    day = last = year = None
    if lead:
        start = max(0, mark.start - 40) + lead.start()
        day = int(lead["day"]) if lead["day"] else None
        year = _int(lead["year"] or lead["early"])
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
    if short_year and year is None and lead and lead["day"] and (short := short_year.match(text, mark.end)):
        year, end = 2500 + int(short[1]), short.end()
    if day is None and (word := _worded_day(text, mark, marks)):
        start, day = word.start, word.value
    if day is None and year is None:
        yield from _bare_month(text, mark, marks)
        return
    if mark.kind == "bengali_month":
        yield from bengali.dates(text, start, mark, day)
        return
    if mark.kind == "nepali_month":
        yield from _nepali(start, end, year, mark.value, day)
        return
    yield Mention(start, end, common_year(year) if year else None, mark.value, day, last_day=last)


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _worded_day(text: str, month: Mark, marks: list[Mark]) -> Mark | None:
    """`चार जून`, `الخامس من يونيو`: the day as a word before the month."""
    words = [mark for mark in marks if mark.kind == "day_word" and 0 < month.start - mark.end <= 5]
    return words[-1] if words and not re.search(r"[,.;\n]", text[words[-1].end : month.start]) else None


def _bare_month(text: str, month: Mark, marks: list[Mark]) -> Iterator[Mention]:
    """A month with neither day nor year, where words beside it say that it is one, as in `in May` and `last May`."""
    if month.kind != "month":
        return
    before = [m for m in marks if m.kind in ("month_in", "last") and 0 <= month.start - m.end <= 1]
    behind = [m for m in marks if m.kind in ("month_in_after", "last", "last_year") and 0 <= m.start - month.end <= 1]
    own = text[month.start : month.end].split(" ")[0] in [text[m.start : m.end] for m in marks if m.kind == "month_in"]
    if before or behind or own:
        yield Mention(before[-1].start if before else month.start, month.end, month=month.value)


def _nepali(start: int, end: int, year: int | None, month: int, day: int | None) -> Iterator[Mention]:
    """A day of the Bikram Sambat calendar; without its year it waits for the day of publication."""
    if day is None or (year is not None and year not in NEPALI_YEARS):
        return
    if year is None:
        yield Mention(start, end, month=month, day=day, bikram=True)
        return
    try:
        common = nepali_datetime.date(year, month, day).to_datetime_date()
    except ValueError:
        return
    yield Mention(start, end, common.year, common.month, common.day)


def _by_weekday(text: str, marks: list[Mark]) -> Iterator[Mention]:
    lasts = [mark for mark in marks if mark.kind in ("last", "week_before")]
    for mark in marks:
        if mark.kind != "weekday":
            continue
        near = [last for last in lasts if 0 <= mark.start - last.end <= 2 or 0 <= last.start - mark.end <= 2]
        start = min([mark.start, *(last.start for last in near)])
        end = max([mark.end, *(last.end for last in near)])
        weekday = (mark.value + 7) % 7
        match = IN_BRACKETS.match(text, end if end > mark.end and text[end : end + 2] == " (" else mark.end)
        before = any(last.kind == "week_before" for last in near)
        bracketed = match and ("(" in match.group() or match["month"] or _day_ended(text, marks, match.end()))
        if match and bracketed:
            yield Mention(
                start, match.end(), _int(match["year"]), _int(match["month"]), int(match["day"]), weekday=weekday
            )
        else:
            yield Mention(start, end, weekday=weekday, last_week=bool(near), week_before=before)
    for mark in marks:
        if mark.kind == "before_day" and (match := SHORT.match(text, mark.end + 1)) is not None:
            yield Mention(match.start(), match.end(), None, int(match["month"]), int(match["day"]))


def _day_ended(text: str, marks: list[Mark], end: int) -> bool:
    """Whether the day ends here: at a stop, or at `of this month`."""
    this_month = any(mark.kind == "this_month" and mark.start == end + 1 for mark in marks)
    return this_month or DAY_ENDED.match(text, end) is not None


def _possible(mention: Mention) -> bool:
    if mention.year is not None and mention.year not in YEARS:
        return False
    if mention.bikram:
        return 1 <= (mention.day or 1) <= 32
    try:
        date(mention.year or 2024, mention.month or 1, mention.day or 1)
    except ValueError:
        return False
    return True


def _merged(text: str, mentions: list[Mention], lexicon: Lexicon) -> Iterator[Mention]:
    """Weekday and date side by side are one mention; of overlapping ones the longest stays."""
    held: Mention | None = None
    for mention in mentions:
        if held is None:
            held = mention
        elif mention.start < held.end:
            held = _fuller(held, mention)
        elif joined := _joined(text, held, mention, lexicon):
            held = joined
        else:
            yield held
            held = mention
    if held is not None:
        yield held


def _fuller(first: Mention, second: Mention) -> Mention:
    """Of two that overlap the one that says more, from the start of the first to the end of the last."""
    said = [sum(part is not None for part in (m.year, m.month, m.day, m.weekday)) for m in (first, second)]
    fuller, other = (second, first) if said[1] > said[0] else (first, second)
    weekday = other.weekday if fuller.weekday is None else fuller.weekday
    return replace(fuller, start=min(first.start, second.start), end=max(first.end, second.end), weekday=weekday)


def _joined(text: str, first: Mention, second: Mention, lexicon: Lexicon) -> Mention | None:
    gap = text[first.end : second.start]
    if len(gap) > 12 or "\n" in gap or not lexicon.pattern(BESIDE_WEEKDAY).fullmatch(gap):
        return None
    if first.day is second.day is None and {first.ago is None, second.ago is None} == {True, False}:
        counted, named = (first, second) if first.ago is not None else (second, first)
        if named.weekday is None:
            return None
        return replace(counted, start=first.start, end=second.end, weekday=named.weekday)
    relative, exact = (first, second) if first.day is None else (second, first)
    if relative.day is None and exact.day is not None and (relative.weekday is not None or relative.ago is not None):
        if relative.weekday is not None and exact.weekday is None:
            exact = replace(exact, weekday=relative.weekday)
        return replace(exact, start=first.start, end=second.end)
    return None
