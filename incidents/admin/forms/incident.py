"""What is said of an incident itself: everything on its page but the rows."""

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.models import Incident
from incidents.models.incident import PlacePrecision, State

from ..refusals import ShowsRefusal
from .dates import Span
from .fields import Combobox, CountryField, PeopleField, SpanField, languages
from .opened import OpenedField
from .place import PRECISIONS, settle_place
from .terms import TermsField

# The two fields of the embargo, which one label cannot name.
PARTS = (gettext_lazy("Embargo until, date"), gettext_lazy("Embargo until, time"))
NEVER_PUBLIC = frozenset({"internal_notes"})
# The button that takes up again what was discarded, and saves it.
RESTORE = "_restore"


class IncidentForm(ShowsRefusal, forms.ModelForm):
    """An incident. Nothing but the title is required: what publishing needs, publishing asks for."""

    when = SpanField(
        label=gettext_lazy("Date"),
        help_text=gettext_lazy("As exactly as you know: 2023, 2023-05, 2023-05-05, 5 May 2023, 4–6 May 2023."),
    )
    written_in = forms.ChoiceField(
        label=gettext_lazy("Written in"),
        required=False,
        choices=languages,
        help_text=gettext_lazy("The language of your own words."),
    )
    country = CountryField(label=gettext_lazy("Country"))
    place = forms.CharField(
        label=gettext_lazy("Place"),
        max_length=160,
        required=False,
        widget=Combobox("places"),
        help_text=gettext_lazy("Type a few letters and choose: province, country and coordinates follow."),
    )
    place_precision = forms.ChoiceField(
        label=gettext_lazy("Precision of the place"), required=False, choices=PRECISIONS
    )
    arrests = PeopleField(
        label=gettext_lazy("Arrests"),
        help_text=gettext_lazy("Tick “Says the number of arrests” at the source that gives it: the public sees who."),
    )
    exploitation = TermsField("exploitation", label=gettext_lazy("Forms of exploitation"))
    sectors = TermsField("sector", label=gettext_lazy("Sectors or activities"))
    means = TermsField("means", label=gettext_lazy("Means of control"))
    recruitment = TermsField("recruitment", label=gettext_lazy("Recruitment channels"))
    grade_override = forms.TypedChoiceField(
        label=gettext_lazy("Grade set by staff"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", gettext_lazy("As computed")), *((number, str(number)) for number in range(1, 6))],
    )
    shown_beside_rows = frozenset({"citations", "counts", "involvements"})
    opened = OpenedField()

    class Meta:
        model = Incident
        fields = [
            "title",
            "summary",
            "written_in",
            "country",
            "admin1",
            "place",
            "latitude",
            "longitude",
            "place_precision",
            "exploitation",
            "sectors",
            "means",
            "recruitment",
            "victim_status",
            "status_decided_by",
            "arrests",
            "counting",
            "pinned_reason",
            "remainder_explained",
            "grade_override",
            "grade_note",
            "sensitivity",
            "embargo_until",
            "internal_notes",
        ]
        widgets = {
            "summary": forms.Textarea({"rows": 4}),
            "internal_notes": forms.Textarea({"rows": 3}),
            "latitude": forms.NumberInput({"step": "any"}),
            "longitude": forms.NumberInput({"step": "any"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.guarded = True
        for part, label in zip(getattr(self.fields["embargo_until"].widget, "widgets", ()), PARTS, strict=False):
            part.attrs["aria-label"] = label
        incident = self.instance
        if not incident.pk and "place_precision" not in (kwargs.get("initial") or {}):
            self.initial["place_precision"] = ""
        if incident.pk and incident.date_start:
            self.initial["when"] = Span(incident.date_start, incident.date_end, incident.date_precision)

    def clean_written_in(self) -> str:
        """Where nothing is chosen it stays what it was, which is English at first."""
        return self.cleaned_data["written_in"] or self.instance.written_in

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "when" in data:
            span = data["when"]
            self.instance.date_start = span.start if span else None
            self.instance.date_end = span.end if span else None
            self.instance.date_precision = span.precision if span else ""
        self._check_point(data)
        if data.get("grade_override") and not data.get("grade_note", "").strip():
            self.add_error("grade_note", _("Say why you set this grade."))
        if self.instance.pk and self.guarded:
            self._check_nobody_else_saved(data)
        self.show_refusal()
        return data

    def _check_point(self, data: dict[str, Any]) -> None:
        for name, other, limit in (("latitude", "longitude", 90), ("longitude", "latitude", 180)):
            value = data.get(name)
            if value is not None and not -limit <= value <= limit:
                self.add_error(name, _("Give a number from -%(limit)s to %(limit)s.") % {"limit": limit})
            if value is None and data.get(other) is not None and name not in self.errors:
                self.add_error(name, _("Give both latitude and longitude, or neither."))
        settle_place(data, self.changed_data)
        if data.get("place_precision") == PlacePrecision.SITE and data.get("latitude") is None:
            self.add_error("place_precision", _("An exact site needs coordinates."))

    def _check_nobody_else_saved(self, data: dict[str, Any]) -> None:
        """Refuse to undo unseen what somebody else saved, and to work on what was merged or discarded.

        The row is held until this save is done.
        """
        stored = Incident.objects.select_for_update().get(pk=self.instance.pk)
        if stored.merged_into_id:
            message = _("Nothing was saved: this is part of TI-%(number)05d now. Work on that one.")
            self.add_error(None, message % {"number": stored.merged_into_id})
        if stored.state == State.DISCARDED and RESTORE not in self.data:
            self.add_error(None, _("Nothing was saved: this was discarded. Restore it to draft to work on it."))
        if data.get("opened", ("", {}))[0] != version_of(stored):
            self.add_error(None, changed_meanwhile(stored))


def version_of(incident: Incident) -> str:
    """What of an incident's row changes whenever somebody saves, publishes or withdraws it, or changes its sources."""
    beside = incident.sources_changed_at
    return f"{incident.changed_at.isoformat()} {incident.state}{f' {beside.isoformat()}' if beside else ''}"


def last_change(stored: Incident) -> tuple[str, str]:
    """Who changed an incident last, or something that it shows, and when."""
    by, at = stored.changed_by, stored.changed_at
    if stored.sources_changed_at and stored.sources_changed_at > at:
        by, at = stored.sources_changed_by, stored.sources_changed_at
    return by.get_full_name() or by.get_username() if by else _("Somebody"), date_format(localtime(at), "j F Y, H:i")


def changed_meanwhile(stored: Incident) -> str:
    """The sentence for staff whose page is older than the ledger."""
    who, when = last_change(stored)
    return _(
        "%(who)s changed this incident (%(when)s UTC) after you opened the page. Nothing was saved, and what you "
        "typed is still here. Look at it, then save again."
    ) % {"who": who, "when": when}
