"""Suggest a source or a correction: no account, no cookie, no address kept.

Django's protection against forged forms needs a cookie, and public pages set none. What it protects is the authority
that a browser carries along, and here there is none: nobody is signed in on a public page, and the cookies of staff
are not sent to it. What is left to refuse is forms that nobody was shown. So the form carries a token: random, signed,
good from three seconds after it was drawn until half a day later, and good once, as the reference of the suggestion
is made from it. A form sent from another site is refused by its Origin header.
"""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from incidents.editions.detail import incident, withdrawn
from incidents.editions.edition import Edition
from incidents.editions.store import NoEdition, current
from incidents.ledger.senders import sender
from incidents.ledger.suggestions import CannotReceive, Given, TooMany, receive

from .answers import page, public, unavailable
from .suggestion_form import REFERENCE, SuggestionForm, new_token, reference_of


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest) -> HttpResponse:
    """The form; sent, the receipt. Whatever is refused, what was typed is still there."""
    try:
        edition = current()
    except NoEdition:
        return unavailable(request)
    if request.method != "POST":
        about = request.GET.get("incident", "")
        known = _is_public(edition, about)
        initial = {
            "kind": "correction" if known else "source",
            "incident": about if known else "",
            "token": new_token(),
        }
        return _shown(request, edition, SuggestionForm(initial=initial))
    form = SuggestionForm(request.POST)
    if form.is_valid() and _accepted(request, edition, form):
        return _sent(request, edition, form)
    return _shown(request, edition, form, 400)


@public
def received(request: HttpRequest, edition: Edition, reference: str) -> HttpResponse:
    """The receipt: the reference and what happens next. It asks the ledger nothing, so it gives nothing away."""
    if not REFERENCE.fullmatch(reference):
        raise Http404
    response = page(request, "suggested.html", {"here": "", "edition": edition, "reference": reference})
    response.headers["Cache-Control"] = "no-store"
    return response


def _accepted(request: HttpRequest, edition: Edition, form: SuggestionForm) -> bool:
    """The checks that need more than the form: where it was sent from, and whether the incident is public."""
    if _sent_from_elsewhere(request):
        form.add_error(None, _("This form was sent from another site. Please send it from here."))
    about = form.cleaned_data["incident"]
    if about and not _is_public(edition, about):
        form.add_error("incident", _("There is no incident %(id)s in the record.") % {"id": about})
    return form.is_valid()


def _sent(request: HttpRequest, edition: Edition, form: SuggestionForm) -> HttpResponse:
    data = form.cleaned_data
    given = Given(reference_of(data["token"]), data["kind"], data["incident"], data["url"], data["text"])
    try:
        receive(given, sender(request.META.get("REMOTE_ADDR", ""), request.headers.get("X-Forwarded-For", "")))
    except TooMany:
        form.add_error(
            None,
            _(
                "No more suggestions can be taken today from where you are. Your text is still here: keep it, and "
                "send it tomorrow."
            ),
        )
        return _shown(request, edition, form, 429)
    except CannotReceive:
        form.add_error(
            None,
            _("Suggestions cannot be taken at this moment. Your text is still here: please send it again in a while."),
        )
        return _shown(request, edition, form, 503)
    response = HttpResponseRedirect(reverse("suggested", args=[given.reference]))
    response.status_code = 303
    return response


def _shown(request: HttpRequest, edition: Edition, form: forms.Form, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"here": "suggest", "edition": edition, "form": form}
    if form.is_bound:
        given = dict(form.data.items())
        form.data = {**given, "token": new_token()} if form.has_error("token", "unusable") else given
    response = page(request, "suggest.html", context, status)
    # Without it the form would be sent with no origin, as from another site.
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "no-store"
    if status == 503:
        response.headers["Retry-After"] = "120"
    return response


def _is_public(edition: Edition, identity: str) -> bool:
    return bool(identity) and (incident(edition, identity) is not None or withdrawn(edition, identity) is not None)


def _sent_from_elsewhere(request: HttpRequest) -> bool:
    """By the Origin header, which every browser sends with a form; what sends none is no browser to be tricked."""
    origin = request.headers.get("Origin", "")
    return bool(origin) and urlsplit(origin).netloc != request.get_host()
