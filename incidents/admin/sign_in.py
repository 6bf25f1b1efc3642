"""Signing in, with a limit to how often a password may be guessed."""

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext

from incidents.ledger.senders import sender
from incidents.ledger.sign_in import Attempt, TooManyFailures


class SignInForm(AdminAuthenticationForm):
    """Django's form; past the limit it says how long to wait, whether or not the account exists."""

    seconds_to_wait = 0

    def clean(self) -> dict[str, Any]:
        if not self.cleaned_data.get("username") or not self.cleaned_data.get("password"):
            return super().clean()
        try:
            attempt = Attempt(self.cleaned_data["username"], _sender(self.request))
        except TooManyFailures as problem:
            self.seconds_to_wait = problem.seconds
            raise ValidationError(_too_many(problem.minutes), "too_many") from problem
        data = super().clean()
        attempt.succeeded()
        return data


def refused_by_limit(response: HttpResponse) -> HttpResponse:
    """The answer of the sign-in page, marked as 429 where the limit refused the attempt."""
    form = (getattr(response, "context_data", None) or {}).get("form")
    if seconds := getattr(form, "seconds_to_wait", 0):
        response.status_code = 429
        response.headers["Retry-After"] = str(seconds)
    return response


def _too_many(minutes: int) -> str:
    text = ngettext(
        "Too many attempts to sign in have failed. Wait %(minutes)d minute, then try again.",
        "Too many attempts to sign in have failed. Wait %(minutes)d minutes, then try again.",
        minutes,
    )
    return text % {"minutes": minutes}


def _sender(request: HttpRequest | None) -> str:
    if request is None:
        return ""
    return sender(request.META.get("REMOTE_ADDR", ""), request.headers.get("X-Forwarded-For", ""))
