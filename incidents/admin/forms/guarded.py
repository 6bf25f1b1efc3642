"""A guard for rows that several staff may have open at once: nobody undoes unseen what somebody else saved."""

import hashlib
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext as _

from .opened import OpenedField


class GuardedForm(forms.ModelForm):
    """A form that knows on which version its page was opened; ``opened`` has to be among the fields shown."""

    opened = OpenedField()

    def clean(self) -> dict[str, Any]:
        """Refuse a page that is older than the row, which is held until this save is done."""
        data = super().clean() or {}
        if self.instance.pk:
            stored = type(self.instance)._default_manager.select_for_update().get(pk=self.instance.pk)
            if data.get("opened", ("", {}))[0] != version_of(stored, self._meta.fields or ()):
                self.add_error(None, changed_meanwhile())
        return data


def version_of(row: Model, names: Any) -> str:
    """What changes whenever one of these fields of the row does."""
    held = [(field.attname, getattr(row, field.attname)) for field in row._meta.concrete_fields if field.name in names]
    return hashlib.sha256(repr(held).encode()).hexdigest()[:16]


def changed_meanwhile() -> str:
    """The sentence for staff whose page is older than the row."""
    return _(
        "Somebody changed this after you opened the page. Nothing was saved, and what you typed is still here. "
        "Look at it, then save again."
    )
