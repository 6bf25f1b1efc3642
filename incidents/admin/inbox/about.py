"""What a case needs beside the facts: a title, and what the article's record still lacks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from incidents.ledger.addresses import canonical
from incidents.models import Article, Incident
from incidents.models.articles import OutletFamily
from incidents.reading.record import outlet_of

from ..forms.fields import Combobox, DayField, languages
from ..incident_list import PUBLIC_ID


class AboutForm(forms.Form):
    """Fields of the article are there only where its record lacks them; the reader's find is offered, not taken."""

    case_title = forms.CharField(
        label=gettext_lazy("Title of a new case"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("In your own words, without figures or names. The public reads it."),
    )
    other = forms.CharField(
        label=gettext_lazy("Another case"),
        max_length=30,
        required=False,
        widget=forms.TextInput({"placeholder": "TI-00042", "size": 10, "autocomplete": "off"}),
    )
    address = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=1000,
        required=False,
        widget=forms.URLInput({"placeholder": "https://"}),
        help_text=gettext_lazy("Where everybody can read it. A case needs a source with one to be published."),
    )
    outlet = forms.CharField(label=gettext_lazy("Outlet"), max_length=160, required=False, widget=Combobox("outlets"))
    outlet_family = forms.ChoiceField(
        label=gettext_lazy("Kind of outlet, if new"),
        required=False,
        choices=[("", "---------"), *OutletFamily.choices],
    )
    title = forms.CharField(label=gettext_lazy("Title of the article"), max_length=400, required=False)
    published = DayField(label=gettext_lazy("Published"))
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False, choices=languages)
    original_source = forms.CharField(
        label=gettext_lazy("Reprints"),
        max_length=160,
        required=False,
        widget=Combobox("outlets"),
        help_text=gettext_lazy("The news agency or paper it reprints, if any."),
    )
    identifies_victims = forms.BooleanField(
        label=gettext_lazy("Identifies victims"),
        required=False,
        help_text=gettext_lazy("The public then sees outlet and date, but no title and no link."),
    )

    def __init__(self, article: Article, read: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("address", "outlet", "title", "published", "language", "original_source", "identifies_victims"):
            if getattr(article, name):
                del self.fields[name]
        if "outlet" not in self.fields:
            del self.fields["outlet_family"]
        else:
            usual = outlet_of(article.canonical_address)
            self.fields["outlet"].initial = usual.name if usual else read.get("outlet")

    @property
    def of_article(self) -> list[Any]:
        """The fields of the article that are asked for."""
        return [self[name] for name in self.fields if name not in ("case_title", "other")]

    def clean_address(self) -> str:
        """The address of an article that came without one; it must not be another's."""
        address = self.cleaned_data["address"]
        if not address:
            return ""
        try:
            key = canonical(address)
        except ValueError as problem:
            raise forms.ValidationError(str(problem)) from problem
        if Article.objects.filter(canonical_address=key).exists():
            message = gettext_lazy("An article with this address is recorded already: give this text to that one.")
            raise forms.ValidationError(message)
        return address if "://" in address else f"https://{address}"

    def clean_other(self) -> int | None:
        """The number of the case named by its public id."""
        typed = self.cleaned_data["other"].strip()
        if not typed:
            return None
        match = PUBLIC_ID.fullmatch(typed)
        if not match or not Incident.objects.filter(pk=int(match[1])).exists():
            raise forms.ValidationError(gettext_lazy("There is no such incident. Its number looks like TI-00042."))
        return int(match[1])
