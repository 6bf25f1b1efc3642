"""The ledger's incidents -> rows of the public tables; no value of an incident becomes public elsewhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ..gazetteer import lookup
from ..ledger.arrests import tell_arrests
from ..ledger.breakdown import breakdown
from ..ledger.grade import grade
from ..ledger.headline import Headline, headline
from ..ledger.place import public_place
from ..ledger.reports import Report, Total, reports_of
from ..models import Article, Citation, Incident, PublicEvent, VictimCount

Row = dict[str, Any]
_DEMOGRAPHY = ("women", "men", "girls", "boys", "minors")


@dataclass
class IncidentRows:
    """All public rows of some incidents, and the revision each was read at."""

    incidents: list[Row] = field(default_factory=list)
    counts: list[Row] = field(default_factory=list)
    citations: list[Row] = field(default_factory=list)
    involvements: list[Row] = field(default_factory=list)
    followups: list[Row] = field(default_factory=list)
    revisions: dict[str, int] = field(default_factory=dict)


def rows_of(incidents: Iterable[Incident], site_url: str) -> IncidentRows:
    """The public rows of incidents that were read with ``ledger.reports.prefetched``."""
    rows = IncidentRows()
    for incident in incidents:
        reports = reports_of(incident)
        rows.incidents.append(_incident(incident, reports, site_url))
        rows.citations.extend(_citations(incident, reports))
        rows.counts.extend(_counts(incident))
        rows.involvements.extend(_involvements(incident))
        rows.followups.extend(_followups(incident))
        rows.revisions[incident.public_id] = incident.revision
    return rows


def withdrawn_rows(incidents: Iterable[Incident]) -> list[Row]:
    """What stays public of incidents that were withdrawn, or merged into another after they were public."""
    return [_withdrawn(incident) for incident in incidents]


def _withdrawn(incident: Incident) -> Row:
    into = f"TI-{incident.merged_into_id:05d}" if incident.merged_into_id else None
    return {
        "id": incident.public_id,
        "withdrawn_at": incident.withdrawn_at,
        "reason": f"It is part of {into} now." if into else incident.withdrawn_reason,
        "merged_into": into,
        "written_in": "en" if into else incident.written_in,
    }


def change_rows(events: Iterable[PublicEvent]) -> list[Row]:
    """The public history of all incidents; who did it stays inside."""
    return [
        {
            "id": f"TI-{event.incident_id:05d}",
            "kind": event.kind,
            "revision": event.revision,
            "at": event.at,
            "reason": event.reason or None,
        }
        for event in events
    ]


def _incident(incident: Incident, reports: list[Report], site_url: str) -> Row:
    lead = headline(reports, incident.pinned_reason)
    return {
        "id": incident.public_id,
        "title": incident.title,
        "summary": incident.summary or None,
        "written_in": incident.written_in,
        "date_start": incident.date_start,
        "date_end": incident.date_end,
        "date_precision": incident.date_precision,
        "country": incident.country,
        **_where(incident),
        **_coded(incident),
        **_figures(incident, reports, lead),
        "arrests": incident.arrests,
        **_authorities(incident),
        **_sourcing(incident, reports),
        "published_at": incident.published_at,
        "updated_at": incident.updated_at,
        "url": f"{site_url}/incidents/{incident.public_id}/",
    }


def _where(incident: Incident) -> Row:
    place = public_place(incident, lookup)
    return {
        "admin1": place.admin1 or None,
        "place": place.place or None,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "place_precision": place.precision,
    }


def _coded(incident: Incident) -> Row:
    several = ("exploitation", "sectors", "means", "recruitment")
    return {
        **{name: [term.code for term in getattr(incident, name).all()] for name in several},
        "victim_status": incident.victim_status or None,
        "status_decided_by": incident.status_decided_by or None,
        "counting": incident.counting,
    }


def _figures(incident: Incident, reports: list[Report], lead: Headline) -> Row:
    parts = breakdown(reports, lead)
    told = _reporting(reports, lead)
    return {
        "victims": lead.number,
        "victims_low": lead.low,
        "victims_high": lead.high,
        "victims_qualifier": lead.qualifier,
        "headline_rule": lead.rule,
        "headline_sources": lead.agreeing,
        "headline_voices": lead.voices,
        "headline_note": lead.reason or None,
        "nationalities": [{"nationality": share.nationality, "number": share.number} for share in parts.nationalities],
        "nationalities_reported": _nationalities_reported(reports),
        "remainder": parts.remainder,
        "remainder_note": incident.remainder_explained or None,
        **{name: getattr(told, name) if told else None for name in _DEMOGRAPHY},
    }


def _reporting(reports: list[Report], lead: Headline) -> Total | None:
    """The total whose women, men, girls and boys are shown: one that gives the headline and tells any of them."""
    return next(
        (
            total
            for report in sorted(reports, key=lambda report: report.article_id not in lead.articles)
            for total in report.totals
            if total.number == lead.number and any(getattr(total, name) is not None for name in _DEMOGRAPHY)
        ),
        None,
    )


def _nationalities_reported(reports: list[Report]) -> int | None:
    """The number the lead gives, else the largest that any source gives."""
    told = [report.nationalities_reported for report in reports if report.nationalities_reported is not None]
    if reports and reports[0].is_lead and reports[0].nationalities_reported is not None:
        return reports[0].nationalities_reported
    return max(told, default=None)


def _authorities(incident: Incident) -> Row:
    involved = [involvement.authority for involvement in incident.involvements.all()]
    return {
        "authorities": [authority.name for authority in involved],
        "authority_ids": [_authority_code(authority.pk) for authority in involved],
    }


def _sourcing(incident: Incident, reports: list[Report]) -> Row:
    graded = grade(reports, incident.grade_override, incident.grade_note)
    articles = [citation.article for citation in incident.citations.all()]
    return {
        "languages": sorted({article.language for article in articles if article.language}),
        "grade": graded.value,
        "grade_reason": graded.reason_code,
        "grade_note": graded.note or None,
        "sources": len(articles),
    }


def _citations(incident: Incident, reports: list[Report]) -> Iterator[Row]:
    by_article = {report.article_id: report for report in reports}
    arrests = tell_arrests(incident)
    for citation in incident.citations.all():
        report = by_article[citation.article_id]
        yield {
            "incident": incident.public_id,
            "is_lead": citation.is_lead,
            **_article(citation.article),
            "reported_date": citation.reported_date,
            "nationalities_reported": citation.nationalities_reported,
            "total": report.total,
            "qualifier": report.qualifier,
            "tells_arrests": citation.pk in arrests,
        }


def _article(article: Article) -> Row:
    """What the public may see of an article: outlet and date only, where it identifies victims."""
    shown = not article.identifies_victims
    return {
        "article": _article_code(article.pk),
        "outlet": article.outlet.name if article.outlet else None,
        "family": article.outlet.family if article.outlet else None,
        "original_source": article.original_source.name if article.original_source else None,
        "title": (article.title or None) if shown else None,
        "url": article.address if shown else None,
        "identifies_victims": article.identifies_victims,
        "language": article.language or None,
        "published": article.published,
    }


def _counts(incident: Incident) -> Iterator[Row]:
    citations: dict[int, Citation] = {citation.article_id: citation for citation in incident.citations.all()}
    for count in incident.counts.all():
        citation = citations.get(count.article_id)
        if citation is None:
            continue
        yield {
            "incident": incident.public_id,
            "article": _article_code(count.article_id),
            "outlet": citation.article.outlet.name if citation.article.outlet else None,
            "nationality": count.nationality or None,
            "number": count.number,
            "qualifier": _qualifier(count),
            **{name: getattr(count, name) for name in _DEMOGRAPHY},
            "as_of": count.as_of,
            "is_lead": citation.is_lead,
        }


def _qualifier(count: VictimCount) -> str | None:
    return count.qualifier if count.number is not None else None


def _involvements(incident: Incident) -> Iterator[Row]:
    for involvement in incident.involvements.all():
        authority = involvement.authority
        yield {
            "incident": incident.public_id,
            "authority": _authority_code(authority.pk),
            "name": authority.name,
            "native_name": authority.native_name or None,
            "type": authority.type,
            "country": authority.country or None,
            "role": involvement.role,
        }


def _followups(incident: Incident) -> Iterator[Row]:
    outlets = {citation.article_id: citation.article.outlet for citation in incident.citations.all()}
    for followup in incident.followups.all():
        outlet = outlets.get(followup.article_id) or followup.article.outlet
        yield {
            "incident": incident.public_id,
            "date": followup.date,
            "nationality": followup.nationality or None,
            "number": followup.number,
            "outcome": followup.outcome,
            "article": _article_code(followup.article_id),
            "outlet": outlet.name if outlet else None,
        }


def _article_code(number: int) -> str:
    return f"AR-{number:05d}"


def _authority_code(number: int) -> str:
    return f"AU-{number:05d}"
