"""How many people, of which nationality, a source of the same page counts."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.models import VictimCount
from incidents.models.counts import PARTS

from .fields import DayField, NationalityField, PartsFields, PeopleField, QuoteField
from .told import ToldForm, ToldFormSet, source_label

IN_COLUMNS = ("source", "nationality", "number", "qualifier", "is_pinned")
CHECKED_HERE = {"is_pinned", "number", *PARTS}
Key = tuple[int, str, Any]


class CountForm(ToldForm, PartsFields):
    """One number of one source. The source is a row of the same page, named by its place on it."""

    nationality = NationalityField(label=gettext_lazy("Nationality (blank: all people)"))
    number = PeopleField(label=gettext_lazy("People"))
    as_of = DayField(
        label=gettext_lazy("As of"), help_text=gettext_lazy("If the source says on which day this was so.")
    )
    quote = QuoteField(
        label=gettext_lazy("Quote"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Staff only, 25 words at most."),
    )

    class Meta:
        model = VictimCount
        fields = [
            "nationality",
            "number",
            "qualifier",
            "is_pinned",
            *PARTS,
            "as_of",
            "nationality_as_reported",
            "quote",
        ]

    in_columns = IN_COLUMNS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nationality"].widget.attrs["placeholder"] = _("All people")

    def _get_validation_exclusions(self) -> set[str]:
        """Not once more by the model what this form checks itself: each of its constraints would ask the database."""
        return super()._get_validation_exclusions() | CHECKED_HERE  # type: ignore[misc]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self._says_nothing(data):
            self.add_error("number", _("Give a number, a nationality, or both."))
        if data.get("is_pinned") and (data.get("nationality") or data.get("number") is None):
            self.add_error("is_pinned", _("Only a total with a number can be pinned as the headline."))
        self.check_parts(data, "number")
        return data

    def _says_nothing(self, data: dict[str, Any]) -> bool:
        if {"nationality", "number"} & self.errors.keys():
            return False
        return not data.get("nationality") and all(data.get(name) is None for name in ("number", *PARTS))


class CountFormSet(ToldFormSet):
    """All figures of an incident: a source gives one number for a nationality on a day; at most one is pinned."""

    def clean(self) -> None:
        super().clean()
        seen: set[Key] = set()
        for form in self.kept():
            key = (form.cleaned_data["source"], form.cleaned_data["nationality"], form.cleaned_data["as_of"])
            if key in seen:
                form.add_error("nationality", _("This source already has a number for this nationality and day."))
            seen.add(key)
        self.allow_one("is_pinned", _("Another figure is pinned already. Untick one of them."))
        if doubled := list(self._pasted_again(seen)):
            raise ValidationError(doubled)

    def _pasted_again(self, seen: set[Key]) -> Iterator[str]:
        """Put an error beside a pasted breakdown that repeats a row, and give it for the figures too."""
        for place, source in enumerate(self.sources.forms if self.sources else []):
            for line in source.pasted:  # type: ignore[attr-defined]
                if (str(place), line.nationality, None) in seen:
                    message = _("A row for “%(words)s” is already there.") % {"words": line.nationality_as_reported}
                    source.add_error("breakdown", message)
                    yield f"{source_label(source, place + 1)}: {message}"

    def told(self) -> list[VictimCount]:
        """All that the page will say when it is saved, the pasted breakdowns too."""
        return [*(form.instance for form in self.kept()), *self._pasted()]

    def save(self, commit: bool = True) -> list[VictimCount]:
        self.untick("is_pinned")
        self.make_room("source", "nationality", "as_of")
        return [*super().save(commit), *self._save_pasted()]

    def _save_pasted(self) -> list[VictimCount]:
        added = []
        for source in self.sources.kept() if self.sources else []:
            for count in self._pasted_in(source):
                count.incident, count.article = self.instance, source.instance.article
                count.save()
                added.append(count)
        self.new_objects += added
        return added

    def _pasted(self) -> list[VictimCount]:
        return [count for source in (self.sources.kept() if self.sources else []) for count in self._pasted_in(source)]

    def _pasted_in(self, source: Any) -> Iterator[VictimCount]:
        for line in source.pasted:
            yield VictimCount(
                nationality=line.nationality,
                nationality_as_reported=line.nationality_as_reported,
                number=line.number,
                qualifier=line.qualifier,
            )
