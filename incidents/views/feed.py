"""The newest changes of a query as an Atom feed (RFC 4287)."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from incidents.datasets.licences import licence
from incidents.datasets.problems import bad_parameters
from incidents.editions.edition import Edition
from incidents.editions.filters import PARAMETERS, Query, parse
from incidents.editions.query import ask

from . import own_words, words
from .answers import public
from .problems import problem_response
from .sharing import absolute

ENTRIES = 50
NOT_TAKEN = {"sort", "page", "page_size", "size"}
Entry = dict[str, Any]


class Feed(Atom1Feed):
    """An Atom feed whose date is that of its newest entry, and of the edition where it has none."""

    def __init__(self, *args: Any, as_of: datetime | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.as_of = as_of

    def item_attributes(self, item: Entry) -> dict[str, str]:
        """The language of an entry's title, where that is not the feed's."""
        return {"xml:lang": item["written_in"]} if item["written_in"] != self.feed["language"] else {}

    def latest_post_date(self) -> datetime:
        dates = [item["updateddate"] for item in self.items]
        return max(dates, default=self.as_of or datetime.fromtimestamp(0, UTC))


@public
def feed(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Incidents of the query by their last change, and every late withdrawal; a bad parameter is a 400 that names it.

    What was withdrawn is in no query any more. Its notice goes into every feed, as whoever follows one may have the
    incident: it says the number, the day and the reason, nothing else.
    """
    given = request.GET.copy()
    # An address copied from a page may have an order and a page; a feed has its own.
    for name in NOT_TAKEN:
        given.pop(name, None)
    query = parse(edition, given)
    if query.problems:
        return problem_response(bad_parameters(edition, query.problems, set(PARAMETERS) - NOT_TAKEN))
    written = _feed(edition, query)
    for entry in sorted(_entries(edition, query), key=lambda one: one["updateddate"], reverse=True)[:ENTRIES]:
        written.add_item(**entry)
    return HttpResponse(written.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _feed(edition: Edition, query: Query) -> Feed:
    asked = query.querystring()
    language = get_language() or settings.LANGUAGE_CODE
    own = "feed" if language == settings.LANGUAGE_CODE else f"feed-{language}"
    name = str(settings.SITE_NAME)
    return Feed(
        title=f"{query.sentence()} – {name}" if query.narrows else name,
        link=absolute("list", asked),
        description=None,
        subtitle=_("Reports, not a measure of how common trafficking is."),
        language=language,
        author_name=name,
        feed_url=absolute("feed", asked),
        feed_guid=_tag(f"{own}?{asked}" if asked else own),
        feed_copyright=licence().name,
        as_of=edition.as_of,
    )


def _entries(edition: Edition, query: Query) -> list[Entry]:
    given = query.given.copy()
    given["sort"], given["page_size"] = "-updated", str(ENTRIES)
    rows = ask(edition, parse(edition, given)).page().rows
    withdrawn = edition.table("withdrawn").sort("withdrawn_at", descending=True).head(ENTRIES).to_dicts()
    return [*(_incident(edition, row) for row in rows), *(_withdrawal(row) for row in withdrawn)]


def _incident(edition: Edition, row: Mapping[str, Any]) -> Entry:
    return {
        "title": row["title"],
        "written_in": words.written_in(row),
        "link": absolute("incident", "", row["id"]),
        "description": _description(edition, row),
        "unique_id": _tag(row["id"]),
        "pubdate": row["published_at"],
        "updateddate": row["updated_at"],
        "categories": row["exploitation"],
    }


def _description(edition: Edition, row: Mapping[str, Any]) -> str:
    """Facts in the language of the feed, then the summary in its own, as HTML that tells the two apart."""
    line, written, shown = words.line(edition, row), words.written_in(row), get_language() or settings.LANGUAGE_CODE
    figure = " ".join(part for part in (line.before, line.figure, line.after) if part)
    place = own_words.where(row)
    facts = [figure, line.nationalities, line.forms, line.sources, own_words.note(row).removesuffix(".")]
    told = format_html("{}, {}. {}", line.when, place, ". ".join(fact for fact in facts if fact))
    # An entry has the language of its title.
    told = told if written == shown else format_html('<span lang="{}">{}</span>', shown, told)
    return format_html("{}. {}", told, row["summary"]) if row["summary"] else told


def _withdrawal(row: Mapping[str, Any]) -> Entry:
    reason, language = own_words.why_withdrawn(row)
    told = {"id": row["id"], "day": words.day(row["withdrawn_at"].date()), "reason": reason}
    title, text = _("%(id)s was withdrawn"), _("Withdrawn on %(day)s: %(reason)s")
    if row.get("merged_into"):
        title, text = _("%(id)s became part of another incident"), _("Merged on %(day)s: %(reason)s")
    return {
        "title": title % told,
        "written_in": get_language() or settings.LANGUAGE_CODE,
        "link": absolute("incident", "", row["id"]),
        "description": own_words.marked_in(text % told, reason, language),
        "unique_id": _tag(row["id"]),
        "updateddate": row["withdrawn_at"],
    }


def _tag(name: str) -> str:
    """A name that stays when addresses change (RFC 4151)."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},2026:{name}"
