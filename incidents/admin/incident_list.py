"""The list of incidents: its columns, filters and search, in a number of queries that does not grow with it."""

import re
from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import SEARCH_VAR, ChangeList
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from incidents.ledger.publishable import blockers
from incidents.ledger.reports import prefetched
from incidents.models import Citation, Incident, Involvement
from incidents.models.incident import State

from . import wording
from .forms.dates import told_days
from .forms.fields import name_of
from .forms.incident import version_of
from .summary import summarise

PUBLIC_ID = re.compile(r"(?:TI-?)?0*(\d{1,18})", re.IGNORECASE)
UNPUBLISHED = (State.DRAFT, State.IN_REVIEW)


class IncidentChangeList(ChangeList):
    """The page of the list, with what the rules say of each incident on it."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(prefetched(self.result_list))
        for incident in self.result_list:
            incident.summary = summarise(incident)


class StateFilter(admin.ChoicesFieldListFilter):
    """The states; what was discarded is shown to whoever asks for it, or for its number."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Incident]) -> QuerySet[Incident]:
        chosen: Any = super().queryset(request, queryset)
        is_asked_for = self.lookup_val or PUBLIC_ID.fullmatch(request.GET.get(SEARCH_VAR, "").strip())
        return chosen if is_asked_for else chosen.exclude(state=State.DISCARDED)

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        everything, *states = super().choices(changelist)
        yield {**everything, "display": _("All but discarded")}
        yield from states


class CountryFilter(admin.SimpleListFilter):
    title = gettext_lazy("country")
    parameter_name = "country"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        codes = Incident.objects.exclude(country="").order_by().values_list("country", flat=True).distinct()
        return sorted(((code, name_of(code)) for code in codes), key=lambda choice: choice[1])

    def queryset(self, request: HttpRequest, queryset: QuerySet[Incident]) -> QuerySet[Incident]:
        return queryset.filter(country=self.value()) if self.value() else queryset


class YearFilter(admin.SimpleListFilter):
    title = gettext_lazy("year")
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        years = (
            Incident.objects.exclude(date_start=None).order_by().values_list("date_start__year", flat=True).distinct()
        )
        return [(str(year), str(year)) for year in sorted(years, reverse=True)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Incident]) -> QuerySet[Incident]:
        year = self.value() or ""
        return queryset.filter(date_start__year=int(year)) if re.fullmatch(r"\d{4}", year, re.ASCII) else queryset


class BlockedFilter(admin.SimpleListFilter):
    """Among what is not published yet: what something blocks, and what is ready."""

    title = gettext_lazy("publishing")
    parameter_name = "blocked"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", gettext_lazy("Blocked")), ("no", gettext_lazy("Ready to publish"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Incident]) -> QuerySet[Incident]:
        if self.value() not in {"yes", "no"}:
            return queryset
        now = timezone.now()
        waiting = prefetched(Incident.objects.filter(state__in=UNPUBLISHED))
        chosen = [incident.pk for incident in waiting if bool(blockers(incident, now)) == (self.value() == "yes")]
        return queryset.filter(pk__in=chosen)


class IncidentListMixin(admin.ModelAdmin):
    """The list's side of the incident's ModelAdmin."""

    list_display = (
        "identity",
        "title",
        "date",
        "country_name",
        "state_name",
        "headline",
        "grade",
        "sources",
        "blocked",
    )
    list_display_links = ("identity", "title")
    list_filter = (("state", StateFilter), BlockedFilter, YearFilter, CountryFilter, "exploitation")
    search_fields = ("title",)
    search_help_text = gettext_lazy("Title, place, summary, authority or outlet; or a number such as TI-00042.")
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    @admin.display(description=mark_safe('<input type="checkbox" id="action-toggle">'))
    def action_checkbox(self, obj: Incident) -> SafeString:
        """The box to choose an incident, and the version that was shown: nobody publishes what they did not see."""
        box = super().action_checkbox(obj)
        return format_html('{}<input type="hidden" name="shown-{}" value="{}">', box, obj.pk, version_of(obj))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return IncidentChangeList

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Incident], search_term: str
    ) -> tuple[QuerySet[Incident], bool]:
        """Incidents that have every word somewhere, or the public identity; never one twice."""
        term = search_term.strip()
        if not term:
            return queryset, False
        found = Q()
        for word in term.split():
            found &= _holds(word)
        if match := PUBLIC_ID.fullmatch(term):
            found |= Q(pk=int(match[1]))
        return queryset.filter(found), False

    @admin.display(description=pgettext_lazy("of an incident", "number"), ordering="number")
    def identity(self, incident: Incident) -> str:
        return incident.public_id

    @admin.display(description=gettext_lazy("date"), ordering="date_start")
    def date(self, incident: Incident) -> SafeString | str:
        told = told_days(incident.date_start, incident.date_end, incident.date_precision)
        if not told:
            return "–"
        days = format_html_join(" – ", '<span class="day">{}</span>', ((day,) for day in told))
        return format_html('{} <span class="under">{}</span>', days, incident.get_date_precision_display())

    @admin.display(description=gettext_lazy("country"), ordering="country")
    def country_name(self, incident: Incident) -> str:
        return name_of(incident.country) if incident.country else "–"

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_name(self, incident: Incident) -> SafeString:
        reasons = {
            State.WITHDRAWN: _("Public reason: %s") % incident.withdrawn_reason,
            State.DISCARDED: _("Reason: %s") % incident.discarded_reason,
        }
        if incident.state not in reasons:
            return state_badge(incident)
        return format_html('{} <span class="under">{}</span>', state_badge(incident), reasons[State(incident.state)])

    @admin.display(description=gettext_lazy("people"))
    def headline(self, incident: Incident) -> SafeString:
        leading = incident.summary.headline  # type: ignore[attr-defined]
        return format_html(
            '<span title="{}">{} <span class="under">{}</span></span>',
            wording.headline_reason(leading),
            wording.figure_text(leading),
            wording.span_text(leading),
        )

    @admin.display(description=gettext_lazy("grade"))
    def grade(self, incident: Incident) -> SafeString:
        result = incident.summary.grade  # type: ignore[attr-defined]
        return format_html('<span title="{}">{}</span>', wording.grade_text(result), result.value or "–")

    @admin.display(description=gettext_lazy("sources"))
    def sources(self, incident: Incident) -> int:
        return incident.summary.sources  # type: ignore[attr-defined]

    @admin.display(description=gettext_lazy("blocks publishing"))
    def blocked(self, incident: Incident) -> SafeString | str:
        found = incident.summary.blockers  # type: ignore[attr-defined]
        return format_html_join("", '<div class="blocker">{}</div>', ((blocker.message,) for blocker in found)) or "–"


def state_badge(incident: Incident) -> SafeString:
    """The state as a badge; its colour only repeats its word."""
    return format_html('<span class="state state-{}">{}</span>', incident.state, incident.get_state_display())


def _holds(word: str) -> Q:
    """Whether an incident has a word in its own texts or in the names of its authorities and outlets."""
    authorities = Involvement.objects.filter(incident=OuterRef("pk"))
    outlets = Citation.objects.filter(incident=OuterRef("pk"), article__outlet__name__icontains=word)
    return (
        Q(title__icontains=word)
        | Q(summary__icontains=word)
        | Q(place__icontains=word)
        | Q(admin1__icontains=word)
        | Exists(authorities.filter(Q(authority__name__icontains=word) | Q(authority__native_name__icontains=word)))
        | Exists(outlets)
    )
