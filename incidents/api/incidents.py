"""Incidents: the list, by page or by cursor, and one with everything the record holds of it."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponseBase, HttpResponsePermanentRedirect
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from ..datasets.problems import MEDIA_TYPE, problem
from ..editions import detail
from ..editions.filters import Problem, Query
from ..editions.gone import told, tombstone
from ..editions.query import Answer
from . import schema
from .base import EditionView
from .cursors import cursor_at, rest_after
from .errors import refuse

PATH = "/api/v1/incidents/"


class IncidentList(EditionView):
    """The incidents of a query."""

    also = ("cursor",)

    @extend_schema(
        operation_id="incidents",
        summary="Incidents of a query",
        description=(
            "By page (`page`, `page_size`), or with `cursor=*` and then by following `next`: a walk by cursor misses "
            "nothing and repeats nothing although the record changes meanwhile."
        ),
        parameters=[*schema.filter_parameters(), schema.CURSOR, schema.AS_OF],
        responses=schema.responses(schema.IncidentPage),
    )
    def get(self, request: Request) -> HttpResponseBase:
        query = self.query(request)
        answer = Answer(self.edition, query)
        cursor = request.query_params.get("cursor")
        found = self._by_cursor(answer, cursor) if cursor else _by_page(answer, self.as_of)
        total = {"count": answer.total.incidents, "people": answer.total.people, "edition": self.edition.id}
        return self.reply(request, {**total, **found})

    def _by_cursor(self, answer: Answer, cursor: str) -> dict[str, Any]:
        query = answer.query
        if "page" in query.values:
            refuse(self.edition, [Problem("page", str(query.page), "A cursor takes no page.")], self.taken)
        rest = rest_after(self.edition, query.sort, answer.rows(), cursor)
        if isinstance(rest, Problem):
            refuse(self.edition, [rest], self.taken)
            return {}
        rows = rest[: query.page_size]
        table = self.edition.table("incidents")
        further = cursor_at(self.edition, query.sort, int(rows[-1])) if len(rest) > len(rows) else None
        return {
            "next": _address(query, self.as_of, cursor=further) if further else None,
            "previous": None,
            "results": (table[rows] if len(rows) else table.clear()).to_dicts(),
        }


class IncidentDetail(EditionView):
    """One incident."""

    @extend_schema(
        operation_id="incident",
        summary="One incident with counts, citations, involvements, follow-ups and history",
        parameters=[schema.IDENTITY, schema.AS_OF],
        responses={**schema.responses(schema.IncidentWhole, *schema.MISSING), 301: schema.MOVED},
    )
    def get(self, request: Request, identity: str) -> HttpResponseBase:
        self.check(request)
        found = told(self.edition, self.newest, identity)
        if found is None:
            return self.lasting(request, self._gone(identity))
        return self.reply(request, {"edition": self.edition.id, **found})

    def _gone(self, identity: str) -> HttpResponseBase:
        """The way to the incident it went into or to its number in capitals, its tombstone, or a 404."""
        notice = tombstone(self.edition, self.newest, identity)
        written = identity.upper() if detail.is_number(identity.upper()) and identity != identity.upper() else None
        if into := notice["merged_into"] if notice else written:
            asked = f"?edition={self.as_of}" if self.as_of else ""
            return HttpResponsePermanentRedirect(f"{PATH}{into}/{asked}")
        if notice is None:
            raise Http404(f"There is no incident {identity}.")
        document = problem(410, f"{identity} was withdrawn: {notice['reason']}", **notice)
        return Response(document, status=410, content_type=MEDIA_TYPE)


def _by_page(answer: Answer, as_of: str) -> dict[str, Any]:
    query, page = answer.query, answer.page()
    before = min(page.number - 1, page.pages)
    return {
        "next": _address(query, as_of, page=page.number + 1) if page.number < page.pages else None,
        "previous": _address(query, as_of, page=before) if before else None,
        "results": page.rows,
    }


def _address(query: Query, as_of: str, page: int | None = None, cursor: str | None = None) -> str:
    given = query.querystring(page=str(page) if page else None)
    parts = [given, f"cursor={cursor}" if cursor else "", f"edition={as_of}" if as_of else ""]
    return f"{settings.SITE_URL}{PATH}?{'&'.join(part for part in parts if part)}"
