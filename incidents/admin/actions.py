"""The steps of ``steps`` as actions of the list and buttons of the form, and the page that asks for a reason."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.ledger.publishable import personal_data_in
from incidents.models import Incident
from incidents.models.incident import State

from . import steps
from .forms.incident import RESTORE
from .staff import who
from .whereabouts import warn

NAMED = re.compile(r"\bTI-0*(\d{1,18})\b", re.IGNORECASE)
BUTTONS = {
    "_review": (steps.send_to_review, gettext_lazy("Sent to review")),
    "_draft": (steps.return_to_draft, gettext_lazy("Returned to draft")),
    "_publish": (steps.publish, gettext_lazy("Published")),
    RESTORE: (steps.restore, gettext_lazy("Restored to draft")),
}


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason for withdrawal"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("The public reads it on the page of the incident. No names, no personal data."),
        error_messages={"required": gettext_lazy("Say why: the public reads the reason.")},
    )
    sure = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, chosen: Iterable[Incident] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.chosen = {incident.pk for incident in chosen}
        self.named: list[Incident] = []

    def clean_reason(self) -> str:
        """The reason; an incident that it names must be there, and nothing that could identify somebody."""
        reason: str = self.cleaned_data["reason"]
        numbers = {int(number) for number in NAMED.findall(reason)} - self.chosen
        self.named = list(Incident.objects.filter(pk__in=numbers))
        if unknown := numbers - {incident.pk for incident in self.named}:
            missing = ", ".join(f"TI-{number:05d}" for number in sorted(unknown))
            raise forms.ValidationError(_("There is no incident %(missing)s.") % {"missing": missing})
        if found := personal_data_in(iter([("reason", reason)])):
            raise forms.ValidationError([blocker.message for blocker in found])
        return reason

    @property
    def must_ask(self) -> bool:
        """Whether another incident is named and nobody has seen yet that merging may be meant."""
        return bool(self.named) and not self.cleaned_data.get("sure")


class StepsMixin(admin.ModelAdmin):
    """The list's actions, the form's buttons and the withdrawal page of the incident's ModelAdmin."""

    actions: tuple[str, ...] = ("review_selected", "publish_selected", "withdraw_selected", "merge_selected")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.withdraw_view)
        return [path("withdraw/", view, name="incidents_incident_withdraw"), *super().get_urls()]

    @admin.action(description=gettext_lazy("Send to review"), permissions=["change"])
    def review_selected(self, request: HttpRequest, queryset: QuerySet[Incident]) -> None:
        self.take_step(request, "_review", queryset.order_by("pk"))

    @admin.action(description=gettext_lazy("Publish"), permissions=["change"])
    def publish_selected(self, request: HttpRequest, queryset: QuerySet[Incident]) -> None:
        step = steps.publish_as_shown(request.POST)
        name = str(BUTTONS["_publish"][1])
        outcome = steps.take(step, queryset.order_by("pk"), who(request), name)
        tell(request, outcome, name)
        warn(request, outcome.done)

    @admin.action(description=gettext_lazy("Withdraw …"), permissions=["change"])
    def withdraw_selected(self, request: HttpRequest, queryset: QuerySet[Incident]) -> HttpResponse:
        numbers = ",".join(map(str, queryset.order_by("pk").values_list("pk", flat=True)))
        return HttpResponseRedirect(f"{reverse('admin:incidents_incident_withdraw')}?incidents={numbers}")

    def take_step(self, request: HttpRequest, button: str, incidents: Any) -> None:
        """Take the step of a button with incidents, and say of each what came of it."""
        step, name = BUTTONS[button]
        tell(request, steps.take(step, incidents, who(request), str(name)), str(name))

    def withdraw_view(self, request: HttpRequest) -> HttpResponse:
        """Ask for the reason, then withdraw."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        numbers = request.GET.get("incidents", "").split(",")
        chosen = Incident.objects.filter(pk__in=[int(number) for number in numbers if number.isdecimal()]).order_by(
            "pk"
        )
        form = ReasonForm(request.POST or None, chosen=chosen)
        if request.method == "POST" and form.is_valid() and not form.must_ask:
            reason = form.cleaned_data["reason"]
            outcome = steps.take(lambda one, by: steps.withdraw(one, by, reason), chosen, who(request), _("Withdrawn"))
            tell(request, outcome, _("Withdrawn"))
            return HttpResponseRedirect(reverse("admin:incidents_incident_changelist"))
        return TemplateResponse(
            request,
            "admin/incidents/incident/withdraw.html",
            {
                **self.admin_site.each_context(request),
                "title": _("Withdraw"),
                "opts": Incident._meta,
                "form": form,
                "published": [incident for incident in chosen if incident.state == State.PUBLISHED],
                "others": [incident for incident in chosen if incident.state != State.PUBLISHED],
            },
        )


def tell(request: HttpRequest, outcome: steps.Outcome, name: str) -> None:
    """Messages: all that was done in one, each refusal with its reasons in its own."""
    if outcome.done:
        done = ", ".join(incident.public_id for incident in outcome.done)
        messages.success(request, _("%(step)s: %(incidents)s.") % {"step": name, "incidents": done})
    for incident, reason in outcome.refused:
        messages.error(request, _not_done(incident, reason))


def _not_done(incident: Incident, reason: str) -> SafeString:
    address = reverse("admin:incidents_incident_change", args=[incident.pk])
    return format_html('<a href="{}">{}</a>: {}', address, incident.public_id, reason)
