"""The pictures that other sites show beside a link: of a query, and of one incident."""

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from incidents.datasets.problems import bad_parameters
from incidents.editions.edition import Edition
from incidents.editions.filters import PARAMETERS, Query, parse
from incidents.editions.gone import told as found_incident
from incidents.editions.query import ask
from incidents.editions.store import current

from . import words
from .answers import public
from .basemap import mercator
from .locator import box_around
from .picture import LONGEST, Caption, fitted, png, points_of, svg, view_of
from .problems import problem_response
from .words import Row

KEPT_SECONDS = 86_400
ZOOM_TO_LOOK = 3
# An incident is shown in its country, and a small country among its neighbours: in 14 degrees of longitude.
COUNTRY_SPAN = 0.04
NO_MATTER = {"sort": None, "page": None, "page_size": None}


@public
def preview(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The picture; a bad parameter is a 400 that names it. Each is drawn once for an edition and kept for a day."""
    query = parse(edition, request.GET, also=("edition",))
    if query.problems:
        return problem_response(bad_parameters(edition, query.problems, set(PARAMETERS)))
    return _once(edition, query.querystring(**NO_MATTER), lambda: _drawn(edition, query))


@public
def incident_preview(request: HttpRequest, edition: Edition, identity: str) -> HttpResponse:
    """One incident in its country, as exactly as is public; 404 for one that is not in the record or no longer."""
    row = found_incident(edition, current(), identity)
    if row is None:
        raise Http404
    return _once(edition, row["id"], lambda: _drawn_incident(edition, row))


def _once(edition: Edition, asked: str, draw: Callable[[], bytes]) -> HttpResponse:
    """A picture of an edition, drawn where it is not kept."""
    asked = f"{edition.digest} {get_language()} {asked}"
    key = f"preview-{hashlib.sha256(asked.encode()).hexdigest()}"
    content = cache.get(key)
    if content is None:
        content = draw()
        cache.set(key, content, KEPT_SECONDS)
    return HttpResponse(content, content_type="image/png")


def _drawn_incident(edition: Edition, row: Row) -> bytes:
    """The country set off, and a mark where a place in it is public; in a country alone no point is made up."""
    box, at = box_around(row), (row["longitude"], row["latitude"])
    corners = [mercator(box[0], box[1]), mercator(box[2], box[3])] if box else []
    clusters = [] if at[0] is None else [(*at, 1, row["victims"], row["place_precision"], row["id"])]
    line = words.line(edition, row)
    figure = " ".join(part for part in (line.before, line.figure, line.after) if part)
    by = {"record": settings.SITE_NAME, "day": words.day(edition.as_of.date() if edition.as_of else None)}
    source = _("%(record)s, %(day)s") % by
    caption = Caption(
        title=row["title"],
        total=_("%(people)s reported found") % {"people": figure}
        if row["victims"] is not None
        else _("How many people is not reported"),
        source=f"{fitted(f'{line.when} · {line.where}', LONGEST['source'] - len(source) - 2)}. {source}",
    )
    return png(svg(view_of(corners, COUNTRY_SPAN), clusters, [], caption, row["country"]))


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
