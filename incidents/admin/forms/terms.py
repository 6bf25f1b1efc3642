"""Coded terms as groups of boxes to tick, the narrower terms under their broader one."""

from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext

from incidents.models import Term


class TermBoxes(forms.CheckboxSelectMultiple):
    """Boxes in columns; a box's definition is its tooltip.

    Terms whose broader term is of another scheme (sectors of forced criminality) stand together under its name.
    """

    template_name = "admin/incidents/widgets/terms.html"

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        groups: dict[str, list[Any]] = {}
        for _group, options, _index in super().optgroups(name, value, attrs):
            for option in options:
                groups.setdefault(option["group"], []).append(option)
        ordered = sorted(groups.items(), key=lambda group: group[0] != "")
        return [(heading, options, index) for index, (heading, options) in enumerate(ordered)]

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        term = value.instance
        parent = term.parent
        own = parent is None or parent.scheme == term.scheme
        # A narrower term stays below its broader one, whatever heading that one is under.
        above = (parent.parent if own and parent else parent) or term
        return option | {
            "definition": gettext(term.definition) if term.definition else "",
            "is_narrower": parent is not None and own,
            "group": "" if above.scheme == term.scheme else str(above),
        }

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> str:
        """By the project's templates, which the renderer of widgets does not look at."""
        return render_to_string(template_name, context)


class TermsField(forms.ModelMultipleChoiceField):
    """Any number of terms of one scheme."""

    widget = TermBoxes

    def __init__(self, scheme: str, **kwargs: Any) -> None:
        kwargs.setdefault("queryset", Term.objects.filter(scheme=scheme).select_related("parent__parent"))
        super().__init__(**{"required": False, **kwargs})
