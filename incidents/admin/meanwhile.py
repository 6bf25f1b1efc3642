"""Pages that several staff have open at once: nobody undoes unseen what somebody else saved."""

import copy
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .forms.catching_up import CatchingUp, marks_of
from .forms.opened import OpenedField, opened_as


class MeanwhileMixin(admin.ModelAdmin):
    """For a ModelAdmin whose form has ``opened``, and which is a RefusalMixin too.

    A page that is older than its row is not saved. It comes back with what is stored now and what was typed in it, and
    says which fields both changed.
    """

    def version_of(self, row: Any) -> str:
        """What changes whenever somebody saves the row."""
        raise NotImplementedError

    def changed_meanwhile(self, row: Any) -> str:
        """The sentence for somebody whose page is older."""
        raise NotImplementedError

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The page; one that is older is brought up to date first, and then says so instead of being saved."""
        stored = self.get_object(request, unquote(object_id)) if request.method == "POST" and object_id else None
        if stored is not None and self.has_change_permission(request, stored):
            self._catch_up(request, stored)
        return super().changeform_view(request, object_id, *args, **kwargs)

    def _catch_up(self, request: HttpRequest, stored: Model) -> None:
        version, marks = OpenedField().to_python(request.POST.get("opened"))
        if version == self.version_of(stored):
            return
        page = self._page_of(request, stored)
        caught_up = CatchingUp(request.POST, marks, *page)
        caught_up.data["opened"] = opened_as(self.version_of(stored), marks_of(*page))
        request.POST = caught_up.data  # type: ignore[assignment]
        request.refused = [("", self._told(stored, caught_up))]  # type: ignore[attr-defined]

    def _told(self, stored: Model, caught_up: CatchingUp) -> SafeString:
        both = _("You both changed, and what you typed stands in the page; stored is now:")
        theirs = _("Only changed meanwhile, and in the page as it is stored now:")
        told = [(heading, lines) for heading, lines in ((both, caught_up.both), (theirs, caught_up.theirs)) if lines]
        listed = [
            (heading, format_html_join("", "<li>{}</li>", ((line,) for line in lines))) for heading, lines in told
        ]
        return format_html(
            "{}{}", self.changed_meanwhile(stored), format_html_join("", "<p>{}</p><ul>{}</ul>", listed)
        )

    def _page_of(self, request: HttpRequest, stored: Model) -> tuple[Any, list[Any]]:
        """The form and the rows of a page of what is stored now, as somebody who opens it would be shown it."""
        opening = copy.copy(request)
        opening.method = "GET"
        fields = flatten_fieldsets(self.get_fieldsets(opening, stored))
        form = self.get_form(opening, stored, change=True, fields=fields)(instance=stored)
        formsets, _inlines = self._create_formsets(opening, stored, change=True)  # type: ignore[attr-defined]
        return form, formsets

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The page; one that is opened notes what it shows."""
        form, stored = context["adminform"].form, kwargs.get("obj")
        if stored is not None and not form.is_bound and "opened" in form.fields:
            formsets = [rows.formset for rows in context["inline_admin_formsets"]]
            form.initial["opened"] = opened_as(self.version_of(stored), marks_of(form, formsets))
        return super().render_change_form(request, context, *args, **kwargs)
