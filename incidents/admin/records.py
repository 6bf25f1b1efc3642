"""Incidents from a file of facts, brought in through the forms and rules of staff entry.

Two system accounts, which nobody can sign in to, stand for entry and review: the facts were entered by one hand and
the file as shipped was checked by another, and the history says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from incidents.ledger.addresses import canonical
from incidents.ledger.publishing import NotPublishable, publish
from incidents.models import Incident, Outlet, Term
from incidents.models.incident import State
from incidents.models.terms import Scheme

from .articles import OutletForm
from .forms.entry import Entry

ENTERED_BY, REVIEWED_BY = "sample-entry", "sample-review"


class Refused(Exception):
    """A record that cannot be brought in; the message says why."""


@dataclass(frozen=True)
class Guide:
    """How the words of a file become ours: outlets and their kinds, sectors, and the editor's decisions by title."""

    outlets: dict[str, dict[str, str]]
    written_as: dict[str, dict[str, str]]
    sectors: dict[str, str | None]
    decisions: dict[str, dict[str, Any]] = field(default_factory=dict)

    def outlet(self, written: str) -> tuple[str, str]:
        """The outlet and the source it reprints (or "") behind a name. Raises Refused for one without a family."""
        known = self.written_as.get(written, {"outlet": written})
        name, reprints = known["outlet"], known.get("reprints", "")
        for one in filter(None, (name, reprints)):
            if one not in self.outlets:
                raise Refused(_("the outlet “%s” has no family yet: choose one in outlets.json") % one)
        return name, reprints

    def sector(self, word: str | None) -> list[str]:
        """Our sector for a word; none for a word that names no sector. Raises Refused for an unknown word."""
        if word is None:
            return []
        if word not in self.sectors:
            raise Refused(_("the sector “%s” is not mapped yet: map it in editorial.json") % word)
        code = self.sectors[word]
        return [code] if code else []


@dataclass(frozen=True)
class Outcome:
    """What became of a record: ``added``, ``published`` (completed now), ``unchanged`` or ``refused`` with reasons."""

    title: str
    kind: str
    reasons: str = ""


def bring_in(record: dict[str, Any], guide: Guide) -> Outcome:
    """Bring one record in and publish it, unless it is there already; what was left half-way is completed."""
    title = str(record.get("title", _("a record without a title")))
    try:
        stored = _stored(record)
        if stored is not None and not _is_half_way(stored):
            return Outcome(title, "unchanged")
        incident = stored or _enter(record, guide)
        publish(incident, system_account(REVIEWED_BY))
    except NotPublishable as problem:
        return Outcome(title, "refused", " ".join(blocker.message for blocker in problem.blockers))
    except Refused as problem:
        return Outcome(title, "refused", str(problem))
    except KeyError as problem:
        return Outcome(title, "refused", _("“%s” is missing") % problem.args[0])
    except (AttributeError, TypeError, ValueError) as problem:
        return Outcome(title, "refused", _("the record is not written as expected: %s") % problem)
    return Outcome(title, "published" if stored else "added")


def system_account(name: str) -> AbstractBaseUser:
    """An account of the system: not active, without a password, so that nobody can sign in to it."""
    users = get_user_model()
    user, is_new = users.objects.get_or_create(username=name, defaults={"is_active": False})
    if is_new:
        user.set_unusable_password()
        user.save()
    return user


def _stored(record: dict[str, Any]) -> Incident | None:
    """The incident that cites an article of this record already, whoever entered it. Raises Refused without one."""
    if not record["citations"]:
        raise Refused(_("it names no source"))
    addresses = [canonical(citation["url"]) for citation in record["citations"]]
    return Incident.objects.filter(citations__article__canonical_address__in=addresses).order_by("pk").first()


def _is_half_way(incident: Incident) -> bool:
    """Whether it was entered by us and touched by nobody since: what staff work on is theirs to publish."""
    entered_by = system_account(ENTERED_BY).pk
    return incident.state == State.DRAFT and incident.created_by_id == incident.changed_by_id == entered_by


@transaction.atomic
def _enter(record: dict[str, Any], guide: Guide) -> Incident:
    entry = Entry(dict(form_data(record, guide)))
    if not entry.is_valid():
        raise Refused("; ".join(entry.problems()))
    return entry.save(system_account(ENTERED_BY))


def form_data(record: dict[str, Any], guide: Guide) -> Iterator[tuple[str, Any]]:
    """The record as a member of staff would type it into the form."""
    decided = guide.decisions.get(record["title"], {})
    yield from _incident_data(record, guide, decided)
    leads = decided.get("lead", record["citations"][0]["url"])
    figures: list[dict[str, Any]] = []
    sources = []
    for place, citation in enumerate(record["citations"]):
        sources.append(_source_data(citation, guide, citation["url"] == leads))
        figures.extend(_figures_data(citation, place, citation["url"] == decided.get("pinned")))
    authorities = [_authority_data(authority) for authority in record["authorities"]]
    parts = {"citations": sources, "counts": figures, "involvements": authorities, "followups": []}
    for prefix, rows in parts.items():
        yield f"{prefix}-TOTAL_FORMS", str(len(rows))
        yield f"{prefix}-INITIAL_FORMS", "0"
        yield from ((f"{prefix}-{at}-{name}", value) for at, row in enumerate(rows) for name, value in row.items())


def _incident_data(record: dict[str, Any], guide: Guide, decided: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from ((name, record[name]) for name in ("title", "summary", "country", "place_precision"))
    for name in ("admin1", "place", "latitude", "longitude", "arrests"):
        yield name, "" if record[name] is None else str(record[name])
    yield "when", _date(record)
    yield "exploitation", _terms(Scheme.EXPLOITATION, record["exploitation"])
    yield "sectors", _terms(Scheme.SECTOR, guide.sector(record["sector"]))
    yield "counting", "single_event"
    yield "sensitivity", "public"
    for name in ("pinned_reason", "remainder_explained", "grade_override", "grade_note"):
        yield name, str(decided.get(name, ""))


def _date(record: dict[str, Any]) -> str:
    if record["date_end"]:
        return f"{record['date_start']} to {record['date_end']}"
    return record["date_start"][: {"year": 4, "month": 7}.get(record["date_precision"], 10)]


def _terms(scheme: Scheme, codes: list[str]) -> list[str]:
    found = dict(Term.objects.filter(scheme=scheme, code__in=codes).values_list("code", "pk"))
    if unknown := set(codes) - found.keys():
        raise Refused(_("unknown terms: %s") % ", ".join(sorted(unknown)))
    return [str(pk) for pk in found.values()]


def _source_data(citation: dict[str, Any], guide: Guide, leads: bool) -> dict[str, Any]:
    name, reprints = guide.outlet(citation["outlet"])
    for outlet in filter(None, (name, reprints)):
        _outlet(outlet, guide)
    return {
        "address": citation["url"],
        "outlet": name,
        "original_source": reprints,
        "title": citation["title"] or "",
        "language": citation["language"] or "",
        "published": citation["published"] or "",
        "reported_date": citation["reported_date"] or "",
        "nationalities_reported": citation["nationalities_reported"] or "",
    } | ({"is_lead": "on"} if leads else {})


def _figures_data(citation: dict[str, Any], place: int, pinned: bool) -> Iterator[dict[str, Any]]:
    total = {"nationality": "", "number": citation["reported_total"], "qualifier": citation["qualifier"]}
    lines = [total] if citation["reported_total"] is not None else []
    for line in (*lines, *citation["counts"]):
        number = "" if line["number"] is None else str(line["number"])
        tick = {"is_pinned": "on"} if pinned and line is total else {}
        row = {"source": str(place), "nationality": line["nationality"], "number": number}
        yield row | {"qualifier": line["qualifier"] or "exact"} | tick


def _outlet(name: str, guide: Guide) -> Outlet:
    """The outlet of that name, added by its form where it is new."""
    if known := Outlet.objects.filter(name=name).first():
        return known
    return _added(OutletForm({"name": name, **guide.outlets[name]}))


def _authority_data(authority: dict[str, Any]) -> dict[str, Any]:
    country = authority["country"] or ""
    return {
        "authority_name": authority["name"],
        "authority_type": authority["type"],
        "authority_country": country,
        "role": authority["role"],
    }


def _added(form: Any) -> Any:
    if not form.is_valid():
        raise Refused("; ".join(f"{name}: {message}" for name, found in form.errors.items() for message in found))
    return form.save()
