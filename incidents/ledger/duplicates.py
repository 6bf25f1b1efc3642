"""Already known? What an article or a form reports, compared with the incidents of the ledger, with reasons in words.

Two cases are maybe the same incident where country, days and place can be the same and enough else agrees. Points are
given for each agreement and taken for each contradiction; the sum tells probable from possible.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import product
from math import asin, cos, radians, sin, sqrt
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from incidents.models.incident import DatePrecision, PlacePrecision
from incidents.names import fold, nationality_name

PROBABLE = 60
POSSIBLE = 25
# Reports of one raid differ by a day or two. Some give the day it was announced, a week or two later.
SAME_DAYS = 2
ANNOUNCED_DAYS = 7
FARTHEST_DAYS = 14
# A town and the zone or suburb beside it go by either name.
NEAR_KM = 25
FAR_KM = 80
ALIKE = 0.12
FEW = 5


class Level(StrEnum):
    """How sure a match is."""

    PROBABLE = "probable"
    POSSIBLE = "possible"


@dataclass(frozen=True)
class Case:
    """What is compared of one incident, or of one article's facts. Empty and None: not known.

    ``not_after`` is the day of publication, where the day of the incident is not known.
    """

    key: int | None = None
    country: str = ""
    date_start: date | None = None
    date_end: date | None = None
    date_precision: str = ""
    not_after: date | None = None
    admin1: str = ""
    place: str = ""
    point: tuple[float, float] | None = None
    place_precision: str = ""
    totals: frozenset[int] = field(default_factory=frozenset)
    nationalities: frozenset[str] = field(default_factory=frozenset)
    authorities: frozenset[str] = field(default_factory=frozenset)
    exploitation: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Ground:
    """One reason for or against: its points, and a sentence."""

    points: int
    sentence: str


@dataclass(frozen=True)
class Match:
    """An incident that may be the same: its key, how sure (0 to 100), and why."""

    key: int | None
    score: int
    grounds: tuple[Ground, ...]

    @property
    def level(self) -> Level:
        return Level.PROBABLE if self.score >= PROBABLE else Level.POSSIBLE

    @property
    def reasons(self) -> list[str]:
        """The sentences, the weightiest first."""
        return [ground.sentence for ground in sorted(self.grounds, key=lambda ground: -abs(ground.points))]


def matches(case: Case, known: Iterable[Case]) -> list[Match]:
    """The known cases that may be the same as this one, the likeliest first."""
    found = [match for other in known if (match := compare(case, other)) is not None]
    return sorted(found, key=lambda match: (-match.score, -(match.key or 0)))


def compare(case: Case, known: Case) -> Match | None:
    """Whether two cases may be one incident; None where they cannot be, or too little speaks for it."""
    if not case.country or case.country != known.country:
        return None
    when, where = _when(case, known), _where(case, known)
    if when is None or where is None:
        return None
    told = [when, where, *_totals(case, known), *_nationalities(case, known), *_others(case, known)]
    score = max(0, min(100, sum(ground.points for ground in told)))
    return Match(known.key, score, tuple(ground for ground in told if ground.sentence)) if score >= POSSIBLE else None


def span(case: Case) -> tuple[date, date] | None:
    """First and last day that the incident can have happened on, by its precision; None where no date is known."""
    start = case.date_start
    if start is None:
        return None
    last = max(start, case.date_end or start)
    if case.date_precision == DatePrecision.MONTH:
        return start.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1])
    if case.date_precision == DatePrecision.YEAR:
        return date(start.year, 1, 1), date(last.year, 12, 31)
    return start, last


def _when(case: Case, known: Case) -> Ground | None:
    """Points for the days, None where they cannot be the same."""
    first, second = span(case), span(known)
    if first is None or second is None:
        return _before_publication(case, known, first, second)
    apart = max((second[0] - first[1]).days, (first[0] - second[1]).days, 0)
    if apart > FARTHEST_DAYS:
        return None
    if apart > SAME_DAYS:
        points = 5 if apart <= ANNOUNCED_DAYS else -20
        return Ground(points, _("The dates are %(days)d days apart.") % {"days": apart})
    wide = max((first[1] - first[0]).days, (second[1] - second[0]).days)
    if wide > 31:
        return Ground(10, _("The dates may be the same: one source gives only a year or a long period."))
    if wide > 7:
        return Ground(20, _("The dates may be the same: one source gives only a month or a period."))
    if apart:
        return Ground(28, _("The dates differ by a day or two, as in reports of one event they often do."))
    return Ground(35, _("The same date."))


def _before_publication(
    case: Case, known: Case, first: tuple[date, date] | None, second: tuple[date, date] | None
) -> Ground | None:
    """One has no date: the other must lie before its publication."""
    dated, published = (second, case.not_after) if first is None else (first, known.not_after)
    if dated is None or published is None:
        return Ground(10, "")
    days = (published - dated[0]).days
    if days < -1:
        return None
    if days <= 31:
        return Ground(18, _("Published within a month after the date."))
    return Ground(5, _("Published later than the date."))


def _where(case: Case, known: Case) -> Ground | None:
    """Points for the place, None where the two are known to be far apart."""
    if _same_name(case.place, known.place):
        return Ground(25, _("The same place: %(place)s.") % {"place": known.place})
    km = _distance(case, known)
    if km is not None and km <= NEAR_KM:
        return Ground(20, _("The places are about %(km)d km apart.") % {"km": max(1, round(km))})
    if km is not None and km > FAR_KM:
        return None
    if _same_name(case.admin1, known.admin1):
        return Ground(12, _("The same province: %(province)s.") % {"province": known.admin1})
    if case.admin1 and known.admin1:
        return Ground(-10, _("Different provinces are named."))
    if case.place and known.place:
        return Ground(-5, _("Different places are named."))
    return Ground(5, "")


def _same_name(one: str, other: str) -> bool:
    """Equal names, or one inside the other: ``Paharganj, Delhi`` and ``Delhi``."""
    first, second = fold(one), fold(other)
    return bool(first and second) and (f" {first} " in f" {_words(second)} " or f" {second} " in f" {_words(first)} ")


def _words(text: str) -> str:
    return " ".join(text.replace(",", " ").split())


def _distance(case: Case, known: Case) -> float | None:
    """Kilometres between two points that stand for a town or less; None where one stands for more or is missing."""
    wide = {PlacePrecision.PROVINCE, PlacePrecision.COUNTRY}
    if case.point is None or known.point is None or {case.place_precision, known.place_precision} & wide:
        return None
    (lat1, lon1), (lat2, lon2) = case.point, known.point
    half = sin(radians(lat2 - lat1) / 2) ** 2
    half += cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))


def _totals(case: Case, known: Case) -> Iterable[Ground]:
    """Of all totals that either reports, the two nearest count: sources of one incident disagree."""
    pairs = [(one, other) for one, other in product(case.totals, known.totals) if one and other]
    if not pairs:
        return
    one, other = min(pairs, key=lambda pair: max(pair) / min(pair))
    numbers = {"one": _with_separators(one), "other": _with_separators(other)}
    ratio = max(one, other) / min(one, other) - 1
    if one == other:
        yield Ground(20 if one > FEW else 10, _("The same number of people: %(one)s.") % numbers)
    elif ratio <= ALIKE:
        yield Ground(15, _("Similar numbers of people: %(one)s and %(other)s.") % numbers)
    elif ratio <= 2 * ALIKE:
        yield Ground(8, _("Not very different numbers of people: %(one)s and %(other)s.") % numbers)
    elif ratio > 1:
        yield Ground(-15, _("Very different numbers of people: %(one)s and %(other)s.") % numbers)


def _nationalities(case: Case, known: Case) -> Iterable[Ground]:
    if not case.nationalities or not known.nationalities:
        return
    common = case.nationalities & known.nationalities
    if not common:
        yield Ground(-20, _("No nationality in common."))
    elif len(common) >= 3 or case.nationalities == known.nationalities:
        yield Ground(15, _("The same nationalities: %(names)s.") % {"names": _named(common)})
    else:
        yield Ground(8, _("Nationalities in common: %(names)s.") % {"names": _named(common)})


def _with_separators(number: int) -> str:
    return number_format(number, use_l10n=True, force_grouping=True)


def _named(nationalities: frozenset[str]) -> str:
    language = get_language() or "en"
    return ", ".join(sorted(nationality_name(code, language) for code in nationalities))


def _others(case: Case, known: Case) -> Iterable[Ground]:
    names = {fold(name): name for name in known.authorities}
    same = {names[fold(name)] for name in case.authorities if fold(name) in names}
    if same:
        yield Ground(10, _("The same authority: %(names)s.") % {"names": ", ".join(sorted(same))})
    if case.exploitation and known.exploitation:
        common = case.exploitation & known.exploitation
        yield Ground(5, "") if common else Ground(-5, _("Different forms of exploitation."))


def case_of_facts(facts: dict[str, Any], key: int | None = None, point: tuple[float, float] | None = None) -> Case:
    """The case that an article's facts (DESIGN §5) report; ``point`` is the gazetteer's for the place, where found."""
    when, published = facts.get("incident_date") or {}, (facts.get("article") or {}).get("published") or ""
    start = date.fromisoformat(f"{when['value']}-01"[:10]) if when else None
    rivals = [value for told in facts.get("contradictions") or [] if told["field"] == "victims_total"
              for value in told["values"]]  # fmt: skip
    totals = [fact["value"] for fact in [facts.get("victims_total"), *rivals] if fact]
    return Case(
        key=key,
        country=(facts.get("country") or {}).get("value") or "",
        date_start=start,
        date_end=date.fromisoformat(when["end"]) if when.get("end") else None,
        date_precision=when.get("precision", ""),
        not_after=date.fromisoformat(published) if len(published) == 10 else None,
        place=(facts.get("place") or {}).get("value") or "",
        point=point,
        place_precision=PlacePrecision.TOWN if point else "",
        totals=frozenset(totals),
        nationalities=frozenset(fact["value"] for fact in facts.get("nationalities") or []),
        authorities=frozenset(fact["value"] for fact in facts.get("authorities") or []),
        exploitation=frozenset(fact["value"] for fact in facts.get("exploitation") or []),
    )


def window(case: Case) -> tuple[date, date] | None:
    """The first days that incidents can have which may be the same as this case; None: any."""
    days = span(case)
    if days is not None:
        return days[0] - timedelta(days=366 + FARTHEST_DAYS), days[1] + timedelta(days=FARTHEST_DAYS)
    return (date.min, case.not_after + timedelta(days=1)) if case.not_after else None
