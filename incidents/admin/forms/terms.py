"""Coded terms as groups of boxes to tick, the narrower terms under their broader one."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from incidents.models import Term


class TermBoxes(forms.CheckboxSelectMultiple):
    """Boxes in columns; a box's definition is its tooltip."""

    template_name = "admin/incidents/widgets/terms.html"

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        term = value.instance
        return option | {"definition": term.definition, "is_narrower": term.parent_id is not None}


class TermsField(forms.ModelMultipleChoiceField):
    """Any number of terms of one scheme, each broader one followed by its narrower ones."""

    widget = TermBoxes

    def __init__(self, scheme: str, **kwargs: Any) -> None:
        kwargs.setdefault("queryset", in_order(scheme))
        super().__init__(**{"required": False, **kwargs})


def in_order(scheme: str) -> QuerySet[Term]:
    """The terms of a scheme as they are read: a broader term by its position, its narrower ones after it."""
    from django.db.models import F
    from django.db.models.functions import Coalesce

    group = Coalesce(F("parent__position"), F("position"))
    return Term.objects.filter(scheme=scheme).order_by(group, F("parent_id").asc(nulls_first=True), "position", "code")
