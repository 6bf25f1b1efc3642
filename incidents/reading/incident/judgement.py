"""Whether a text reports one incident, or speaks of policy, statistics, courts or many cases."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from incidents.reading import weighing
from incidents.reading.days.resolving import Anchor
from incidents.reading.incident import exclusions, incident_evidence, retold
from incidents.reading.people.headcount import Headcount
from incidents.reading.people.people import Count
from incidents.reading.weighing import Evidence
from incidents.reading.words.passages import Passages

QUESTION = "incident"
DOUBTED = 3.0  # log-odds at which a text is an incident though a flood or somebody missing is in it


class Verdict(NamedTuple):
    """Whether one incident is reported, None where the language is not known; and how likely one is, from 0 to 1."""

    is_incident: bool | None
    likelihood: float


def verdict(passages: Passages, people: Headcount, basis: Anchor | None) -> Verdict:
    """One incident where it is likelier than none and nothing excludes it."""
    if not passages.lexicon.language or not passages.lexicon.words.entries:
        return Verdict(None, 0.0)
    if any(excluded(passages, people, basis)):
        return Verdict(False, 0.0)
    odds = weighing.log_odds(QUESTION, evidence(passages, people))
    doubted = any((*exclusions.doubts(passages), *retold.weighty(passages)))
    return Verdict(odds >= (DOUBTED if doubted else 0.0), weighing.probability(odds))


def excluded(passages: Passages, people: Headcount, basis: Anchor | None) -> Iterator[str]:
    """What excludes a report of one incident, in words."""
    yield from exclusions.signs(passages, _victims(people), [*people.all, *people.alone])
    yield from retold.signs(passages, _victims(people), basis)


def evidence(passages: Passages, people: Headcount) -> Evidence:
    """What speaks for or against one incident, each from 0 to 1."""
    found = incident_evidence.evidence(passages, people.all)
    return found | dict.fromkeys(retold.doubts(_victims(people)), 1.0)


def _victims(people: Headcount) -> Sequence[Count]:
    return [count for count in people.all if count.role == "victim"]
