"""What the rules make of an incident page as it is being typed: sums, remainders, the figure that would lead."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from incidents.ledger.breakdown import breakdown
from incidents.ledger.grade import grade
from incidents.ledger.headline import headline
from incidents.ledger.reports import Report, report_of
from incidents.models import Article, Citation, Incident, VictimCount

from . import wording
from .candidates import alike_typed
from .forms.entry import Entry
from .forms.figures import CountForm
from .whereabouts import whereabouts


@require_POST
def preview(request: HttpRequest) -> JsonResponse:
    """JSON for the page: each source by its place, and the whole. Rows that do not make sense yet are left out."""
    if not request.user.has_perm("incidents.change_incident") and not request.user.has_perm("incidents.add_incident"):
        raise PermissionDenied
    number = request.POST.get("incident", "")
    instance = Incident.objects.filter(pk=number).first() if number.isdecimal() else None
    entry = Entry(request.POST, instance)
    entry.is_valid()
    by_place, incident = reports_in(entry), entry.form.instance
    reports = list(by_place.values())
    leading = headline(reports, incident.pinned_reason)
    explained = bool(incident.remainder_explained.strip())
    parts = breakdown(reports, leading)
    return JsonResponse(
        {
            "sources": {
                place: {"text": wording.source_text(report), "excess": not explained and wording.exceeds(report)}
                for place, report in by_place.items()
            },
            "headline": wording.headline_text(leading),
            "reason": wording.headline_reason(leading),
            "breakdown": wording.breakdown_text(parts, leading),
            "excess": not explained and parts.remainder is not None and parts.remainder < 0,
            "grade": wording.grade_text(grade(reports, incident.grade_override, incident.grade_note)),
            "place": whereabouts(incident),
            "known": _known(entry) if incident.date_start else [],
        }
    )


def _known(entry: Entry) -> list[dict[str, Any]]:
    """The cases of the ledger that may be this one, for the page to show."""
    return [
        {
            "asks": one.asks,
            "text": f"{one.level}: {one.incident}",
            "about": " · ".join(part for part in (one.date, one.incident.place, one.figure) if part),
            "reasons": " ".join(one.reasons),
            "address": reverse("admin:incidents_incident_change", args=[one.incident.pk]),
        }
        for one in alike_typed(entry)
    ]


def reports_in(entry: Entry) -> dict[int, Report]:
    """What each source on the page says, by its place there, the lead first; nothing of it needs to be stored."""
    places = {id(form): place for place, form in enumerate(entry.sources.forms)}
    counts: dict[int, list[VictimCount]] = {}
    for form in entry.figures.forms:
        if entry.figures.keeps(form) and (source := _source_of(form)) is not None:
            counts.setdefault(places[id(source)], []).append(form.instance)
    reports = {}
    for form in sorted(filter(entry.sources.keeps, entry.sources.forms), key=lambda form: not form.instance.is_lead):
        place = places[id(form)]
        reports[place] = report_of(_citation(form, place), counts.get(place, []) + _pasted(form))
    return reports


def _source_of(form: CountForm) -> Any:
    bad = {"number", "nationality", "source", "is_pinned"} & form.errors.keys()
    return None if bad else form.source_form


def _citation(form: Any, place: int) -> Citation:
    """The citation as typed; an article that is not stored yet gets a number of its own."""
    article = form.instance.article if hasattr(form.instance, "article") else Article()
    if article.pk is None:
        article.pk = -place - 1
    form.instance.article = article
    return form.instance


def _pasted(form: Any) -> list[VictimCount]:
    return [
        VictimCount(nationality=line.nationality, number=line.number, qualifier=line.qualifier) for line in form.pasted
    ]
