"""Saving that the rules or the database refuse: all is undone, what was typed is shown again, the reason beside it."""

import re
from typing import Any

from django.contrib import admin
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from incidents.ledger.away import is_away
from incidents.ledger.publishable import Blocker
from incidents.ledger.publishing import NotPublishable
from incidents.models import Incident

# What keeps a case from becoming public, and cannot take one back that is.
HIDING = frozenset({"internal", "embargo"})
Refusal = list[tuple[str, str]]
FIELDS_ON_PAGE = {"date_start": "when", "date_end": "when", "date_precision": "when"}


class RefusalMixin(admin.ModelAdmin):
    """For a ModelAdmin whose form shows why a save was refused (``ShowsRefusal``)."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; where saving is refused half-way nothing stays saved, and the page is shown as it was typed."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except NotPublishable as problem:
            request.refused = reasons(problem)  # type: ignore[attr-defined]
        except DatabaseError as problem:
            if is_away(problem):
                raise
            request.refused = [("", refused_by_database(problem))]  # type: ignore[attr-defined]
        return super().changeform_view(request, *args, **kwargs)

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The form, which knows what was refused."""
        form: Any = super().get_form(request, *args, **kwargs)
        form.refused = getattr(request, "refused", [])
        return form


class ShowsRefusal:
    """For a form: what was refused stands beside its field, or above the form."""

    refused: Refusal = []
    shown_beside_rows: frozenset[str] = frozenset()

    def show_refusal(self) -> None:
        """Add what was refused to the errors, but for what the rows show; called at the end of ``clean``."""
        for field, message in self.refused:
            name = FIELDS_ON_PAGE.get(field, field)
            if name not in self.shown_beside_rows:
                self.add_error(name if name in self.fields else None, message)  # type: ignore[attr-defined]


def reasons(problem: NotPublishable) -> Refusal:
    """What blocks a published incident from being as it was about to be saved."""
    name = problem.incident.public_id if problem.incident else ""
    heading = _("Nothing was saved: %(incident)s is public, and as changed here it could not be.") % {"incident": name}
    return [("", heading), *((blocker.field, _way_out(blocker, problem.incident)) for blocker in problem.blockers)]


def _way_out(blocker: Blocker, incident: Incident | None) -> str:
    """What to do; whoever wants to hide a public case by a field is shown how to do it at once."""
    if incident is None or blocker.code not in HIDING:
        return blocker.message
    told = _("This does not hide a case that is public. Withdraw it: it leaves the public within seconds.")
    address = f"{reverse('admin:incidents_incident_withdraw')}?incidents={incident.pk}"
    return format_html('{} <a href="{}">{}</a>', told, address, _("Withdraw …"))


def refused_by_database(problem: DatabaseError) -> str:
    """A sentence for staff; the database's own words only name the rule that was broken."""
    rule = re.search(r"constraint(?: failed)?:? \"?([\w., ]+)", str(problem))
    return _(
        "Nothing was saved: the database refused the change (%(rule)s). What you typed is still here. "
        "Save once more; if that does not help, reload the page in another window and compare."
    ) % {"rule": rule[1].strip() if rule else type(problem).__name__}
