"""Changes since a moment or an edition: enough to keep a copy in step."""

import re
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import polars as pl
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from ..datasets.naming import is_version
from ..datasets.release import ReleaseError, edition_for
from ..editions.differences import since_edition, since_moment
from ..editions.edition import DamagedEdition, Edition
from ..editions.filters import Problem
from ..editions.parameters import MomentField
from ..editions.store import store
from . import schema
from .base import EditionView
from .errors import refuse

PATH = "/api/v1/changes/"
MOST = 1_000
_EDITION = re.compile(r"[0-9a-f]{16}")
_CURSOR = re.compile(r"([0-9]{1,18})-([0-9]{1,18})", re.ASCII)
# Comes after every time there is: lines without a time are the last ones.
_NO_TIME = 10**18 - 1


class Changes(EditionView):
    """What was added, changed and withdrawn."""

    also = ("since", "cursor")

    @extend_schema(
        operation_id="changes",
        summary="What was added, changed, withdrawn and merged since a moment, an edition or a release",
        description=(
            f"At most {MOST:,} lines an answer, oldest first; follow `next` until it is null. Keep the `edition` of "
            "the first answer and give it as `since` the next time: fetch again what was added or changed, drop what "
            "was withdrawn or merged. An edition that is no longer kept is a 400: give the time of your last copy, "
            "less an hour, as a change may become public a little after its own time. A release is kept for good. "
            "Without `since` all changes are listed."
        ),
        parameters=[schema.SINCE, schema.CHANGES_CURSOR, schema.AS_OF],
        responses=schema.responses(schema.ChangeList),
    )
    def get(self, request: Request) -> HttpResponseBase:
        self.check(request)
        given = request.query_params.get("since", "").strip()
        lines = self._since(given)
        rest = self._after(lines, request.query_params.get("cursor", ""))
        shown = rest.head(MOST)
        content = {
            "edition": self.edition.id,
            "as_of": self.edition.as_of,
            "since": given or None,
            "count": lines.height,
            "next": self._next(given, shown) if rest.height > shown.height else None,
            "results": shown.drop("number").to_dicts(),
        }
        return self.reply(request, content)

    def _since(self, given: str) -> pl.DataFrame:
        if _EDITION.fullmatch(given) or is_version(given):
            return since_edition(self.edition, self._earlier(given))
        return since_moment(self.edition, self._moment(given))

    def _earlier(self, given: str) -> Edition:
        """The edition that a copy was taken from: a release, or one of the last editions, only to be compared with."""
        try:
            return edition_for(given)
        except ReleaseError as unknown:
            try:
                return store().opened(given)
            except DamagedEdition:
                self._refuse("since", given, f"That edition is no longer kept: give the time of your copy. {unknown}")
                raise

    def _moment(self, given: str) -> datetime:
        try:
            moment: datetime | None = MomentField(required=False).clean(given)
        except ValidationError:
            text = "Give a release such as 2026-11, the id of an edition, or a time such as 2026-11-01T00:00:00Z."
            self._refuse("since", given, text)
            raise
        return moment or datetime.fromisoformat("0001-01-01T00:00:00+00:00")

    def _after(self, lines: pl.DataFrame, cursor: str) -> pl.DataFrame:
        """The lines that come after the cursor. What changes again meanwhile moves behind it and is told once more."""
        if cursor in ("", "*"):
            return lines
        last = _CURSOR.fullmatch(cursor)
        if last is None:
            self._refuse("cursor", cursor, "This is no cursor of changes: leave it out and follow next.")
            return lines
        at, number = pl.lit(int(last[1])), pl.lit(int(last[2]))
        when = pl.col("at").cast(pl.Int64).fill_null(_NO_TIME)
        return lines.filter((when > at) | ((when == at) & (pl.col("number") > number)))

    def _next(self, since: str, shown: pl.DataFrame) -> str:
        at, number = shown.select(pl.col("at").cast(pl.Int64).fill_null(_NO_TIME), "number").row(-1)
        given = {"since": since, "cursor": f"{at}-{number}", "edition": self.as_of}
        return f"{settings.SITE_URL}{PATH}?{urlencode({name: value for name, value in given.items() if value})}"

    def _refuse(self, parameter: str, value: str, text: str) -> Any:
        refuse(self.edition, [Problem(parameter, value, text)], (*self.also, "edition"))
