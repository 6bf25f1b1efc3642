"""Changes since a moment or an edition: enough to keep a copy in step."""

import re
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from ..editions.differences import since_edition, since_moment
from ..editions.edition import DamagedEdition, Edition
from ..editions.filters import Problem
from ..editions.parameters import MomentField
from ..editions.store import store
from . import schema
from .base import EditionView
from .errors import refuse

_EDITION = re.compile(r"[0-9a-f]{16}")


class Changes(EditionView):
    """What was added, changed and withdrawn."""

    also = ("since",)

    @extend_schema(
        operation_id="changes",
        summary="What was added, changed, withdrawn and merged since a moment or an edition",
        description=(
            "Keep the `edition` of each answer and give it as `since` the next time: fetch again what was added or "
            "changed, drop what was withdrawn or merged. An edition that is no longer kept is a 400: give the time of "
            "your last copy instead. Without `since` all changes are listed."
        ),
        parameters=[schema.SINCE, schema.AS_OF],
        responses=schema.responses(schema.ChangeList),
    )
    def get(self, request: Request) -> HttpResponseBase:
        self.check(request)
        given = request.query_params.get("since", "").strip()
        lines = self._since(given)
        content = {"edition": self.edition.id, "as_of": self.edition.as_of, "since": given or None}
        return self.reply(request, {**content, "count": len(lines), "results": lines})

    def _since(self, given: str) -> list[dict[str, Any]]:
        if _EDITION.fullmatch(given):
            return since_edition(self.edition, self._earlier(given))
        return since_moment(self.edition, self._moment(given))

    def _earlier(self, identity: str) -> Edition:
        try:
            return store().opened(identity)
        except DamagedEdition:
            text = "That edition is no longer kept: give the time of your last copy."
            refuse(self.edition, [Problem("since", identity, text)], self.also)
            raise

    def _moment(self, given: str) -> datetime:
        try:
            moment: datetime | None = MomentField(required=False).clean(given)
        except ValidationError:
            text = "Give an edition of 16 hexadecimal digits, or a time in ISO 8601 such as 2026-11-01T00:00:00Z."
            refuse(self.edition, [Problem("since", given, text)], self.also)
            raise
        return moment or datetime.fromisoformat("0001-01-01T00:00:00+00:00")
