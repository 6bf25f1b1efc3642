"""What speaks for a number being that of the victims, or of those arrested: who they are called, where and how."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from incidents.reading.people import offered
from incidents.reading.people.offered import Total
from incidents.reading.people.people import Count
from incidents.reading.weighing import MOST, Evidence

DISTANCES = (12, "beside"), (40, "near"), (90, "apart")  # letters between a number and the verb of its people
ROUND = 10  # what is said in tens from 20 on may be rounded
ROUNDED_OFF = 0.05
SINGLE = "one by its noun"
SENTENCE_WORDS = "rescue", "subset", "subset_after"
SENTENCE_CUES = "topic", "court"


@dataclass(frozen=True)
class Text:
    """All numbers of people in a text, those it offers, and what the numbers of nationalities add up to."""

    counts: Sequence[Count]
    single: Sequence[Count]
    offered: Sequence[Total]
    broken_down: int
    of_one: bool = False

    @cached_property
    def victims(self) -> list[Count]:
        """Those who are or may be victims of this case."""
        return [c for c in (*self.counts, *self.single) if _may_be_victims(c)]


def _may_be_victims(count: Count) -> bool:
    return count.role in ("victim", "unknown") and not (count.statistic or count.background)


def evidence(total: Total, text: Text) -> Evidence:
    """What speaks for or against a number the text offers, each from 0 to 1, or up to 3 for what is counted."""
    found: Evidence = {name: share for count in total.counts for name, share in count.signs}
    found |= {name: 1.0 for count in total.counts for name in (*_told(count), *_beside(count, text))}
    found |= {f"sum {name}": 1.0 for name in total.sums} | dict.fromkeys(_of_itself(total), 1.0)
    found |= dict.fromkeys(_against_others(total, text), 1.0) | _larger_and_smaller(total, text)
    saying = {count.sentence.index for count in total.counts if count.value == total.value}
    found["sentences"] = float(min(len(saying), MOST))
    return found


def _told(count: Count) -> Iterator[str]:
    """Who they are, what became of them, and how firmly and where the text says so."""
    who = count.role + " acted on" * count.acted_on + ", a part" * count.subset
    yield who
    yield f"{who}, {count.sentence.part}"
    yield f"called {count.noun}"
    yield f"{count.role} called {count.noun}"
    yield f"verb {_far(count)}"
    yield "of a nationality" if count.nationalities else "of no nationality"
    if count.linked:
        yield f"linked {count.linked}"
    if count.number.qualifier != "exact":
        yield "graded"
    signs = "partial", "recognised", "updated"
    yield from (sign for sign in signs if getattr(count, sign))
    if count.number.weak:
        yield from (SINGLE, f"{SINGLE}, {count.sentence.part}", f"{SINGLE}, verb {_far(count)}")


def _far(count: Count) -> str:
    return next((name for limit, name in DISTANCES if count.cost < limit), "far")


def _beside(count: Count, text: Text) -> Iterator[str]:
    """What else its sentence speaks of."""
    sentence = count.sentence
    yield from (f"sentence of {kind}" for kind in SENTENCE_WORDS if sentence.has(kind))
    yield from (f"sentence of {kind}" for kind in SENTENCE_CUES if sentence.cued(kind))
    if any(count is one for one in text.single):
        yield "told singly"
    nations = [c for c in text.counts if c.sentence is sentence and c.nationalities]
    if count.nationalities and any(c.start != count.start for c in nations):
        yield "one nationality of several"


def _of_itself(total: Total) -> Iterator[str]:
    yield f"role {total.role}"
    yield f"first told {total.counts[0].sentence.part}"
    if not total.told:
        yield "only added up"
        yield f"only added up, of {min(len(total.counts), MOST + 1)}"
    if total.value == 1:
        yield "one"
    if total.value >= 2 * ROUND and total.value % ROUND == 0:
        yield "round"


def _against_others(total: Total, text: Text) -> Iterator[str]:
    """How the number stands to the others: the first, the largest, the sum of two, the only one a verb goes with."""
    victims = text.victims
    freed = [count for count in victims if count.role == "victim" and count.acted_on]
    yield from (f"first {name}" for name, of in (("told", victims), ("freed", freed)) if _first(of) == total.value)
    if freed and all(count.value == total.value for count in freed):
        yield "only one freed"
    if text.of_one and total.value > 1:
        yield "beside one told of alone"
    if total.value == text.broken_down:
        yield "sum of nationalities"
    smaller = {count.value for count in victims if count.value < total.value}
    if any(total.value - value in smaller and total.value != 2 * value for value in smaller):
        yield "sum of two others"
    if any(other.value == total.value and other.role != total.role for other in text.offered):
        yield "told of both victims and suspects"
    if _parts_follow(total, text.counts):
        yield "parts follow"
    if freed and all(count.subset for count in freed):
        yield "only parts freed"


def rounded_in_headline(total: Total, found: Sequence[Total]) -> bool:
    """Whether only the headline has it and the text counts more exactly: `150 freed` above 147."""
    others = [other for other in found if other.role == total.role]
    return _only_headline(total) and any(_below(other) and _rounds_off(total, other) for other in others)


def _rounds_off(total: Total, finer: Total) -> bool:
    if total.value % ROUND != 0 or total.value == finer.value:
        return False
    if "exact" not in (total.qualifier, finer.qualifier):
        return offered.rounds(total.value, "about", finer.value)
    return finer.value % ROUND != 0 and abs(total.value - finer.value) <= total.value * ROUNDED_OFF


def _only_headline(total: Total) -> bool:
    return all(count.sentence.title for count in total.counts)


def _below(total: Total) -> bool:
    return any(count.acted_on and count.sentence.lead and not count.sentence.title for count in total.counts)


def _first(counts: Sequence[Count]) -> int | None:
    return min(counts, key=lambda count: count.start).value if counts else None


def _parts_follow(total: Total, counts: Sequence[Count]) -> bool:
    """`14 were freed, three of them minors`: a part of victims beside or right behind it."""
    index = min(count.sentence.index for count in total.counts)
    parts = [c for c in counts if c.subset and c.role == "victim" and c.value < total.value]
    return any(part.sentence.index in (index, index + 1) for part in parts)


def _larger_and_smaller(total: Total, text: Text) -> Evidence:
    victims = text.victims
    start = min(count.start for count in total.counts if count.sentence.index == _index(total))
    larger = [count for count in victims if count.value > total.value]
    freed = [c for c in larger if c.role == "victim" and c.acted_on and not c.subset]
    return {
        "larger numbers": _values(larger),
        "larger numbers freed": _values(freed),
        "smaller numbers acted on": _values([c for c in victims if c.value < total.value and c.acted_on]),
        "larger before": float(any(count.start < start for count in larger)),
        "larger behind": float(any(count.start > start for count in larger)),
        "largest": float(not larger),
    }


def _index(total: Total) -> int:
    return min(count.sentence.index for count in total.counts)


def _values(counts: Sequence[Count]) -> float:
    return float(min(len({count.value for count in counts}), MOST))
