"""Form fields that take what staff type or paste and give the ledger's values, or a sentence on what to type."""

import re
from collections import Counter
from datetime import date
from functools import cache
from typing import Any

from babel import Locale
from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from incidents import names
from incidents.ledger.fitting import parts_beyond
from incidents.models.counts import Qualifier
from incidents.models.incident import DatePrecision
from incidents.reading.typed import western_digits

from .dates import Span, read_date, write_date

LONGEST_CHOICE = 6
LONGEST_QUOTE = 25
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,'’٬ \u00a0\u202f])\d{3})(?:\1\d{3})*")


class Combobox(forms.TextInput):
    """A text input with suggestions from one of the staff look-ups; without JavaScript a text input."""

    def __init__(self, lookup: str, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"data-lookup": reverse_lazy(f"admin:lookup_{lookup}"), "autocomplete": "off", **(attrs or {})}
        )


def languages() -> list[tuple[str, str]]:
    """ISO 639 codes with two letters, and Filipino, by their name in the active language."""
    known = Locale.parse(get_language() or "en", sep="-").languages
    choices = [(code, name) for code, name in known.items() if len(code) == 2 or code == "fil"]
    return [("", "---------"), *sorted(choices, key=lambda choice: choice[1])]


def name_of(code: str) -> str:
    """How the code of a country or nationality is shown in forms: by the country's name; fields read it back."""
    return _shown_names(get_language() or "en")[code]


@cache
def _shown_names(language: str) -> dict[str, str]:
    """Code to shown name; where two countries share a name in this language their codes are added."""
    plain = {
        code: (names.nationality_name if code in names.NOT_NATIONS else names.country_name)(code, language)
        for code in names.NATIONALITIES
    }
    uses = Counter(plain.values())
    return {code: name if uses[name] == 1 else f"{name} ({code})" for code, name in plain.items()}


class CountryField(forms.CharField):
    """A country by any of its names in English or Indonesian, or its ISO code; gives the code, blank for none."""

    lookup = "countries"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "widget": Combobox(self.lookup), **kwargs})

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").strip()
        if not text or text in self.codes():
            return text
        if code := self._shown_as(text) or names.named(text, self.codes()):
            return code
        raise ValidationError(self._unclear(text), code="country")

    def prepare_value(self, value: Any) -> Any:
        return name_of(value) if value in self.codes() else value

    def codes(self) -> frozenset[str]:
        """The codes this field can give."""
        return names.COUNTRIES

    def _shown_as(self, text: str) -> str | None:
        """The code that is shown as this text in the active language, whatever that is."""
        shown = _shown_names(get_language() or "en").items()
        return next((code for code, name in shown if name == text and code in self.codes()), None)

    def _unclear(self, text: str) -> str:
        found = names.find_countries(text, get_language() or "en")
        if not found:
            return _("“%(text)s” is no country we know by a name in English or Indonesian.") % {"text": text}
        choices = ", ".join(name for _code, name in found[:LONGEST_CHOICE])
        return _("“%(text)s” can be several: %(choices)s. Type one of them.") % {"text": text, "choices": choices}


class NationalityField(CountryField):
    """A nationality: a country's people, the stateless or those whose nationality is unknown."""

    lookup = "nationalities"

    def codes(self) -> frozenset[str]:
        return names.NATIONALITIES


class PeopleField(forms.IntegerField):
    """A number of people in digits of any script; ``1,048``, ``1.048`` and ``1 048`` are the same number."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"inputmode": "numeric", "size": 6, "autocomplete": "off"})
        super().__init__(**{"required": False, "min_value": 0, "max_value": 2**31 - 1, "widget": widget, **kwargs})

    def to_python(self, value: Any) -> int | None:
        text = western_digits(str(value).strip()) if value is not None else ""
        if _THOUSANDS.fullmatch(text):
            text = re.sub(r"\D", "", text)
        if text and not re.fullmatch(r"-?\d+", text, re.ASCII):
            raise ValidationError(_("Type a whole number, such as 1048."), code="invalid")
        return super().to_python(text)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


class PartsFields(forms.Form):
    """Who the people of a figure are, for every form that takes a figure; the names are those of the ledger."""

    women = PeopleField(label=gettext_lazy("Women"))
    men = PeopleField(label=gettext_lazy("Men"))
    girls = PeopleField(label=gettext_lazy("Girls"))
    boys = PeopleField(label=gettext_lazy("Boys"))
    minors = PeopleField(label=gettext_lazy("Minors"))

    def check_parts(self, data: dict[str, Any], number: str) -> None:
        """Refuse parts that are more than the figure, whose field is named."""
        if number in data:
            qualifier = data.get("qualifier") or Qualifier.EXACT
            for name, message in parts_beyond(data[number], qualifier, data):
                self.add_error(name, message)


class SpanField(forms.Field):
    """When something happened, as exactly as it is known; gives a Span, or None."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"data-date": reverse_lazy("admin:lookup_date"), "autocomplete": "off", "size": 28})
        super().__init__(**{"required": False, "widget": widget, **kwargs})

    def to_python(self, value: Any) -> Span | None:
        if isinstance(value, Span):
            return value
        text = (super().to_python(value) or "").strip()
        return read_date(text) if text else None

    def prepare_value(self, value: Any) -> Any:
        return write_date(value.start, value.end, value.precision) if isinstance(value, Span) else value


class DayField(forms.Field):
    """One day, typed as in ``SpanField``; gives a date, or None."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput({"autocomplete": "off", "size": 12, "placeholder": "2023-05-31"})
        super().__init__(**{"required": False, "widget": widget, **kwargs})

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date) or not str(value or "").strip():
            return value or None
        span = read_date(str(value))
        if span.precision != DatePrecision.DAY:
            raise ValidationError(_("Give the day too, or leave this blank."), code="day")
        return span.start

    def prepare_value(self, value: Any) -> Any:
        return value.isoformat() if isinstance(value, date) else value


class QuoteField(forms.CharField):
    """A short quotation: 25 words at most, so that it stays one."""

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        words = len(text.split())
        if words > LONGEST_QUOTE:
            raise ValidationError(
                _("A quotation has %(most)s words at most; this one has %(words)s."),
                code="quote",
                params={"most": LONGEST_QUOTE, "words": words},
            )
        return text
