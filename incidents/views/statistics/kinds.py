"""Charts of kinds: forms of exploitation, sectors, authorities, and what happened next."""

from functools import partial

from django.utils.translation import gettext as _

from .chart import SHOWN, Chart, Line, Measure, Part, first
from .figures import Figures, Row, measures, told


def exploitation(figures: Figures) -> Chart:
    """Forms of exploitation."""
    title = _("Incidents and people by form of exploitation")
    return facet(figures, "exploitation", "exploitation", title, _("Form"), _("No form recorded"))


def sectors(figures: Figures) -> Chart:
    """Sectors and activities."""
    title = _("Incidents and people by sector")
    return facet(figures, "sectors", "sector", title, _("Sector"), _("No sector recorded"))


def authorities(figures: Figures) -> Chart:
    """Authorities that took part."""
    title = _("Incidents and people by authority that took part")
    return facet(figures, "authorities", "authority", title, _("Authority"), _("No authority recorded"))


def facet(figures: Figures, slug: str, name: str, title: str, heading: str, none: str) -> Chart:
    """Incidents and people by the choices of a facet of which an incident may have several."""
    lines = [
        Line((line[name],), line["label"], told(line), partial(figures.narrowed, **{name: line[name]}))
        for line in figures.statistics.by(name)
    ]
    without = figures.statistics.without(name)
    rest = [Line(("",), none, told(without), is_rest=True)] if without["incidents"] else []
    return Chart(
        slug=slug,
        title=title,
        note=_("An incident with several counts in each of them, so the lines can add up to more than the total."),
        keys=(name,),
        heading=heading,
        measures=measures(),
        lines=[*lines, *rest],
        parts=[Part("", first([*lines, *rest], SHOWN, (False, False, False)))],
    )


def outcomes(figures: Figures) -> Chart:
    """What was reported to happen to people after they were found."""
    lines = [Line((line["outcome"],), line["label"], _followed(line)) for line in figures.statistics.outcomes()]
    return Chart(
        slug="outcomes",
        title=_("What happened next: people and reports"),
        note=_(
            "As later reports say. Most incidents are never followed up, and one person may be in several lines: "
            "these figures are no part of any total."
        ),
        keys=("outcome",),
        heading=_("Outcome"),
        measures=(
            Measure("people", _("People")),
            Measure("reports", _("Reports")),
            Measure("incidents", _("Incidents"), is_drawn=False),
            Measure("without_number", _("Reports without a number"), is_drawn=False),
        ),
        lines=lines,
        parts=[Part("", lines)],
    )


def _followed(line: Row) -> tuple[int | None, int, int, int]:
    """People are not reported where no report gives a number."""
    people = line["people"] if line["unknown"] < line["reports"] else None
    return people, line["reports"], line["incidents"], line["unknown"]
