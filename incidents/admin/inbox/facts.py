"""The facts of a proposal one by one, with what staff made of each; nothing here writes."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from django.contrib.admin.utils import label_for_field
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from incidents import names
from incidents.models import FactDecision, Proposal, Term, VictimCount
from incidents.models.authorities import AuthorityType, Role
from incidents.models.counts import PARTS, Qualifier
from incidents.models.proposals import DecisionState
from incidents.models.terms import Scheme

from .. import wording
from ..forms.dates import read_date, say_date
from ..forms.fields import name_of

Value = dict[str, Any]
Span = tuple[int, int]
SINGLE = ("incident_date", "country", "place", "victims_total", "nationality_count", "arrests")
SEVERAL = ("nationalities", "authorities", "exploitation")
# Single facts that staff may add where the reader found none.
WANTED = ("incident_date", "country", "place", "victims_total", "arrests")
GROUPS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (gettext_lazy("When and where"), ("incident_date", "country", "place")),
    (gettext_lazy("People"), ("victims_total", "nationality_count", "nationalities")),
    (gettext_lazy("Authorities and arrests"), ("authorities", "arrests")),
    (gettext_lazy("Exploitation"), ("exploitation",)),
)
LABELS = {
    "incident_date": gettext_lazy("Date"),
    "country": gettext_lazy("Country"),
    "place": gettext_lazy("Place"),
    "victims_total": gettext_lazy("People in all"),
    "nationality_count": gettext_lazy("Number of nationalities"),
    "nationalities": gettext_lazy("Nationality"),
    "authorities": gettext_lazy("Authority"),
    "arrests": gettext_lazy("Arrests"),
    "exploitation": gettext_lazy("Form of exploitation"),
}
# Of these there may be several, so that staff may add to what was found.
MORE = {
    "nationalities": gettext_lazy("Another nationality"),
    "authorities": gettext_lazy("Another authority"),
    "exploitation": gettext_lazy("Another form of exploitation"),
}
_ADDED = "+"
_OF_THE_READING = {"evidence", "reader"}


@dataclass(frozen=True)
class Found:
    """One value that the reader found, and the stretches of the text it rests on."""

    value: Value
    evidence: tuple[Span, ...]
    by_second: bool = False

    def stands_in(self, value: Value | None) -> bool:
        """Whether this is what a value says, which may add who the people are."""
        return value is not None and self.value == {name: one for name, one in value.items() if name not in PARTS}


@dataclass(frozen=True)
class Fact:
    """One fact: the values found for it (none, one, or several that exclude each other) and the decision, if any."""

    key: str
    kind: str
    found: tuple[Found, ...] = ()
    decision: FactDecision | None = None

    @property
    def label(self) -> str:
        return str(MORE[self.kind] if self.is_addition else LABELS[self.kind])

    @property
    def is_addition(self) -> bool:
        """Whether this is no fact, but the place where staff add one of its kind."""
        return self.key == f"{self.kind}.{_ADDED}"

    @property
    def is_disputed(self) -> bool:
        """Whether the text gives several values, none of which is called the right one."""
        return len(self.found) > 1

    @property
    def is_open(self) -> bool:
        """Whether something was found that nobody has decided on."""
        return bool(self.found) and self.decision is None

    @property
    def state(self) -> str:
        if self.decision:
            return self.decision.state
        return "open" if self.found else "missing"

    @property
    def value(self) -> Value | None:
        """What staff let stand: the value found, or the one they put in its place; None where nothing does."""
        if self.decision is None or self.decision.state == DecisionState.REFUSED:
            return None
        return self.decision.value if self.decision.state == DecisionState.CHANGED else self.found[0].value

    @property
    def evidence(self) -> tuple[Span, ...]:
        """Where what stands comes from; nothing where staff's own value does."""
        standing = self.value
        found = next((found for found in self.found if found.stands_in(standing)), None)
        # A value that staff put in place of the one found was found at the same spot.
        if found is None and standing is not None and len(self.found) == 1:
            found = self.found[0]
        return found.evidence if found else ()

    @property
    def seen(self) -> str:
        """What the decision was when a page was made, so that nobody undoes another's unseen."""
        return f"{self.decision.state} {self.decision.at.isoformat()}" if self.decision else ""


@dataclass(frozen=True)
class Group:
    """Facts that are decided side by side."""

    label: str
    facts: list[Fact] = field(default_factory=list)


def facts_of(proposal: Proposal) -> list[Fact]:
    """Every fact of a proposal in the order of the page, behind each kind that may have more the place to add one.

    The proposal's decisions are read once (or prefetched).
    """
    decisions = {decision.fact: decision for decision in proposal.decisions.all()}
    found = _found(proposal.facts)
    added = [key for key in decisions if key not in found and key.partition(".")[0] in SEVERAL]
    keys = [*found, *(key for key in WANTED if key not in found), *added, *(f"{kind}.{_ADDED}" for kind in SEVERAL)]
    facts = [Fact(key, key.partition(".")[0], tuple(found.get(key, ())), decisions.get(key)) for key in keys]
    order = [kind for _label, kinds in GROUPS for kind in kinds]
    return sorted(facts, key=lambda fact: order.index(fact.kind))


def grouped(facts: Iterable[Fact]) -> list[Group]:
    """The facts by group; the groups in their order, empty ones left out."""
    facts = list(facts)
    groups = [Group(str(label), [fact for fact in facts if fact.kind in kinds]) for label, kinds in GROUPS]
    return [group for group in groups if group.facts]


def accepted(facts: Iterable[Fact], kind: str) -> list[Fact]:
    """The facts of a kind that staff let stand."""
    return [fact for fact in facts if fact.kind == kind and fact.value is not None]


def standing(facts: Iterable[Fact], kind: str) -> Value | None:
    """The one value of a single fact that stands."""
    return next((fact.value for fact in accepted(facts, kind)), None)


def state_of(facts: Iterable[Fact]) -> str:
    """Names all decisions together: another where any of them was made, changed or taken back."""
    return hashlib.sha256("\n".join(f"{fact.key} {fact.seen}" for fact in facts).encode()).hexdigest()[:20]


def key_to_add(facts: list[Fact], kind: str, value: Value) -> str:
    """The key under which staff add a fact of a kind; the key of the one that is there already where it is."""
    if kind != "authorities":
        return _key(kind, 0, value)
    same = [fact for fact in facts if fact.kind == kind and fact.value and fact.value["value"] == value["value"]]
    taken = {fact.key for fact in facts}
    own = next(key for number in count(1) if (key := f"{kind}.{_ADDED}{number}") not in taken)
    return same[0].key if same else own


def _found(facts: Value) -> dict[str, list[Found]]:
    """Keys to the values found for each, rivals of a contradiction beside each other."""
    found: dict[str, list[Found]] = {}
    for kind in SINGLE:
        if facts.get(kind):
            found[kind] = [_one(facts[kind])]
    for kind in SEVERAL:
        for place, fact in enumerate(facts.get(kind) or []):
            found.setdefault(_key(kind, place, fact), []).append(_one(fact))
    for contradiction in facts.get("contradictions") or []:
        rivals = found.setdefault(contradiction["field"], [])
        rivals += [one for one in map(_one, contradiction["values"]) if one.value not in [r.value for r in rivals]]
    return {key: rivals for key, rivals in found.items() if key.partition(".")[0] in LABELS}


def _key(kind: str, place: int, fact: Value) -> str:
    """Authorities have names too long and free for a key, so theirs is their place in the reading."""
    return f"{kind}.{place}" if kind == "authorities" else f"{kind}.{fact['value']}"[:120]


def _one(fact: Value) -> Found:
    value = {name: content for name, content in fact.items() if name not in _OF_THE_READING}
    evidence = tuple((int(start), int(end)) for start, end in fact.get("evidence", ()))
    return Found(value, evidence, fact.get("reader") == "second")


def say(kind: str, value: Value) -> str:
    """A value in words of the reader's language."""
    tell = _SAID.get(kind)
    return tell(value) if tell else str(value["value"])


def typed_date(value: Value) -> str:
    """A date as staff would type it."""
    return f"{value['value']} to {value['end']}" if value.get("end") else str(value["value"])


def _date(value: Value) -> str:
    try:
        return say_date(read_date(typed_date(value)))
    except ValidationError:
        return typed_date(value)


def say_parts(value: Value) -> str:
    """Who the people of a figure are, where staff entered it: "women: 12, minors: 3"."""
    labels = {name: label_for_field(name, VictimCount) for name in PARTS if value.get(name) is not None}
    return ", ".join(f"{label}: {wording.number(value[name])}" for name, label in labels.items())


def _figure(value: Value) -> str:
    return _with_parts(_number(value), value)


def _with_parts(text: str, value: Value) -> str:
    parts = say_parts(value)
    return f"{text} ({parts})" if parts else text


def _number(value: Value) -> str:
    text = wording.number(int(value["value"] if value.get("number") is None else value["number"]))
    return f"{Qualifier(value['qualifier']).label} {text}" if value.get("qualifier") in ("at_least", "about") else text


def _nationality(value: Value) -> str:
    name = names.nationality_name(value["value"], get_language() or "en")
    amount = _number(value) if value.get("number") is not None else _("no number")
    return _with_parts(f"{name}: {amount}", value)


def _authority(value: Value) -> str:
    kind = value.get("type")
    parts = [
        name_of(value["country"]) if value.get("country") else "",
        str(AuthorityType(kind).label) if kind in AuthorityType.values else "",
        str(Role(value.get("role") or Role.LEAD).label),
    ]
    return f"{value['value']} ({', '.join(part for part in parts if part)})"


def _exploitation(value: Value) -> str:
    return exploitation_labels().get(value["value"]) or str(value["value"])


def exploitation_labels() -> dict[str, str]:
    """Code to label of the forms of exploitation."""
    return {term.code: str(term) for term in Term.objects.filter(scheme=Scheme.EXPLOITATION)}


_SAID = {
    "incident_date": _date,
    "country": lambda value: name_of(value["value"]),
    "victims_total": _figure,
    "arrests": _number,
    "nationality_count": _number,
    "nationalities": _nationality,
    "authorities": _authority,
    "exploitation": _exploitation,
}


def summary(facts: Value) -> Iterator[str]:
    """Date, country and total as read, for the queue; a disputed total is told as one."""
    for kind in ("incident_date", "country", "victims_total"):
        if facts.get(kind):
            yield say(kind, facts[kind])
    for contradiction in facts.get("contradictions") or []:
        if contradiction["field"] == "victims_total":
            yield _(" or ").join(say("victims_total", rival) for rival in contradiction["values"])
