"""``/map/preview.png``: the picture of a query that other sites show beside a link to it."""

import hashlib

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from incidents.datasets.problems import bad_parameters
from incidents.editions.edition import Edition
from incidents.editions.filters import PARAMETERS, Query, parse
from incidents.editions.query import ask

from . import words
from .answers import public
from .picture import Caption, png, points_of, svg, view_of
from .problems import problem_response

KEPT_SECONDS = 86_400
ZOOM_TO_LOOK = 3
NO_MATTER = {"sort": None, "page": None, "page_size": None}


@public
def preview(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The picture; a bad parameter is a 400 that names it. Each is drawn once for an edition and kept for a day."""
    query = parse(edition, request.GET, also=("edition",))
    if query.problems:
        return problem_response(bad_parameters(edition, query.problems, set(PARAMETERS)))
    asked = f"{edition.id} {get_language()} {query.querystring(**NO_MATTER)}"
    key = f"preview-{hashlib.sha256(asked.encode()).hexdigest()}"
    content = cache.get(key)
    if content is None:
        content = _drawn(edition, query)
        cache.set(key, content, KEPT_SECONDS)
    return HttpResponse(content, content_type="image/png")


def _drawn(edition: Edition, query: Query) -> bytes:
    answer = ask(edition, query)
    overview = answer.clusters(ZOOM_TO_LOOK)
    view = view_of(points_of(overview["clusters"], overview["unplaced"]) if query.narrows else [])
    found = answer.clusters(view.zoom)
    caption = Caption(
        title=query.sentence(),
        total=_("%(incidents)s, %(people)s reported found")
        % {"incidents": words.incidents(answer.total.incidents), "people": words.people(answer.total.people)},
        source=_("%(record)s, %(day)s. Reports, not a measure of how common trafficking is.")
        % {"record": settings.SITE_NAME, "day": words.day(edition.as_of.date() if edition.as_of else None)},
    )
    return png(svg(view, found["clusters"], found["unplaced"], caption))
