"""Authorities: shared by incidents, so that a correction reaches every incident that shows them."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from incidents.models import Authority

from .forms.authorities import authorities_with
from .forms.fields import CountryField, name_of
from .forms.guarded import GuardedForm
from .refusals import ShowsRefusal
from .shown import ShownMixin


class AuthorityForm(ShowsRefusal, GuardedForm):
    country = CountryField(
        label=gettext_lazy("Country"),
        help_text=gettext_lazy("The country it belongs to; blank for international ones."),
    )

    class Meta:
        model = Authority
        fields = ["name", "native_name", "type", "country"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.show_refusal()
        return data


@admin.register(Authority)
class AuthorityAdmin(ShownMixin):
    form = AuthorityForm
    public_fields = frozenset(AuthorityForm.Meta.fields)
    list_display = ("name", "native_name", "type", "country_name", "uses")
    list_filter = ("type",)
    fields = (*AuthorityForm.Meta.fields, "opened")
    search_fields = ("name", "native_name")
    search_help_text = gettext_lazy("Name, name in its own language, or country.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Authority]:
        return super().get_queryset(request).annotate(uses=Count("involvements"))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Authority], search_term: str
    ) -> tuple[QuerySet[Authority], bool]:
        return authorities_with(search_term, queryset), False

    @admin.display(description=gettext_lazy("country"), ordering="country")
    def country_name(self, authority: Authority) -> str:
        return name_of(authority.country) if authority.country else "–"

    @admin.display(description=gettext_lazy("incidents"), ordering="uses")
    def uses(self, authority: Authority) -> int:
        return authority.uses  # type: ignore[attr-defined]
