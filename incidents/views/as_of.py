"""Pages as of a release: ``?edition=`` on map, list, incidents and statistics.

What a page carries along to the pages it leads to is here too: the edition, and how large the map draws its symbols.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from incidents.datasets.release import edition_for, releases
from incidents.editions.edition import Edition
from incidents.editions.gone import still_told, tombstone
from incidents.editions.store import current

from . import words
from .own_words import why_withdrawn

# Parameters of pages that choose no incidents, with the values they may have (None: checked elsewhere).
CARRIED: dict[str, tuple[str, ...] | None] = {"edition": None, "size": ("incidents", "people")}


@dataclass(frozen=True)
class AsOf:
    """Which edition is looked at: its release, if it is one; its day in words; the same page as it is now."""

    version: str
    identity: str
    day: str
    now: str


def asked_edition(request: HttpRequest) -> Edition:
    """The edition to answer from; ``NoEdition`` and ``ReleaseError`` as :func:`edition_for` raises them."""
    return edition_for(request.GET.get("edition", "").strip())


def told_now(edition: Edition, lines: Iterable[words.Line]) -> list[words.Line]:
    """Lines of a list; of an older edition those that are told no more have number, day and reason, as their pages."""
    newest = current()
    if edition.id == newest.id:
        return list(lines)
    return [
        line if still_told(newest, line.id) else _gone(line, tombstone(edition, newest, line.id)) for line in lines
    ]


def _gone(line: words.Line, notice: Mapping[str, Any] | None) -> words.Line:
    told: dict[str, Any] = {field.name: "" for field in fields(line)} | {"longitude": None, "latitude": None}
    told |= {"id": line.id, "written_in": get_language()}
    if notice is None:
        return words.Line(**told | {"title": _("%(id)s is not public any more") % {"id": line.id}})
    reason, language = why_withdrawn(notice)
    told |= {"title": _("%(id)s was withdrawn") % notice, "when": words.day(notice["withdrawn_at"].date())}
    return words.Line(**told | {"where": reason, "place": reason, "place_in": language})


def suffix(request: HttpRequest) -> str:
    """What the address of another page needs for the same edition: ``?edition=2026-10``, or nothing."""
    given = request.GET.get("edition", "").strip()
    return f"?{urlencode({'edition': given})}" if given else ""


def as_of(request: HttpRequest, edition: Edition) -> AsOf | None:
    """What a page says of the edition that its address names; None where it names none."""
    given = request.GET.get("edition", "").strip()
    if not given:
        return None
    others = request.GET.copy()
    del others["edition"]
    return AsOf(
        version=next((one.version for one in releases() if given in (one.version, one.edition)), ""),
        identity=edition.id,
        day=words.day(edition.as_of.date()) if edition.as_of else "",
        now=f"{request.path}?{others.urlencode(safe=',:')}" if others else request.path,
    )
