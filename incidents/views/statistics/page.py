"""The statistics page, and each of its charts as a file."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from incidents.datasets.formats import PAGING
from incidents.datasets.notice import Notice
from incidents.datasets.problems import bad_parameters
from incidents.editions.edition import Edition
from incidents.editions.filters import PARAMETERS, parse
from incidents.editions.query import ask
from incidents.editions.statistics import Statistics

from ..answers import page, public
from ..as_of import CARRIED
from ..explore import asked
from ..kept import kept
from ..problems import problem_response
from ..sharing import absolute
from . import drawing, table
from .chart import Chart
from .charts import CHARTS, charts
from .figures import Figures
from .sentences import apart, frame, sentence

MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "svg": "image/svg+xml", "png": "image/png"}
TAKEN = {*PARAMETERS} - {*PAGING, "sort"}


@public
@kept
def statistics_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Charts and tables of a query, each with its files and the way to the incidents behind its figures."""
    answer = ask(edition, parse(edition, request.GET, carried=CARRIED))
    figures = Figures(answer.query, Statistics(answer), most=table.LISTED)
    context = {
        **asked(request, answer, "statistics"),
        "sentence": sentence(figures),
        "apart": apart(figures),
        "charts": [_shown(chart, figures) for chart in charts(figures)],
    }
    return page(request, "statistics.html", context)


@public
@kept
def chart_file(request: HttpRequest, edition: Edition, slug: str, extension: str) -> HttpResponse:
    """One chart as CSV, SVG or PNG; a bad parameter is a 400 that names it."""
    if slug not in CHARTS or extension not in MEDIA_TYPES:
        raise Http404
    query = parse(edition, request.GET, carried={"edition": None})
    if query.problems:
        return problem_response(bad_parameters(edition, query.problems, TAKEN))
    figures = Figures(query, Statistics(ask(edition, query)))
    chart = CHARTS[slug](figures)
    content, headers = _content(chart, figures, extension), _headers(chart, figures, extension)
    return HttpResponse(content, content_type=MEDIA_TYPES[extension], headers=headers)


def _content(chart: Chart, figures: Figures, extension: str) -> str | bytes:
    if extension == "csv":
        return table.csv(chart)
    draw = drawing.svg if extension == "svg" else drawing.png
    return draw(chart, frame(chart, figures))


def _shown(chart: Chart, figures: Figures) -> dict[str, Any]:
    address, mark = reverse("list"), "?" if figures.selection else ""
    return {
        "chart": chart,
        "pictures": [] if chart.is_empty else drawing.for_page(chart, address),
        "rows": table.rows(chart, address),
        "left_out": table.left_out(chart),
        "files": [
            (name.upper(), f"{reverse('chart', args=[chart.slug, name])}{mark}{figures.selection}")
            for name in MEDIA_TYPES
        ],
    }


def _headers(chart: Chart, figures: Figures, extension: str) -> dict[str, str]:
    """A name that tells chart, day and edition, and where the same figures are found again."""
    edition, total = figures.query.edition, figures.statistics.answer.total
    about = Notice(
        title=chart.title,
        address=absolute("chart", figures.selection, chart.slug, extension),
        table=chart.slug,
        incidents=total.incidents,
        incidents_in_all=edition.height,
        people=total.people,
        edition=edition.id,
        as_of=edition.as_of,
        narrows=figures.query.narrows,
    )
    return {
        "Content-Disposition": f'attachment; filename="{about.filename(extension)}"',
        "Link": f'<{about.address}>; rel="canonical"',
        "X-Record-Edition": edition.id,
    }
