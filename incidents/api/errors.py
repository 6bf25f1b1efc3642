"""Errors of the API as problem documents (RFC 9457)."""

from collections.abc import Collection, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework.exceptions import APIException, MethodNotAllowed, NotAcceptable, Throttled
from rest_framework.response import Response

from ..datasets.problems import MEDIA_TYPE, bad_parameters, problem
from ..editions.edition import Edition
from ..editions.filters import Problem

RETRY_SECONDS = 30


class ProblemError(APIException):
    """An error that carries its problem document."""

    def __init__(self, document: dict[str, Any], **headers: str) -> None:
        super().__init__(document["detail"])
        self.status_code = document["status"]
        self.document = document
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def refuse(edition: Edition, problems: Sequence[Problem], taken: Collection[str]) -> None:
    """Raise a 400 that names what is wrong with the parameters, where anything is."""
    if problems:
        raise ProblemError(bad_parameters(edition, problems, taken))


def unavailable() -> ProblemError:
    """Nothing has been printed yet, or nothing printed can be read."""
    document = problem(503, "No edition has been printed yet: try again soon.")
    return ProblemError(document, Retry_After=str(RETRY_SECONDS))


def problem_of(error: Exception, _context: dict[str, Any]) -> Response | None:
    """Every error as a problem document; an unexpected one goes on to Django."""
    if isinstance(error, ProblemError):
        return _answer(error.document, error.headers)
    if isinstance(error, Throttled):
        wait = str(max(1, round(getattr(error, "wait", None) or 1)))
        text = f"Too many requests from one address: come back in {wait} seconds."
        return _answer(problem(429, text), {"Retry-After": wait})
    if isinstance(error, Http404):
        return _answer(problem(404, str(error) or "There is nothing at this address."), {})
    if isinstance(error, PermissionDenied):
        return _answer(problem(403, "This is not public."), {})
    if isinstance(error, MethodNotAllowed):
        return _answer(problem(405, "This address only answers: ask with GET or HEAD."), {})
    if isinstance(error, NotAcceptable):
        return _answer(problem(406, "Only JSON is spoken here: accept application/json."), {})
    if isinstance(error, APIException):
        return _answer(problem(error.status_code, str(error.detail)), {})
    return None


def _answer(document: dict[str, Any], headers: dict[str, str]) -> Response:
    kept = {**headers, "Cache-Control": "no-store"}
    return Response(document, status=document["status"], headers=kept, content_type=MEDIA_TYPE)
