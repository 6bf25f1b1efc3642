"""What happened to the people next, as a source of the same page reports it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.models import FollowUp

from .fields import DayField, NationalityField, PeopleField
from .told import ToldForm, ToldFormSet


class FollowUpForm(ToldForm):
    """One outcome: for how many, of which nationality (blank: all people), from which day on."""

    in_columns = ("source", "outcome", "nationality", "number", "date")
    nationality = NationalityField(label=gettext_lazy("Nationality (blank: all people)"))
    number = PeopleField(label=gettext_lazy("People"))
    date = DayField(label=gettext_lazy("Day"))

    class Meta:
        model = FollowUp
        fields = ["outcome", "nationality", "number", "date"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nationality"].widget.attrs["placeholder"] = _("All people")


class FollowUpFormSet(ToldFormSet):
    """All follow-ups of an incident: a source tells an outcome once for a nationality and a day."""

    def clean(self) -> None:
        super().clean()
        seen: set[tuple[Any, ...]] = set()
        for form in self.kept():
            key = tuple(form.cleaned_data[name] for name in ("source", "outcome", "nationality", "date"))
            if key in seen:
                form.add_error("outcome", _("This source already tells this outcome for this nationality and day."))
            seen.add(key)
