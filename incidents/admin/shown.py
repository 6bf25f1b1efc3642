"""Incidents that show an article, an outlet or an authority: they change when it does."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from incidents import tasks
from incidents.ledger import publishing
from incidents.ledger.second_eyes import sources_changed
from incidents.models import Article, Authority, Incident, Outlet

from .forms.guarded import changed_meanwhile, version_of
from .meanwhile import MeanwhileMixin
from .refusals import RefusalMixin
from .staff import who


def incidents_showing(row: Model) -> QuerySet[Incident]:
    """The incidents, published or not, that an article, outlet or authority is part of."""
    ways = {
        Article: Q(citations__article=row),
        Outlet: Q(citations__article__outlet=row) | Q(citations__article__original_source=row),
        Authority: Q(involvements__authority=row),
    }
    return Incident.objects.filter(ways[type(row)]).distinct()


def touch(incidents: Iterable[Incident], by: AbstractBaseUser) -> None:
    """Record that what incidents show was changed; of published ones print soon. Raises NotPublishable."""
    chosen = list(incidents)
    sources_changed(chosen, by)
    if publishing.touch(chosen, by):
        tasks.print_soon()


class ShownMixin(MeanwhileMixin, RefusalMixin):
    """For the ModelAdmin of something that incidents show: a change of it is a change of them."""

    public_fields: frozenset[str] = frozenset()

    def version_of(self, row: Model) -> str:
        return version_of(row, self.form._meta.fields)

    def changed_meanwhile(self, row: Model) -> str:
        return changed_meanwhile()

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        """Save, and let the edition follow. Raises NotPublishable."""
        super().save_model(request, obj, form, change)
        if change and self.public_fields & set(form.changed_data):
            touch(incidents_showing(obj), who(request))
