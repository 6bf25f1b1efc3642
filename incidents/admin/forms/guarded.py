"""A guard for rows that several staff may have open at once: nobody undoes unseen what somebody else saved."""

import hashlib
from datetime import date
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _


class GuardedForm(forms.ModelForm):
    """A form that knows which values its page was opened on; ``opened`` has to be among the fields shown."""

    opened = forms.CharField(label="", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["opened"] = self._version_of(self.instance)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.instance.pk:
            self._check_nobody_else_saved(data.get("opened", ""))
        return data

    def _check_nobody_else_saved(self, opened: str) -> None:
        """Refuse a page that is older than the row, which is held until this save is done; a second try is meant."""
        stored = type(self.instance)._default_manager.select_for_update().get(pk=self.instance.pk)
        version = self._version_of(stored)
        if opened == version:
            return
        given: Any = self.data
        typed = given.copy()
        typed[self.add_prefix("opened")] = version
        self.data = typed
        now = "; ".join(f"{name}: {value}" for name, value in self._told(stored))
        text = _(
            "Somebody changed this after you opened the page. Nothing was saved, and all you typed is still here. "
            "Stored now: %(now)s. Save again to put yours in its place."
        )
        self.add_error(None, text % {"now": now})

    def _told(self, stored: Model) -> list[tuple[str, str]]:
        """Label and stored value of each field that was typed otherwise."""
        differing = [field.name for field in self._fields_of(stored) if self._typed_otherwise(stored, field.name)]
        labels = {name: capfirst(str(self.fields[name].label or name)) for name in differing}
        return [(labels[name], _said(getattr(stored, name))) for name in differing]

    def _typed_otherwise(self, stored: Model, name: str) -> bool:
        return bool(name not in self.cleaned_data or self.cleaned_data[name] != getattr(stored, name))

    def _version_of(self, row: Model) -> str:
        """What changes whenever one of the form's fields does."""
        held = [(field.attname, getattr(row, field.attname)) for field in self._fields_of(row)]
        return hashlib.sha256(repr(held).encode()).hexdigest()[:16]

    def _fields_of(self, row: Model) -> list[Any]:
        """The form's fields that are columns of the row."""
        return [field for field in row._meta.concrete_fields if field.name in (self._meta.fields or ())]


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return str(value) if value not in (None, "") else "–"
