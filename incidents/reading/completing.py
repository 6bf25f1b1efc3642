"""Numbers of a nationality that follow from the whole: `all of them from Vietnam`, `a Sri Lankan woman`."""

from dataclasses import replace

from incidents.reading.nationalities import Nationality
from incidents.reading.offered import Total
from incidents.reading.passages import Passages

NEAR = 3
LITTLE_WORDS = 12  # as in `les autres sont des`


def completed(passages: Passages, nations: list[Nationality], total: Total | None) -> list[Nationality]:
    """The same nationalities; where one is said to be that of all victims, with their number and its evidence."""
    if total is None:
        return nations
    if len(nations) > 1:
        return _with_rest(nations, total)
    if not nations or nations[0].number is not None:
        return nations
    nation = nations[0]
    if total.value != 1 and not _of_all(passages, nation):
        return nations
    return [replace(nation, number=total.value, qualifier=total.qualifier, also=total.counts[:1])]


def _with_rest(nations: list[Nationality], total: Total) -> list[Nationality]:
    """`six of them Venezuelans and the rest Ecuadorians`: the number left over."""
    open_ones = [nation for nation in nations if nation.number is None]
    exact = total.qualifier == "exact" and all(nation.qualifier == "exact" for nation in nations)
    left = total.value - sum(nation.number or 0 for nation in nations)
    if len(open_ones) != 1 or not exact or left < 1 or not _called_rest(open_ones[0]):
        return nations
    rest = replace(open_ones[0], number=left, also=total.counts[:1])
    return [rest if nation is open_ones[0] else nation for nation in nations]


def _called_rest(nation: Nationality) -> bool:
    return any(0 <= nation.start - word.end <= LITTLE_WORDS for word in nation.sentence.of("rest"))


def _of_all(passages: Passages, nation: Nationality) -> bool:
    return any(
        word.end <= nation.start and passages.gap(word.end, nation.start) <= NEAR
        for word in nation.sentence.of("whole")
    )
