"""Everything about one incident as one form: the incident, its sources, its figures, authorities and follow-ups."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.forms import ModelForm, inlineformset_factory

from incidents.models import Citation, FollowUp, Incident, Involvement, VictimCount

from .authorities import InvolvementForm, InvolvementFormSet
from .figures import CountForm, CountFormSet
from .followups import FollowUpForm, FollowUpFormSet
from .incident import IncidentForm
from .sources import CitationForm, CitationFormSet
from .told import ToldFormSet

SourceRows = inlineformset_factory(Incident, Citation, form=CitationForm, formset=CitationFormSet, extra=0)
FigureRows = inlineformset_factory(Incident, VictimCount, form=CountForm, formset=CountFormSet, extra=0)
AuthorityRows = inlineformset_factory(Incident, Involvement, form=InvolvementForm, formset=InvolvementFormSet, extra=0)
FollowUpRows = inlineformset_factory(Incident, FollowUp, form=FollowUpForm, formset=FollowUpFormSet, extra=0)


class Entry:
    """The forms of the incident page, without the page: for the live preview and for records a command brings in."""

    def __init__(self, data: Mapping[str, Any], instance: Incident | None = None) -> None:
        incident = instance or Incident()
        self.form = IncidentForm(data, instance=incident)
        self.form.guarded = False
        self.sources: Any = SourceRows(data, instance=incident)
        self.figures: Any = FigureRows(data, instance=incident)
        self.authorities: Any = AuthorityRows(data, instance=incident)
        self.followups: Any = FollowUpRows(data, instance=incident)
        link(self.rows)

    @property
    def rows(self) -> tuple[Any, ...]:
        return self.sources, self.figures, self.authorities, self.followups

    @property
    def parts(self) -> tuple[Any, ...]:
        return self.form, *self.rows

    def is_valid(self) -> bool:
        """Whether all of it can be saved; every part is asked, so that all problems are found at once."""
        valid = [part.is_valid() for part in self.parts]
        return all(valid)

    def problems(self) -> Iterator[str]:
        """Every problem, with the row and field it is about."""
        yield from _problems("", self.form)
        for rows in self.rows:
            yield from map(str, rows.non_form_errors())
            for place, form in enumerate(rows.forms, start=1):
                yield from _problems(f"{rows.model._meta.verbose_name} {place} ", form)

    @transaction.atomic
    def save(self, by: AbstractBaseUser | None) -> Incident:
        """Store all of it; it must be valid."""
        incident = self.form.save(commit=False)
        incident.created_by_id = incident.created_by_id or (by.pk if by else None)
        incident.changed_by_id = by.pk if by else None
        incident.save()
        self.form.save_m2m()
        for rows in self.rows:
            rows.instance = incident
            rows.save()
        return incident


def link(formsets: Sequence[Any]) -> None:
    """Let what sources tell, among these formsets, refer to the sources among them."""
    sources = next((formset for formset in formsets if isinstance(formset, CitationFormSet)), None)
    for formset in formsets:
        if isinstance(formset, ToldFormSet) and sources is not None:
            formset.refer_to(sources)
    figures = next((formset for formset in formsets if isinstance(formset, CountFormSet)), None)
    for formset in formsets:
        if isinstance(formset, FollowUpFormSet):
            formset.figures = figures


def _problems(row: str, form: ModelForm) -> Iterator[str]:
    for field, messages in form.errors.items():
        name = "" if field == "__all__" else f"{field}: "
        yield from (f"{row}{name}{message}" for message in messages)
