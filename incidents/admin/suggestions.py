"""The inbox: what the public suggests, the undecided first."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from incidents.ledger import suggestions
from incidents.models import Suggestion
from incidents.models.suggestions import SuggestionState

from .staff import named, with_leave


@admin.register(Suggestion)
class SuggestionAdmin(admin.ModelAdmin):
    """What came stays as it came; staff decide what becomes of it. Who sent it is not known."""

    list_display = ("reference", "created", "kind", "incident_link", "beginning", "state", "decided_by")
    list_filter = ("state", "kind", "created")
    list_select_related = ("incident", "decided_by")
    search_fields = ("reference", "text", "url")
    actions = ("mark_used", "decline")
    readonly_fields = ("reference", "kind", "incident_link", "address", "text", "created", "decided_by", "decided_at")
    fields = (
        "reference",
        "created",
        "kind",
        "incident_link",
        "address",
        "text",
        "state",
        "note",
        "decided_by",
        "decided_at",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Suggestion]:
        return with_leave(super().get_queryset(request), request)

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        """The new ones first, then the latest."""
        return [Case(When(state=SuggestionState.NEW, then=Value(0)), default=Value(1)).asc(), "-created", "-pk"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Suggestion, form: forms.ModelForm, change: bool) -> None:
        """Note who decided, and when."""
        if "state" in form.changed_data:
            obj.decided_by_id, obj.decided_at = request.user.pk, timezone.now()
        super().save_model(request, obj, form, change)

    @admin.action(description=gettext_lazy("Mark as used"), permissions=["change"])
    def mark_used(self, request: HttpRequest, queryset: QuerySet[Suggestion]) -> None:
        self._decide(request, queryset, SuggestionState.USED)

    @admin.action(description=gettext_lazy("Decline"), permissions=["change"])
    def decline(self, request: HttpRequest, queryset: QuerySet[Suggestion]) -> None:
        self._decide(request, queryset, SuggestionState.DECLINED)

    def _decide(self, request: HttpRequest, queryset: QuerySet[Suggestion], state: SuggestionState) -> None:
        count = suggestions.decide(queryset, state, request.user)
        text = ngettext("%(count)d suggestion: %(state)s.", "%(count)d suggestions: %(state)s.", count)
        messages.success(request, text % {"count": count, "state": state.label})

    @admin.display(description=gettext_lazy("incident"), ordering="incident")
    def incident_link(self, suggestion: Suggestion) -> SafeString | str:
        if suggestion.incident is None:
            return "–"
        address = reverse("admin:incidents_incident_change", args=[suggestion.incident.pk])
        name = named(suggestion.incident, suggestion.by_title)  # type: ignore[attr-defined]
        return format_html('<a href="{}">{}</a>', address, name)

    @admin.display(description=gettext_lazy("suggestion"))
    def beginning(self, suggestion: Suggestion) -> str:
        return Truncator(suggestion.text or suggestion.url).chars(80)

    @admin.display(description=gettext_lazy("address"))
    def address(self, suggestion: Suggestion) -> SafeString | str:
        """The address as text, as a link, and on its way into the inbox: strangers choose it."""
        if not suggestion.url:
            return "–"
        given: dict[str, Any] = {"address": suggestion.url}
        return format_html(
            '{}<br><a href="{}" rel="noreferrer noopener nofollow">{}</a> · <a href="{}?{}">{}</a>',
            suggestion.url,
            suggestion.url,
            _("Open it (another site)"),
            reverse("admin:inbox_add"),
            urlencode(given),
            _("Read it in the inbox"),
        )
