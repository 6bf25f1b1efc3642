"""Addresses that only answer: any method but GET and HEAD is a 405 that says so (``Allow``)."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.http import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

Given = ParamSpec("Given")
Answer = TypeVar("Answer", bound=HttpResponseBase)


def read_only(view: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Refuse every other method before anybody asks for a token, which such an address has no use for.

    The check of tokens would answer 403, and write the address that was asked for into the log.
    """
    return csrf_exempt(require_safe(view))
