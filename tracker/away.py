"""The staff site while the database is busy or away: a page that says so and loses nothing.

Public pages ask the database nothing, but for the form for suggestions, which answers by itself.
"""

import logging
from collections.abc import Callable

from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse

from incidents.admin import held
from incidents.ledger.away import is_away
from tracker.headers import STAFF

log = logging.getLogger(__name__)


class DatabaseAway:
    """Answers what a view or its page could not ask the database; the view's own transaction is undone by then."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if not request.path_info.startswith(STAFF) or not is_away(problem):
            return None
        log.warning("the database is busy or away: %s", problem)
        return held.away(request)


class Sessions(SessionMiddleware):
    """Django's, but that an answer is given although its session cannot be kept.

    By then what the view did is done: an error page would have somebody send it once more. What is lost is the
    message on the next page.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            return super().process_response(request, response)
        except SessionInterrupted as problem:
            # Django takes every failure to save a session for one that somebody deleted; the first cause knows.
            deleted = problem.__context__
            if deleted is None or not is_away(deleted.__context__):
                raise
            log.warning("the database is busy or away, a session was not kept: %s", deleted.__context__)
            return response
