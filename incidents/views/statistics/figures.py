"""The figures of one query, and the ways from them to the incidents behind each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from babel.dates import format_skeleton
from django.utils.dateparse import parse_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from incidents.editions.filters import Query
from incidents.editions.parameters import PartialDate, PartialDateField
from incidents.editions.statistics import Statistics

from .chart import Measure

Row = dict[str, Any]
_HERE = "~~"


@dataclass(frozen=True)
class Figures:
    """The figures of one query, and the query itself for the ways to the incidents behind each.

    ``most`` bounds the flows that are listed; there can be many thousands.
    """

    query: Query
    statistics: Statistics
    most: int | None = None

    @property
    def selection(self) -> str:
        """The query as the part of an address after ``?``, without order and page, which change no figure."""
        return self.query.querystring(page=None, page_size=None, sort=None, size=None)

    def narrowed(self, **codes: str) -> str | None:
        """The query narrowed to one choice more; None where no query says so: codes of a filter are any of them."""
        chosen = self.query.values
        if any(name in chosen and code not in chosen[name] for name, code in codes.items()):
            return None
        return self._with(codes)

    def within(self, period: str) -> str:
        """The query narrowed to a year or a month, no wider than its own dates."""
        after, before = self.query.values.get("date_after"), self.query.values.get("date_before")
        here: PartialDate = PartialDateField().clean(period)
        return self._with(
            {
                "date_after": after.text if after and after.first > here.first else period,
                "date_before": before.text if before and before.last < here.last else period,
            }
        )

    def _with(self, changes: Mapping[str, str]) -> str:
        """The query with these parameters instead; codes and dates need no encoding, so its form is made once."""
        form = self._form(tuple(changes))
        for name, text in changes.items():
            form = form.replace(f"={_HERE}{name}{_HERE}", f"={text}")
        return form

    @cached_property
    def _forms(self) -> dict[tuple[str, ...], str]:
        return {}

    def _form(self, names: tuple[str, ...]) -> str:
        if names not in self._forms:
            blanks = {name: f"{_HERE}{name}{_HERE}" for name in names}
            self._forms[names] = self.query.querystring(**blanks, page=None, page_size=None, sort=None)
        return self._forms[names]


def measures(people_first: bool = False) -> tuple[Measure, ...]:
    """Incidents, people, and the incidents whose figure nobody reports."""
    incidents, people = Measure("incidents", _("Incidents")), Measure("people", _("People"))
    unknown = Measure("without_figure", _("Incidents without a figure"), is_drawn=False)
    return (people, incidents, unknown) if people_first else (incidents, people, unknown)


def told(line: Row) -> tuple[int, int | None, int]:
    """The figures of a line; people are not reported where every incident lacks a figure."""
    nobody_says = line["unknown"] > 0 and line["unknown"] == line["incidents"]
    return line["incidents"], None if nobody_says else line["people"], line["unknown"]


def month_words(period: str) -> str:
    """``May 2023`` of ``2023-05``; a year as it is."""
    return _month_words(period, (get_language() or "en").replace("-", "_")) if len(period) > len("2023") else period


@lru_cache(maxsize=4096)
def _month_words(month: str, locale: str) -> str:
    return format_skeleton("yMMM", parse_date(f"{month}-01"), locale=locale)


def months_between(found: Iterable[str]) -> list[str]:
    """Every month from the first to the last of some."""
    ordered = sorted(found)
    if not ordered:
        return []
    first, last = (12 * int(name[:4]) + int(name[5:]) - 1 for name in (ordered[0], ordered[-1]))
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(first, last + 1)]
