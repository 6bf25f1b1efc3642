"""The page that shows the schema, and the answer for addresses of the API that do not exist."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from ..datasets.problems import problem
from ..views.answers import page
from ..views.problems import problem_response

ADDRESSES = ("incidents", "incidents/{id}", "facets", "statistics", "changes", "terms", "releases")


@require_safe
@cache_control(public=True, no_cache=True)
def documentation(request: HttpRequest) -> HttpResponse:
    """The schema as a page to read and to try, with packaged files only."""
    return page(request, "data/api.html", {"here": "data"})


def nothing_here(request: HttpRequest) -> HttpResponse:
    """A 404 that names the addresses there are."""
    valid = [f"/api/v1/{name}/" for name in ADDRESSES]
    return problem_response(problem(404, f"There is nothing at {request.path}.", valid=valid))
