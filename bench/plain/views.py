"""Map, list, facets and statistics by querysets: the same answers as the product gives, each by GROUP BY."""

from collections.abc import Callable
from typing import Any

import orjson
from django.db.models import Avg, Count, Exists, F, Func, Max, OuterRef, Q, QuerySet, Sum
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from incidents.editions.cells import shift_for

from .models import Authority, Incident, Language, Nationality, Term

SINGLE = Q(counting="single_event")
PAGE_SIZE = 50
SCALAR = {"country": "country", "year": "year", "grade": "grade", "precision": "place_precision"}
SEVERAL: dict[str, tuple[Any, dict[str, str]]] = {
    "nationality": (Nationality, {}),
    "exploitation": (Term, {"scheme": "exploitation"}),
    "sector": (Term, {"scheme": "sectors"}),
    "authority": (Authority, {}),
    "language": (Language, {}),
}
FACETS = (*SCALAR, *SEVERAL)
PLAIN: dict[str, Callable[[str], Q]] = {
    "victims_min": lambda value: Q(victims__gte=int(value)),
    "grade_min": lambda value: Q(grade__gte=int(value)),
    "date_after": lambda value: Q(date_start__gte=f"{value}-01-01"[:10]),
    "date_before": lambda value: Q(date_start__lte=f"{value}-12-31"[:10]),
    "q": lambda value: Q(title__icontains=value) | Q(summary__icontains=value) | Q(place__icontains=value)
    | Q(Exists(Authority.objects.filter(incident=OuterRef("pk"), name__icontains=value))),
}  # fmt: skip


def found(given: QueryDict, without: str = "") -> QuerySet:
    """The incidents of a query, one of its parameters left aside."""
    rows = Incident.objects.all()
    for name in given:
        if name == without:
            continue
        if name in PLAIN:
            rows = rows.filter(PLAIN[name](given[name]))
        elif name in SCALAR:
            rows = rows.filter(**{f"{SCALAR[name]}__in": given.getlist(name)})
        elif name in SEVERAL:
            model, also = SEVERAL[name]
            rows = rows.filter(
                Exists(model.objects.filter(incident=OuterRef("pk"), code__in=given.getlist(name), **also))
            )
    return rows


def clusters(request: HttpRequest) -> HttpResponse:
    """Total, what has no point by country, and clusters by cell."""
    rows = found(request.GET)
    placed = rows.filter(cell__gte=0).annotate(at=F("cell").bitrightshift(shift_for(int(request.GET.get("zoom", 2)))))
    lines = placed.values("at").annotate(
        longitude=Avg("longitude"), latitude=Avg("latitude"), incidents=Count("pk"), one=Max("id"),
        people=Sum("victims", filter=SINGLE, default=0), precision=Max("place_precision"),
    )  # fmt: skip
    unplaced = rows.filter(cell=-1).values("country").annotate(**_counted())
    names = ("longitude", "latitude", "incidents", "people", "precision", "one")
    return _json(
        {
            "total": _total(rows),
            "unplaced": list(unplaced),
            "clusters": [[line[name] for name in names] for line in lines.order_by("at")],
        }
    )


def facets(request: HttpRequest) -> HttpResponse:
    """For each facet what each choice would leave."""
    return _json({**_total(found(request.GET)), "facets": _facets(request.GET)})


def list_page(request: HttpRequest) -> HttpResponse:
    """Total, facets and fifty incidents, by Django's templates."""
    rows = found(request.GET)
    related = ("nationalities", "terms", "authorities", "languages")
    shown = rows.order_by("-date_start", "-id").prefetch_related(*related)[:PAGE_SIZE]
    return render(
        request,
        "plain/list.html",
        {
            "total": _total(rows),
            "facets": {name: lines[:9] for name, lines in _facets(request.GET).items()},
            "incidents": shown,
        },
    )


def statistics(request: HttpRequest) -> HttpResponse:
    """Incidents and people over time, by nationality, country, exploitation and authority."""
    rows = found(request.GET)
    months = {"month": Func(F("date_start"), function="strftime", template="%(function)s('%%Y-%%m', %(expressions)s)")}
    return _json(
        {
            **_total(rows),
            "by_year": list(rows.values("year").annotate(**_counted()).order_by("year")),
            "by_month": list(rows.annotate(**months).values("month").annotate(**_counted()).order_by("month")),
            "by_nationality": list(
                _items(rows, "nationality").annotate(
                    incidents=Count("incident", distinct=True),
                    people=Sum("number", filter=Q(incident__counting="single_event"), default=0),
                )
            ),
            "by_country": list(rows.values("country").annotate(**_counted())),
            **{
                f"by_{name}": list(_items(rows, name).annotate(**_counted("incident__")))
                for name in ("exploitation", "sector", "authority", "language")
            },
            "sources_by_country": list(rows.values("country").annotate(sources=Sum("sources"))),
        }
    )


def _facets(given: QueryDict) -> dict[str, list[dict[str, Any]]]:
    return {name: list(_facet(name, found(given, without=name))) for name in FACETS}


def _facet(name: str, rows: QuerySet) -> QuerySet:
    if name in SCALAR:
        lines = rows.annotate(value=F(SCALAR[name])).values("value").annotate(**_counted())
    else:
        lines = _items(rows, name).annotate(value=F("code"), **_counted("incident__")).values(
            "value", "incidents", "people"
        )  # fmt: skip
    return lines.order_by("-incidents", "value")


def _items(rows: QuerySet, name: str) -> QuerySet:
    """The list items of some incidents, by code."""
    model, also = SEVERAL[name]
    items = model.objects.filter(**also)
    if rows.query.where:
        items = items.filter(incident__in=rows)
    return items.values("code")


def _counted(prefix: str = "") -> dict[str, Any]:
    single = Q(**{f"{prefix}counting": "single_event"})
    return {"incidents": Count("pk"), "people": Sum(f"{prefix}victims", filter=single, default=0)}


def _total(rows: QuerySet) -> dict[str, int]:
    total: dict[str, int] = rows.aggregate(**_counted())
    return total


def _json(content: dict[str, Any]) -> HttpResponse:
    return HttpResponse(orjson.dumps(content), content_type="application/json")
