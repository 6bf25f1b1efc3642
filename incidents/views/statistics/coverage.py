"""Charts of incidents beside the articles that report them, so that more coverage is not read as more crime."""

from functools import partial

from django.utils.translation import gettext as _

from .chart import SHOWN, Chart, Line, Measure, Part, first, nowhere, over_time
from .figures import Figures, month_words, months_between


def sources_by_country(figures: Figures) -> Chart:
    """Incidents beside the articles that report them, by country."""
    lines = [
        Line((line["country"],), line["label"], (line["incidents"], line["sources"]),
             partial(figures.narrowed, country=line["country"]))
        for line in figures.statistics.sources_by_country()
    ]  # fmt: skip
    return Chart(
        slug="sources-by-country",
        title=_("Incidents and sources by country"),
        note=_coverage(),
        keys=("country",),
        heading=_("Country"),
        measures=(Measure("incidents", _("Incidents")), Measure("sources", _("Articles cited"))),
        lines=lines,
        parts=[Part("", first(lines, SHOWN, (True, True)))],
    )


def sources_by_month(figures: Figures) -> Chart:
    """Incidents by the month people were found, beside articles by the month they were published."""
    incidents = {line["period"]: line["incidents"] for line in figures.statistics.over_time("month")}
    articles = {line["period"]: line["sources"] for line in figures.statistics.sources_by_month()}
    known = [period for period in {*incidents, *articles} if period]
    lines = [
        Line(
            (period,),
            month_words(period),
            (incidents.get(period, 0), articles.get(period, 0)),
            partial(figures.within, period) if incidents.get(period) else nowhere,
        )
        for period in months_between(known)
    ]
    if None in incidents or None in articles:
        undated = (incidents.get(None, 0), articles.get(None, 0))
        lines.append(Line(("",), _("Month not known"), undated, is_rest=True))
    measures = (Measure("incidents", _("Incidents")), Measure("sources", _("Articles published")))
    parts, undated_told = over_time(lines, measures)
    return Chart(
        slug="sources-by-month",
        title=_("Incidents and sources by month"),
        note=f"{_coverage()} {undated_told}".strip(),
        keys=("period",),
        heading=_("Month"),
        measures=measures,
        lines=lines,
        parts=parts,
        is_over_time=True,
    )


def _coverage() -> str:
    return _(
        "More articles mean more attention, not more crime. Read the incidents beside them: where articles grow and "
        "incidents do not, it is coverage that changed."
    )
