"""What stands in a field, in the words of its form: stored, understood, or as it was sent."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

NOTHING = "–"


def in_words(field: Any, value: Any) -> str:
    """A value of a field as a person reads it; a dash for none."""
    if isinstance(field, forms.ModelChoiceField):
        value = ", ".join(map(str, _chosen(field, value)))
    elif isinstance(field, forms.BooleanField):
        return str(_("yes") if value else _("no"))
    elif isinstance(field, forms.ChoiceField):
        value = {str(code): name for code, name in field.widget.choices}.get(str(value), value)
    elif isinstance(value, datetime):
        value = date_format(localtime(value), "j F Y, H:i")
    elif isinstance(value, date):
        value = date_format(value, "j F Y")
    elif isinstance(value, (list, tuple)):
        value = " ".join(filter(None, value))
    else:
        value = field.prepare_value(value)
    return str(value).strip() or NOTHING if value is not None else NOTHING


def _chosen(field: Any, value: Any) -> Any:
    """The rows of a choice, which may be rows or their keys, one or many."""
    many = [value] if isinstance(value, (str, int)) or hasattr(value, "pk") else value or []
    keys = [str(getattr(one, "pk", one)) for one in many]
    return field.queryset.filter(pk__in=[key for key in keys if key.isdecimal()])
