"""Whether the process is alive, and whether it can serve the public."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from incidents.datasets.release import release_problems
from incidents.editions import store
from incidents.tasks import ledger_problems

from .methods import read_only


@never_cache
@read_only
def healthz(request: HttpRequest) -> HttpResponse:
    """Alive: asks neither the database nor the edition, so that a restart is never the answer to their trouble."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@read_only
def readyz(request: HttpRequest) -> JsonResponse:
    """Ready: 200 as long as an edition can be served, else 503; ``degraded`` lists in sentences what is not well."""
    edition = store.status()
    answer = {
        "edition": edition.edition_id,
        "as_of": edition.as_of,
        "degraded": [*edition.problems, *release_problems(), *ledger_problems()],
    }
    return JsonResponse(answer, status=200 if edition.edition_id else 503)
