"""A form for a new incident that is sent twice, by a double click or by Back and Save, makes one incident.

The second time leads to the incident that the first made. What was typed differently is told, and is not lost.
"""

import re
import secrets
from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from incidents.models import DrawnForm, Incident

from .forms.opened import mark
from .forms.words import in_words

DRAWN = "drawn"
TOKEN = re.compile(r"[\w.-]{1,64}", re.ASCII)
OURS = frozenset({"csrfmiddlewaretoken", DRAWN})


class SentAgainMixin(admin.ModelAdmin):
    """For the incident's ModelAdmin: each form for a new one is drawn with a token, and makes one incident."""

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The page; a form that made an incident before leads to that one."""
        if request.method != "POST" or object_id is not None:
            return super().changeform_view(request, object_id, *args, **kwargs)
        try:
            return self._sent_again(request) or super().changeform_view(request, object_id, *args, **kwargs)
        except IntegrityError:
            # Of two clicks in the same moment the other was quicker; any other refusal is not about that.
            if (answer := self._sent_again(request)) is not None:
                return answer
            raise

    def save_model(self, request: HttpRequest, obj: Incident, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change and (token := _token(request)):
            DrawnForm.objects.create(token=token, incident=obj, marks=_marks(request.POST))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The page; that of a new incident with its token, the same for as long as it is not saved."""
        if kwargs.get("obj") is None:
            context[DRAWN] = _token(request) or secrets.token_urlsafe(16)
        return super().render_change_form(request, context, *args, **kwargs)

    def _sent_again(self, request: HttpRequest) -> HttpResponse | None:
        """The answer to a form that was saved before; None for one that was not."""
        token = _token(request)
        drawn = DrawnForm.objects.select_related("incident").filter(token=token).first() if token else None
        if drawn is None:
            return None
        if not self.has_add_permission(request):
            raise PermissionDenied
        address = reverse("admin:incidents_incident_change", args=[drawn.incident_id])
        if different := list(self._typed_differently(request, drawn.marks)):
            return self._differs(request, drawn.incident, different)
        told = _(
            "This form was sent a second time. It was saved already as %(incident)s, and nothing was entered twice. "
            "See where it stands, and go on here."
        )
        messages.info(request, told % {"incident": drawn.incident.public_id})
        return HttpResponseRedirect(address)

    def _typed_differently(self, request: HttpRequest, marks: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Label and words of each field that holds something else than when the form was saved."""
        changed = {name for name, made in _marks(request.POST).items() if marks.get(name) != made}
        form = self.get_form(request)(request.POST, instance=Incident())
        for field in form:
            # Day and time of the embargo are sent apart.
            if changed & {field.html_name, f"{field.html_name}_0", f"{field.html_name}_1"}:
                yield str(field.label), _said(field)
        formsets, _inlines = self._create_formsets(request, form.instance, change=False)  # type: ignore[attr-defined]
        for rows in formsets:
            for place, row in enumerate(rows.forms, start=1):
                called = f"{capfirst(rows.model._meta.verbose_name)} {place} – "
                if row.has_changed():
                    yield from ((f"{called}{one.label}", _said(one)) for one in row if one.html_name in changed)

    def _differs(self, request: HttpRequest, incident: Incident, different: list[tuple[str, str]]) -> HttpResponse:
        """The page that tells what was typed differently, and keeps all of it for whoever meant another incident."""
        kept = [(name, value) for name, values in request.POST.lists() for value in values if name not in OURS]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Saved already as %(incident)s") % {"incident": incident.public_id},
            "opts": Incident._meta,
            "incident": incident,
            "different": different,
            "typed": [*kept, (DRAWN, secrets.token_urlsafe(16))],
        }
        return TemplateResponse(request, "admin/incidents/incident/sent_again.html", context, status=409)


def _said(field: Any) -> str:
    return in_words(field.field, field.value())


def _token(request: HttpRequest) -> str:
    sent = request.POST.get(DRAWN, "")
    return sent if TOKEN.fullmatch(sent) else ""


def _marks(sent: QueryDict) -> dict[str, str]:
    """A mark of all that was typed, by its name; what is blank is not typed."""
    typed = ((name, [value for value in values if value.strip()]) for name, values in sent.lists() if name not in OURS)
    return {name: mark(values) for name, values in typed if values}
