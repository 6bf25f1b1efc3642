"""The numbers a text offers as that of the victims, or of those arrested: each told, joined, or added up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from incidents.reading.people.people import Count

ROUNDED_BY = 1.6
LIST_COMMAS = (",", "、", "၊", "،")
ROUND = 10
MOST_PARTS = 4  # that are added up
ROLES = {"victim": ("victim", "unknown", "other"), "suspect": ("suspect",)}


@dataclass(frozen=True, slots=True)
class Total:
    """One number for the whole, with the counts that say so (folded offsets); `sums`: how it was added up, if so."""

    value: int
    qualifier: str
    counts: tuple[Count, ...]
    role: str = "victim"
    sums: frozenset[str] = frozenset()

    @property
    def told(self) -> bool:
        """Whether the text has the number itself, and not only its parts."""
        return any(count.value == self.value for count in self.counts)


def numbers(counts: Iterable[Count], single: Sequence[Count], alone: Sequence[Count] = ()) -> list[Total]:
    """Every number of victims or suspects, but for those of a year or another case.

    Those in the text come first; a rounded one joins the exact one it rounds. `alone` is the one victim who opens the
    text without a number, who joins nobody.
    """
    told = (*single, *alone)
    here = [count for count in (*told, *counts) if not (count.statistic or count.background)]
    everyone = sorted(here, key=lambda count: count.start)
    return [total for role in ROLES for total in _of_role(role, everyone, told, alone)]


def _of_role(role: str, everyone: Iterable[Count], single: Sequence[Count], alone: Sequence[Count]) -> list[Total]:
    parts = [c for c in everyone if c.role in ROLES[role] and (c.acted_on or c in single or not c.number.weak)]
    parts = [c for c in parts if c in single or not any(_holds(one, c) for one in single if one.role == c.role)]
    runs = _runs([part for part in parts if part not in alone])
    if role == "suspect":
        parts = _told_once(parts)
    whole = [_sum(run) for run in runs]
    found: dict[int, Total] = {}
    for total in (*_merged(whole), *_merged(parts)):
        found.setdefault(total.value, total)
    sums = (sum_ for sum_ in _sums([c for c in whole if _can_be_added(c, role)]) if len(sum_[2]) <= MOST_PARTS)
    further = _with_more(whole) if role == "suspect" else ()
    for name, value, added in (*_joins(runs), *sums, *further, *_wholes(parts)):
        known = found.get(value, Total(value, "exact", tuple(added)))
        found[value] = replace(known, sums=known.sums | {name})
    return [replace(total, role=role) for total in found.values()]


def _joins(runs: Iterable[list[Count]]) -> Iterator[tuple[str, int, list[Count]]]:
    """What is one number for `three men and a woman`, and what only a part of it."""
    for run in runs:
        if len(run) > 1:
            yield "of those joined", _added(run), run
            yield from (("inside those joined", part.value, [part]) for part in run)


def _wholes(parts: Iterable[Count]) -> Iterator[tuple[str, int, list[Count]]]:
    """`workers were freed, among them 12 men, nine women and 17 children`: what parts told together add up to."""
    runs: list[list[Count]] = []
    for part in (part for part in parts if part.subset):
        if runs and part.linked not in ("", "-") and part.follows == runs[-1][-1].start:
            runs[-1].append(part)
        else:
            runs.append([part])
    yield from (("of parts of a whole", _added(run), run) for run in runs if len(run) > 1)


def _holds(single: Count, count: Count) -> bool:
    """Whether `the owner and two guards` stands for the guards in it."""
    return single.number.start <= count.start and count.end <= single.number.end


def _can_be_added(count: Count, role: str) -> bool:
    plain = not (count.subset or count.number.weak)
    return plain and count.role == role and count.acted_on and count.number.qualifier == "exact"


def _sums(counts: Sequence[Count]) -> Iterator[tuple[str, int, list[Count]]]:
    """What parts of one sentence, of two that follow each other, and of the whole text add up to."""
    by_sentence: dict[int, list[Count]] = defaultdict(list)
    for count in counts:
        by_sentence[count.sentence.index].append(count)
    for parts in by_sentence.values():
        if len(parts) > 1:
            yield "of a sentence", _added(parts), parts
    for first, second in pairwise(by_sentence):
        if second == first + 1 and not by_sentence[first][0].sentence.title:
            both = by_sentence[first] + by_sentence[second]
            yield "of two sentences", _added(both), both
    different = list({count.value: count for count in reversed(counts) if not count.sentence.title}.values())
    if len(different) > 1:
        yield "of the text", _added(different), different[::-1]


def _with_more(counts: Iterable[Count]) -> Iterator[tuple[str, int, list[Count]]]:
    """`The owner was held. Later two guards were arrested too`: those before, and those whom `too` adds."""
    by_sentence: dict[int, list[Count]] = defaultdict(list)
    for count in counts:
        if count.role == "suspect" and count.acted_on and not (count.subset or count.sentence.title):
            by_sentence[count.sentence.index].append(count)
    added: list[Count] = []
    for told in by_sentence.values():
        if added and any(count.further for count in told) and not any(c.called & told[0].called for c in added):
            added = [*added, *told]
            yield "with those added", _added(added), added
        else:
            added = told


def _added(counts: Iterable[Count]) -> int:
    return sum(count.value for count in counts)


def _runs(counts: list[Count]) -> list[list[Count]]:
    """`three men and a woman` as one run of counts; parts of a whole and rough numbers stay as they are.

    `41 sailors, 28 Filipinos and 13 Vietnamese` are 41: the first is what the others add up to.
    """
    runs = _joined(counts)
    return [
        run[:1] if _apposed(run) else run[:-1] if _summed_up(run) else run
        for before, run in zip([[], *runs], runs, strict=False)
        if not _again(before, run)
    ]


def _joined(counts: Iterable[Count]) -> list[list[Count]]:
    runs: list[list[Count]] = []
    for count in counts:
        if runs and count.linked not in ("", "-") and _can_join(runs[-1][-1], count):
            runs[-1].append(count)
        else:
            runs.append([count])
    return runs


def _told_once(parts: list[Count]) -> list[Count]:
    """Less those by whom a number is told again: `four men - three of the town and a Vietnamese - were held`."""
    linked = _joined([part for part in parts if not part.subset])
    again = [part for before, run in pairwise(linked) if _again(before, run) for part in run]
    return [part for part in parts if not any(part is one for one in again)]


def _again(before: list[Count], run: list[Count]) -> bool:
    """`six people - four men and two women`: the same people told again behind a dash or a colon."""
    if not before or run[0].linked != "-" or run[0].follows != before[-1].start:
        return False
    return before[-1].value == sum(part.value for part in run)


def _apposed(run: list[Count]) -> bool:
    """`41 sailors, 28 Filipinos and 13 Vietnamese`, `the two owners, father and son`: the same people again."""
    total = sum(part.value for part in run[1:])
    return run[0].value == total and (len(run) > 2 or (len(run) == 2 and run[1].linked == "," and total > 1))


def _summed_up(run: list[Count]) -> bool:
    """`arrested two men and a woman, the three are suspected of`: behind a comma, the sum of those before."""
    closed = len(run) > 2 and run[-1].linked == "," and run[-2].linked not in LIST_COMMAS
    general = run[-1].noun in ("person", None)
    return closed and general and run[-1].value == sum(part.value for part in run[:-1])


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


def _merged(counts: Iterable[Count]) -> list[Total]:
    """Counts of one value together; a rounded number joins the exact one it rounds.

    Whoever says `twelve` beside `une douzaine` has counted them; `20` beside `une vingtaine` may round as well.
    """
    by_value: dict[tuple[int, str], list[Count]] = defaultdict(list)
    for count in counts:
        by_value[count.value, count.number.qualifier].append(count)
    exact = {value: found for (value, qualifier), found in by_value.items() if qualifier == "exact"}
    graded: list[Total] = []
    for (value, qualifier), found in by_value.items():
        if qualifier == "exact":
            continue
        fitting = [number for number in exact if rounds(value, qualifier, number)]
        if fitting:
            closest = min(fitting, key=lambda number: abs(number - value))
            exact[closest] = [*exact[closest], *found]
            if closest == value and not (qualifier == "about" and value % ROUND and _in_other_words(exact[value])):
                graded.append(Total(value, qualifier, tuple(exact.pop(value))))
        else:
            graded.append(Total(value, qualifier, tuple(found)))
    return _graded_once(graded) + [Total(value, "exact", tuple(found)) for value, found in exact.items()]


def _in_other_words(counts: Sequence[Count]) -> bool:
    """Whether one number is told in words of another length: `douze` and `une douzaine`, not `about 12` and `12`."""
    exact = {c.number.end - c.number.start for c in counts if c.number.qualifier == "exact"}
    rough = {c.number.end - c.number.start for c in counts if c.number.qualifier != "exact"}
    return not exact & rough


def rounds(value: int, qualifier: str, exact: int) -> bool:
    """Whether a number may be the exact one told roughly: `at least 20` where there are 23."""
    if qualifier == "at_least":
        return value <= exact <= value * ROUNDED_BY
    return value * 0.85 <= exact <= value * 1.15


def _graded_once(graded: list[Total]) -> list[Total]:
    """`At least 20` and `about 20` are one statement; the first leads."""
    seen: dict[int, Total] = {}
    for total in graded:
        known = seen.get(total.value)
        seen[total.value] = replace(known, counts=known.counts + total.counts) if known else total
    return list(seen.values())
