"""Which authorities took part, under the names the text gives them."""

from dataclasses import dataclass

from incidents.reading import authority_evidence, bodies, weighing
from incidents.reading.bodies import Body
from incidents.reading.headcount import Headcount
from incidents.reading.passages import Passages
from incidents.reading.weighing import Evidence

QUESTION = "authority"
TYPES = {
    "police": "police", "immigration": "immigration", "prosecutor": "prosecutor", "embassy": "embassy",
    "military": "military", "igo": "international_organisation", "ngo": "ngo", "task_force": "task_force",
    "labour": "labour_inspectorate", "border": "border", "ministry": "other",
}  # fmt: skip
MOST = 12


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority as named (folded offsets), with its country and type where the words tell them."""

    start: int
    end: int
    country: str | None
    type: str | None


def find(passages: Passages, people: Headcount, country: str | None) -> list[Authority]:
    """The bodies that are likely to have had a part in the rescue, in the order of the text.

    `country` is where it was: that of an authority of no other nation.
    """
    taking_part = [
        body
        for body, found in answers(passages, people)
        if weighing.likely(QUESTION, found) or authority_evidence.frees(passages, body)
    ]
    named = {body.kind for body in taking_part if not authority_evidence.bare(passages, body)}
    # `police` says nothing more beside a police force that has a name
    taking_part = [b for b in taking_part if b.kind not in named or not authority_evidence.bare(passages, b)]
    return [_authority(body, country) for body in taking_part[:MOST]]


def answers(passages: Passages, people: Headcount) -> list[tuple[Body, Evidence]]:
    """Each body the text names, with what speaks for its part in the rescue: every one is a question of its own."""
    named = [body for body in bodies.of(passages) if not authority_evidence.only_speaks(passages, body)]
    return authority_evidence.by_body(passages, named, people)


def _authority(body: Body, country: str | None) -> Authority:
    naming = body.fullest
    home = body.nation if body.kind == "embassy" else body.nation or country
    return Authority(naming.start, naming.end, home, TYPES.get(body.kind))
