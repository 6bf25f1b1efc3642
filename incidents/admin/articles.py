"""Articles and outlets: shared by incidents, so that a correction reaches every incident that shows them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.ledger.addresses import canonical
from incidents.models import Article, Outlet
from incidents.models.incident import State

from .forms.fields import CountryField, DayField, languages
from .forms.guarded import GuardedForm
from .incident_list import state_badge
from .refusals import ShowsRefusal
from .shown import ShownMixin, incidents_showing
from .staff import named, with_leave


class ArticleForm(ShowsRefusal, GuardedForm):
    """An article; its address decides whether it is recorded already."""

    address = forms.CharField(
        label=gettext_lazy("Address"), max_length=1000, required=False, widget=forms.URLInput({"size": 90})
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False, choices=languages)
    published = DayField(label=gettext_lazy("Published"))

    class Meta:
        model = Article
        fields = [
            "address",
            "outlet",
            "title",
            "language",
            "published",
            "original_source",
            "identifies_victims",
        ]
        field_classes = {"address": forms.CharField}

    def clean_address(self) -> str:
        address = self.cleaned_data["address"]
        if not address and self.instance.pk and not self.instance.address:
            return ""
        try:
            key = canonical(address)
        except ValueError as problem:
            raise forms.ValidationError(str(problem)) from problem
        if Article.objects.filter(canonical_address=key).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(
                _("This article is recorded already, perhaps under another spelling of its address.")
            )
        self.instance.canonical_address = key
        return address if "://" in address else f"https://{address}"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.show_refusal()
        return data


@admin.register(Article)
class ArticleAdmin(ShownMixin):
    """Articles are never deleted: figures rest on them."""

    form = ArticleForm
    public_fields = frozenset(
        {"address", "outlet", "title", "language", "published", "original_source", "identifies_victims"}
    )
    list_display = ("title_or_address", "outlet", "published", "language", "step", "uses")
    list_filter = ("step", "language", "identifies_victims")
    list_select_related = ("outlet",)
    search_fields = ("title", "outlet__name", "canonical_address")
    search_help_text = gettext_lazy("Title, outlet or address.")
    autocomplete_fields = ("outlet", "original_source")
    readonly_fields = ("where_it_stands", "shown_in")
    fields = (*ArticleForm.Meta.fields, "where_it_stands", "shown_in", "opened")
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        uses = Count("citations", filter=~Q(citations__incident__state=State.DISCARDED))
        return with_leave(super().get_queryset(request), request).defer("text").annotate(uses=uses)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("article"), ordering="title")
    def title_or_address(self, article: Article) -> str:
        return article.title or article.address

    @admin.display(description=gettext_lazy("incidents"), ordering="uses")
    def uses(self, article: Article) -> int:
        return article.uses  # type: ignore[attr-defined]

    @admin.display(description=gettext_lazy("step"))
    def where_it_stands(self, article: Article) -> SafeString | str:
        """The step, which jobs and the inbox take, and the way there."""
        if article.pk is None:
            return "–"
        address = reverse("admin:inbox_article", args=[article.pk])
        return format_html('{} · <a href="{}">{}</a>', article.get_step_display(), address, _("Open it in the inbox"))

    @admin.display(description=gettext_lazy("shown in"))
    def shown_in(self, article: Article) -> SafeString | str:
        return links_to_incidents(article)


class OutletForm(ShowsRefusal, GuardedForm):
    country = CountryField(label=gettext_lazy("Country"))

    class Meta:
        model = Outlet
        fields = ["name", "family", "country"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.show_refusal()
        return data


@admin.register(Outlet)
class OutletAdmin(ShownMixin):
    form = OutletForm
    public_fields = frozenset({"name", "family"})
    list_display = ("name", "family", "country", "uses")
    list_filter = ("family",)
    search_fields = ("name",)
    readonly_fields = ("shown_in",)
    fields = ("name", "family", "country", "shown_in", "opened")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Outlet]:
        return with_leave(super().get_queryset(request), request).annotate(uses=Count("articles"))

    @admin.display(description=gettext_lazy("articles"), ordering="uses")
    def uses(self, outlet: Outlet) -> int:
        return outlet.uses  # type: ignore[attr-defined]

    @admin.display(description=gettext_lazy("shown in"))
    def shown_in(self, outlet: Outlet) -> SafeString | str:
        return links_to_incidents(outlet)


def links_to_incidents(row: Article | Outlet) -> SafeString | str:
    """The incidents that show a row, each with its state: all change with it."""
    if row.pk is None:
        return "–"
    links = (
        (
            reverse("admin:incidents_incident_change", args=[incident.pk]),
            named(incident, row.by_title),  # type: ignore[union-attr]
            state_badge(incident),
        )
        for incident in incidents_showing(row)
    )
    rows = format_html_join("", '<li><a href="{}">{}</a> {}</li>', links)
    return format_html('<ul class="plain">{}</ul>', rows) if rows else "–"
