"""Which bodies a text names side by side: who took part beside another, and which stands nearer to a verb."""

from collections.abc import Sequence

from incidents.reading.authority.bodies import Body, Naming
from incidents.reading.lexicon import Mark
from incidents.reading.people.roles import STOP_WORDS
from incidents.reading.words.passages import Passages, Stretch

NEAR = 2  # words between two that stand side by side, such as articles


def joins_in(passages: Passages, one: Naming) -> bool:
    """`together with the coast guard`, `श्रम विभाग के सहयोग से`: it is told to have taken part beside others."""
    return any(
        (cue.end <= one.start or one.end <= cue.start)
        and _apart(passages, cue, one) <= NEAR
        and not STOP_WORDS.search(passages.text[min(cue.end, one.end) : max(cue.start, one.start)])
        for cue in one.sentence.cues_of("authority_joining")
    )


def beside_another(passages: Passages, one: Naming) -> bool:
    """`the police and the labour inspectors`: whether another body is named within two words."""
    return any(_apart(passages, cue, one) <= NEAR for cue in _others(passages, one))


def side_by_side(passages: Passages, body: Body, other: Body) -> bool:
    """`the police, the army and the labour inspectors`: whether they are named within two words somewhere."""
    return any(
        one.sentence.index == beside.sentence.index and _apart(passages, one, beside) <= NEAR
        for one in body.namings
        for beside in other.namings
    )


def another_nearer(passages: Passages, one: Naming, verbs: Sequence[Mark]) -> bool:
    """Whether another body stands nearer to each of these verbs of its sentence."""
    others = _others(passages, one)
    return bool(verbs and others) and all(
        min(_apart(passages, other, verb) for other in others) < _apart(passages, one, verb) for verb in verbs
    )


def _others(passages: Passages, one: Naming) -> list[Mark]:
    """Words for other bodies in its sentence; not for its own short form in brackets."""
    cues = one.sentence.cues_of("agency", "authority")
    return [
        cue for cue in cues
        if (cue.start >= one.end or cue.end <= one.start) and passages.text[cue.start - 1 : cue.start] != "("
    ]  # fmt: skip


def _apart(passages: Passages, one: Stretch, other: Stretch) -> float:
    first, last = (one, other) if one.start <= other.start else (other, one)
    return passages.gap(min(first.end, last.start), last.start)
