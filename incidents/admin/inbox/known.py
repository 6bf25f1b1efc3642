"""Already known? The cases of the ledger that an article may be about, for a person to decide."""

from django.utils.translation import gettext as _

from incidents.ledger.duplicates import Level
from incidents.ledger.known import incidents_of_reprints, is_in_a_case, known_for, reprints_of
from incidents.models import Article
from incidents.models.incident import DatePrecision

from ..candidates import Candidate, candidates, likely
from .facts import SEVERAL, SINGLE, Fact, Value


def known(article: Article, facts: list[Fact], read: Value) -> list[Candidate]:
    """The likeliest first: cases that cite the same text, then those whose facts agree."""
    found = {incident.pk: (Level.PROBABLE, _same_text(article)) for incident in incidents_of_reprints(article)}
    for pk, (level, reasons) in likely(known_for(article, as_decided(facts, read))).items():
        first, before = found.get(pk, (level, []))
        found[pk] = (first, [*before, *reasons])
    return candidates(found)


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
    ours = [_("It cites this article already.")] if is_in_a_case(article) else []
    others = reprints_of(article)
    told = _("It cites an article with the same text: %(articles)s.")
    return [*ours, told % {"articles": "; ".join(str(other) for other in others[:3])}] if others else ours
