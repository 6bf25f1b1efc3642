"""How the record is made, from the rules and terms that make it, and what its numbers are not."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from incidents.editions.definitions import Defined, all_defined, inclusion
from incidents.editions.edition import Edition
from incidents.editions.labels import term_label

from .answers import page, public

SCHEMES = ("exploitation", "sector", "means", "recruitment")


@public
def method(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Every list of codes with its definitions, each with an anchor (``#grade-5``); coded terms by their own."""
    lists = (
        "headline_rule",
        "qualifier",
        "counting",
        "grade",
        "precision",
        "date_precision",
        "victim_status",
        "outcome",
    )
    context = {
        "here": "about",
        "edition": edition,
        "inclusion": inclusion(settings.SELF_REVIEW),
        "one_person": settings.SELF_REVIEW,
        "terms": [
            (name, _SCHEME_LABELS[name](), _terms(edition, name)) for name in SCHEMES if edition.terms.get(name)
        ],
        **{name: all_defined(name) for name in lists},
    }
    return page(request, "method.html", context)


_SCHEME_LABELS = {
    "exploitation": lambda: _("Forms of exploitation"),
    "sector": lambda: _("Sectors"),
    "means": lambda: _("Means of control"),
    "recruitment": lambda: _("Recruitment channels"),
}


def _terms(edition: Edition, scheme: str) -> list[Defined]:
    terms = edition.terms[scheme]
    return [
        Defined(
            f"{scheme}-{code}",
            f"{_broader(edition, scheme, str(term['broader']))}: {label}" if term["broader"] else label,
            _(str(term["definition"])) if term["definition"] else "",
        )
        for code, term in terms.items()
        if (label := term_label(edition, scheme, code))
    ]


def _broader(edition: Edition, scheme: str, code: str) -> str:
    """The label of a broader term; that of a sector may be a form of exploitation."""
    return term_label(edition, scheme if code in edition.terms[scheme] else "exploitation", code)
