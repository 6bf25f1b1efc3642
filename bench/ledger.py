"""Generated incidents in the ledger itself, and the loop over it that a plain Django export would be."""

import csv
import io
import time

import polars as pl
from django.db import models

Tables = dict[str, pl.DataFrame]
TERMS = {"exploitation": "exploitation", "sectors": "sector"}


def fill(tables: Tables, size: int) -> None:
    """Put the first ``size`` generated incidents with all that belongs to them into the ledger."""
    from incidents.models import Incident

    incidents = tables["incidents"].head(size)
    numbers = {identity: int(identity[3:]) for identity in incidents["id"]}
    Incident.objects.bulk_create(
        [
            Incident(
                number=numbers[row["id"]],
                **{name: row[name] or "" for name in ("title", "summary", "country", "admin1", "place")},
                **{name: row[name] for name in ("date_start", "date_precision", "counting", "latitude", "longitude")},
                place_precision=row["place_precision"],
                published_at=row["published_at"],
                updated_at=row["updated_at"],
            )
            for row in incidents.iter_rows(named=True)
        ],
        batch_size=1000,
    )
    _fill_terms(incidents, numbers)
    _fill_authorities(tables["involvements"], numbers)
    _fill_sources(tables, numbers)


def loop_over() -> float:
    """Seconds of a loop over all incidents with their related rows prefetched, written as CSV."""
    from incidents.models import Incident

    related = ("exploitation", "sectors", "means", "recruitment", "counts", "citations__article__outlet")
    found = Incident.objects.order_by("-date_start", "-number").prefetch_related(*related, "involvements__authority")
    plain = [field.attname for field in Incident._meta.concrete_fields]
    started = time.perf_counter()
    writer = csv.writer(io.StringIO())
    for one in found.iterator(chunk_size=2000):
        lead = next((citation for citation in one.citations.all() if citation.is_lead), None)
        counts = [count for count in one.counts.all() if lead and count.article_id == lead.article_id]
        writer.writerow(
            [
                *[getattr(one, name) for name in plain],
                *["|".join(term.code for term in getattr(one, name).all()) for name in related[:4]],
                "|".join(f"{count.nationality}:{count.number}" for count in counts if count.nationality),
                "|".join(part.authority.name for part in one.involvements.all()),
                "|".join(sorted({citation.article.language for citation in one.citations.all()})),
            ]
        )
    return time.perf_counter() - started


def _fill_terms(incidents: pl.DataFrame, numbers: dict[str, int]) -> None:
    from incidents.models import Incident, Term

    for name, scheme in TERMS.items():
        codes = dict(Term.objects.filter(scheme=scheme).values_list("code", "pk"))
        link: type[models.Model] = getattr(Incident, name).through
        pairs = incidents.select("id", name).explode(name).drop_nulls().iter_rows()
        link._default_manager.bulk_create(
            [link(incident_id=numbers[key], term_id=codes[code]) for key, code in pairs if code in codes],
            batch_size=2000,
        )


def _fill_authorities(involvements: pl.DataFrame, numbers: dict[str, int]) -> None:
    from incidents.models import Authority, Involvement

    rows = [row for row in involvements.iter_rows(named=True) if row["incident"] in numbers]
    known = {
        row["authority"]: Authority(pk=int(row["authority"][3:]), name=row["name"], type=row["type"]) for row in rows
    }
    Authority.objects.bulk_create(known.values(), batch_size=1000)
    Involvement.objects.bulk_create(
        [
            Involvement(incident_id=numbers[row["incident"]], authority=known[row["authority"]], role=row["role"])
            for row in rows
        ],
        batch_size=2000,
    )


def _fill_sources(tables: Tables, numbers: dict[str, int]) -> None:
    from incidents.models import Article, Citation, Outlet

    citations = [row for row in tables["citations"].iter_rows(named=True) if row["incident"] in numbers]
    outlets = {row["outlet"]: Outlet(name=row["outlet"], family=row["family"]) for row in citations}
    Outlet.objects.bulk_create(outlets.values(), batch_size=1000)
    Article.objects.bulk_create(
        [
            Article(
                pk=int(row["article"][3:]),
                address=row["url"],
                canonical_address=row["url"],
                outlet=outlets[row["outlet"]],
                title=row["title"],
                language=row["language"],
                published=row["published"],
            )
            for row in citations
        ],
        batch_size=1000,
    )
    Citation.objects.bulk_create(
        [
            Citation(incident_id=numbers[row["incident"]], article_id=int(row["article"][3:]), is_lead=row["is_lead"])
            for row in citations
        ],
        batch_size=2000,
    )
    _fill_counts(tables["counts"], numbers)


def _fill_counts(counts: pl.DataFrame, numbers: dict[str, int]) -> None:
    from incidents.models import VictimCount

    rows = [row for row in counts.iter_rows(named=True) if row["incident"] in numbers]
    VictimCount.objects.bulk_create(
        [
            VictimCount(
                incident_id=numbers[row["incident"]],
                article_id=int(row["article"][3:]),
                nationality=row["nationality"] or "",
                number=row["number"],
            )
            for row in rows
        ],
        batch_size=2000,
    )
