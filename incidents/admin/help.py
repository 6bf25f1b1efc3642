"""Help lines: what /help/ lists, when each was last confirmed, and which are due to be checked."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from incidents import tasks
from incidents.ledger import help_lines
from incidents.models import HelpLine
from incidents.models.help import FRESH_FOR

from .forms.fields import CountryField, DayField, name_of
from .refusals import RefusalMixin, ShowsRefusal

FIELDS = [
    "country",
    "kind",
    "name",
    "name_en",
    "number",
    "international_number",
    "hours",
    "languages",
    "interpreters",
    "url",
    "source_url",
    "confirmed_by",
    "confirmed_on",
]


class HelpLineForm(ShowsRefusal, forms.ModelForm):
    country = CountryField(label=gettext_lazy("Country"), required=True)
    confirmed_on = DayField(label=gettext_lazy("Last confirmed"))

    class Meta:
        model = HelpLine
        fields = ["country", "confirmed_on"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.show_refusal()
        return data


class DueFilter(admin.SimpleListFilter):
    """What has to be checked, and what is retired."""

    title = gettext_lazy("confirmation")
    parameter_name = "confirmation"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("due", _("To check")), ("fresh", _("Confirmed within a year")), ("retired", _("Retired"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[HelpLine]) -> QuerySet[HelpLine]:
        since = timezone.localdate() - FRESH_FOR
        chosen = {
            "due": Q(retired_on=None) & (Q(confirmed_on=None) | Q(confirmed_on__lt=since)),
            "fresh": Q(retired_on=None, confirmed_on__gte=since),
            "retired": Q(retired_on__isnull=False),
        }
        return queryset.filter(chosen.get(self.value() or "", Q()))


@admin.register(HelpLine)
class HelpLineAdmin(RefusalMixin, admin.ModelAdmin):
    """Lines are retired, never deleted, so that loading the list again does not bring one back."""

    form = HelpLineForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    list_display = ("country_name", "name_en", "number", "kind", "confirmed", "read_on", "retired_on")
    list_display_links = ("name_en",)
    list_filter = (DueFilter, "kind")
    search_fields = ("name", "name_en", "number", "country")
    actions = ("confirm_today", "retire")
    readonly_fields = ("confirmed_by_staff", "retired_on")
    fields = (*FIELDS, "confirmed_by_staff", "retired_on")

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        """Those in use first, the longest unconfirmed before the others."""
        return [F("retired_on").asc(nulls_first=True), F("confirmed_on").asc(nulls_first=True), "country", "name"]

    def has_delete_permission(self, request: HttpRequest, obj: HelpLine | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: HelpLine, form: forms.ModelForm, change: bool) -> None:
        """Save, note who confirmed it, and let the edition follow."""
        if "confirmed_on" in form.changed_data:
            obj.confirmed_by_staff_id = request.user.pk if obj.confirmed_on else None
        help_lines.saved(obj)
        tasks.print_soon()

    @admin.action(description=gettext_lazy("Confirm today: I called it or checked its page"), permissions=["change"])
    def confirm_today(self, request: HttpRequest, queryset: QuerySet[HelpLine]) -> None:
        count = help_lines.confirm(queryset, request.user)
        tasks.print_soon()
        text = ngettext("%(count)d help line confirmed.", "%(count)d help lines confirmed.", count)
        messages.success(request, text % {"count": count})

    @admin.action(description=gettext_lazy("Retire: take off the public page"), permissions=["change"])
    def retire(self, request: HttpRequest, queryset: QuerySet[HelpLine]) -> None:
        count = help_lines.retire(queryset)
        tasks.print_soon()
        text = ngettext("%(count)d help line retired.", "%(count)d help lines retired.", count)
        messages.success(request, text % {"count": count})

    @admin.display(description=gettext_lazy("country"), ordering="country")
    def country_name(self, line: HelpLine) -> str:
        return name_of(line.country)

    @admin.display(description=gettext_lazy("last confirmed"), ordering="confirmed_on")
    def confirmed(self, line: HelpLine) -> str:
        return date_format(line.confirmed_on) if line.confirmed_on else _("never")

    @admin.display(description=gettext_lazy("read on"))
    def read_on(self, line: HelpLine) -> SafeString:
        return format_html('<a href="{}" rel="noreferrer noopener">{}</a>', line.source_url, _("page"))
