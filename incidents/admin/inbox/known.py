"""Already known? The cases of the ledger that an article may be about, with the reasons, for a person to decide."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.ledger.duplicates import Level
from incidents.ledger.headline import headline
from incidents.ledger.known import incidents_of_reprints, known_for, reprints_of
from incidents.ledger.reports import prefetched, reports_of
from incidents.models import Article, Incident
from incidents.models.incident import DatePrecision

from .. import wording
from ..forms.dates import write_date
from ..forms.incident import version_of
from .facts import SEVERAL, SINGLE, Fact, Value

LEVELS = {Level.PROBABLE: gettext_lazy("Probably this case"), Level.POSSIBLE: gettext_lazy("Possibly this case")}


@dataclass(frozen=True)
class Candidate:
    """A case that may be the same, as the page shows it; ``version`` guards it against being changed unseen."""

    incident: Incident
    level: str
    reasons: list[str]
    figure: str
    date: str
    version: str


def candidates(article: Article, facts: list[Fact], read: Value) -> list[Candidate]:
    """The likeliest first: cases that cite the same text, then those whose facts agree."""
    reasons = {incident.pk: _same_text(article) for incident in incidents_of_reprints(article)}
    likely = dict.fromkeys(reasons, str(Level.PROBABLE))
    for match in known_for(article, as_decided(facts, read)):
        if match.key is not None:
            likely.setdefault(match.key, match.level)
            reasons[match.key] = [*reasons.get(match.key, []), *match.reasons]
    stored = prefetched(Incident.objects.filter(pk__in=reasons).select_related("changed_by")).in_bulk()
    return [_candidate(stored[pk], likely[pk], why) for pk, why in reasons.items() if pk in stored]


def as_decided(facts: list[Fact], read: Value) -> Value:
    """The facts in the reader's shape as they stand now: what is refused left out, what is changed changed."""
    told: Value = {"article": read.get("article") or {}, "contradictions": []}
    for kind in (*SINGLE, *SEVERAL):
        values = [value for fact in facts if fact.kind == kind for value in _values(fact)]
        if kind in SEVERAL:
            told[kind] = values
        elif len(values) > 1:
            told["contradictions"].append({"field": kind, "values": values})
        else:
            told[kind] = values[0] if values else None
    return told


def _values(fact: Fact) -> list[Value]:
    values = [found.value for found in fact.found] if fact.is_open else [fact.value] if fact.value else []
    return [_with_month(value) if fact.kind == "incident_date" else value for value in values]


def _with_month(value: Value) -> Value:
    """A year as the month it begins with, its precision beside it."""
    return {**value, "value": f"{value['value']}-01"} if value.get("precision") == DatePrecision.YEAR else value


def _same_text(article: Article) -> list[str]:
    ours = [_("It cites this article already.")] if article.citations.exists() else []
    others = reprints_of(article)
    told = _("It cites an article with the same text: %(articles)s.")
    return [*ours, told % {"articles": "; ".join(str(other) for other in others[:3])}] if others else ours


def _candidate(incident: Incident, level: Any, reasons: list[str]) -> Candidate:
    leading = headline(reports_of(incident), incident.pinned_reason)
    date = write_date(incident.date_start, incident.date_end, incident.date_precision)
    label = str(LEVELS[Level(level)])
    return Candidate(incident, label, reasons, wording.headline_text(leading), date, version_of(incident))
