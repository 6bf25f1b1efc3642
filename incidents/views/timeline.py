"""The timeline above the results: a column a month or year, the chosen ones marked, each year a link of its own.

``static/js/timeline.js`` lets readers brush it; without scripts the years are links.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from incidents.editions.filters import Query
from incidents.editions.parameters import PartialDate
from incidents.editions.query import Answer
from incidents.editions.timeline import Timeline
from incidents.editions.timeline import timeline as counted

from . import words

TALL = 100
# Labels of years that stand beside each other without touching.
ROOM = {"minor": 26, "minor-on-a-phone": 12, "minor-on-a-small-phone": 8}
_YEAR = (
    '<li class="{kind}"><a href="{link}"{current} title="{label}"><span class="unseen">{label}</span>'
    '<span aria-hidden="true">{year}</span></a></li>'
)


@dataclass(frozen=True)
class Drawn:
    """The timeline in the units of its drawing: columns one wide, ``TALL`` high; ``start`` and ``end`` are edges."""

    unit: str
    first_year: int
    counts: str
    width: int
    start: int
    end: int
    chosen: str
    others: str
    years: SafeString
    incidents: str


def timeline(answer: Answer, address: str) -> Drawn | None:
    """The timeline of a query; None in an empty record."""
    found = counted(answer)
    if found is None:
        return None
    width = len(found.periods)
    start, end = _edges(found, answer.query)
    return Drawn(
        unit="month" if found.is_monthly else "year",
        first_year=found.first_year,
        counts=json.dumps(found.periods, separators=(",", ":")),
        width=width,
        start=start,
        end=end,
        chosen=_columns(found, range(start, end)),
        others=_columns(found, [*range(start), *range(end, width)]),
        years=_years(found, answer.query, address),
        incidents=json.dumps(words.forms(lambda number: ngettext("{n} incident", "{n} incidents", number))),
    )


def _edges(found: Timeline, query: Query) -> tuple[int, int]:
    """Where the chosen dates begin and end, in whole periods; all of it where none are chosen."""
    width = len(found.periods)
    after: PartialDate | None = query.values.get("date_after")
    before: PartialDate | None = query.values.get("date_before")
    start = _place(found, after.first.year, after.first.month) if after else 0
    end = _place(found, before.last.year, before.last.month) + 1 if before else width
    return min(max(start, 0), width), min(max(end, 0), width)


def _place(found: Timeline, year: int, month: int) -> int:
    """The position of a month's column, or of its year's."""
    years = year - found.first_year
    return 12 * years + month - 1 if found.is_monthly else years


def _columns(found: Timeline, places: Iterable[int]) -> str:
    """Columns as one path, with a little air between them; those that hold anything are seen."""
    most = max(found.most, 1)
    return "".join(
        f"M{at + 0.08:.2f} {TALL}h.84V{TALL - max(3.0, TALL * found.periods[at] / most):.1f}h-.84z"
        for at in places
        if found.periods[at]
    )


def _years(found: Timeline, query: Query, address: str) -> SafeString:
    others = query.querystring(date_after=None, date_before=None, page=None)
    chosen = [query.values[name].text for name in ("date_after", "date_before") if name in query.values]
    # Counted from the last, which is where most readers look.
    to_last = range(len(found.years) - 1, -1, -1)
    return mark_safe(  # noqa: S308 (every value is escaped)
        "".join(
            _YEAR.format(
                kind=_kind(to_last[at], len(found.years)),
                current=' aria-current="true"' if chosen == [str(found.first_year + at)] * 2 else "",
                **_year(found.first_year + at, held, address, others),
            )
            for at, held in enumerate(found.years)
        )
    )


def _kind(to_last: int, years: int) -> str:
    """Where the label of a year has no room, by how far it is from the last."""
    for kind, most in ROOM.items():
        if to_last % -(-years // most):
            return kind
    return "major"


def _year(year: int, held: int, address: str, others: str) -> dict[str, str]:
    link = "&".join(filter(None, (f"date_after={year}&date_before={year}", others)))
    label = escape(f"{year}: {words.incidents(held)}")
    return {"year": str(year), "link": escape(f"{address}?{link}"), "label": label}
