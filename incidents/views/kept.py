"""Answers that are kept in memory for whoever asks the same.

Most visitors ask one of few questions, and an edition's answer to each is always the same. What is kept is kept under
the edition's id, so no answer outlives its edition, and only up to so many bytes in each process.
"""

import gzip
import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from threading import Lock
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from incidents.editions.edition import Edition

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Edition, Rest], HttpResponse]
Key = tuple[str, str | None, str, bool]
MEGABYTE = 2**20
# Shorter answers are not worth packing; Django's middleware, which packs all others, says the same.
PACKED_FROM = 200
_GZIP = re.compile(r"\bgzip\b")


@dataclass(frozen=True)
class Kept:
    """The bytes of one answer and the headers that its view gave it."""

    content: bytes
    headers: tuple[tuple[str, str], ...]


class Shelf:
    """Answers by what was asked, up to ``room`` bytes: what was not asked for longest goes first."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.held = 0
        self._answers: OrderedDict[Key, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Kept | None:
        """The answer kept under a key."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
            return self._answers.get(key)

    def put(self, key: Key, kept: Kept) -> None:
        """Keep an answer, unless it alone would take all the room."""
        with self._lock:
            if key in self._answers or len(kept.content) > self.room:
                return
            self._answers[key] = kept
            self.held += len(kept.content)
            while self.held > self.room:
                _, oldest = self._answers.popitem(last=False)
                self.held -= len(oldest.content)


def kept(view: View[Rest]) -> View[Rest]:
    """Keep the view's good answers. It must depend on nothing but edition, address and language."""

    @wraps(view)
    def answer(request: HttpRequest, edition: Edition, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if "edition" in request.GET:
            # Rarely asked, and what is shown of an older edition can change while its id does not.
            return view(request, edition, *args, **kwargs)
        packs = bool(_GZIP.search(request.headers.get("Accept-Encoding", "")))
        key = (edition.id, get_language(), request.get_full_path(), packs)
        found = shelf().get(key)
        if found is None:
            response = view(request, edition, *args, **kwargs)
            if response.status_code != 200:
                return response
            found = _to_keep(response, packs)
            shelf().put(key, found)
        response = HttpResponse(found.content, headers=dict(found.headers))
        patch_vary_headers(response, ("Accept-Encoding",))
        return response

    return answer


@cache
def shelf() -> Shelf:
    """The one shelf of this process."""
    return Shelf(settings.ANSWERS_KEPT * MEGABYTE)


def _to_keep(response: HttpResponse, packs: bool) -> Kept:
    content, headers = response.content, dict(response.headers.items())
    if packs and len(content) >= PACKED_FROM and not response.has_header("Content-Encoding"):
        content, headers["Content-Encoding"] = gzip.compress(content, compresslevel=6, mtime=0), "gzip"
    return Kept(content, tuple(headers.items()))
