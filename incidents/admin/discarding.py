"""Drafts that staff put away, with the page that asks why, and the way back from the list."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.ledger.discarding import NEVER_PUBLIC
from incidents.ledger.publishing import LONGEST_REASON
from incidents.models import Incident

from . import steps
from .actions import StepsMixin, tell
from .forms.incident import RESTORE
from .staff import who


class DiscardForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason for discarding"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Staff only: entered twice, a test, no trafficking after all …"),
        error_messages={"required": gettext_lazy("Say why it is discarded.")},
    )


class DiscardMixin(StepsMixin):
    """The page on which drafts are discarded, and the list's actions around it."""

    actions = (*StepsMixin.actions, "discard_selected", "restore_selected")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.discard_view)
        return [path("discard/", view, name="incidents_incident_discard"), *super().get_urls()]

    @admin.action(description=gettext_lazy("Discard …"), permissions=["change"])
    def discard_selected(self, request: HttpRequest, queryset: QuerySet[Incident]) -> HttpResponse:
        numbers = ",".join(map(str, queryset.order_by("pk").values_list("pk", flat=True)))
        return HttpResponseRedirect(f"{reverse('admin:incidents_incident_discard')}?incidents={numbers}")

    @admin.action(description=gettext_lazy("Restore to draft"), permissions=["change"])
    def restore_selected(self, request: HttpRequest, queryset: QuerySet[Incident]) -> None:
        self.take_step(request, RESTORE, queryset.order_by("pk"))

    def discard_view(self, request: HttpRequest) -> HttpResponse:
        """Ask for the reason, then discard."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        numbers = request.GET.get("incidents", "").split(",")
        chosen = Incident.objects.filter(pk__in=[int(number) for number in numbers if number.isdecimal()])
        form = DiscardForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            _discard(request, chosen, form.cleaned_data["reason"])
            return HttpResponseRedirect(reverse("admin:incidents_incident_changelist"))
        ordered = chosen.order_by("pk")
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": _("Discard"),
            "opts": Incident._meta,
            "form": form,
            "drafts": ordered.filter(state__in=NEVER_PUBLIC),
            "others": ordered.exclude(state__in=NEVER_PUBLIC),
        }
        return TemplateResponse(request, "admin/incidents/incident/discard.html", context)


def _discard(request: HttpRequest, chosen: QuerySet[Incident], reason: str) -> None:
    """Discard each, and keep the reason in its history, which outlasts restoring it."""
    name = _("Discarded (%(reason)s)") % {"reason": reason}
    outcome = steps.take(lambda one, by: steps.discard(one, by, reason), chosen, who(request), name)
    tell(request, outcome, _("Discarded"))
