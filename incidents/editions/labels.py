"""Words for codes, in the language of the request."""

import numpy as np
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..names import country_name, fold, language_name, nationality_name
from .edition import Edition, FacetLabels

_TERMS = {"exploitation": "exploitation", "sector": "sector", "means": "means", "recruitment": "recruitment"}


def term_label(edition: Edition, scheme: str, code: str) -> str:
    """The label of a coded term; the code itself where the edition has no such term."""
    term = edition.terms.get(scheme, {}).get(code)
    return _(str(term["label"])) if term else code


def precision_label(code: str) -> str:
    """What a precision of a place is called."""
    return {
        "town": _("Town or city"),
        "district": _("District"),
        "province": _("Province"),
        "country": _("Country only"),
    }.get(code, code)


def grade_label(code: str) -> str:
    """What a grade stands for (IOM Missing Migrants scale)."""
    return {
        "1": _("1: one media source"),
        "2": _("2: uncorroborated testimony"),
        "3": _("3: several independent media"),
        "4": _("4: an organisation with direct knowledge"),
        "5": _("5: official source"),
    }.get(code, code)


def facet_label(edition: Edition, facet: str, value: str, printed: str | None = None) -> str:
    """The words for one choice of a facet; ``printed`` is the label that the edition holds for it."""
    language = get_language() or "en"
    if facet == "country":
        return country_name(value, language)
    if facet == "nationality":
        return nationality_name(value, language)
    if facet == "language":
        return language_name(value, language)
    if facet in _TERMS:
        return term_label(edition, _TERMS[facet], value)
    if facet == "precision":
        return precision_label(value)
    if facet == "grade":
        return grade_label(value)
    return printed or value


def facet_labels(edition: Edition, facet: str) -> FacetLabels:
    """The words for all choices of a facet, worked out once an edition and language."""
    key = (facet, get_language() or "en")
    if key not in edition.labels:
        choices = edition.facets[facet]
        words = [facet_label(edition, facet, *pair) for pair in zip(choices.values, choices.labels, strict=True)]
        order = sorted(range(len(words)), key=lambda at: (fold(words[at]), choices.values[at]))
        ranks = np.empty(len(words), dtype=np.int64)
        ranks[order] = np.arange(len(words))
        edition.labels[key] = FacetLabels(words, ranks)
    return edition.labels[key]
