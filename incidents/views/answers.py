"""How every public page answers: from one edition, with its ETag, without cookies."""

import hashlib
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language, get_language_bidi

from incidents.datasets.problems import problem
from incidents.datasets.release import ReleaseError, releases
from incidents.editions.edition import Edition
from incidents.editions.filters import Query
from incidents.editions.store import NoEdition, current

from . import words
from .as_of import as_of, asked_edition, suffix
from .methods import read_only
from .problems import problem_response
from .versions import versions

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Edition, Rest], HttpResponse]
LASTING = {200, 301, 304, 410}


def public(view: View[Rest]) -> Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]:
    """Hand the view the edition asked for or the current one; answer 304 to whoever has its answer already.

    503 while nothing is printed, 404 where the address names an edition that is not kept.
    Copies may be kept but must be checked again, so that a withdrawal is seen at once everywhere.
    """
    return _answering(view, lambda: "")


def public_today(view: View[Rest]) -> Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]:
    """The same for a page that also depends on the day: its answers are good until midnight UTC."""
    return _answering(view, lambda: f"-{timezone.localdate():%Y%m%d}")


def _answering(
    view: View[Rest], moment: Callable[[], str]
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]:
    @read_only
    @wraps(view)
    def answer(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
        try:
            edition = asked_edition(request)
            # What is shown of an older edition also depends on what was withdrawn since.
            printed = edition.digest if "edition" not in request.GET else f"{edition.digest}-{current().id}"
        except NoEdition:
            return unavailable(request)
        except ReleaseError as unknown:
            return _no_such_edition(request, unknown)
        etag = etag_of(printed, moment())
        response = get_conditional_response(request, etag=etag) or view(request, edition, *args, **kwargs)
        if response.status_code in LASTING:
            response.headers["ETag"] = etag
        response.headers.setdefault("Cache-Control", "public, no-cache")
        return response

    return answer


def etag_of(printed: str, moment: str = "") -> str:
    """The ETag of what was made of an edition: also of how pages look, of the language, and of a moment."""
    return f'W/"{printed}-{_look()}-{get_language()}{moment}"'


def page(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of the site. It never reads the session or the user, so it never sets a cookie."""
    edition = context.get("edition")
    shared = {
        "site_name": settings.SITE_NAME,
        "language": get_language() or settings.LANGUAGE_CODE,
        "direction": "rtl" if get_language_bidi() else "ltr",
        "written_in": settings.LANGUAGE_CODE,
        "versions": versions(request),
        "is_alternated": status == 200,
        "exit_url": settings.EXIT_URL,
        "looking_at": as_of(request, edition) if edition else None,
        "as_of_day": words.day(edition.as_of.date()) if edition and edition.as_of else "",
        "same_edition": suffix(request),
        **_same_query(request, context.get("query")),
        "site_image": f"{settings.SITE_URL}{reverse('preview')}",
    }
    return HttpResponse(render_to_string(template, {**shared, **context}), status=status)


def _same_query(request: HttpRequest, query: Query | None) -> dict[str, Any]:
    """What the main pages' addresses need for the same query: all four take every parameter. Pages stay behind."""
    if query is None:
        return {"same_query": suffix(request), "is_narrowed": False}
    asked = query.querystring(page=None, page_size=None)
    return {"same_query": f"?{asked}" if asked else "", "is_narrowed": query.narrows}


def unavailable(request: HttpRequest) -> HttpResponse:
    """Nothing has been printed yet, or nothing printed can be read."""
    response = page(request, "503.html", {}, status=503)
    response.headers["Retry-After"] = "30"
    response.headers["Cache-Control"] = "no-store"
    return response


def _no_such_edition(request: HttpRequest, unknown: ReleaseError) -> HttpResponse:
    """404: as a page, or as a problem document where a program asks."""
    if request.path.endswith(".json"):
        return problem_response(problem(404, str(unknown), valid=[one.version for one in releases()]))
    given = request.GET.get("edition", "")
    context = {"given": given, "path": request.path, "known": releases(), "same_edition": ""}
    return page(request, "no_edition.html", context, status=404)


@cache
def _look() -> str:
    """A short name for how pages look: it changes with templates, translations and the files that pages point to."""
    digest = hashlib.sha256(str(getattr(staticfiles_storage, "manifest_hash", "")).encode())
    templates = Path(settings.BASE_DIR, "templates").rglob("*.html")
    translations = Path(settings.BASE_DIR, "locale").rglob("*.po")
    for path in sorted([*templates, *translations]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
