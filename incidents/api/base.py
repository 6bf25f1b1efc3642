"""What every address of the API does: one edition an answer, its ETag, the limits, errors as problem documents."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.translation import override
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from ..datasets.formats import version
from ..datasets.problems import problem
from ..datasets.release import ReleaseError, edition_for, releases
from ..editions.edition import Edition
from ..editions.filters import PARAMETERS, Problem, Query, parse
from ..editions.query import Answer, ask
from ..editions.store import NoEdition, current
from .errors import ProblemError, refuse, unavailable
from .throttling import AddressThrottle


@cache
def program() -> str:
    """A short name for how answers are written: it changes with the code that writes them."""
    digest = hashlib.sha256(version().encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def etag_of_schema(request: HttpRequest) -> str | None:
    """The schema has the ETag of the edition, as every public answer; none where nothing is printed."""
    try:
        return f'W/"{current().digest}-{program()}"'
    except NoEdition:
        return None


class EditionView(APIView):
    """Answers from the current edition. Words are in English: codes are what programs should rely on.

    ``also`` are the parameters that an address takes besides the filter; ``idle`` those of the filter that mean
    nothing to it and are left aside, as an address copied from a page may have them.
    """

    throttle_classes = (AddressThrottle,)
    edition: Edition
    newest: Edition
    as_of = ""
    stamp = ""
    also: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()

    def dispatch(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with override("en"):
            return super().dispatch(*args, **kwargs)

    def get_throttles(self) -> list[BaseThrottle]:
        self.limits = super().get_throttles()
        return self.limits

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.as_of = request.query_params.get("edition", "")
        try:
            self.edition, self.newest = edition_for(self.as_of), current()
        except NoEdition as nothing:
            raise unavailable() from nothing
        except ReleaseError as unknown:
            valid = [one.version for one in releases()]
            raise ProblemError(problem(404, str(unknown), valid=valid)) from unknown

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        done = super().finalize_response(request, response, *args, **kwargs)
        for limit in getattr(self, "limits", []):
            if isinstance(limit, AddressThrottle):
                for name, value in limit.headers().items():
                    done[name] = value
        return done

    @property
    def taken(self) -> set[str]:
        """The parameters an address with the filter takes."""
        return {*PARAMETERS, *self.also, "edition"} - {*self.idle}

    def query(self, request: Request) -> Query:
        """The checked query; a 400 where a parameter is unknown or a value is bad."""
        given = request.query_params.copy()
        for name in self.idle:
            given.pop(name, None)
        query = parse(self.edition, given, also=(*self.also, "edition"))
        refuse(self.edition, query.problems, self.taken)
        return query

    def check(self, request: Request) -> None:
        """For an address without the filter: a 400 where a parameter is given that it does not take."""
        taken = (*self.also, "edition")
        unknown = [name for name in request.query_params if name not in taken]
        text = "There is no such parameter here."
        refuse(self.edition, [Problem(name, request.query_params[name], text) for name in unknown], taken)

    def answer(self, request: Request) -> Answer:
        """The answer to the query."""
        return ask(self.edition, self.query(request))

    def reply(self, request: Request, content: dict[str, Any]) -> HttpResponseBase:
        """The content under the edition's ETag; a 304 for who has it already."""
        return self.lasting(request, Response(content))

    def lasting(self, request: Request, answer: HttpResponseBase) -> HttpResponseBase:
        """An answer that stays until the next edition, under its ETag; a 304 for who has it already.

        Copies may be kept but must be checked again, so that a withdrawal is seen at once everywhere. It is seen as of
        a release, too.
        """
        since = f"-{self.newest.id}" if self.as_of else ""
        etag = f'W/"{self.edition.digest}{since}-{program()}{self.stamp}"'
        response = get_conditional_response(request._request, etag=etag) or answer
        response["ETag"] = etag
        response["Cache-Control"] = "public, no-cache"
        return response
