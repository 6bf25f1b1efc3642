"""The page of one incident: its figures, and how each of them is known."""

import re

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from incidents.editions.choices import choice_label
from incidents.editions.detail import is_number
from incidents.editions.edition import Edition
from incidents.editions.gone import told as found_incident
from incidents.editions.gone import tombstone
from incidents.editions.labels import grade_label
from incidents.editions.store import current
from incidents.names import language_name

from . import own_words, words
from .answers import page, public
from .as_of import suffix
from .charts import strip
from .locator import locator
from .nationalities import nationality_rows, whose_breakdown
from .sharing import shared_incident
from .sourcing import authorities, followups, history, sources
from .words import Row

_NUMBER = re.compile(r"\b(TI-\d{5,18})\b", re.ASCII)


@public
def incident_page(request: HttpRequest, edition: Edition, identity: str) -> HttpResponse:
    """One incident; another's, for one merged into it (301); a notice of one withdrawn (410); or 404."""
    newest = current()
    row = found_incident(edition, newest, identity)
    if row is None:
        return _elsewhere(request, identity) or _gone(request, tombstone(edition, newest, identity))
    told = sources(row)
    context = {
        "here": "",
        "edition": edition,
        "row": row,
        "written_in": words.written_in(row),
        "only_in": own_words.note(row),
        "where": own_words.where(row),
        "share": shared_incident(row, words.line(edition, row)),
        "line": words.line(edition, row),
        "reason": own_words.why_headline(row),
        "lowest": words.number(row["victims_low"]),
        "highest": words.number(row["victims_high"]),
        "strip": strip(told, row["victims"]),
        "nationalities": nationality_rows(row),
        "whose_breakdown": whose_breakdown(row),
        "sources": told,
        "authorities": authorities(row),
        "followups": followups(row),
        "history": history(row),
        "precision": own_words.precision(row),
        "locator": locator(row),
        "facts": _facts(edition, row),
        "grade": grade_label(str(row["grade"])) if row["grade"] else "",
        "grade_reason": own_words.why_grade(row),
        "people_sentence": _counted(row),
        "published": words.day(row["published_at"].date()),
        "updated": words.day(row["updated_at"].date()),
        "citation": own_words.marked_in(_citation(row, suffix(request)), row["title"], words.written_in(row)),
    }
    return page(request, "incident.html", context)


def _elsewhere(request: HttpRequest, identity: str) -> HttpResponse | None:
    """The way to the page of a number that somebody typed in small letters."""
    written = identity.upper()
    if written == identity or not is_number(written):
        return None
    asked = request.META["QUERY_STRING"]
    return HttpResponsePermanentRedirect(reverse("incident", args=[written]) + (f"?{asked}" if asked else ""))


def _gone(request: HttpRequest, notice: Row | None) -> HttpResponse:
    if notice is None:
        raise Http404
    if into := notice["merged_into"]:
        return HttpResponsePermanentRedirect(reverse("incident", args=[into]) + suffix(request))
    shown, written = get_language() or "en", words.written_in(notice)
    context = {
        "notice": notice,
        "withdrawn_on": words.day(notice["withdrawn_at"].date()),
        # Every second part is the number of an incident that the reason names.
        "reason": [(part, at % 2 == 1) for at, part in enumerate(_NUMBER.split(notice["reason"] or ""))],
        "written_in": written,
        "only_in": "" if written == shown else language_name(written, shown),
    }
    return page(request, "withdrawn.html", context, status=410)


def _facts(edition: Edition, row: Row) -> list[tuple[str, str]]:
    """What is known besides the figures: label and words; what nobody reports is left out."""
    status = choice_label("victim_status", row["victim_status"])
    decided = choice_label("status_decided_by", row["status_decided_by"])
    found = [
        (_("Form of exploitation"), words.terms(edition, "exploitation", row["exploitation"])),
        (_("Sector"), words.terms(edition, "sector", row["sectors"])),
        (_("Means of control"), words.terms(edition, "means", row["means"])),
        (_("Recruitment"), words.terms(edition, "recruitment", row["recruitment"])),
        (
            _("Status of the people"),
            _("%(status)s (decided by: %(who)s)") % {"status": status, "who": decided}
            if status and decided
            else status,
        ),
        (_("People among them"), _demography(row)),
        (_("Arrests reported"), _arrests(row)),
    ]
    return [(label, text) for label, text in found if text]


def _arrests(row: Row) -> str:
    """The number, and who says so: "12 · Rappler"; or that the record does not know who does."""
    if row["arrests"] is None:
        return ""
    # A release of before has no such column.
    told = [citation["outlet"] for citation in row["citations"] if citation.get("tells_arrests")]
    who = list(dict.fromkeys(told)) or [_("the record does not yet name the source of this number")]
    return words.joined(words.number(row["arrests"]), *who)


def _demography(row: Row) -> str:
    labels = {
        "women": _("women: %(number)s"),
        "men": _("men: %(number)s"),
        "girls": _("girls: %(number)s"),
        "boys": _("boys: %(number)s"),
        "minors": _("minors: %(number)s"),
    }
    told = [(text, row[name]) for name, text in labels.items() if row[name] is not None]
    return ", ".join(text % {"number": words.number(count)} for text, count in told)


def _counted(row: Row) -> str:
    """Why the figure is not in any sum, where it is not."""
    return "" if row["counting"] == "single_event" else choice_label("counting", row["counting"])


def _citation(row: Row, same_edition: str) -> str:
    """How to cite the page: title, record, identity, date of this text, address; as of a release, with the release."""
    parts = {
        "title": row["title"],
        "record": settings.SITE_NAME,
        "id": row["id"],
        "date": words.day(row["updated_at"].date()),
        "url": settings.SITE_URL + reverse("incident", args=[row["id"]]) + same_edition,
    }
    return _("“%(title)s”, %(record)s, incident %(id)s, as of %(date)s. %(url)s") % parts
