"""Days and months that a text names by counting from its own day, or by the day of the month alone."""

import re
from collections.abc import Iterator
from dataclasses import replace

from incidents.reading.days.mentions import Mention
from incidents.reading.lexicon import Lexicon, Mark

AGO = {"today": 0, "yesterday": 1, "two_days_ago": 2}
MONTHS = {"this_month": 0, "last_month": 1}
YEARS = {"this_year": 0, "last_year": 1, "two_years_ago": 2}
DAY = r"(?P<day>\d{1,2})<<ordinal>>?"
ENDED = re.compile(r"[,;)\]\n\"']|\.(?!\d)| ?$| ?- ")
DAY_BEFORE_MONTH = rf"(?<![\d.,:/-]){DAY}[ ,]{{0,2}}(?:\w{{1,4}} )?$"
BRACKETED = re.compile(r" ?\((?P<day>\d{1,2})(?:[/.-](?P<month>\d{1,2})(?:[/.-](?P<year>\d{4}))?)?\)")
NEAR = 5


def find(text: str, marks: list[Mark], lexicon: Lexicon, ranges: str) -> Iterator[Mention]:
    """All that counts from the day of the text: `last night`, `three days ago`, `on the 5th`, `last month`."""
    for mark in marks:
        if mark.kind in AGO or mark.kind == "days_ago":
            yield _days_back(text, mark)
        elif mark.kind in MONTHS:
            yield _month_back(text, mark, marks, lexicon)
        elif mark.kind == "day_before":
            yield from _day_behind(text, mark, marks, lexicon, ranges)
        elif mark.kind == "day_after":
            yield from _day_in_front(text, mark, marks, lexicon)


def _days_back(text: str, mark: Mark) -> Mention:
    ago = AGO.get(mark.kind, mark.value)
    exact = BRACKETED.match(text, mark.end)
    if exact is None:
        return Mention(mark.start, mark.end, ago=ago)
    month, year = (int(exact[part]) if exact[part] else None for part in ("month", "year"))
    return Mention(mark.start, exact.end(), year, month, int(exact["day"]), ago=ago)


def _month_back(text: str, mark: Mark, marks: list[Mark], lexicon: Lexicon) -> Mention:
    """`the 5th of this month` or `last month`."""
    months = MONTHS[mark.kind]
    if day := lexicon.pattern(DAY_BEFORE_MONTH).search(text, max(0, mark.start - 12), mark.start):
        return Mention(day.start(), mark.end, day=int(day["day"]), months_ago=months)
    words = [word for word in marks if word.kind == "day_word" and 0 <= mark.start - word.end <= NEAR]
    if words:
        return Mention(words[-1].start, mark.end, day=words[-1].value, months_ago=months)
    return Mention(mark.start, mark.end, months_ago=months)


def _day_behind(text: str, mark: Mark, marks: list[Mark], lexicon: Lexicon, ranges: str) -> Iterator[Mention]:
    """`tanggal 5 lalu`, `el día 5,`: a day of the month without its month."""
    pattern = lexicon.pattern(rf" ?{DAY}(?: ?(?:{ranges}) ?(?P<last>\d{{1,2}}))?(?![\d:/%]|[.,-]\d)")
    found = pattern.match(text, mark.end)
    if found is None:
        return
    months, end = _month_beside(text, found.end(), marks)
    if months is None and end == found.end() and not lexicon.has("dense") and not ENDED.match(text, end):
        return
    last = int(found["last"]) if found["last"] else None
    yield Mention(mark.start, end, day=int(found["day"]), last_day=last, months_ago=months)


def _month_beside(text: str, end: int, marks: list[Mark]) -> tuple[int | None, int]:
    """How many months back the words right behind a day say, and where they end."""
    for mark in marks:
        if (
            0 <= mark.start - end <= NEAR
            and mark.kind in (*MONTHS, "last")
            and not re.search(r"[,.;\n]", text[end : mark.start])
        ):
            return MONTHS.get(mark.kind), mark.end
    return None, end


def _day_in_front(text: str, mark: Mark, marks: list[Mark], lexicon: Lexicon) -> Iterator[Mention]:
    """`5 haribulan`, `१२ गते`."""
    found = re.search(r"(?<![\d.,:/-])(?P<day>\d{1,2}) ?$", text[max(0, mark.start - 5) : mark.start])
    if found is None:
        return
    start = max(0, mark.start - 5) + found.start()
    month = next((m for m in marks if m.kind in MONTHS and 0 <= start - m.end <= NEAR), None)
    months, end = (MONTHS[month.kind], mark.end) if month else _month_beside(text, mark.end, marks)
    start = month.start if month else start
    yield Mention(start, end, day=int(found["day"]), months_ago=months, bikram=lexicon.has("bikram"))


def with_years(text: str, mentions: list[Mention], marks: list[Mark]) -> Iterator[Mention]:
    """`18 November last year`: the year said in words beside a day or month without one."""
    years = [mark for mark in marks if mark.kind in YEARS]
    for mention in mentions:
        near = [year for year in years if _beside(text, mention, year)] if _lacks_year(mention) else []
        if near:
            start, end = min(mention.start, near[0].start), max(mention.end, near[0].end)
            mention = replace(mention, start=start, end=end, years_ago=YEARS[near[0].kind])
        yield mention


def _lacks_year(mention: Mention) -> bool:
    return mention.month is not None and mention.year is None and mention.years_ago is None


def _beside(text: str, mention: Mention, year: Mark) -> bool:
    first, last = (mention.end, year.start) if year.start >= mention.end else (year.end, mention.start)
    return 0 <= last - first <= NEAR and not re.search(r"[,.;:\n]", text[first:last])
