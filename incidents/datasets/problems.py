"""Problem documents (RFC 9457): what was wrong with a request for data, and what would have been right."""

from collections.abc import Collection, Sequence
from http import HTTPStatus
from typing import Any

from ..editions.edition import Edition
from ..editions.filters import PARAMETERS, Problem
from ..editions.matching import TermsFilter
from .selection import TABLES

MEDIA_TYPE = "application/problem+json"


def problem(status: int, detail: str, **more: Any) -> dict[str, Any]:
    """A problem whose type says no more than its status does, so the type is ``about:blank`` and left out."""
    return {"title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}


def bad_parameters(edition: Edition, found: Sequence[Problem], taken: Collection[str]) -> dict[str, Any]:
    """A 400 that names each parameter, the value given, what is wrong, and the valid values or parameters.

    ``taken`` are the parameters of the address.
    """
    named = "; ".join(f"{one.parameter}: {one.message}" for one in found)
    return problem(400, named, errors=[_error(edition, one, taken) for one in found])


def _error(edition: Edition, one: Problem, taken: Collection[str]) -> dict[str, Any]:
    error: dict[str, Any] = {"parameter": one.parameter, "value": one.value, "message": one.message}
    valid: Sequence[str] | None = one.valid
    if valid is None:
        valid = sorted(taken) if one.parameter not in taken else valid_values(edition, one.parameter)
    return {**error, "valid": valid} if valid else error


def valid_values(edition: Edition, parameter: str) -> list[str] | None:
    """What may be given for a parameter, where that is a list."""
    if parameter == "table":
        return list(TABLES)
    if parameter not in PARAMETERS:
        return None
    filter_ = PARAMETERS[parameter]
    if isinstance(filter_, TermsFilter):
        return sorted(edition.terms.get(filter_.field_name, {}))
    choices = getattr(filter_.field, "choices", [])
    return [str(code) for code, _ in choices if code] or None
