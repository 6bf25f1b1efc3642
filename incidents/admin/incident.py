"""The page on which staff enter and change an incident."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib import admin
from django.forms import BaseInlineFormSet, ModelForm, Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.ledger.known import CLOSED
from incidents.ledger.reports import prefetched
from incidents.ledger.second_eyes import looked_at
from incidents.models import Citation, Incident, VictimCount
from incidents.models.incident import State

from . import wording
from .actions import BUTTONS
from .candidates import alike, must_ask
from .discarding import DiscardMixin
from .forms.changes import told_fields, told_rows
from .forms.entry import link
from .forms.incident import NEVER_PUBLIC, IncidentForm, changed_meanwhile, version_of
from .incident_list import IncidentListMixin, state_badge
from .inlines import CitationInline, CountInline, FollowUpInline, InvolvementInline
from .meanwhile import MeanwhileMixin
from .merging import MergeMixin
from .refusals import RefusalMixin
from .sent_again import SentAgainMixin
from .shown import incidents_showing, touch
from .staff import who
from .summary import summarise
from .telling_apart import tell_apart
from .whereabouts import warn, whereabouts

STAFF_ONLY_OF_ROWS: dict[Any, set[str]] = {Citation: {"note"}, VictimCount: {"quote", "nationality_as_reported"}}
# The page in the order in which a case is told: groups of fields, and rows between them.
PAGE: tuple[Any, ...] = (
    (gettext_lazy("What happened"), {"fields": ("title", "summary", "written_in")}),
    (gettext_lazy("When"), {"fields": ("when",)}),
    (
        gettext_lazy("Where"),
        {
            "fields": ("place", ("country", "admin1"), ("latitude", "longitude", "place_precision")),
            "classes": ("where",),
        },
    ),
    CitationInline,
    CountInline,
    (gettext_lazy("People"), {"fields": ("pinned_reason", "remainder_explained"), "classes": ("people",)}),
    InvolvementInline,
    FollowUpInline,
    (
        gettext_lazy("Classification"),
        {
            "fields": (
                "exploitation",
                "sectors",
                "means",
                "recruitment",
                ("victim_status", "status_decided_by"),
                ("arrests", "counting"),
            )
        },
    ),
    (
        gettext_lazy("Review and notes"),
        {
            "fields": (
                ("grade_override", "grade_note"),
                ("sensitivity", "embargo_until"),
                "internal_notes",
                "opened",
            )
        },
    ),
)


@admin.register(Incident)
class IncidentAdmin(MergeMixin, DiscardMixin, MeanwhileMixin, RefusalMixin, SentAgainMixin, IncidentListMixin):
    """Entry, change, review and publishing of incidents.

    None is ever deleted: what is wrong is withdrawn, a draft that is not needed discarded.
    """

    form = IncidentForm
    inlines = tuple(part for part in PAGE if isinstance(part, type))
    fieldsets = tuple(part for part in PAGE if isinstance(part, tuple))

    class Media:
        css = {"all": ["leaflet/leaflet.css"]}
        js = [Script("leaflet/leaflet.js", defer=True), Script("js/admin/entry.js", type="module")]

    def has_view_permission(self, request: HttpRequest, obj: Incident | None = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Incident | None = None) -> bool:
        return False

    def version_of(self, row: Incident) -> str:
        return version_of(row)

    def changed_meanwhile(self, row: Incident) -> str:
        return changed_meanwhile(row)

    def save_model(self, request: HttpRequest, obj: Incident, form: ModelForm, change: bool) -> None:
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: list[BaseInlineFormSet], change: bool
    ) -> None:
        """Save the rows; where something public changed the edition follows. Raises NotPublishable."""
        super().save_related(request, form, formsets, change)
        incident = form.instance
        tell_apart(incident, request.POST.getlist("apart"), who(request))
        # Whoever saves what a colleague typed has checked it, and becomes nobody who may not publish it.
        if not change or form.has_changed() or any(rows.has_changed() for rows in formsets):
            incident.changed_by = who(request)
            incident.save(update_fields=["changed_by"])
        looked_at(incident, who(request))
        if incident.state == State.PUBLISHED and changes_public_content(form, formsets):
            touch([incident], who(request))
            incident.refresh_from_db(fields=["revision", "updated_at"])
        for article in completed_articles(formsets):
            touch(incidents_showing(article).exclude(pk=incident.pk), who(request))

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> list[dict[str, Any]]:
        """What changed from what to what, and for a published incident as which revision."""
        message = super().construct_change_message(request, form, formsets, add)
        rows = told_rows(formsets)
        told: list[Any] = [entry["changed"] for entry in message if "changed" in entry]
        for changed in told:
            if "name" in changed:
                changed["object"], changed["fields"] = next(rows)
            else:
                changed["fields"] = told_fields(form)
        if form.instance.state == State.PUBLISHED:
            revision = {"name": _("public revision"), "object": str(form.instance.revision)}
            return [*message, {"changed": {**revision, "fields": []}}]
        return message

    def _create_formsets(self, request: HttpRequest, obj: Incident, change: bool) -> tuple[list[Any], list[Any]]:
        """Django's formsets, the figures linked to the sources, and each told what was refused of it."""
        formsets, inlines = super()._create_formsets(request, obj, change)  # type: ignore[misc]
        link(formsets)
        refused = getattr(request, "refused", [])
        for formset in formsets:
            formset.refused = [message for field, message in refused if field == formset.prefix]
        return formsets, inlines

    def response_add(self, request: HttpRequest, obj: Incident, post_url_continue: str | None = None) -> HttpResponse:
        return self._after_save(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Incident) -> HttpResponse:
        return self._after_save(request, obj) or super().response_change(request, obj)

    def _after_save(self, request: HttpRequest, obj: Incident) -> HttpResponse | None:
        """Take the step whose button was pressed, once all is saved; back on the page it says what came of it."""
        taken = BUTTONS.keys() & request.POST.keys()
        for button in taken:
            self.take_step(request, button, [Incident.objects.get(pk=obj.pk)])
        warn(request, [obj])
        return HttpResponseRedirect(reverse("admin:incidents_incident_change", args=[obj.pk])) if taken else None

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        incident = kwargs.get("obj")
        context["sections"] = list(sections(context["adminform"], context["inline_admin_formsets"]))
        if incident is not None:
            stored = prefetched(Incident.objects.filter(pk=incident.pk)).get()
            summary = summarise(stored, who(request))
            context |= {
                "stored": stored,
                "state_badge": state_badge(stored),
                "alike": [] if stored.state in CLOSED else alike(stored),
                "asked": must_ask(stored),
                "apart": request.POST.getlist("apart"),
                "whereabouts": whereabouts(stored),
                "blockers": summary.blockers,
                "headline": wording.headline_text(summary.headline),
                "reason": wording.headline_reason(summary.headline),
                "grade": wording.grade_text(summary.grade),
            }
        return super().render_change_form(request, context, *args, **kwargs)


def sections(adminform: Any, formsets: Any) -> Iterator[dict[str, Any]]:
    """The parts of the page in their order."""
    fieldsets = iter(adminform)
    by_class = {type(formset.opts): formset for formset in formsets}
    for part in PAGE:
        yield {"fieldset": next(fieldsets)} if isinstance(part, tuple) else {"rows": by_class[part]}


def changes_public_content(form: ModelForm, formsets: list[BaseInlineFormSet]) -> bool:
    """Whether anything was changed that the public can see."""
    if set(form.changed_data) - NEVER_PUBLIC:
        return True
    for rows in formsets:
        hidden = STAFF_ONLY_OF_ROWS.get(rows.model, set())
        if (
            rows.new_objects
            or rows.deleted_objects
            or any(set(names) - hidden for _row, names in rows.changed_objects)
        ):
            return True
    return False


def completed_articles(formsets: Sequence[Any]) -> Iterator[Any]:
    """Articles recorded before of which this page filled in what was still blank."""
    for rows in formsets:
        if rows.model is Citation:
            yield from (form.completed_article for form in rows.forms if form.completed_article)
