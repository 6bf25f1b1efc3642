"""What the record is, what its numbers are not, how it is made, and whose data the map is drawn from."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from incidents.editions.edition import Edition
from incidents.editions.labels import grade_label, term_label

from . import words
from .answers import page, public


@public
def about(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The text of the page, with the grades and forms of exploitation as the record itself words them."""
    forms = edition.terms.get("exploitation", {})
    context = {
        "here": "about",
        "one_person": settings.SELF_REVIEW,
        "edition": edition,
        "as_of": words.day(edition.as_of.date()) if edition.as_of else "",
        "held": words.incidents(edition.height),
        "grades": [grade_label(str(grade)) for grade in range(1, 6)],
        "forms": [
            (term_label(edition, "exploitation", code), _(str(term["definition"])))
            for code, term in forms.items()
            if not term["broader"]
        ],
    }
    return page(request, "about.html", context)
