"""Flows: people by nationality and by the country where they were found.

What no source breaks down is a flow of its own in each country, without nationality: with these the flows into a
country sum to its people, and all flows to all people.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .edition import Edition
from .labels import facet_labels

Line = dict[str, Any]


class Flows:
    """The flows of some incidents: ``country`` of each, the nationalities ``held`` at the ``place`` of each with their
    ``people``, and the ``rest`` of each that is not broken down.
    """

    def __init__(
        self,
        edition: Edition,
        country: NDArray[np.intp],
        held: NDArray[np.int32],
        place: NDArray[np.intp],
        people: NDArray[np.int64],
        rest: NDArray[np.int64],
    ) -> None:
        self.countries = edition.facets["country"].values
        self.nationalities = edition.facets["nationality"].values
        self.names = {name: facet_labels(edition, name).words for name in ("country", "nationality")}
        # A line a country; nationalities from 1 on, at 0 what is not broken down.
        width = len(self.nationalities) + 1
        size = len(self.countries) * width
        key = np.concatenate((country[place] * width + held + 1, country * width))
        # Where a breakdown exceeds its total (staff say why) the rest is negative, and still summed.
        flowing = np.concatenate((people, rest))
        told = np.flatnonzero(flowing)
        shape = (len(self.countries), width)
        self.incidents = np.bincount(key[told], minlength=size).reshape(shape)
        self.people = np.bincount(key[told], weights=flowing[told], minlength=size).astype(np.int64).reshape(shape)

    def lines(self, most: int | None = None) -> list[Line]:
        """The flows for which a number is reported, most people first; ``most`` bounds how many."""
        countries, nationalities = np.nonzero(self.incidents)
        order = np.argsort(-self.people[countries, nationalities], kind="stable")[:most]
        found = zip(countries[order].tolist(), nationalities[order].tolist(), strict=True)
        return [self._line(*pair) for pair in found]

    @property
    def size(self) -> int:
        """How many flows there are."""
        return int(np.count_nonzero(self.incidents))

    def largest(self, most: int) -> list[str]:
        """The countries that the most people were found in."""
        into = self.people.sum(axis=1)
        order = np.argsort(-into, kind="stable")[:most].tolist()
        return [self.countries[at] for at in order if into[at] > 0]

    def into(self, country: str) -> list[Line]:
        """The flows into one country, most people first, what is not broken down last."""
        at = self.countries.index(country)
        held = np.flatnonzero(self.incidents[at][1:]) + 1
        order = held[np.argsort(-self.people[at][held], kind="stable")].tolist()
        return [self._line(at, nationality) for nationality in [*order, 0] if self.incidents[at, nationality]]

    def _line(self, country: int, nationality: int) -> Line:
        return {
            "nationality": self.nationalities[nationality - 1] if nationality else None,
            "label": self.names["nationality"][nationality - 1] if nationality else None,
            "country": self.countries[country],
            "country_label": self.names["country"][country],
            "incidents": int(self.incidents[country, nationality]),
            "people": int(self.people[country, nationality]),
        }
