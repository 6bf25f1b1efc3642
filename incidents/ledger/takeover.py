"""What an incident takes over from another that becomes part of it: all that it lacks, nothing in place of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from incidents.ledger.fitting import followup_beyond, most_people
from incidents.models import Citation, FollowUp, Incident, Involvement, Term, VictimCount

CODED = ("exploitation", "sectors", "means", "recruitment")


@dataclass
class Takeover:
    """Rows and terms by the field they are of, and ``notes`` as they are added; ``left`` says why each row stays."""

    citations: list[Citation]
    counts: list[VictimCount]
    involvements: list[Involvement]
    terms: dict[str, list[Term]]
    notes: str = ""
    followups: list[FollowUp] = field(default_factory=list)
    left: list[tuple[FollowUp, str]] = field(default_factory=list)


def takeover(duplicate: Incident, into: Incident, today: date) -> Takeover:
    """What ``into`` would take over, its figures and follow-ups fitting together afterwards as they must."""
    cited = {citation.article_id for citation in into.citations.all()}
    involved = {involvement.authority_id for involvement in into.involvements.all()}
    citations = [one for one in duplicate.citations.all() if one.article_id not in cited]
    articles = {one.article_id for one in citations}
    found = Takeover(
        citations=citations,
        counts=[one for one in duplicate.counts.all() if one.article_id in articles],
        involvements=[one for one in duplicate.involvements.all() if one.authority_id not in involved],
        terms={name: terms for name in CODED if (terms := _lacking(duplicate, into, name))},
        notes=_notes(duplicate, into),
    )
    people = most_people([*into.counts.all(), *found.counts])
    for followup in _other_followups(duplicate, into):
        reason = _why_left(followup, into, cited | articles, people, today)
        if reason:
            found.left.append((followup, reason))
        else:
            found.followups.append(followup)
    return found


def _lacking(duplicate: Incident, into: Incident, name: str) -> list[Term]:
    there = {term.pk for term in getattr(into, name).all()}
    return [term for term in getattr(duplicate, name).all() if term.pk not in there]


def _notes(duplicate: Incident, into: Incident) -> str:
    """The notes with the number they come from; blank where there are none, or where they stand there already."""
    notes = duplicate.internal_notes.strip()
    return f"{duplicate.public_id}: {notes}" if notes and notes not in into.internal_notes else ""


def _other_followups(duplicate: Incident, into: Incident) -> Iterator[FollowUp]:
    there = {(*_kind(one), one.number) for one in into.followups.all()}
    yield from (one for one in duplicate.followups.all() if (*_kind(one), one.number) not in there)


def _kind(followup: FollowUp) -> tuple[object, ...]:
    """What a source tells once."""
    return followup.article_id, followup.outcome, followup.nationality, followup.date


def _why_left(followup: FollowUp, into: Incident, cited: set[int], people: int | None, today: date) -> str:
    """Why a follow-up cannot be one of the other incident; blank where it can."""
    if followup.article_id not in cited:
        return _("Neither incident cites its source.")
    if any(_kind(one) == _kind(followup) for one in into.followups.all()):
        return _("The same source tells this already, with another number.")
    return " ".join(message for _field, message in followup_beyond(followup, into, people, today))
