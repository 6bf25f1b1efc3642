"""One fact as a small form: what staff accept or type instead is checked as it is on the page of an incident."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.models.authorities import AuthorityType, Role
from incidents.models.counts import PARTS, Qualifier

from ..forms.authorities import named
from ..forms.dates import write_date
from ..forms.fields import Combobox, CountryField, NationalityField, PartsFields, PeopleField, SpanField
from .facts import Fact, Value, exploitation_labels, typed_date

LONGEST_NAME = MaxLengthValidator(200)
MISSING = {"required": gettext_lazy("Fill this in, or refuse the fact.")}


class FactForm(forms.Form):
    """What the forms of all facts have in common: ``initial_of`` a value, and the ``values`` of what was typed."""

    @classmethod
    def initial_of(cls, value: Value) -> Value:
        """The fields filled with a value."""
        return {"value": value["value"]}

    def value(self) -> Value:
        """The value in the shape in which the reader gives it."""
        return {"value": self.cleaned_data["value"]}

    def values(self) -> list[Value]:
        """The value, and those beside it that are facts of their own: what was read as one may be several."""
        return [self.value()]

    @property
    def said(self) -> list[forms.BoundField]:
        """The fields of the value itself."""
        return [field for field in self if field.name not in PARTS]

    @property
    def parts(self) -> list[forms.BoundField]:
        """The fields of who the people are; none for a fact that counts no people."""
        return [field for field in self if field.name in PARTS]


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


class PartsForm(PartsFields, FactForm):
    """A figure's form: beside the number who they are, which the reader leaves to people."""

    counted_in = "number"

    @classmethod
    def parts_in(cls, given: Value) -> Value:
        """Those of the parts that are said."""
        return {name: given[name] for name in PARTS if given.get(name) is not None}

    def clean(self) -> Value:
        data = super().clean() or {}
        self.check_parts(data, self.counted_in)
        return data


class TotalForm(PartsForm, NumberForm):
    counted_in = "typed"
    qualifier = forms.ChoiceField(label=gettext_lazy("How exactly"), choices=Qualifier.choices)

    @classmethod
    def initial_of(cls, value: Value) -> Value:
        qualifier = value.get("qualifier") or Qualifier.EXACT
        return {**super().initial_of(value), "qualifier": qualifier, **cls.parts_in(value)}

    def value(self) -> Value:
        return {**super().value(), "qualifier": self.cleaned_data["qualifier"], **self.parts_in(self.cleaned_data)}


class NationalityForm(PartsForm):
    nationality = NationalityField(label=gettext_lazy("Nationality"), required=True, error_messages=MISSING)
    number = PeopleField(label=gettext_lazy("People, if numbered"))
    qualifier = forms.ChoiceField(label=gettext_lazy("How exactly"), choices=Qualifier.choices)

    @classmethod
    def initial_of(cls, value: Value) -> Value:
        numbered = {"number": value.get("number"), "qualifier": value.get("qualifier") or Qualifier.EXACT}
        return {"nationality": value["value"], **numbered, **cls.parts_in(value)}

    def value(self) -> Value:
        data = self.cleaned_data
        qualifier = data["qualifier"] if data["number"] is not None else None
        numbered = {"number": data["number"], "qualifier": qualifier}
        return {"value": data["nationality"], **numbered, **self.parts_in(data)}


class AuthorityForm(FactForm):
    """An authority: one that is recorded by its name, or a new one with type and country; or several of them."""

    authority = forms.CharField(
        label=gettext_lazy("Authority"),
        max_length=400,
        widget=Combobox("authorities", {"data-several": True}),
        error_messages=MISSING,
        help_text=gettext_lazy("Two in one? Put a semicolon between their names."),
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

    def clean_authority(self) -> list[str]:
        """The names, each once."""
        names: dict[str, str] = {}
        for name in filter(None, map(str.strip, self.cleaned_data["authority"].split(";"))):
            LONGEST_NAME(name)
            names.setdefault(name.casefold(), name)
        if not names:
            raise forms.ValidationError(MISSING["required"])
        return list(names.values())

    def clean(self) -> Value:
        data = super().clean() or {}
        for name in data.get("authority", ()):
            found = named(name, data.get("country", ""))
            if len(found) > 1:
                message = _("Several have this name: %(choices)s. Choose one.")
                self.add_error("authority", message % {"choices": "; ".join(map(str, found))})
            if not found and not data.get("type"):
                self.add_error("type", _("“%(name)s” is new: choose its type.") % {"name": name})
        return data

    def value(self) -> Value:
        return self.values()[0]

    def values(self) -> list[Value]:
        return [self._described(name) for name in self.cleaned_data["authority"]]

    def _described(self, name: str) -> Value:
        """One of them with type and country: its own where it is recorded, else those that were typed."""
        data = self.cleaned_data
        recorded = next(iter(named(name, data["country"])), None)
        type_, country = (recorded.type, recorded.country) if recorded else (data["type"], data["country"])
        about = {"country": country or None, "type": type_ or None, "role": data["role"]}
        return {"value": recorded.name if recorded else name, **about}


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
