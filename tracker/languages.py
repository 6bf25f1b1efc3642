"""The language of an answer. On public pages the address alone decides; staff choose, or their browser does."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_path, get_language_from_request, override

from tracker.headers import STAFF


class LanguageOfAddress:
    """In place of Django's LocaleMiddleware, which would also ask cookies and browsers on public pages.

    An address without a language is in LANGUAGE_CODE. So one address is one text for everybody: it can be cached and
    shared, nobody is redirected, and no public answer varies by Accept-Language.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_staff = request.path_info.startswith(STAFF)
        language = (
            get_language_from_request(request)
            if is_staff
            else get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        )
        with override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        if is_staff:
            patch_vary_headers(response, ("Accept-Language",))
        return response
