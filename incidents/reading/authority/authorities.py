"""Which authorities took part, under the names the text gives them."""

from dataclasses import dataclass

from incidents.reading import weighing
from incidents.reading.authority import authority_evidence, bodies
from incidents.reading.authority.bodies import Body, Naming
from incidents.reading.people.headcount import Headcount
from incidents.reading.weighing import Evidence
from incidents.reading.words.passages import Passages

QUESTION = "authority"
TYPES = {
    "police": "police", "immigration": "immigration", "prosecutor": "prosecutor", "embassy": "embassy",
    "military": "military", "igo": "international_organisation", "ngo": "ngo", "task_force": "task_force",
    "labour": "labour_inspectorate", "border": "border", "ministry": "other",
}  # fmt: skip
MOST = 12
LONGEST_CASE = 7  # letters


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
    below = {body.kind for body in taking_part if not body.in_headline_alone}
    # and a headline calls by a shorter name those of whom the text tells
    taking_part = [body for body in taking_part if body.kind not in below or not body.in_headline_alone]
    return [_authority(passages, body, country) for body in taking_part[:MOST]]


def answers(passages: Passages, people: Headcount) -> list[tuple[Body, Evidence]]:
    """Each body the text names, with what speaks for its part in the rescue: every one is a question of its own."""
    named = [body for body in bodies.of(passages) if not _took_no_part(passages, body)]
    return authority_evidence.by_body(passages, named, people)


def _took_no_part(passages: Passages, body: Body) -> bool:
    return authority_evidence.only_speaks(passages, body) or authority_evidence.only_holds(passages, body)


def _authority(passages: Passages, body: Body, country: str | None) -> Authority:
    naming = body.fullest
    home = body.nation if body.kind == "embassy" else body.nation or country
    return Authority(naming.start, _without_case(passages, naming), home, TYPES.get(body.kind))


def _without_case(passages: Passages, naming: Naming) -> int:
    """`प्रहरीले`, `বন বিভাগের`: where the word of the lexicon ends, before the ending of a case."""
    known = passages.lexicon.cues.entries
    for cue in naming.sentence.cues_of("agency", "authority"):
        if cue.end == naming.end and passages.lexicon.has("any_ending"):
            ends = [end for end in range(cue.end, max(cue.start, cue.end - LONGEST_CASE), -1)
                    if passages.text[cue.start : end] in known]  # fmt: skip
            return ends[0] if ends else naming.end
    return naming.end
