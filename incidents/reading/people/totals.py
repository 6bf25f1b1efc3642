"""Which of the numbers of people is the number of victims, and which the number of arrests."""

from collections.abc import Sequence

from incidents.reading import weighing
from incidents.reading.people import offered, summing
from incidents.reading.people.offered import Total
from incidents.reading.people.people import Count
from incidents.reading.people.total_evidence import Text, evidence, rounded_in_headline
from incidents.reading.weighing import Evidence

VICTIMS, ARRESTS = "total", "arrests"
RIVAL = 0.02  # how likely a number is that contradicts the likeliest


def victims(
    counts: Sequence[Count],
    single: Sequence[Count] = (),
    broken_down: int = 0,
    alone: Sequence[Count] = (),
    incident: float = 1.0,
) -> tuple[Total | None, list[Total]]:
    """The number of victims; or None and the rival numbers, where the text contradicts itself."""
    offered_numbers = answers(VICTIMS, counts, single, broken_down, alone)
    if recognised := _recognised([total for total, _ in offered_numbers]):
        return recognised, []
    ranked = weighing.ranked(VICTIMS, offered_numbers)
    if not ranked:
        return None, []
    best = ranked[0].answer
    others = [one.answer for one in ranked[1:] if one.likelihood > RIVAL or _said_by_another(one.answer, best)]
    rivals = [other for other in others if _contradicts(other, best)]
    if rivals and best.value != broken_down:
        return None, [best, *rivals]
    return weighing.answer(VICTIMS, ranked, incident), []


def _of_a_whole(total: Total, counts: Sequence[Count]) -> bool:
    """`35 Indonesians freed` in a headline, where the text says `158 were freed. 35 of them are Indonesians`."""
    whole = [count for count in total.counts if not count.subset]
    return any(summing.part_in_text(count, counts) for count in whole)


def _recognised(totals: Sequence[Total]) -> Total | None:
    """`38 of them were identified as victims`, where nobody else was freed: they are all."""
    freed = [total for total in totals if total.value > 1 and any(map(_freed, total.counts))]
    alone = len(freed) == 1 and all(count.recognised for count in filter(_freed, freed[0].counts))
    return freed[0] if alone else None


def _freed(count: Count) -> bool:
    return count.role == "victim" and (count.acted_on or count.recognised)


def arrests(counts: Sequence[Count], single: Sequence[Count] = ()) -> Total | None:
    """The number of people arrested, where one number stands out."""
    return weighing.answer(ARRESTS, weighing.ranked(ARRESTS, answers(ARRESTS, counts, single)))


def answers(
    question: str, counts: Sequence[Count], single: Sequence[Count], broken_down: int = 0, alone: Sequence[Count] = ()
) -> list[tuple[Total, Evidence]]:
    """Each number that may answer the question, with what speaks for it.

    A value that is told of both victims and suspects stands for those the question asks for.
    """
    found = offered.numbers(counts, single, alone)
    text = Text(counts, single, found, broken_down, bool(alone))
    role = "victim" if question == VICTIMS else "suspect"
    own = {total.value for total in found if total.role == role}
    asked = [total for total in found if total.role == role or total.value not in own]
    return [
        (total, evidence(total, text))
        for total in asked
        if not (rounded_in_headline(total, found) or _of_a_whole(total, counts))
    ]


def _contradicts(other: Total, best: Total) -> bool:
    """Two exact numbers, both of people freed, neither a part nor a rounding of the other."""
    if "exact" not in (other.qualifier, best.qualifier) or other.qualifier != best.qualifier:
        return False
    both_verbs = all(any(c.acted_on and c.role == "victim" for c in total.counts) for total in (other, best))
    general = _general(other) and (_general(best) or other.value > best.value)
    close = min(other.value, best.value) * 2 >= max(other.value, best.value)
    whole = all(total.told and not total.sums for total in (other, best))
    return whole and both_verbs and close and (general or bool(_called(other) & _called(best)))


def _said_by_another(other: Total, best: Total) -> bool:
    """`The navy said 62 men were freed. The ministry said 48 men`: the same people, in sentences of two who speak."""
    saying = [{c.sentence.index for c in total.counts if c.sentence.has("say")} for total in (other, best)]
    return all(saying) and saying[0].isdisjoint(saying[1]) and bool(_called(other) & _called(best))


def _general(total: Total) -> bool:
    return any(count.noun in ("person", "victim", None) and not count.nationalities for count in total.counts)


def _called(total: Total) -> set[str]:
    """The very words used for the people: women beside children are parts, women beside women are rivals."""
    return {word for count in total.counts for word in count.called}
