"""Pages for what cannot be answered, in the site's look."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from .answers import page


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400: the request itself makes no sense."""
    return page(request, "400.html", {}, status=400)


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """403."""
    is_staff_site = request.path.startswith(reverse("admin:index"))
    return page(request, "403.html", {"is_staff_site": is_staff_site}, status=403)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404: nothing is, or was, at this address."""
    return page(request, "404.html", {}, status=404)
