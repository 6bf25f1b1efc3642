"""The list of incidents, and the full lists of what can be filtered by."""

from django.http import Http404, HttpRequest, HttpResponse

from incidents.editions.edition import Edition
from incidents.editions.filters import parse
from incidents.editions.query import ask

from .answers import page, public
from .as_of import CARRIED
from .explore import explored, hidden
from .facets import FURTHER, MAIN, facets
from .kept import kept


@public
@kept
def list_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The same query as the map's, as a list over the whole width."""
    return page(request, "list.html", explored(request, edition, "list"))


@public
@kept
def choices_page(request: HttpRequest, edition: Edition, name: str) -> HttpResponse:
    """Every choice of one facet under the query, as a form that keeps the rest of it."""
    if name not in (*MAIN, *FURTHER):
        raise Http404
    query = parse(edition, request.GET, carried=CARRIED)
    context = {
        "here": "",
        "edition": edition,
        "query": query,
        "facet": facets(ask(edition, query), (name,), most=None)[0],
        "hidden": hidden(query, name, "page"),
        "querystring": query.querystring(page=None),
    }
    return page(request, "choices.html", context)
