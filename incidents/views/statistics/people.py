"""Charts of incidents and people: over time, by nationality, by country, and from one to the other."""

from functools import partial

from django.utils.translation import gettext as _

from incidents.editions.statistics import Period

from .chart import SHOWN, Behind, Chart, Line, Measure, Part, first, nowhere, over_time
from .figures import Figures, Row, measures, month_words, told

PANELS, SHOWN_IN_PANEL = 6, 5
MONTHLY_UP_TO = 36


def by_period(figures: Figures) -> Chart:
    """Incidents and people by year, by month where the range is short."""
    statistics = figures.statistics
    period: Period = "month" if 0 < statistics.months <= MONTHLY_UP_TO else "year"
    lines = [
        Line(
            (line["period"] or "",),
            month_words(line["period"]) if line["period"] else _("Month not known"),
            told(line),
            partial(figures.within, line["period"]) if line["period"] else nowhere,
            is_rest=line["period"] is None,
        )
        for line in statistics.over_time(period)
    ]
    parts, undated = over_time(lines, measures())
    note = _(
        "By the date people were found, as far as it is known. More in one year may mean more reporting, or that "
        "more of its reports have been read here. The links also find incidents whose date is too vague to rule "
        "the period out."
    )
    return Chart(
        slug="over-time",
        title=_("Incidents and people over time"),
        note=f"{note} {undated}".strip(),
        keys=("period",),
        heading=_("Month") if period == "month" else _("Year"),
        measures=measures(),
        lines=lines,
        parts=parts,
        is_over_time=True,
    )


def nationalities(figures: Figures) -> Chart:
    """People by nationality, and those whom no source breaks down."""
    lines = [
        Line(
            (line["nationality"] or "",),
            line["label"] or _("Not broken down"),
            (_numbered(line), line["incidents"], line["unknown"]),
            partial(figures.narrowed, nationality=line["nationality"]) if line["nationality"] else nowhere,
            is_rest=line["nationality"] is None,
        )
        for line in figures.statistics.by_nationality()
    ]
    people, incidents, _unknown = measures(people_first=True)
    return Chart(
        slug="nationalities",
        title=_("People and incidents by nationality"),
        note=_(
            "As the sources break the figures down; what they do not break down stays a line of its own, so that the "
            "lines add up to all people. A nationality that sources name more often is not one that is trafficked "
            "more."
        ),
        keys=("nationality",),
        heading=_("Nationality"),
        measures=(
            people,
            incidents,
            Measure("without_number", _("Without a number in the breakdown"), is_drawn=False),
        ),
        lines=lines,
        parts=[Part("", first(lines, SHOWN, (True, False, False)))],
    )


def countries(figures: Figures) -> Chart:
    """Incidents and people by the country where people were found."""
    lines = [
        Line((line["country"],), line["label"], told(line), partial(figures.narrowed, country=line["country"]))
        for line in figures.statistics.by("country")
    ]
    return Chart(
        slug="countries",
        title=_("Incidents and people by the country where found"),
        note=_(
            "Where people were found, which is often not where they were recruited. Countries where the press is free "
            "and the police talk appear more often: this does not compare countries."
        ),
        keys=("country",),
        heading=_("Country"),
        measures=measures(),
        lines=lines,
        parts=[Part("", first(lines, SHOWN, (True, True, True)))],
    )


def flows(figures: Figures) -> Chart:
    """People from nationality to country: one small chart for each of the countries with the most people."""
    found = figures.statistics.flows
    panels = [
        Part(_country_of(lines), first(list(map(partial(_into, figures), lines)), SHOWN_IN_PANEL, (True, False)))
        for lines in map(found.into, found.largest(PANELS))
    ]
    return Chart(
        slug="flows",
        title=_("People by nationality and the country where found"),
        note=_(
            "Each small chart is one country where people were found, all on one scale; the bars are the "
            "nationalities reported there. What no source breaks down is a flow of its own. Countries "
            "with fewer people are in the table. A nationality is not a place of departure."
        ),
        keys=("nationality", "country"),
        heading=_("Nationality, and where found"),
        measures=(Measure("people", _("People")), Measure("incidents", _("Incidents"), is_drawn=False)),
        lines=[_flow(figures, line) for line in found.lines(figures.most)],
        size=found.size,
        parts=panels,
    )


def _numbered(line: Row) -> int | None:
    """People of a nationality; not reported where it is only ever named without a number."""
    only_named = line["nationality"] and line["unknown"] and not line["people"]
    return None if only_named else line["people"]


def _flow(figures: Figures, line: Row) -> Line:
    nationality = line["label"] or _("Not broken down")
    return Line(
        (line["nationality"] or "", line["country"]),
        _("%(nationality)s, found in %(country)s") % {"nationality": nationality, "country": line["country_label"]},
        (line["people"], line["incidents"]),
        _behind(figures, line),
        is_rest=line["nationality"] is None,
    )


def _into(figures: Figures, line: Row) -> Line:
    """A flow in the small chart of its country."""
    return Line(
        (line["nationality"] or "", line["country"]),
        line["label"] or _("Not broken down"),
        (line["people"], line["incidents"]),
        _behind(figures, line),
        is_rest=line["nationality"] is None,
    )


def _behind(figures: Figures, line: Row) -> Behind:
    if line["nationality"] is None:
        return nowhere
    return partial(figures.narrowed, nationality=line["nationality"], country=line["country"])


def _country_of(lines: list[Row]) -> str:
    return str(lines[0]["country_label"])
