"""The rows of the incident form: its sources, their figures, the authorities, what happened next."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from incidents.models import Citation, FollowUp, Involvement, VictimCount

from .forms.authorities import InvolvementForm, InvolvementFormSet
from .forms.figures import CountForm, CountFormSet
from .forms.followups import FollowUpForm, FollowUpFormSet
from .forms.sources import CitationForm, CitationFormSet


class RowInline(admin.TabularInline):
    """Whoever may change an incident may change its rows."""

    extra = 1

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("incidents.change_incident") or request.user.has_perm("incidents.add_incident")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_view_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_view_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_view_permission(request, obj)


class CitationInline(RowInline):
    model = Citation
    form = CitationForm
    formset = CitationFormSet
    template = "admin/incidents/incident/sources.html"


class CountInline(RowInline):
    model = VictimCount
    form = CountForm
    formset = CountFormSet
    template = "admin/incidents/incident/figures.html"


class InvolvementInline(RowInline):
    model = Involvement
    form = InvolvementForm
    formset = InvolvementFormSet
    template = "admin/incidents/incident/authorities.html"


class FollowUpInline(RowInline):
    model = FollowUp
    form = FollowUpForm
    formset = FollowUpFormSet
    template = "admin/incidents/incident/followups.html"
