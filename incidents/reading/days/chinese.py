"""Dates in Chinese: figures, 年 月 日 and what stands among them make one grammar, in which no word stands alone.

So they are no words of the lexicon; those for today, this week or a weekday, which do stand alone, are.
"""

import re
from collections.abc import Iterator

from incidents.reading.days.mentions import Mention

HAN = r"[〇一二三四五六七八九十廿卅]{1,3}"
CHINESE = re.compile(
    rf"(?:(?:(?P<year>\d{{4}})|民国 ?(?P<roc>\d{{2,3}})|(?P<ago>今|去|前|本|同)) ?年 ?)?(?:(?<!\d)(?P<month>\d{{1,2}})|(?<![一二三四五六七八九十百])(?P<han>{HAN})) ?月(?:份)? ?"  # noqa: E501
    rf"(?:(?:(?P<day>\d{{1,2}})(?: ?[日号]? ?(?:-|至|到) ?(?P<last>\d{{1,2}}))? ?|(?P<handay>{HAN})) ?[日号](?!院|楼|线))?"  # noqa: E501
    r"|[昨今前] ?[日天]?\((?P<past>\d{1,2}) ?日?\) ?[日天]?"
    r"|(?:(?<![\d月])|(?<=[本当]月)|(?P<back>上个?月(?:的)?))(?P<only>\d{1,2})(?: ?[日号]? ?(?:-|至|到) ?(?P<until>\d{1,2}))? ?[日号](?![\d多内间]|至|元|楼|线|房|公|店|仓|院|电|讯)"  # noqa: E501
    r"|(?P<lastmonth>上个?月)(?![\d一二三四五六七八九十])|(?P<thismonth>本月|这个月)(?![\d一二三四五六七八九十])"
)
HAN_DIGITS = "〇一二三四五六七八九"
CHINESE_YEARS = {"今": 0, "本": 0, "同": None, "去": 1, "前": 2}


def dates(text: str) -> Iterator[Mention]:
    """All dates of a text in Chinese with a day or a month, in their order."""
    for match in CHINESE.finditer(text):
        month = _value(match["month"], match["han"])
        if match["lastmonth"] or match["thismonth"]:
            yield Mention(match.start(), match.end(), months_ago=1 if match["lastmonth"] else 0)
            continue
        day = _value(match["day"] or match["only"] or match["past"], match["handay"])
        year = int(match["year"]) if match["year"] else int(match["roc"]) + 1911 if match["roc"] else None
        ago = CHINESE_YEARS.get(match["ago"]) if match["ago"] else None
        if month and not day and not _month_alone(text, match, year is not None or ago is not None):
            continue
        last = _number(match["last"] or match["until"])
        months_ago = 1 if match["back"] else None
        yield Mention(
            match.start(), match.end(), year, month, day, last_day=last, years_ago=ago, months_ago=months_ago
        )


def _month_alone(text: str, match: re.Match[str], with_year: bool) -> bool:
    """`今年3月`, `于3月` and `3月底`, but neither a span of months nor part of a statistic, as `今年1月以来`."""
    following, before = text[match.end() : match.end() + 2], text[max(0, match.start() - 2) : match.start()]
    if re.match("至|到|-|个|以来|起|开始|间", following) or re.search("自|从|至|到|-|月|每", before):
        return False
    return (
        with_year
        or re.search("于|在|早在", before) is not None
        or re.match("初|中旬|底|末|上旬|下旬|份", following) is not None
    )


def _value(digits: str | None, han: str | None) -> int | None:
    """`十二`, `廿三` or `12`."""
    if digits or not han:
        return _number(digits)
    han = han.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = han.rpartition("十")
    value = HAN_DIGITS.find(ones) if ones else 0
    return (HAN_DIGITS.find(tens) if tens else 1) * 10 + value if ten else value


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None
