"""What the rows of the incident form have in common."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _


class RowFormSet(BaseInlineFormSet):
    """The rows of one incident. What must be single or unique is checked over all rows of the page together:

    the database still holds what this very page replaces, and would refuse an exchange of two rows.
    """

    model: type[Model]
    related: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    def get_queryset(self) -> QuerySet[Any]:
        if not hasattr(self, "_queryset"):
            self._queryset = super().get_queryset().select_related(*self.related)
        return self._queryset

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        identity = form.fields[self.model._meta.pk.name]
        identity.error_messages["invalid_choice"] = _("Somebody removed this row after you opened the page.")

    def clean(self) -> None:
        super().clean()
        if self.refused:
            raise ValidationError(list(self.refused))

    def kept(self) -> list[Any]:
        """The valid forms whose row will be there after saving."""
        return [form for form in self.forms if self.keeps(form) and form.is_valid()]

    def keeps(self, form: Any) -> bool:
        """Whether the row will be there after saving: it exists or was filled in, and is not marked for removal."""
        return bool(form.instance.pk or form.has_changed()) and not self.removes(form)

    def removes(self, form: Any) -> bool:
        """Whether the row was marked for removal."""
        return self.can_delete and form.is_bound and self._should_delete_form(form)  # type: ignore[attr-defined]

    def allow_one(self, name: str, message: str) -> None:
        """Put an error beside every row after the first that ticks what only one row may tick."""
        ticked = [form for form in self.kept() if form.cleaned_data.get(name)]
        for form in ticked[1:]:
            form.add_error(name, message)

    def untick(self, name: str) -> None:
        """Clear a tick in the stored rows before saving moves it, so that the database never sees two."""
        if self.instance.pk and any(name in form.changed_data for form in self.forms):
            self.model._default_manager.filter(**{self.fk.name: self.instance, name: True}).update(**{name: False})
            for form in self.kept():
                if form.cleaned_data.get(name) and name not in form.changed_data:
                    form.changed_data.append(name)

    def make_room(self, *names: str) -> None:
        """Take out stored rows of which one of these fields changed, as the database would refuse an exchange.

        They are saved anew under their own numbers, as changed rows are saved in any case.
        """
        moved = [form.instance.pk for form in self.initial_forms if set(names) & set(form.changed_data)]
        self.model._default_manager.filter(pk__in=moved).delete()
