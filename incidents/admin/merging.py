"""Two incidents that turn out to be one, side by side, and the merging of them by a person's decision."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from incidents import names, tasks
from incidents.ledger.headline import headline
from incidents.ledger.merging import merge
from incidents.ledger.publishing import NotPublishable
from incidents.ledger.reports import prefetched, reports_of
from incidents.ledger.takeover import CODED, Takeover, takeover
from incidents.models import FollowUp, Incident
from incidents.models.incident import State

from . import wording
from .candidates import alike
from .forms.dates import told_date
from .forms.fields import name_of
from .forms.incident import version_of
from .incident_list import PUBLIC_ID, state_badge
from .staff import who
from .steps import log


@dataclass(frozen=True)
class Side:
    """One of the two as the page shows it; ``version`` guards it against being changed unseen."""

    incident: Incident
    cells: tuple[list[Any], ...]
    version: str


class OtherForm(forms.Form):
    other = forms.CharField(
        label=gettext_lazy("The other incident"),
        max_length=30,
        widget=forms.TextInput({"placeholder": "TI-00042", "size": 12, "autocomplete": "off"}),
    )

    def __init__(self, incident: Incident, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.incident = incident

    def clean_other(self) -> Incident:
        """The incident of that number, another than this."""
        match = PUBLIC_ID.fullmatch(self.cleaned_data["other"].strip())
        found = Incident.objects.filter(pk=int(match[1])).first() if match else None
        if found is None:
            raise forms.ValidationError(_("There is no such incident. Its number looks like TI-00042."))
        if found.pk == self.incident.pk:
            raise forms.ValidationError(_("Choose two different incidents."))
        return found


class MergeMixin(admin.ModelAdmin):
    """The page on which two incidents are compared and merged, and the list's way to it."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.merge_view)
        return [path("<int:pk>/merge/", view, name="incidents_incident_merge"), *super().get_urls()]

    @admin.action(description=gettext_lazy("Compare and merge two …"), permissions=["change"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet[Incident]) -> HttpResponse | None:
        chosen = list(queryset.order_by("pk")[:3])
        if len(chosen) != 2:
            messages.error(request, _("Choose exactly two incidents to compare and merge."))
            return None
        address = reverse("admin:incidents_incident_merge", args=[chosen[1].pk])
        return HttpResponseRedirect(f"{address}?other={chosen[0].public_id}")

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Choose the other incident (``other``), compare the two, and merge them the way a person says (``keep``)."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        incident = get_object_or_404(Incident, pk=pk)
        form = OtherForm(incident, {"other": request.GET["other"]} if "other" in request.GET else None)
        other = form.cleaned_data["other"] if form.is_valid() else None
        problems: list[str] = []
        if request.method == "POST" and other is not None:
            problems = _merged(request, incident, other)
            if not problems:
                return HttpResponseRedirect(reverse("admin:incidents_incident_change", args=[request.POST["keep"]]))
        status = 422 if problems or form.errors else 200
        return TemplateResponse(
            request,
            "admin/incidents/incident/merge.html",
            self._page(request, incident, other, {"form": form, "problems": problems}),
            status=status,
        )

    def _page(
        self, request: HttpRequest, incident: Incident, other: Incident | None, more: dict[str, Any]
    ) -> dict[str, Any]:
        sides = [_side(one) for one in (incident, other)] if other else []
        return {
            **self.admin_site.each_context(request),
            "title": _("Compare and merge"),
            "opts": Incident._meta,
            "incident": incident,
            "candidates": [] if other else alike(prefetched(Incident.objects.filter(pk=incident.pk)).get()),
            "sides": sides,
            "rows": list(_rows(*sides)) if sides else [],
            "taken": list(_taken_either_way(*sides)) if sides else [],
            "kept": _usual(incident, other) if other else 0,
            **more,
        }


LABELS = (
    gettext_lazy("State"),
    gettext_lazy("Title"),
    gettext_lazy("Date"),
    gettext_lazy("Place"),
    gettext_lazy("People"),
    gettext_lazy("Nationalities"),
    gettext_lazy("Authorities"),
    gettext_lazy("Sources"),
    gettext_lazy("Summary"),
    gettext_lazy("What happened next"),
    gettext_lazy("Arrests"),
    gettext_lazy("Classification"),
    gettext_lazy("Internal notes"),
)


def _rows(one: Side, other: Side) -> Iterator[tuple[str, list[list[Any]], bool]]:
    """Each label with what stands on either side, and whether they differ."""
    for label, left, right in zip(LABELS, one.cells, other.cells, strict=True):
        yield str(label), [left, right], left != right


def _side(incident: Incident) -> Side:
    stored = prefetched(Incident.objects.select_related("changed_by")).get(pk=incident.pk)
    reports = reports_of(stored)
    place = [stored.place, stored.admin1, name_of(stored.country) if stored.country else ""]
    date = told_date(stored.date_start, stored.date_end, stored.date_precision)
    figure = wording.headline_text(headline(reports, stored.pinned_reason))
    cells: list[list[Any]] = [
        [state_badge(stored)],
        [stored.title],
        [date],
        [", ".join(part for part in place if part)],
        [figure],
        [", ".join(_nationalities(stored))],
        [str(involvement.authority) for involvement in stored.involvements.all()],
        [str(citation.article) for citation in stored.citations.all()],
        [stored.summary],
        [_outcome(followup) for followup in stored.followups.all()],
        [_said(stored.arrests)],
        [str(term) for name in CODED for term in getattr(stored, name).all()],
        [stored.internal_notes],
    ]
    shown = tuple([line for line in lines if line] for lines in cells)
    return Side(stored, shown, version_of(stored))


def _taken_either_way(one: Side, other: Side) -> Iterator[dict[str, Any]]:
    """For either choice of the one that stays: what it takes over, and what it cannot."""
    today = timezone.now().date()
    for into, duplicate in ((one.incident, other.incident), (other.incident, one.incident)):
        taken = takeover(duplicate, into, today)
        yield {"into": into, "duplicate": duplicate, "lines": list(told(taken)), "left": list(told_left(taken))}


def told(taken: Takeover) -> Iterator[str]:
    """What is taken over, a line for each kind."""
    parts: tuple[tuple[Any, list[Any]], ...] = (
        (_("Sources"), [citation.article for citation in taken.citations]),
        (_("Authorities"), [involvement.authority for involvement in taken.involvements]),
        (_("What happened next"), [_outcome(followup) for followup in taken.followups]),
        (_("Classification"), [term for terms in taken.terms.values() for term in terms]),
        (_("Internal notes"), [taken.notes] if taken.notes else []),
    )
    yield from (f"{label}: {'; '.join(map(str, rows))}" for label, rows in parts if rows)


def told_left(taken: Takeover) -> Iterator[str]:
    """What happened next that does not fit the incident that stays, with the reason."""
    yield from (f"{_outcome(followup)}: {reason}" for followup, reason in taken.left)


def _outcome(followup: FollowUp) -> str:
    """Outcome, people and day: “Sheltered 30 Indonesians (1 June 2023)”."""
    people = names.nationality_name(followup.nationality, get_language() or "en") if followup.nationality else ""
    day = f"({date_format(followup.date, 'j F Y')})" if followup.date else ""
    return " ".join(filter(None, (str(followup), _said(followup.number), people, day)))


def _said(value: int | None) -> str:
    return "" if value is None else wording.number(value)


def _nationalities(incident: Incident) -> Iterator[str]:
    """Every nationality that a source names, with the numbers given for it."""
    numbers: dict[str, set[str]] = {}
    for count in incident.counts.all():
        if count.nationality:
            given = {wording.number(count.number)} if count.number is not None else set()
            numbers.setdefault(names.nationality_name(count.nationality, get_language() or "en"), set()).update(given)
    yield from (f"{name} {' / '.join(sorted(given))}".strip() for name, given in sorted(numbers.items()))


def _usual(incident: Incident, other: Incident) -> int:
    """Which of the two stays unless somebody says otherwise: the public one, else the older."""
    public = [one.pk for one in (incident, other) if one.state == State.PUBLISHED]
    return public[0] if len(public) == 1 else min(incident.pk, other.pk)


def _merged(request: HttpRequest, incident: Incident, other: Incident) -> list[str]:
    """Merge the two as asked for; the reasons why not, and then nothing was done."""
    by_number = {str(one.pk): one for one in (incident, other)}
    into = by_number.get(request.POST.get("keep", ""))
    if into is None:
        return [_("Choose which of the two stays.")]
    if any(version_of(one) != request.POST.get(f"seen-{one.pk}", "") for one in (incident, other)):
        return [_("One of the two was changed after you opened this page. Look at both again.")]
    duplicate = other if into is incident else incident
    named = {"duplicate": duplicate.public_id, "into": into.public_id}
    try:
        with transaction.atomic():
            taken = merge(duplicate, into, who(request))
            log(duplicate, who(request), _("Merged into %(into)s") % named)
            log(into, who(request), _history(taken, duplicate))
    except NotPublishable as problem:
        return [blocker.message for blocker in problem.blockers]
    tasks.print_soon()
    messages.success(request, _("%(duplicate)s is part of %(into)s now. Its address leads here.") % named)
    return []


def _history(taken: Takeover, duplicate: Incident) -> str:
    """What the history says of the incident that stays."""
    left = [_("not taken over: %s") % line for line in told_left(taken)]
    lines = "; ".join([*told(taken), *left])
    name = _("Took over %(duplicate)s") % {"duplicate": duplicate.public_id}
    return f"{name} ({lines})" if lines else name
