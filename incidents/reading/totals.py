"""Which of the numbers of people is the number of victims, and which the number of arrests."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from incidents.reading import summing
from incidents.reading.people import Count

ROUNDED_BY, ROUNDED_OFF = 1.6, 0.05
NARROWER = 1.4
PAIR, TELLING = 2, 6  # more than a pair, in the sentences in which a report has said how many they were
FARTHEST_FIRST, FARTHEST_LATER = 140, 90


@dataclass(frozen=True, slots=True)
class Total:
    """One number the text gives for the whole, with the counts that say so (folded offsets)."""

    value: int
    qualifier: str
    counts: tuple[Count, ...]

    @property
    def score(self) -> float:
        """How prominently the text says it: headline and lead first, a verb before a noun alone."""
        return max(_weight(count) for count in self.counts) + 0.8 * (len(self.counts) - 1)


def _weight(count: Count) -> float:
    place = 3.0 if count.sentence.title else 2.2 if count.sentence.lead else 1.0
    verb = 2.0 if count.acted_on else 0.0
    noun = {"victim": 1.2, "person": 0.6, "suspect": 1.2}.get(count.noun or "", 0.0)
    return place + verb + noun - (NARROWER if count.nationalities else 0.0) - min(count.cost, 150) / 300


def victims(
    counts: list[Count], breakdown: dict[str, int], single: Sequence[Count] = ()
) -> tuple[Total | None, list[Total]]:
    """The number of victims; or None and the rival numbers, where the text contradicts itself."""
    usable = _usable(counts, single, "victim")
    usable = _joined(usable)
    firm = [c for c in usable if not c.number.weak]
    whole = [c for c in firm if not c.subset and not _one_of_parts(c, firm)]
    whole = [c for c in whole if not (_adds_up(c, counts, whole) or summing.part_in_text(c, firm, counts))]
    if not whole:
        total, rivals = _without_whole(firm, usable)
        return (total, rivals) if total or firm else (_only_told(counts), [])
    totals = _unrounded(_merged(whole))
    updated = [total for total in totals if any(count.updated for count in total.counts)]
    if len(totals) == 1 or len(updated) == 1:
        return (updated or totals)[0], []
    return _decided(totals, firm, sum(breakdown.values()) if len(breakdown) > 1 else 0)


def arrests(counts: list[Count], single: Sequence[Count] = ()) -> Total | None:
    """The number of people arrested, where one number stands out."""
    usable = [c for c in _usable(counts, single, "suspect") if c.acted_on]
    usable = [c for c in usable if not c.partial or any(other.linked for other in usable if other is not c)]
    parts = [c for c in counts if c.role == "suspect"]
    usable = _joined(usable)
    firm = [c for c in usable if not c.number.weak and not c.subset]
    totals = _merged(firm)
    if not totals:
        weak = [c for c in usable if c.number.weak and (c in single or (c.sentence.lead and c.cost < 70))]
        return Total(1, "exact", tuple(weak)) if weak else None
    best = max(totals, key=lambda total: (total.score, -total.counts[0].start))
    near = [total for total in totals if total.value > best.value]
    rivals = [total for total in near if total.score >= best.score - 0.9 or _contains(total, best, parts)]
    return best if not rivals else max([best, *rivals], key=lambda total: total.value)


def _contains(total: Total, best: Total, parts: list[Count]) -> bool:
    """`two brokers held`, and later `two brokers and a foreman were arrested`: a part and the whole."""
    called = {word for count in best.counts for word in count.called}
    inside = [p for whole in total.counts for p in parts if _holds(whole, p) and p.value < whole.value]
    return any(part.value == best.value and part.called & called for part in inside)


def _usable(counts: Iterable[Count], single: Sequence[Count], role: str) -> list[Count]:
    """Those of one role; `the owner and two guards` stands for the guards in it."""
    whole = [c for c in (*single, *counts) if c.role == role and not c.statistic and not c.background]
    return [c for c in whole if c in single or not any(_holds(one, c) for one in single if one.role == role)]


def _holds(single: Count, count: Count) -> bool:
    return single.number.start <= count.start and count.end <= single.number.end


def _joined(counts: list[Count]) -> list[Count]:
    """`three men and a woman` as one count of four; parts of a whole and rough numbers stay as they are.

    `41 sailors, 28 Filipinos and 13 Vietnamese` are 41: the first is what the others add up to.
    """
    runs: list[list[Count]] = []
    for count in counts:
        if runs and count.linked not in ("", "-") and _can_join(runs[-1][-1], count):
            runs[-1].append(count)
        else:
            runs.append([count])
    return [
        run[0] if _apposed(run) else _sum(run)
        for before, run in zip([[], *runs], runs, strict=False)
        if not _again(before, run)
    ]


def _again(before: list[Count], run: list[Count]) -> bool:
    """`six people - four men and two women`: the same people told again behind a dash or a colon."""
    if not before or run[0].linked != "-" or run[0].follows != before[-1].start:
        return False
    return before[-1].value == sum(part.value for part in run)


def _apposed(run: list[Count]) -> bool:
    """`41 sailors, 28 Filipinos and 13 Vietnamese`, `the two owners, father and son`: the same people again."""
    total = sum(part.value for part in run[1:])
    return run[0].value == total and (len(run) > 2 or (len(run) == 2 and run[1].linked == "," and total > 1))


def _sum(run: list[Count]) -> Count:
    first, last = run[0], run[-1]
    if len(run) == 1:
        return first
    number = replace(first.number, end=last.number.end, value=sum(part.value for part in run), weak=False)
    return replace(
        first, number=number, end=last.end, cue=next((part.cue for part in run if part.acted_on), first.cue),
        cost=min(part.cost for part in run), called=frozenset().union(*(part.called for part in run)),
        nationalities=tuple(code for part in run for code in part.nationalities),
    )  # fmt: skip


def _can_join(before: Count, count: Count) -> bool:
    exact = before.number.qualifier == count.number.qualifier == "exact"
    joined = before.sentence is count.sentence and count.follows == before.start
    return exact and joined and not before.subset and not count.subset


def _one_of_parts(count: Count, counts: list[Count]) -> bool:
    """A nationality's number beside those of other nationalities is a part, not the whole."""
    beside = [c for c in counts if c.sentence is count.sentence and c.nationalities and c is not count]
    return bool(count.nationalities) and any(c.nationalities != count.nationalities for c in beside)


def _adds_up(count: Count, counts: list[Count], whole: list[Count]) -> bool:
    """`five men and three women`, where eight were freed: one of neighbours that add up to another number."""
    beside = [
        c for c in counts if c.sentence is count.sentence and c.role in ("victim", "unknown") and c.noun == "group"
    ]
    wholes = {c.value for c in whole if c.sentence is not count.sentence and c.acted_on}
    if count not in beside:
        return False
    sums = (beside[first:last] for last in range(len(beside) + 1) for first in range(last - 1))
    return any(count in part and sum(c.value for c in part) in wholes for part in sums)


def _without_whole(firm: list[Count], usable: list[Count]) -> tuple[Total | None, list[Total]]:
    """Parts under one verb, those `of them` who were found to be victims, or one person told of early."""
    by_sentence: dict[int, list[Count]] = defaultdict(list)
    for count in firm:
        if not count.subset and count.acted_on:
            by_sentence[count.sentence.index].append(count)
    for parts in by_sentence.values():
        if len(parts) > 1 and all(part.number.qualifier == "exact" for part in parts):
            return Total(sum(part.value for part in parts), "exact", tuple(parts)), []
    recognised = _merged(c for c in firm if c.subset and c.recognised)
    if len(recognised) == 1:
        return recognised[0], []
    weak = [c for c in usable if c.number.weak and c.acted_on and c.sentence.lead and c.cost < _reach(c)]
    if weak and not firm:
        return Total(1, "exact", tuple(weak)), []
    return None, []


def _reach(count: Count) -> int:
    """How far the verb may stand from `a woman`: farther where the report begins with her."""
    return FARTHEST_FIRST if count.sentence.index <= 1 else FARTHEST_LATER


def _only_told(counts: list[Count]) -> Total | None:
    """The people the headline and the first sentence speak of, where no verb says what became of them.

    Where those give none: the one number the text has for women, children and the like, if no suspects are among it.
    """
    told = [c for c in counts if c.role == "unknown" and c.noun in ("group", "person")]
    told = [c for c in told if not (c.statistic or c.background or c.subset or c.number.weak) and c.value > 1]
    first = _merged(_joined([c for c in told if c.sentence.index <= 1]))
    among = any(c.role == "suspect" and c.subset for c in counts)
    told = [] if among else [c for c in told if c.noun == "group" and c.sentence.index <= TELLING]
    found = first or _merged(_joined([c for c in told if c.value > PAIR]))
    return found[0] if len(found) == 1 else None


def _merged(counts: Iterable[Count]) -> list[Total]:
    """Counts of one value together; a rounded number joins the exact one it rounds."""
    by_value: dict[tuple[int, str], list[Count]] = defaultdict(list)
    for count in counts:
        by_value[count.value, count.number.qualifier].append(count)
    exact = {value: found for (value, qualifier), found in by_value.items() if qualifier == "exact"}
    graded: list[Total] = []
    for (value, qualifier), found in by_value.items():
        if qualifier == "exact":
            continue
        fitting = [number for number in exact if _rounds(value, qualifier, number)]
        if fitting:
            closest = min(fitting, key=lambda number: abs(number - value))
            exact[closest] = [*exact[closest], *found]
            if closest == value:
                graded.append(Total(value, qualifier, tuple(exact.pop(value))))
        else:
            graded.append(Total(value, qualifier, tuple(found)))
    return _graded_once(graded) + [Total(value, "exact", tuple(found)) for value, found in exact.items()]


def _rounds(value: int, qualifier: str, exact: int) -> bool:
    if qualifier == "at_least":
        return value <= exact <= value * ROUNDED_BY
    return value * 0.85 <= exact <= value * 1.15


def _graded_once(graded: list[Total]) -> list[Total]:
    """`At least 20` and `about 20` are one statement; the first leads."""
    seen: dict[int, Total] = {}
    for total in graded:
        known = seen.get(total.value)
        seen[total.value] = Total(total.value, known.qualifier, known.counts + total.counts) if known else total
    return list(seen.values())


def _decided(totals: list[Total], firm: list[Count], broken_down: int) -> tuple[Total | None, list[Total]]:
    def score(total: Total) -> tuple[float, int]:
        fits = 3.0 if broken_down and total.value == broken_down else 0.0
        return total.score + fits + (1.5 if _sums_up(total, totals) else 0.0), -total.counts[0].start

    ranked = sorted(totals, key=score, reverse=True)
    best = ranked[0]
    rivals = [total for total in ranked[1:] if _contradicts(total, best, broken_down)]
    if rivals and best.value != broken_down:
        return None, [best, *rivals]
    return best, []


def _sums_up(total: Total, totals: list[Total]) -> bool:
    others = [other.value for other in totals if other.value < total.value]
    return len(others) > 1 and any(
        first + second == total.value for place, first in enumerate(others) for second in others[place + 1 :]
    )


def _contradicts(other: Total, best: Total, broken_down: int) -> bool:
    """Two exact numbers, both of people freed, neither a part nor a rounding of the other."""
    if "exact" not in (other.qualifier, best.qualifier) or other.qualifier != best.qualifier:
        return False
    both_verbs = any(c.acted_on for c in other.counts) and any(c.acted_on for c in best.counts)
    general = _general(other) and (_general(best) or other.value > best.value)
    same_noun = _called(other) & _called(best)
    close = min(other.value, best.value) * 2 >= max(other.value, best.value)
    return both_verbs and close and (general or bool(same_noun)) and other.score > best.score - 2.6


def _unrounded(totals: list[Total]) -> list[Total]:
    """Without a headline's `150` or `about a hundred`, where the text below it counts 147, or about 110."""
    below = [total for total in totals if any(_below(count) for count in total.counts)]
    return [total for total in totals if not (_only_headline(total) and any(_rounds_off(total, one) for one in below))]


def _rounds_off(total: Total, finer: Total) -> bool:
    if "exact" not in (total.qualifier, finer.qualifier):
        return total.value != finer.value and _rounds(total.value, "about", finer.value)
    return finer.value % 10 != 0 and abs(total.value - finer.value) <= total.value * ROUNDED_OFF


def _only_headline(total: Total) -> bool:
    return total.value % 10 == 0 and all(count.sentence.title for count in total.counts)


def _below(count: Count) -> bool:
    return count.acted_on and count.sentence.lead and not count.sentence.title


def _general(total: Total) -> bool:
    return any(count.noun in ("person", "victim", None) and not count.nationalities for count in total.counts)


def _called(total: Total) -> set[str]:
    """The very words used for the people: women beside children are parts, women beside women are rivals."""
    return {word for count in total.counts for word in count.called}
