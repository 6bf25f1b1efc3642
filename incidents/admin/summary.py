"""What the rules say of a stored incident, for the list and for the head of its page."""

from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone

from incidents.ledger.grade import Grade, grade
from incidents.ledger.headline import Headline, headline
from incidents.ledger.publishable import Blocker, blockers
from incidents.ledger.reports import reports_of
from incidents.models import Incident
from incidents.models.incident import State


@dataclass(frozen=True)
class Summary:
    """Headline, grade, number of sources, and what blocks publishing (nothing where it is public or discarded)."""

    headline: Headline
    grade: Grade
    sources: int
    blockers: list[Blocker]


def summarise(incident: Incident, by: AbstractBaseUser | None = None) -> Summary:
    """The summary of an incident whose rows are prefetched (``reports.prefetched``); no further query.

    With ``by``, what keeps this person from publishing counts too.
    """
    reports = reports_of(incident)
    is_settled = incident.state in (State.PUBLISHED, State.DISCARDED)
    return Summary(
        headline=headline(reports, incident.pinned_reason),
        grade=grade(reports, incident.grade_override, incident.grade_note),
        sources=len(reports),
        blockers=[] if is_settled else blockers(incident, timezone.now(), by),
    )
