"""One fact as a small form: what staff accept or type instead is checked as it is on the page of an incident."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.models.authorities import AuthorityType, Role
from incidents.models.counts import Qualifier

from ..forms.authorities import named
from ..forms.dates import write_date
from ..forms.fields import Combobox, CountryField, NationalityField, PeopleField, SpanField
from .facts import Fact, Value, exploitation_labels, typed_date

MISSING = {"required": gettext_lazy("Fill this in, or refuse the fact.")}


class FactForm(forms.Form):
    """What the forms of all facts have in common: ``initial_of`` a value, and the ``value`` of what was typed."""

    @classmethod
    def initial_of(cls, value: Value) -> Value:
        """The fields filled with a value."""
        return {"value": value["value"]}

    def value(self) -> Value:
        """The value in the shape in which the reader gives it."""
        return {"value": self.cleaned_data["value"]}


class DateForm(FactForm):
    typed = SpanField(
        label=gettext_lazy("Date"),
        required=True,
        error_messages=MISSING,
        help_text=gettext_lazy("As exactly as is known: 2023, 2023-05, 2023-05-05, 4–6 May 2023."),
    )

    @classmethod
    def initial_of(cls, value: Value) -> Value:
        return {"typed": typed_date(value)}

    def value(self) -> Value:
        span = self.cleaned_data["typed"]
        first = write_date(span.start, None, span.precision)
        end = {"end": span.end.isoformat()} if span.end else {}
        return {"value": first, "precision": str(span.precision), **end}


class CountryForm(FactForm):
    typed = CountryField(label=gettext_lazy("Country"), required=True, error_messages=MISSING)

    @classmethod
    def initial_of(cls, value: Value) -> Value:
        return {"typed": value["value"]}

    def value(self) -> Value:
        return {"value": self.cleaned_data["typed"]}


class PlaceForm(FactForm):
    place = forms.CharField(
        label=gettext_lazy("Place"), max_length=160, widget=Combobox("places"), error_messages=MISSING
    )

    @classmethod
    def initial_of(cls, value: Value) -> Value:
        return {"place": value["value"]}

    def value(self) -> Value:
        return {"value": self.cleaned_data["place"].strip()}


class NumberForm(FactForm):
    typed = PeopleField(label=gettext_lazy("Number"), required=True, error_messages=MISSING)

    @classmethod
    def initial_of(cls, value: Value) -> Value:
        return {"typed": value["value"]}

    def value(self) -> Value:
        return {"value": self.cleaned_data["typed"]}


class NationalityCountForm(NumberForm):
    typed = PeopleField(label=gettext_lazy("Number"), required=True, max_value=250, error_messages=MISSING)


class TotalForm(NumberForm):
    qualifier = forms.ChoiceField(label=gettext_lazy("How exactly"), choices=Qualifier.choices)

    @classmethod
    def initial_of(cls, value: Value) -> Value:
        return {**super().initial_of(value), "qualifier": value.get("qualifier") or Qualifier.EXACT}

    def value(self) -> Value:
        return {**super().value(), "qualifier": self.cleaned_data["qualifier"]}


class NationalityForm(FactForm):
    nationality = NationalityField(label=gettext_lazy("Nationality"), required=True, error_messages=MISSING)
    number = PeopleField(label=gettext_lazy("People, if numbered"))
    qualifier = forms.ChoiceField(label=gettext_lazy("How exactly"), choices=Qualifier.choices)

    @classmethod
    def initial_of(cls, value: Value) -> Value:
        numbered = {"number": value.get("number"), "qualifier": value.get("qualifier") or Qualifier.EXACT}
        return {"nationality": value["value"], **numbered}

    def value(self) -> Value:
        data = self.cleaned_data
        qualifier = data["qualifier"] if data["number"] is not None else None
        return {"value": data["nationality"], "number": data["number"], "qualifier": qualifier}


class AuthorityForm(FactForm):
    """An authority: one that is recorded by its name, or a new one with type and country."""

    authority = forms.CharField(
        label=gettext_lazy("Authority"), max_length=200, widget=Combobox("authorities"), error_messages=MISSING
    )
    type = forms.ChoiceField(
        label=gettext_lazy("Type, if new"), required=False, choices=[("", "---------"), *AuthorityType.choices]
    )
    country = CountryField(label=gettext_lazy("Its country, if new"))
    role = forms.ChoiceField(label=gettext_lazy("Part"), choices=Role.choices)

    @classmethod
    def initial_of(cls, value: Value) -> Value:
        known = value.get("type") if value.get("type") in AuthorityType.values else ""
        about = {"type": known, "country": value.get("country") or "", "role": value.get("role") or Role.LEAD}
        return {"authority": value["value"], **about}

    def clean(self) -> Value:
        data = super().clean() or {}
        found = named(data["authority"].strip(), data.get("country", "")) if data.get("authority") else []
        if len(found) > 1:
            message = _("Several have this name: %(choices)s. Choose one.")
            self.add_error("authority", message % {"choices": "; ".join(map(str, found))})
        if data.get("authority") and not found and not data.get("type"):
            self.add_error("type", _("This authority is new: choose its type."))
        return data

    def value(self) -> Value:
        data = self.cleaned_data
        about = {"country": data["country"] or None, "type": data["type"] or None, "role": data["role"]}
        return {"value": data["authority"].strip(), **about}


class ExploitationForm(FactForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "---------"), *exploitation_labels().items()]
        self.fields["form_of"] = forms.ChoiceField(
            label=_("Form of exploitation"), choices=choices, error_messages=MISSING
        )

    @classmethod
    def initial_of(cls, value: Value) -> Value:
        return {"form_of": value["value"]}

    def value(self) -> Value:
        return {"value": self.cleaned_data["form_of"]}


FORMS: dict[str, type[FactForm]] = {
    "incident_date": DateForm,
    "country": CountryForm,
    "place": PlaceForm,
    "victims_total": TotalForm,
    "nationality_count": NationalityCountForm,
    "nationalities": NationalityForm,
    "authorities": AuthorityForm,
    "arrests": NumberForm,
    "exploitation": ExploitationForm,
}


def form_of(fact: Fact, data: Any = None) -> FactForm:
    """The form of a fact: bound to what was typed, else filled with what stands, else with what was found first."""
    kind = FORMS[fact.kind]
    value = fact.value or (fact.found[0].value if fact.found and not fact.is_disputed else None)
    form = kind(data, initial=kind.initial_of(value) if value else None, auto_id=f"{slug(fact.key)}-%s")
    form.use_required_attribute = False
    return form


def as_typed(fact: Fact, value: Value) -> FactForm:
    """A found value put through the form of its fact, as if somebody had typed it."""
    kind = FORMS[fact.kind]
    blank = kind(auto_id=f"{slug(fact.key)}-%s")
    typed = {name: blank.fields[name].prepare_value(content) for name, content in kind.initial_of(value).items()}
    return kind({name: "" if one is None else one for name, one in typed.items()}, auto_id=f"{slug(fact.key)}-%s")


def slug(key: str) -> str:
    """A fact's key as the id of an element."""
    return "fact-" + "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in key)
