"""All people whom a text counts, with or without a number, and the number of victims that follows from them."""

from dataclasses import dataclass, field
from functools import cached_property

from incidents.reading.nationality import nationalities
from incidents.reading.nationality.nationalities import Nationality
from incidents.reading.people import alone, people, singles, summing, totals
from incidents.reading.people.offered import Total
from incidents.reading.people.people import Count
from incidents.reading.words.passages import Passages


@dataclass
class Headcount:
    """Numbers of people, those told of singly, nationalities, and the one victim of whom the text may tell."""

    counts: list[Count]
    single: list[Count]
    nationalities: list[Nationality]
    alone: list[Count] = field(default_factory=list)
    incident: float = 1.0  # how likely the text reports an incident

    @property
    def all(self) -> list[Count]:
        """Everyone counted, by a number or singly."""
        return [*self.counts, *self.single]

    @property
    def broken_down(self) -> int:
        """What the exact numbers of nationalities add up to, where there are several; else 0."""
        exact = {one.code: one.number for one in self.nationalities if one.number and one.qualifier == "exact"}
        return sum(exact.values()) if len(exact) > 1 else 0

    @property
    def total(self) -> Total | None:
        """The number of victims, if the text gives one."""
        return self._victims[0]

    @property
    def rivals(self) -> list[Total]:
        """The numbers of victims that contradict each other."""
        return self._victims[1]

    @cached_property
    def _victims(self) -> tuple[Total | None, list[Total]]:
        return totals.victims(self.counts, self.single, self.broken_down, self.alone, self.incident)


def of(passages: Passages) -> Headcount:
    """The people of a text that is laid out."""
    counts = summing.summed(passages, people.counts(passages))
    return Headcount(
        counts, singles.find(passages, counts), nationalities.find(passages, counts), alone.find(passages, counts)
    )
