"""All people whom a text counts, with or without a number, and the number of victims that follows from them."""

from dataclasses import dataclass

from incidents.reading import nationalities, people, singles, summing, totals
from incidents.reading.nationalities import Nationality
from incidents.reading.passages import Passages
from incidents.reading.people import Count
from incidents.reading.totals import Total


@dataclass(frozen=True, slots=True)
class Headcount:
    """Numbers of people, those told of singly, nationalities, and the number of victims or the rivals for it."""

    counts: list[Count]
    single: list[Count]
    nationalities: list[Nationality]
    total: Total | None
    rivals: list[Total]

    @property
    def all(self) -> list[Count]:
        """Everyone counted, by a number or singly."""
        return [*self.counts, *self.single]

    @property
    def told(self) -> list[Count]:
        """The counts that give the number of victims, or the numbers that contradict each other."""
        return [count for found in ([self.total] if self.total else self.rivals) for count in found.counts]


def of(passages: Passages) -> Headcount:
    """The people of a text that is laid out."""
    counts = summing.summed(passages, people.counts(passages))
    nations = nationalities.find(passages, counts)
    breakdown = {nation.code: nation.number for nation in nations if nation.number and nation.qualifier == "exact"}
    single = singles.find(passages, counts)
    return Headcount(counts, single, nations, *totals.victims(counts, breakdown, single))
