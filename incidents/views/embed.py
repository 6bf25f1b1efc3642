"""The map for other people's pages: the only page of ours that may stand in a frame."""

import json

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_exempt

from incidents.editions.edition import Edition
from incidents.editions.filters import parse
from incidents.editions.query import ask

from . import words
from .answers import page, public
from .as_of import CARRIED
from .kept import kept
from .map_page import map_words
from .sharing import absolute


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@public
@kept
def embed(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The map of a query with its total and a way to the record; it takes the parameters of the map."""
    query = parse(edition, request.GET, carried=CARRIED)
    total = ask(edition, query).total
    context = {
        "edition": edition,
        "query": query,
        "sentence": query.sentence() if query.narrows else "",
        "incidents": words.incidents(total.incidents),
        "people": words.people(total.people),
        "whole": absolute("map", query.querystring(page=None)),
        "as_of": words.day(edition.as_of.date()) if edition.as_of else "",
        "words": json.dumps(map_words(), ensure_ascii=False),
    }
    return page(request, "embed.html", context)
