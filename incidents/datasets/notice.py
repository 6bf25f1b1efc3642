"""What a file says of itself: which query, n of N, edition, date, licence, how to cite, and what to mind."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext_noop as _
from django.utils.translation import override

from .licences import licence
from .selection import Selection

NAME = "rescue-record"
CAVEAT = _(
    "The figures are what sources report, not a measure of how much trafficking there is: places with free media and "
    "open authorities appear more often. Only single events are summed; an empty cell means not reported, never zero."
)


@dataclass(frozen=True)
class Notice:
    """The facts about one file. Files are in English, whatever language their reader uses."""

    title: str
    address: str
    table: str
    incidents: int
    incidents_in_all: int
    people: int
    edition: str
    as_of: datetime | None
    narrows: bool

    @property
    def day(self) -> str:
        """The day of the last change in the edition, ISO 8601; empty for an empty edition."""
        return self.as_of.date().isoformat() if self.as_of else ""

    @property
    def share(self) -> str:
        """n of N, in words."""
        return f"{self.incidents:,} of {self.incidents_in_all:,} incidents"

    @property
    def citation(self) -> str:
        """How to cite exactly these rows."""
        year = f" ({self.as_of.year})" if self.as_of else ""
        day = f" of {date_format(self.as_of, 'j F Y')}" if self.as_of else ""
        return f"{site_name()}{year}: {self.title}. Edition {self.edition}{day}, {self.share}. {self.address}"

    def filename(self, extension: str) -> str:
        """A name that tells table, selection, day and edition, so that two downloads are not taken for each other."""
        parts = [NAME, self.table, "selection" if self.narrows else "all", self.day, self.edition]
        return f"{'-'.join(part for part in parts if part)}.{extension}"

    def facts(self) -> dict[str, Any]:
        """Everything as named values, for formats that can hold them."""
        return {
            "title": self.title,
            "table": self.table,
            "address": self.address,
            "incidents": self.incidents,
            "incidents_in_all": self.incidents_in_all,
            "people": self.people,
            "edition": self.edition,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "licence": licence().name,
            "licence_url": licence().url,
            "citation": self.citation,
            "caveat": CAVEAT,
            "codebook": f"{settings.SITE_URL}/data/codebook/",
        }


def notice(selection: Selection, extension: str, as_of: str = "") -> Notice:
    """What the file of a selection in one format says of itself; ``as_of`` is the release or edition asked for."""
    query, total = selection.query, selection.answer.total
    given = query.querystring(page=None, page_size=None, size=None)
    chosen = f"table={selection.table}" if selection.table != "incidents" and extension != "zip" else ""
    asked = "&".join(part for part in (given, chosen, f"edition={as_of}" if as_of else "") if part)
    with override("en"):
        title = query.sentence()
    return Notice(
        title=title,
        address=f"{settings.SITE_URL}/incidents.{extension}{'?' if asked else ''}{asked}",
        table="all-tables" if extension == "zip" else selection.table,
        incidents=total.incidents,
        incidents_in_all=selection.edition.height,
        people=total.people,
        edition=selection.edition.id,
        as_of=selection.edition.as_of,
        narrows=query.narrows,
    )


def site_name() -> str:
    """The record's name in English."""
    with override("en"):
        return str(settings.SITE_NAME)
