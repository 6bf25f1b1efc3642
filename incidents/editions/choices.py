"""Words for the codes of public columns whose lists the ledger defines, in the language of the request."""

from collections.abc import Mapping
from typing import Any

from django.db.models import TextChoices

from ..ledger.grade import GradeReason
from ..ledger.headline import HeadlineRule, explain
from ..models.articles import OutletFamily
from ..models.authorities import AuthorityType, Role
from ..models.counts import Outcome, Qualifier
from ..models.editions import EventKind
from ..models.help import HelpKind
from ..models.incident import Counting, DatePrecision, StatusDecider, VictimStatus

CHOICES: dict[str, type[TextChoices]] = {
    "authority_type": AuthorityType,
    "change_kind": EventKind,
    "counting": Counting,
    "date_precision": DatePrecision,
    "grade_reason": GradeReason,
    "headline_rule": HeadlineRule,
    "help_kind": HelpKind,
    "outcome": Outcome,
    "outlet_family": OutletFamily,
    "qualifier": Qualifier,
    "role": Role,
    "status_decided_by": StatusDecider,
    "victim_status": VictimStatus,
}


def choice_label(codes: str, code: str | None) -> str:
    """The words for a code of one list; the code itself where the list does not know it, nothing for none."""
    if not code:
        return ""
    listed = CHOICES[codes]
    return str(listed(code).label) if code in listed.values else code


def headline_reason(incident: Mapping[str, Any]) -> str:
    """Why its headline figure leads, as a sentence."""
    return explain(
        incident["headline_rule"] or HeadlineRule.NONE,
        incident["headline_sources"] or 0,
        incident["headline_voices"] or 0,
        incident["headline_note"] or "",
    )
