"""What each source says of one incident, as plain facts that the rules work on without a query."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Prefetch, QuerySet

from incidents.models import Citation, Incident, Involvement, VictimCount
from incidents.models.articles import OutletFamily

OFFICIAL_FAMILIES: frozenset[str] = frozenset({OutletFamily.OFFICIAL, OutletFamily.COURT})


class Line(NamedTuple):
    """One nationality of one source's breakdown. No number: the source names the nationality only."""

    nationality: str
    number: int | None
    qualifier: str


@dataclass(frozen=True)
class Total:
    """One count of all people by one source, as of one day. No number: the source gives only some of its parts."""

    number: int | None
    qualifier: str = "exact"
    as_of: date | None = None
    is_pinned: bool = False
    women: int | None = None
    men: int | None = None
    girls: int | None = None
    boys: int | None = None
    minors: int | None = None


@dataclass(frozen=True)
class Report:
    """What one article says of one incident. ``voice`` is the original source's name, else the outlet's."""

    article_id: int
    outlet: str = ""
    family: str = ""
    voice: str = ""
    voice_family: str = ""
    is_lead: bool = False
    published: date | None = None
    reported_date: date | None = None
    nationalities_reported: int | None = None
    totals: tuple[Total, ...] = ()
    breakdown: tuple[Line, ...] = ()

    @property
    def latest(self) -> Total | None:
        """The total that stands for this source: the latest with a number, else the latest."""
        return max(self.totals, key=lambda total: (total.number is not None, self.day(total)), default=None)

    @property
    def total(self) -> int | None:
        return self.latest.number if self.latest else None

    @property
    def qualifier(self) -> str | None:
        return self.latest.qualifier if self.latest and self.latest.number is not None else None

    @property
    def as_of(self) -> date | None:
        return self.latest.as_of if self.latest else None

    @property
    def is_pinned(self) -> bool:
        return any(total.is_pinned for total in self.totals)

    @property
    def is_official(self) -> bool:
        return self.voice_family in OFFICIAL_FAMILIES

    @property
    def numbers(self) -> dict[str, int]:
        """Nationality to number, for those with a number."""
        return {line.nationality: line.number for line in self.breakdown if line.number is not None}

    def day(self, total: Total) -> date:
        """The day a total holds for: its own, else the day of publication; unknown sorts first."""
        return total.as_of or self.published or date.min


def prefetched(incidents: QuerySet[Incident]) -> QuerySet[Incident]:
    """The same incidents with all that the rules read, in a fixed number of queries."""
    citations = Citation.objects.select_related("article__outlet", "article__original_source").defer("article__text")
    return incidents.prefetch_related(
        Prefetch("citations", citations),
        "counts",
        "followups",
        Prefetch("involvements", Involvement.objects.select_related("authority")),
    )


def reports_of(incident: Incident) -> list[Report]:
    """One report a citation, the lead first. Counts of an article that is not cited are left out."""
    counts: dict[int, list[VictimCount]] = defaultdict(list)
    for count in incident.counts.all():
        counts[count.article_id].append(count)
    citations = sorted(incident.citations.all(), key=lambda citation: (not citation.is_lead, citation.pk or 0))
    return [report_of(citation, counts[citation.article_id]) for citation in citations]


def report_of(citation: Citation, counts: Iterable[VictimCount]) -> Report:
    """The report made of a citation and the counts of its article."""
    article = citation.article
    outlet, source = article.outlet, article.original_source or article.outlet
    rows = sorted(counts, key=lambda count: (count.as_of or article.published or date.min, count.pk or 0))
    return Report(
        article_id=article.pk,
        outlet=outlet.name if outlet else "",
        family=outlet.family if outlet else "",
        voice=source.name if source else f"article {article.pk}",
        voice_family=source.family if source else "",
        is_lead=citation.is_lead,
        published=article.published,
        reported_date=citation.reported_date,
        nationalities_reported=citation.nationalities_reported,
        totals=tuple(_total(row) for row in rows if not row.nationality),
        breakdown=_lines(row for row in rows if row.nationality),
    )


def breaking_down(reports: Sequence[Report], total: int | None) -> list[Report]:
    """The sources that give nationalities with numbers, in the order in which they are believed.

    The lead first; then those whose own total is ``total``; then the more complete; then as cited.
    """
    ranked = [report for report in reports if report.numbers]
    agreeing = {report.article_id for report in ranked if total is not None and report.total == total}
    return sorted(
        ranked,
        key=lambda report: (not report.is_lead, report.article_id not in agreeing, -len(report.numbers)),
    )


def _total(row: VictimCount) -> Total:
    return Total(
        number=row.number,
        qualifier=row.qualifier,
        as_of=row.as_of,
        is_pinned=row.is_pinned,
        women=row.women,
        men=row.men,
        girls=row.girls,
        boys=row.boys,
        minors=row.minors,
    )


def _lines(rows: Iterable[VictimCount]) -> tuple[Line, ...]:
    """The latest number of each nationality; rows come oldest first, and a number is not undone by its absence."""
    latest: dict[str, Line] = {}
    for row in rows:
        if row.number is not None or row.nationality not in latest:
            latest[row.nationality] = Line(row.nationality, row.number, row.qualifier)
    return tuple(latest.values())
