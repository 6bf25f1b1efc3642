"""What the ledger already holds of an article or a case: the queries around ``duplicates`` and ``reprints``."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Protocol

from django.db.models import F, Q, QuerySet

from incidents.gazetteer.lookup import find_places
from incidents.ledger.duplicates import Case, Level, Match, case_of_facts, matches, window
from incidents.ledger.reprints import SAME, resemblance
from incidents.ledger.telling_apart import told_apart_from
from incidents.models import Article, Incident, Term
from incidents.models.incident import State

MOST = 5
MOST_CANDIDATES = 500
# A reprint appears within days; a month allows for weeklies and for dates read wrongly.
REPRINTED_WITHIN = timedelta(days=31)
# Nobody works on these: one is part of another, the other counts for nothing.
CLOSED = (State.MERGED, State.DISCARDED)


class Figure(Protocol):
    """How many people, of which nationality (blank: all)."""

    @property
    def number(self) -> int | None: ...

    @property
    def nationality(self) -> str: ...


def known_incidents(case: Case, most: int = MOST) -> list[Match]:
    """The incidents that may be the same as a case, the likeliest first; ``key`` is the incident's number.

    Candidates come by the index over country and date; the case itself is left out, and what staff told apart from it.
    """
    if not case.country:
        return []
    found = Incident.objects.filter(country=case.country).exclude(state__in=CLOSED)
    if case.key is not None:
        found = found.exclude(pk__in=[case.key, *told_apart_from(case.key)])
    days = window(case)
    if days is not None:
        found = found.filter(Q(date_start=None) | Q(date_start__range=days) | Q(date_end__range=days))
    related = found.prefetch_related("counts", "exploitation", "involvements__authority")
    return matches(case, [case_of(incident) for incident in related[:MOST_CANDIDATES]])[:most]


def published_alike(incident: Incident) -> list[Match]:
    """The public incidents that are probably the same as a stored one, which nobody has told apart from it yet."""
    related = Incident.objects.prefetch_related("counts", "exploitation", "involvements__authority")
    alike = known_incidents(case_of(related.get(pk=incident.pk)), MOST_CANDIDATES)
    probable = [match for match in alike if match.level == Level.PROBABLE]
    public = Incident.objects.filter(pk__in=[match.key for match in probable], state=State.PUBLISHED)
    numbers = set(public.values_list("pk", flat=True))
    return [match for match in probable if match.key in numbers]


def known_for(article: Article, facts: dict[str, Any]) -> list[Match]:
    """The incidents that may be what an article reports, by its facts. The article's own date stands in for none."""
    place = (facts.get("place") or {}).get("value")
    country = (facts.get("country") or {}).get("value")
    found = find_places(place, country=country, limit=1) if place and country else []
    case = case_of_facts(facts, point=(found[0].latitude, found[0].longitude) if found else None)
    if case.not_after is None:
        published = article.published or article.added_at.date()
        case = Case(**{**vars(case), "not_after": published})
    return known_incidents(case)


def reprints_of(article: Article) -> list[Article]:
    """Other articles with the same text, or one copied from the other, the most alike first.

    An article with exactly the same text is found whatever its date; one like it where both appeared within a month.
    """
    if not article.text_sha256:
        return []
    others = Article.objects.exclude(pk=article.pk).defer("text")
    alike = {other.pk: (1.0, other) for other in others.filter(text_sha256=article.text_sha256)}
    for other in _of_the_same_weeks(article, others) if article.sketch else []:
        share = resemblance(article.sketch, other.sketch)
        if share >= SAME:
            alike.setdefault(other.pk, (share, other))
    return [other for _, other in sorted(alike.values(), key=lambda pair: (-pair[0], pair[1].pk))]


def incidents_of_reprints(article: Article) -> QuerySet[Incident]:
    """The incidents that cite a reprint of an article, or the article itself."""
    articles = [article.pk, *(other.pk for other in reprints_of(article))]
    return Incident.objects.filter(citations__article__in=articles).exclude(state__in=CLOSED).distinct()


def is_in_a_case(article: Article) -> bool:
    """Whether an incident cites an article; one that was discarded does not count."""
    return article.citations.exclude(incident__state=State.DISCARDED).exists()


def case_of(incident: Incident) -> Case:
    """What is compared of an incident whose counts, exploitation and involvements are prefetched."""
    authorities = [involvement.authority.name for involvement in incident.involvements.all()]
    return compared(incident, incident.counts.all(), authorities, incident.exploitation.all())


def compared(
    incident: Incident, figures: Iterable[Figure], authorities: Iterable[str], exploitation: Iterable[Term]
) -> Case:
    """What is compared of an incident with these figures, names of authorities and forms, whether stored or typed."""
    figures = list(figures)
    latitude, longitude = incident.latitude, incident.longitude
    return Case(
        key=incident.pk,
        country=incident.country,
        date_start=incident.date_start,
        date_end=incident.date_end,
        date_precision=incident.date_precision,
        admin1=incident.admin1,
        place=incident.place,
        point=None if latitude is None or longitude is None else (latitude, longitude),
        place_precision=incident.place_precision,
        totals=frozenset(one.number for one in figures if not one.nationality and one.number),
        nationalities=frozenset(one.nationality for one in figures if one.nationality),
        authorities=frozenset(authorities),
        exploitation=frozenset(term.code for term in exploitation),
    )


def _of_the_same_weeks(article: Article, others: QuerySet[Article]) -> QuerySet[Article]:
    """Articles published in the weeks around; without a date on either side, those added in the weeks around."""
    added = (article.added_at - REPRINTED_WITHIN, article.added_at + REPRINTED_WITHIN)
    near = Q(added_at__range=added)
    if article.published is not None:
        day = article.published
        near = Q(published__range=(day - REPRINTED_WITHIN, day + REPRINTED_WITHIN)) | Q(published=None) & near
    return others.filter(near, sketch__isnull=False).order_by(F("published").desc(nulls_last=True))
