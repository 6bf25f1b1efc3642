"""Numbers of a nationality that follow from the whole: `all of them from Vietnam`, `a Sri Lankan woman`."""

from dataclasses import replace

from incidents.reading.nationalities import Nationality
from incidents.reading.passages import Passages
from incidents.reading.totals import Total

NEAR = 3


def completed(passages: Passages, nations: list[Nationality], total: Total | None) -> list[Nationality]:
    """The same nationalities; where one is said to be that of all victims, with their number and its evidence."""
    if total is None or len(nations) != 1 or nations[0].number is not None:
        return nations
    nation = nations[0]
    if total.value != 1 and not _of_all(passages, nation):
        return nations
    return [replace(nation, number=total.value, qualifier=total.qualifier, also=total.counts[:1])]


def _of_all(passages: Passages, nation: Nationality) -> bool:
    return any(
        word.end <= nation.start and passages.gap(word.end, nation.start) <= NEAR
        for word in nation.sentence.of("whole")
    )
