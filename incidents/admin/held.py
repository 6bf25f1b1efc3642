"""What was typed is not lost when a form comes from somebody who is signed out by now, from a page that is too old, or

while the database is busy or away. The page that answers holds all of it in hidden fields. Whoever typed it signs in
there, or waits, and sends it again. Nothing is kept on the server or in the browser, and passwords are never held.
"""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.contrib import admin
from django.contrib.auth import login
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from incidents.ledger.away import is_away

from .sign_in import SignInForm, refused_by_limit

RETRY_SECONDS = 30
Typed = list[tuple[str, str]]


def held(request: HttpRequest) -> HttpResponse:
    """The answer to a form of our own that cannot be taken now."""
    address, typed = _brought(request)
    if not admin.site.has_permission(request):
        return _page(request, address, typed, SignInForm(request))
    return _page(request, address, typed)


def forged(request: HttpRequest) -> HttpResponse:
    """The answer to a form whose token is not right: too old, or another site's. Only our own can be sent again."""
    try:
        if _is_from_here(request) and request.path != reverse("admin:login"):
            return held(request)
        return _page(request, reverse("admin:index"), [], title=_("This form could not be taken"))
    except OperationalError as problem:
        if not is_away(problem):
            raise
        return away(request)


def away(request: HttpRequest) -> HttpResponse:
    """The answer while the database is busy or away: a form of our own to send again, anything else to reload.

    It asks neither session nor account anything, as both are in that database.
    """
    address, typed = _brought(request)
    # Django's protection has let the form pass where it is not to blame for this page itself.
    is_ours = getattr(request, "csrf_processing_done", False) or _is_from_here(request)
    context = {
        "site_header": admin.site.site_header,
        "site_title": admin.site.site_title,
        "title": _("The database is busy or away"),
        "address": address,
        "typed": typed if is_ours and request.path != reverse("admin:login") else [],
        "has_files": bool(request.FILES),
        "is_away": True,
        "csrf_token": get_token(request),
    }
    content = render_to_string("admin/held.html", context)
    response = HttpResponse(content, status=503, headers={"Retry-After": str(RETRY_SECONDS)})
    add_never_cache_headers(response)
    return response


@sensitive_post_parameters()
@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """Sign in, and show what was typed, ready to be sent again."""
    address, typed = _brought(request)
    form = SignInForm(request, request.POST)
    if not form.is_valid():
        return refused_by_limit(_page(request, address, typed, form))
    login(request, form.get_user())
    return _page(request, address, typed, status=200)


def _page(
    request: HttpRequest,
    address: str,
    typed: Typed,
    form: SignInForm | None = None,
    title: str = "",
    status: int = 403,
) -> HttpResponse:
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": title or _("Nothing is lost"),
        "address": address,
        "typed": typed,
        "packed": json.dumps(typed, ensure_ascii=False),
        "form": form,
        "has_files": bool(request.FILES),
    }
    response = TemplateResponse(request, "admin/held.html", context, status=status)
    add_never_cache_headers(response)
    return response


def _brought(request: HttpRequest) -> tuple[str, Typed]:
    """Where a form was to go and what it holds; of a held one what it held."""
    if request.path != reverse("admin:again"):
        pairs = ((name, value) for name, values in request.POST.lists() for value in values)
        return request.get_full_path(), _kept(pairs)
    address = request.POST.get("address", "")
    is_ours = url_has_allowed_host_and_scheme(address, None) and address.startswith(reverse("admin:index"))
    try:
        typed = [(str(name), str(value)) for name, value in json.loads(request.POST.get("typed", ""))]
    except (ValueError, TypeError):
        typed = []
    return address if is_ours else reverse("admin:index"), _kept(typed)


def _kept(pairs: Iterable[tuple[str, str]]) -> Typed:
    return [(name, value) for name, value in pairs if name != "csrfmiddlewaretoken" and "password" not in name]


def _is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this site sent the form; pages of others cannot make it say so."""
    if (site := request.headers.get("Sec-Fetch-Site")) is not None:
        return site == "same-origin"
    origin = urlsplit(request.headers.get("Origin", ""))
    return (origin.scheme, origin.netloc) == (request.scheme, request.get_host())
