"""What the map asks for while it is used: clusters, the incidents at one place, and names of countries."""

import re
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import etag

from incidents.datasets.problems import bad_parameters
from incidents.editions.edition import Edition
from incidents.editions.filters import PARAMETERS, Problem, parse
from incidents.editions.query import ask
from incidents.editions.store import NoEdition, current
from incidents.names import COUNTRIES, country_name

from . import words
from .answers import etag_of, public
from .as_of import suffix, told_now
from .kept import kept
from .methods import read_only
from .problems import problem_response

ZOOM = re.compile(r"[0-9]{1,2}")
ZOOM_MOST = 22
ZOOM_AT_FIRST = 2


@public
@kept
def clusters(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The clusters of a view and the total of its query (DESIGN §4); a bad parameter is a 400 that names it."""
    query = parse(edition, request.GET, also=("zoom", "edition"))
    zoom = _zoom(request.GET.getlist("zoom"))
    if isinstance(zoom, Problem):
        return _refused(edition, [zoom, *query.problems], "zoom")
    return _refused(edition, query.problems, "zoom") if query.problems else _json(ask(edition, query).clusters(zoom))


@public
@kept
def rows(request: HttpRequest, edition: Edition) -> HttpResponse:
    """One page of the query's incidents in the words of a list, for the map's popups."""
    query = parse(edition, request.GET, also=("edition",))
    if query.problems:
        return _refused(edition, query.problems)
    answer = ask(edition, query)
    lines = told_now(edition, (words.line(edition, row) for row in answer.page().rows))
    found = [_row(line, suffix(request)) for line in lines]
    total = {"incidents": answer.total.incidents, "people": answer.total.people}
    return _json({"edition": edition.id, "total": total, "rows": found})


def _etag(request: HttpRequest) -> str | None:
    """Names need no edition, but have its ETag where there is one."""
    try:
        return etag_of(current().digest)
    except NoEdition:
        return None


@cache_control(public=True, max_age=86400)
@read_only
@etag(_etag)
def names(request: HttpRequest) -> HttpResponse:
    """Names of countries by code, in the language of the request."""
    language = get_language() or "en"
    return _json({code: country_name(code, language) for code in sorted(COUNTRIES)})


def _zoom(given: list[str]) -> int | Problem:
    if not given:
        return ZOOM_AT_FIRST
    if len(given) == 1 and ZOOM.fullmatch(given[0]) and int(given[0]) <= ZOOM_MOST:
        return int(given[0])
    return Problem("zoom", ", ".join(given), _("Write one whole number from 0 to %(most)d.") % {"most": ZOOM_MOST})


def _row(line: words.Line, same_edition: str) -> dict[str, Any]:
    return {
        "id": line.id,
        "title": line.title,
        "written_in": line.written_in,
        "when": line.when,
        "where": line.where,
        "place": line.place,
        "place_in": line.place_in,
        "figure": f"{line.before} {line.figure} {line.after}".strip(),
        "spread": line.spread,
        "url": reverse("incident", args=[line.id]) + same_edition,
    }


def _refused(edition: Edition, problems: list[Problem], *also: str) -> HttpResponse:
    """The problem document of API and files, with the members that the map itself reads."""
    first = problems[0]
    listed = [{"parameter": p.parameter, "value": p.value, "error": p.message} for p in problems]
    own = {"error": first.message, "parameter": first.parameter, "value": first.value, "problems": listed}
    return problem_response(bad_parameters(edition, problems, {*PARAMETERS, *also, "edition"}) | own)


def _json(content: dict[str, Any]) -> HttpResponse:
    return HttpResponse(orjson.dumps(content), content_type="application/json")
