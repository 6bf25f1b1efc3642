"""The one filter. It checks and names every parameter, draws the form, documents the API, and chooses rows.

Map, list, charts, API, downloads and feeds all ask through :func:`parse`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..names import COUNTRIES, NATIONALITIES
from .edition import Edition
from .index import PRECISIONS
from .matching import (
    AfterFilter,
    AtLeastFilter,
    AtMostFilter,
    BeforeFilter,
    BoxFilter,
    CodesFilter,
    Mask,
    Matching,
    OpenCodesFilter,
    PageFilter,
    Parameter,
    SinceFilter,
    SortFilter,
    TermsFilter,
    TextFilter,
)
from .parameters import Box, PartialDate
from .words import sentence

SORTS = {
    "-date": _("Newest first"),
    "date": _("Oldest first"),
    "-victims": _("Most people first"),
    "victims": _("Fewest people first"),
    "-updated": _("Last changed first"),
}
PAGE_SIZE = 50
PAGE_SIZE_MOST = 200
Carried = Mapping[str, Sequence[str] | None]
CODE = r"[a-z][a-z0-9_]*"


class IncidentFilter(django_filters.FilterSet):
    """Every parameter of the public record (DESIGN §4)."""

    q = TextFilter(
        label=_("Search"),
        max_length=200,
        help_text=_(
            "Every word must be in title, summary, place, authorities or outlets, or name the country, a nationality, "
            "a form of exploitation, a sector (in English or Indonesian), a year or a month."
        ),
    )
    date_after = AfterFilter(label=_("From"), help_text=_("A year, a month or a day."))
    date_before = BeforeFilter(label=_("Until"), help_text=_("A year, a month or a day."))
    country = CodesFilter(
        field_name="country",
        label=_("Country"),
        codes=COUNTRIES,
        example="PH",
        upper=True,
        help_text=_("ISO 3166-1 alpha-2; may repeat."),
    )
    nationality = CodesFilter(
        field_name="nationality",
        label=_("Nationality"),
        codes=NATIONALITIES,
        example="ID",
        upper=True,
        help_text=_("ISO 3166-1 alpha-2, XS stateless, XX unknown; may repeat."),
    )
    exploitation = TermsFilter(
        pattern=CODE,
        example="forced_labour",
        field_name="exploitation",
        label=_("Form of exploitation"),
        help_text=_("Code of the term; may repeat."),
    )
    sector = TermsFilter(
        pattern=CODE,
        example="online_scam",
        field_name="sector",
        label=_("Sector"),
        help_text=_("Code of the term; may repeat."),
    )
    authority = OpenCodesFilter(
        field_name="authority",
        label=_("Authority"),
        pattern=r"AU-\d{5,}",
        example="AU-00012",
        help_text=_("Code of the authority; may repeat."),
    )
    language = OpenCodesFilter(
        field_name="language",
        label=_("Language of a source"),
        pattern=r"[a-z]{2,3}",
        example="id",
        help_text=_("ISO 639; may repeat."),
    )
    victims_min = AtLeastFilter(field_name="victims", label=_("People, at least"), min_value=0, max_value=10**9)
    victims_max = AtMostFilter(field_name="victims", label=_("People, at most"), min_value=0, max_value=10**9)
    grade_min = AtLeastFilter(field_name="grade", label=_("Grade, at least"), min_value=1, max_value=5)
    bbox = BoxFilter(label=_("Area"), help_text=_("west,south,east,north in degrees."))
    precision = CodesFilter(
        field_name="precision",
        label=_("Precision of the place"),
        codes=PRECISIONS,
        help_text=_("May repeat."),
    )
    updated_since = SinceFilter(label=_("Changed since"), help_text=_("A time in ISO 8601."))
    sort = SortFilter(label=_("Order"), choices=list(SORTS.items()))
    page = PageFilter(label=_("Page"), min_value=1, max_value=10**9)
    page_size = PageFilter(label=_("Incidents a page"), min_value=1, max_value=PAGE_SIZE_MOST)


PARAMETERS: dict[str, Parameter] = IncidentFilter.base_filters
# A FilterSet asks its queryset for a model; our rows are an edition's and have none.
_NO_QUERYSET = SimpleNamespace(model=None)


@dataclass(frozen=True)
class Problem:
    """One parameter that cannot be used, and why."""

    parameter: str
    value: str
    message: str
    # What may be given there, where that is another list than the parameter has elsewhere; empty: nothing.
    valid: Sequence[str] | None = None


class Query:
    """A checked query against one edition. Values that could not be used are among the problems and left out."""

    def __init__(
        self,
        edition: Edition,
        given: QueryDict,
        values: dict[str, Any],
        problems: Sequence[Problem],
        carried: Mapping[str, str] | None = None,
    ) -> None:
        self.edition = edition
        self.given = given
        self.values = values
        self.problems = list(problems)
        self.carried = dict(carried or {})

    @cached_property
    def form(self) -> forms.Form:
        """The form with what was given, for drawing."""
        return IncidentFilter(self.given, queryset=_NO_QUERYSET).form

    @cached_property
    def masks(self) -> dict[str, Mask]:
        """One mask for each parameter that chooses rows."""
        return {
            name: filter_.mask(self.edition, self.values[name])
            for name, filter_ in PARAMETERS.items()
            if isinstance(filter_, Matching) and name in self.values
        }

    @property
    def sort(self) -> str:
        return self.values.get("sort", "-date")

    @property
    def page(self) -> int:
        return self.values.get("page", 1)

    @property
    def page_size(self) -> int:
        return self.values.get("page_size", PAGE_SIZE)

    @property
    def narrows(self) -> bool:
        """Whether any parameter chooses rows."""
        return any(isinstance(PARAMETERS[name], Matching) for name in self.values)

    def pairs(self, **changes: str | None) -> list[tuple[str, str]]:
        """The query as parameters in their one order; ``changes`` replaces parameters or, with None, drops them."""
        found: list[tuple[str, str]] = []
        for name in PARAMETERS:
            if name in changes:
                if changes[name] is not None:
                    found.append((name, str(changes[name])))
            elif name in self.values:
                found.extend((name, text) for text in written(self.values[name]))
        return [*found, *((name, text) for name, text in self.carried.items() if name not in changes)]

    def querystring(self, **changes: str | None) -> str:
        """The query as the part of an address after ``?``, always in the same order."""
        return _encoded(self.pairs(**changes))

    def sentence(self) -> str:
        """The query in words, in the language of the request."""
        return sentence(self.edition, self.values)


def _encoded(pairs: list[tuple[str, str]]) -> str:
    query = QueryDict(mutable=True)
    for name, value in pairs:
        query.appendlist(name, value)
    return query.urlencode(safe=",:")


def written(value: Any) -> list[str]:
    """A cleaned value as it is written in an address."""
    if isinstance(value, list):
        return value
    if isinstance(value, PartialDate):
        return [value.text]
    if isinstance(value, Box):
        edges = (value.west, value.south, value.east, value.north)
        return [",".join(f"{edge:.6f}".rstrip("0").rstrip(".") for edge in edges)]
    return [value.isoformat() if hasattr(value, "isoformat") else str(value)]


def parse(edition: Edition, params: QueryDict, also: Iterable[str] = (), carried: Carried | None = None) -> Query:
    """Check every parameter of an address against the filter; ``also`` names what this address takes besides.

    ``carried`` names what it also hands on in every query string, with the values that may be (None: any).
    Blank values count as absent. Every unknown parameter and bad value becomes a :class:`Problem`.
    """
    given = QueryDict(mutable=True)
    problems = []
    for name, texts in params.lists():
        kept = [text for text in texts if text.strip()]
        if name in PARAMETERS:
            if kept:
                given.setlist(name, kept)
        elif name not in also and name not in (carried or ()):
            problems.append(Problem(name, ", ".join(texts), gettext("There is no such parameter.")))
    problems += _repeated(given)
    handed_on, wrong = _carried(params, carried or {})
    problems += wrong
    values: dict[str, Any] = {}
    for name, parameter in PARAMETERS.items():
        if name not in given:
            continue
        try:
            value = parameter.clean(edition, given, name)
        except ValidationError as problem:
            problems.append(Problem(name, ", ".join(given.getlist(name)), " ".join(problem.messages)))
            continue
        if value not in (None, "", []):
            values[name] = value
    return Query(edition, given, values, problems + _contradictions(values), handed_on)


def _carried(params: QueryDict, carried: Carried) -> tuple[dict[str, str], list[Problem]]:
    found, problems = {}, []
    for name, allowed in carried.items():
        value = params.get(name, "").strip()
        if value and allowed is not None and value not in allowed:
            text = gettext("There is no %(code)s; there are: %(known)s.")
            problems.append(Problem(name, value, text % {"code": value, "known": ", ".join(allowed)}, allowed))
        elif value:
            found[name] = value
    return found, problems


def _repeated(given: QueryDict) -> list[Problem]:
    """Only code lists may repeat; elsewhere a second value would silently win over the first."""
    twice = [
        name for name, values in given.lists() if len(values) > 1 and not isinstance(PARAMETERS[name], CodesFilter)
    ]
    text = gettext("This parameter may be given only once.")
    return [Problem(name, ", ".join(given.pop(name)), text) for name in twice]


def _contradictions(values: dict[str, Any]) -> list[Problem]:
    """Pairs that exclude each other; the second of the pair is left out of the values."""
    found = []
    after, before = values.get("date_after"), values.get("date_before")
    if after and before and before.last < after.first:
        found.append(Problem("date_before", values.pop("date_before").text, gettext("It lies before date_after.")))
    low, high = values.get("victims_min"), values.get("victims_max")
    if low is not None and high is not None and high < low:
        found.append(
            Problem("victims_max", str(values.pop("victims_max")), gettext("It is smaller than victims_min."))
        )
    return found
