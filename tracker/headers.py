"""Headers that tell a browser what it may do with our pages."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

STAFF = "/admin/"
# A page about people in danger asks for no sensor and takes part in no advertising.
REFUSED = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "payment",
    "usb",
)


class ContentPolicy(CSPMiddleware):
    """The content policy: one for the public, one for staff. A view may still change its own by django-csp's means."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts: PolicyParts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(STAFF) and not report_only and parts.config is None:
            parts.config = settings.STAFF_CONTENT_SECURITY_POLICY
        return parts


class PermissionsPolicy:
    """The Permissions-Policy header on every answer, and a Referrer-Policy for staff.

    Public pages send no referrer at all (SECURE_REFERRER_POLICY). A form sent from such a page has no origin either,
    and Django's protection against forged forms refuses those: staff pages tell their own site where they are.
    """

    value = ", ".join(f"{name}=()" for name in REFUSED)

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", self.value)
        if request.path_info.startswith(STAFF):
            response.setdefault("Referrer-Policy", "same-origin")
        return response
