"""Every chart of the statistics, by its name in the address."""

from collections.abc import Callable

from .chart import Chart
from .coverage import sources_by_country, sources_by_month
from .figures import Figures
from .kinds import authorities, exploitation, outcomes, sectors
from .people import by_period, countries, flows, nationalities

CHARTS: dict[str, Callable[[Figures], Chart]] = {
    "over-time": by_period,
    "countries": countries,
    "nationalities": nationalities,
    "exploitation": exploitation,
    "flows": flows,
    "sectors": sectors,
    "authorities": authorities,
    "outcomes": outcomes,
    "sources-by-country": sources_by_country,
    "sources-by-month": sources_by_month,
}


def charts(figures: Figures) -> list[Chart]:
    """All charts in the order of the page, but those without a line; that nobody reports an outcome is told too."""
    if not figures.statistics.answer.total.incidents:
        return []
    made = {slug: make(figures) for slug, make in CHARTS.items()}
    return [chart for slug, chart in made.items() if chart.lines or slug == "outcomes"]
