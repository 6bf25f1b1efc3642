"""The kinds of parameters: what each accepts, and which rows of an edition its value chooses.

A mask has one flag an incident, in the order of the edition's rows.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Any

import django_filters
import numpy as np
from django.http import QueryDict
from numpy.typing import NDArray

from .edition import Edition
from .extents import boxes_of
from .index import NO_NUMBER
from .naming import named_in, rows_named
from .parameters import (
    Box,
    BoxField,
    CodesField,
    MomentField,
    OneField,
    PartialDate,
    PartialDateField,
    PatternField,
    WholeField,
    WordsField,
    no_such,
)

Mask = NDArray[np.bool_]
_EPOCH = np.datetime64("1970-01-01")


class Parameter(django_filters.Filter):
    """One named parameter: its form field checks what an address gives."""

    def clean(self, edition: Edition, given: QueryDict, name: str) -> Any:
        """The value; ``ValidationError`` says what is wrong with it."""
        return self.field.clean(self.field.widget.value_from_datadict(given, {}, name))


class Matching(Parameter, ABC):
    """A parameter that chooses rows of an edition."""

    @abstractmethod
    def mask(self, edition: Edition, value: Any) -> Mask:
        """Which incidents match the value."""


class TextFilter(Matching):
    """Every word must occur in the incident's texts, case and accents folded, or name something of it."""

    field_class = WordsField

    def mask(self, edition: Edition, value: str) -> Mask:
        found = np.ones(edition.height, dtype=bool)
        for named in sorted(named_in(value), key=lambda named: -len(named.words[0])):
            is_named = rows_named(edition, named)
            found &= is_named | _in_text(edition, found & ~is_named, named.words)
        return found


def _in_text(edition: Edition, among: Mask, words: Iterable[str]) -> Mask:
    """Which of some incidents have all the words in their texts."""
    for word in words:
        rows = np.flatnonzero(among)
        if 2 * len(rows) > edition.height:
            # Looking once more through all costs less than copying most of them.
            among = among & edition.with_word(word)
        else:
            among = np.zeros(edition.height, dtype=bool)
            among[rows] = edition.texts.gather(rows).str.contains(word, literal=True).to_numpy()
    return among


class CodesFilter(Matching):
    """Any of the codes, in one facet."""

    field_class: type[CodesField] = CodesField

    def mask(self, edition: Edition, value: list[str]) -> Mask:
        found = np.zeros(edition.height, dtype=bool)
        for code in value:
            found[edition.facets[self.field_name].rows_of(code)] = True
        return found


class OpenCodesFilter(CodesFilter):
    """Any of the codes of a list that grows with the record."""

    field_class: type[CodesField] = PatternField


class TermsFilter(CodesFilter):
    """Any of the codes of one vocabulary, as the edition has it."""

    field_class: type[CodesField] = PatternField

    def clean(self, edition: Edition, given: QueryDict, name: str) -> list[str]:
        """The codes; ``ValidationError`` names one that the vocabulary does not have."""
        codes: list[str] = super().clean(edition, given, name)
        known = edition.terms.get(self.field_name, {})
        for code in codes:
            if code not in known:
                raise no_such(code, known)
        return codes


class AfterFilter(Matching):
    """The incident's span, as wide as its precision, ends on or after the first day of the value."""

    field_class = PartialDateField

    def mask(self, edition: Edition, value: PartialDate) -> Mask:
        return edition.index["span_end"] >= int((np.datetime64(value.first) - _EPOCH).astype(int))


class BeforeFilter(Matching):
    """The incident's span, as wide as its precision, begins on or before the last day of the value."""

    field_class = PartialDateField

    def mask(self, edition: Edition, value: PartialDate) -> Mask:
        return edition.index["span_start"] <= int((np.datetime64(value.last) - _EPOCH).astype(int))


class AtLeastFilter(Matching):
    """A number column reaches the value; an unknown figure never does."""

    field_class = WholeField

    def mask(self, edition: Edition, value: int) -> Mask:
        column = edition.index[self.field_name]
        return (column >= value) & (column != NO_NUMBER)


class AtMostFilter(Matching):
    """A number column does not exceed the value; an unknown figure is left out."""

    field_class = WholeField

    def mask(self, edition: Edition, value: int) -> Mask:
        column = edition.index[self.field_name]
        return (column <= value) & (column != NO_NUMBER)


class BoxFilter(Matching):
    """The public point lies in the box; an incident without a point matches where its country overlaps the box."""

    field_class = BoxField

    def mask(self, edition: Edition, value: Box) -> Mask:
        longitude, latitude = edition.index["longitude"], edition.index["latitude"]
        inside = (latitude >= value.south) & (latitude <= value.north)
        if value.west <= value.east:
            inside &= (longitude >= value.west) & (longitude <= value.east)
        else:
            inside &= (longitude >= value.west) | (longitude <= value.east)
        countries = edition.facets["country"]
        for code in countries.values:
            if any(value.overlaps(*box) for box in boxes_of(code)):
                rows = countries.rows_of(code)
                inside[rows[rows >= edition.placed]] = True
        return inside


class SinceFilter(Matching):
    """The public content changed at or after the moment."""

    field_class = MomentField

    def mask(self, edition: Edition, value: Any) -> Mask:
        return edition.index["updated"] >= int(value.timestamp() * 1_000_000)


class SortFilter(Parameter):
    """The order of the list; it leaves the rows as they are."""

    field_class = OneField


class PageFilter(Parameter):
    """The page of the list; it leaves the rows as they are."""

    field_class = WholeField
