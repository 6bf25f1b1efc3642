"""What happened to the people next, as a source of the same page reports it."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.ledger.fitting import followup_beyond, most_people
from incidents.models import FollowUp

from .fields import DayField, NationalityField, PeopleField
from .figures import CountFormSet
from .told import ToldForm, ToldFormSet


class FollowUpForm(ToldForm):
    """One outcome: for how many, of which nationality (blank: all people), from which day on."""

    in_columns = ("source", "outcome", "nationality", "number", "date")
    without_source = gettext_lazy(
        "“What happened next” rests on this source, which is blank or being removed. Choose another there, or remove "
        "this row."
    )
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

    figures: CountFormSet | None = None

    def clean(self) -> None:
        super().clean()
        seen: set[tuple[Any, ...]] = set()
        for form in self.kept():
            key = tuple(form.cleaned_data[name] for name in ("source", "outcome", "nationality", "date"))
            if key in seen:
                form.add_error("outcome", _("This source already tells this outcome for this nationality and day."))
            seen.add(key)
            self._check_it_fits(form)

    def _check_it_fits(self, form: FollowUpForm) -> None:
        """Refuse what does not fit the incident and the figures of the same page."""
        people = most_people(self.figures.told()) if self.figures else None
        for name, message in followup_beyond(form.instance, self.instance, people, timezone.now().date()):
            form.add_error(name, message)
