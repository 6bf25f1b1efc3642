"""One source of an incident: an article by its pasted address, recorded already or not, and what it reports."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.ledger.addresses import canonical
from incidents.models import Article, Citation, Outlet
from incidents.models.articles import ArticleStep, OutletFamily

from .fields import Combobox, DayField, PeopleField, languages
from .pasted import PastedLine, read_breakdown
from .rows import RowFormSet

ABOUT_THE_ARTICLE = (
    "address",
    "outlet",
    "outlet_family",
    "title",
    "language",
    "published",
    "original_source",
    "identifies_victims",
)


class CitationForm(forms.ModelForm):
    """A citation. A new one names its article by address; an article recorded already keeps what is recorded of it."""

    address = forms.CharField(
        label=gettext_lazy("Address of the article"),
        max_length=1000,
        widget=Combobox(
            "articles", {"placeholder": gettext_lazy("Paste the address, or type words of a recorded article")}
        ),
    )
    outlet = forms.CharField(label=gettext_lazy("Outlet"), max_length=160, required=False, widget=Combobox("outlets"))
    outlet_family = forms.ChoiceField(
        label=gettext_lazy("Kind of outlet"), required=False, choices=[("", "---------"), *OutletFamily.choices]
    )
    title = forms.CharField(label=gettext_lazy("Title"), max_length=400, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False, choices=languages)
    published = DayField(label=gettext_lazy("Published"))
    original_source = forms.CharField(
        label=gettext_lazy("Reprints"),
        max_length=160,
        required=False,
        widget=Combobox("outlets"),
        help_text=gettext_lazy("The news agency or paper it reprints, if any: both are then one voice."),
    )
    identifies_victims = forms.BooleanField(
        label=gettext_lazy("Identifies victims"),
        required=False,
        help_text=gettext_lazy("The public then sees outlet and date, but no title and no link."),
    )
    reported_date = DayField(label=gettext_lazy("Date it reports"))
    nationalities_reported = PeopleField(
        label=gettext_lazy("Nationalities it reports"),
        help_text=gettext_lazy("“from 10 countries”: 10"),
        max_value=250,
    )
    tells_arrests = forms.BooleanField(
        label=gettext_lazy("Says the number of arrests"),
        required=False,
        help_text=gettext_lazy(
            "The number itself is entered once for the case, further down. An only source needs no tick."
        ),
    )
    breakdown = forms.CharField(
        label=gettext_lazy("Paste a breakdown"),
        required=False,
        widget=forms.Textarea({"rows": 2, "placeholder": gettext_lazy("389 Vietnamese, 307 Chinese, 143 Indonesian")}),
    )

    class Meta:
        model = Citation
        fields = ["is_lead", "reported_date", "nationalities_reported", "tells_arrests", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pasted: list[PastedLine] = []
        self.completed_article: Article | None = None
        if self.instance.pk:
            for name in ABOUT_THE_ARTICLE:
                del self.fields[name]

    def has_changed(self) -> bool:
        """A new card with nothing but its tick for the lead is not filled in."""
        return bool(set(self.changed_data) - (set() if self.instance.pk else {"is_lead"}))

    def clean_breakdown(self) -> str:
        text = self.cleaned_data["breakdown"]
        self.pasted, rest = read_breakdown(text)
        if rest:
            pieces = "; ".join(rest)
            raise ValidationError(
                _("Not understood: %(pieces)s. Change it, or enter it as a row.") % {"pieces": pieces}
            )
        return text

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.instance.pk and data.get("address"):
            self._find_article(data)
        return data

    def _find_article(self, data: dict[str, Any]) -> None:
        try:
            key = canonical(data["address"])
        except ValueError as problem:
            self.add_error("address", str(problem))
            return
        recorded = Article.objects.select_related("outlet", "original_source").filter(canonical_address=key).first()
        if recorded:
            self._use(recorded, data)
        else:
            address = data["address"] if "://" in data["address"] else f"https://{data['address']}"
            self._describe(Article(address=address, canonical_address=key), data)

    def _use(self, article: Article, data: dict[str, Any]) -> None:
        """Cite a recorded article: what it lacks is filled in, what contradicts its record is refused."""
        for name in ("outlet", "title", "language", "published", "original_source"):
            typed, stored = data.get(name), getattr(article, name)
            if typed and stored and str(typed).casefold() != str(stored).casefold():
                message = _("This article is recorded with “%(stored)s”. Leave this blank, or correct the article.")
                self.add_error(name, message % {"stored": stored})
        self._describe(article, data)

    def _describe(self, article: Article, data: dict[str, Any]) -> None:
        """Put what was typed into the article wherever that is still blank."""
        for name in ("title", "language", "published"):
            if data.get(name) and not getattr(article, name):
                setattr(article, name, data[name])
                self.completed_article = article
        if data.get("identifies_victims") and not article.identifies_victims:
            article.identifies_victims = True
            self.completed_article = article
        for name, family in (("outlet", data.get("outlet_family", "")), ("original_source", OutletFamily.WIRE)):
            if data.get(name) and getattr(article, name) is None:
                setattr(article, name, self._outlet(name, data[name].strip(), family))
                self.completed_article = article
        if article.outlet is None:
            self.add_error("outlet", _("Say who published it."))
        self.instance.article = article

    def _outlet(self, name: str, typed: str, family: str) -> Outlet:
        """The outlet of that name, recorded or to be added when the form is saved."""
        if known := Outlet.objects.filter(Q(name=typed) | Q(name__iexact=typed)).first():
            return known
        if not family:
            self.add_error(
                "outlet_family", _("“%(outlet)s” is new: choose what kind of outlet it is.") % {"outlet": typed}
            )
        return Outlet(name=typed, family=family)

    def save(self, commit: bool = True) -> Citation:
        article = self.instance.article
        for name in ("outlet", "original_source"):
            outlet = getattr(article, name)
            if outlet is not None and outlet.pk is None:
                setattr(
                    article,
                    name,
                    Outlet.objects.get_or_create(name=outlet.name, defaults={"family": outlet.family})[0],
                )
        if article._state.adding or self.completed_article or article.step != ArticleStep.LINKED:
            article.step = ArticleStep.LINKED
            article.save()
        self.instance.article = article
        return super().save(commit)


class CitationFormSet(RowFormSet):
    """All sources of an incident: no article twice, at most one leading."""

    related = ("article__outlet", "article__original_source")

    def clean(self) -> None:
        super().clean()
        cited: set[str] = set()
        for form in self.kept():
            address = form.instance.article.canonical_address
            if address in cited:
                name = "address" if "address" in form.fields else None
                form.add_error(name, _("This article is already among the sources of this incident."))
            cited.add(address)
        self.allow_one("is_lead", _("Another source leads already. Untick one of them."))

    def save(self, commit: bool = True) -> list[Citation]:
        self.untick("is_lead")
        return super().save(commit)
