"""The answer to a form whose token against forgery is missing or wrong (CSRF_FAILURE_VIEW)."""

from django.http import HttpRequest, HttpResponse

from incidents.admin import held
from incidents.views.errors import forbidden
from tracker.headers import STAFF


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """To staff a page that loses nothing; public pages, whose own form needs no token, take no other."""
    return held.forged(request) if request.path_info.startswith(STAFF) else forbidden(request)
