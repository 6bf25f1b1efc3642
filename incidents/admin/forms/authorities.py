"""The part of an authority in an incident: a recorded one, by its name, or a new one described in the same row."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents import names
from incidents.models import Authority, Involvement
from incidents.models.authorities import AuthorityType

from .fields import Combobox, CountryField
from .rows import RowFormSet

NEW = ("authority_type", "authority_country")


class InvolvementForm(forms.ModelForm):
    """One authority and its part. A name that is not recorded needs a type, and its country unless international."""

    authority_name = forms.CharField(
        label=gettext_lazy("Authority"),
        max_length=210,
        widget=Combobox("authorities"),
        help_text=gettext_lazy("Any part of a name"),
    )
    authority_type = forms.ChoiceField(
        label=gettext_lazy("Type"), required=False, choices=[("", "---------"), *AuthorityType.choices]
    )
    authority_country = CountryField(label=gettext_lazy("Its country"))

    class Meta:
        model = Involvement
        fields = ["role"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["authority_name"] = str(self.instance.authority)
        for name in ("authority_name", *NEW, "role"):
            self.fields[name].widget.attrs["aria-label"] = self.fields[name].label
            self.fields[name].help_text = ""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("authority_name"):
            self._name_authority(data["authority_name"].strip(), data)
        return data

    def _name_authority(self, typed: str, data: dict[str, Any]) -> None:
        found = named(typed, data.get("authority_country", ""))
        if len(found) > 1:
            choices = "; ".join(map(str, found))
            self.add_error(
                "authority_name", _("Several have this name: %(choices)s. Choose one.") % {"choices": choices}
            )
        elif found:
            self.instance.authority = found[0]
        elif not data.get("authority_type"):
            self.add_error("authority_type", _("This authority is new: choose its type."))
        else:
            country = data.get("authority_country", "")
            self.instance.authority = Authority(name=typed, type=data["authority_type"], country=country)

    def save(self, commit: bool = True) -> Involvement:
        authority = self.instance.authority
        if authority.pk is None:
            facts = {"name": authority.name, "country": authority.country}
            authority = Authority.objects.get_or_create(**facts, defaults={"type": authority.type})[0]
        self.instance.authority = authority
        return super().save(commit)


class InvolvementFormSet(RowFormSet):
    """All authorities of an incident, each once."""

    related = ("authority",)

    def clean(self) -> None:
        super().clean()
        seen: set[tuple[str, str]] = set()
        for form in self.kept():
            key = (form.instance.authority.name, form.instance.authority.country)
            if key in seen:
                form.add_error("authority_name", _("This authority is already among those of this incident."))
            seen.add(key)

    def save(self, commit: bool = True) -> list[Involvement]:
        self.make_room("authority_name")
        return super().save(commit)


def named(typed: str, country: str = "") -> list[Authority]:
    """Authorities of that name: as shown, with its country in brackets, or alone; one country's if it is given."""
    by_name = Authority.objects.filter(Q(name__iexact=typed) | Q(native_name__iexact=typed))
    found = list(by_name.filter(country=country) if country else by_name)
    if not found and typed.endswith(")") and " (" in typed:
        name, code = typed[:-1].rsplit(" (", 1)
        found = list(Authority.objects.filter(name__iexact=name, country=code))
    return found


def authorities_with(text: str, among: QuerySet[Authority] | None = None) -> QuerySet[Authority]:
    """Authorities with every word in a name, or of a country the word names: "police filipina"."""
    found = Authority.objects.all() if among is None else among
    for word in text.split():
        countries = [code for code, _name in names.find_countries(word)] if len(word) > 1 else []
        found = found.filter(Q(name__icontains=word) | Q(native_name__icontains=word) | Q(country__in=countries))
    return found
