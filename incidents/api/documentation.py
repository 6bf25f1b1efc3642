"""The page that shows the schema, and the answer for addresses of the API that do not exist."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import resolve
from django.utils.encoding import iri_to_uri
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt

from ..datasets.problems import problem
from ..views.answers import page
from ..views.methods import read_only
from ..views.problems import problem_response

ADDRESSES = ("incidents", "incidents/{id}", "facets", "statistics", "changes", "terms", "releases")


@read_only
@cache_control(public=True, no_cache=True)
def documentation(request: HttpRequest) -> HttpResponse:
    """The schema as a page to read and to try, with packaged files only."""
    return page(request, "data/api.html", {"here": "data"})


@csrf_exempt
def nothing_here(request: HttpRequest) -> HttpResponse:
    """The same address with its slash, where something is there; else a 404 that names the addresses there are."""
    slashed = f"{request.path_info}/"
    if not request.path_info.endswith("/") and resolve(slashed).func is not nothing_here:
        return HttpResponsePermanentRedirect(iri_to_uri(request.get_full_path(force_append_slash=True)))
    valid = [f"/api/v1/{name}/" for name in ADDRESSES]
    return problem_response(problem(404, f"There is nothing at {request.path}.", valid=valid))
