"""Rows that a source of the same page tells: each names its source by the place it has there."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .rows import RowFormSet
from .sources import CitationFormSet

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


class ToldForm(forms.ModelForm):
    """One thing that a source tells. Saving puts the source's article into it."""

    source = forms.ChoiceField(label=gettext_lazy("Source"))
    sources: CitationFormSet | None = None
    in_columns: tuple[str, ...] = ("source",)
    without_source: "StrPromise" = gettext_lazy(
        "This source is blank or being removed. Choose another, or remove this row."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.in_columns:
            self.fields[name].widget.attrs["aria-label"] = self.fields[name].label
            self.fields[name].help_text = ""

    @property
    def source_form(self) -> Any:
        """The row of the source that tells this; None while none is chosen."""
        place = self.cleaned_data.get("source", "")
        return self.sources.forms[int(place)] if self.sources and place else None

    def has_changed(self) -> bool:
        """A new row with nothing but its source chosen is not filled in, nor is one that the page took out."""
        if self.instance.pk:
            return super().has_changed()
        is_there = any(self.add_prefix(name) in self.data for name in self.in_columns)
        return is_there and bool(set(self.changed_data) - {"source"})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        source = self.source_form
        is_kept = not data.get("DELETE")
        if is_kept and source is not None and self.sources is not None and not self.sources.keeps(source):
            self.add_error("source", self.without_source)
        return data

    def save(self, commit: bool = True) -> Any:
        self.instance.article = self.source_form.instance.article
        return super().save(commit)


class ToldFormSet(RowFormSet):
    """Rows whose sources are rows of the same page."""

    sources: CitationFormSet | None = None

    def refer_to(self, sources: CitationFormSet) -> None:
        """Let the rows be of the sources on the same page."""
        self.sources = sources

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.sources = self.sources
        forms_of_sources = self.sources.forms if self.sources else []
        labels = [(str(place), source_label(source, place + 1)) for place, source in enumerate(forms_of_sources)]
        form.fields["source"].choices = [("", "---------"), *labels]
        articles = [source.instance.article_id for source in forms_of_sources]
        if form.instance.article_id in articles and form.instance.pk:
            form.fields["source"].initial = str(articles.index(form.instance.article_id))


def source_label(source: Any, place: int) -> str:
    """How a source is called in the list of sources: its place on the page and its outlet."""
    article = source.instance.article if source.instance.article_id else None
    name = (
        str(article.outlet or article.title)
        if article
        else source["outlet"].value()
        if "outlet" in source.fields
        else ""
    )
    return _("Source %(place)s: %(name)s") % {"place": place, "name": name or _("new")}
