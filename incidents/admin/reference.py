"""What staff look up but do not change: terms, the gazetteer, prints and the public history."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from incidents.models import Place, PrintRequest, PublicEvent, Term
from incidents.names import fold

from .staff import named, with_leave


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows to read, for those who may view them."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    has_change_permission = has_delete_permission = has_add_permission


class ReferenceAdmin(ReadOnlyAdmin):
    """Rows that tell nothing of any case, for all staff."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_staff


@admin.register(Term)
class TermAdmin(ReferenceAdmin):
    """The vocabularies. They come with the program (``load_terms``), so that codes mean the same everywhere."""

    list_display = ("named", "scheme", "code", "parent", "htcds", "ctdc", "ictip")
    list_filter = ("scheme",)
    list_select_related = ("parent",)
    search_fields = ("label", "code", "definition")

    @admin.display(description=gettext_lazy("label"), ordering="label")
    def named(self, term: Term) -> str:
        """The label in the language of whoever reads."""
        return str(term)


@admin.register(Place)
class PlaceAdmin(ReferenceAdmin):
    """GeoNames' populated places; names are found in any script, with accents or without."""

    list_display = ("name", "admin1", "country", "population", "latitude", "longitude")
    search_fields = ("name",)
    search_help_text = gettext_lazy("The beginning of any name, or a country's code.")
    show_full_result_count = False

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Place], search_term: str
    ) -> tuple[QuerySet[Place], bool]:
        term = search_term.strip()
        if len(term) == 2 and term.isupper():
            return queryset.filter(country=term), False
        wanted = fold(term.replace("|", " "))
        return queryset.filter(names__contains=f"|{wanted}") if wanted else queryset, False


@admin.register(PrintRequest)
class PrintRequestAdmin(ReadOnlyAdmin):
    """Prints that were owed, and what became of them."""

    list_display = ("requested_at", "done_at", "edition", "tries", "next_try_at", "error")


@admin.register(PublicEvent)
class PublicEventAdmin(ReadOnlyAdmin):
    """What was made public, changed or withdrawn, when and by whom."""

    list_display = ("at", "which", "kind", "revision", "by", "reason")
    fields = list_display
    readonly_fields = ("which",)
    list_filter = ("kind",)
    list_select_related = ("incident", "by")
    date_hierarchy = "at"

    def get_queryset(self, request: HttpRequest) -> QuerySet[PublicEvent]:
        return with_leave(super().get_queryset(request), request)

    @admin.display(description=gettext_lazy("incident"), ordering="incident")
    def which(self, event: PublicEvent) -> str:
        return named(event.incident, event.by_title)  # type: ignore[attr-defined]
