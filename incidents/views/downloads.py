"""A query as a file, streamed: the same parameters as the list, and what the file is in its headers."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import override

from incidents.datasets import formats
from incidents.datasets.formats import FORMATS, Format
from incidents.datasets.licences import licence
from incidents.datasets.notice import CAVEAT, Notice, notice
from incidents.datasets.problems import bad_parameters, problem
from incidents.datasets.release import ReleaseError, edition_for, releases
from incidents.datasets.selection import Selection
from incidents.editions.edition import Edition
from incidents.editions.filters import parse
from incidents.editions.store import NoEdition

from .methods import read_only
from .problems import problem_response
from .slots import held

RETRY_SECONDS = "30"


@read_only
def download(request: HttpRequest, extension: str) -> HttpResponseBase:
    """The incidents of a query, or with ``table`` what belongs to them, in one of the formats."""
    if extension not in FORMATS:
        return problem_response(problem(404, f"There is no format {extension}.", valid=list(FORMATS)))
    try:
        edition = edition_for(request.GET.get("edition", ""))
    except NoEdition:
        return _unavailable("No edition has been printed yet: try again soon.")
    except ReleaseError as unknown:
        return problem_response(problem(404, str(unknown), valid=[one.version for one in releases()]))
    with override("en"):
        return _answer(request, edition, FORMATS[extension])


def _answer(request: HttpRequest, edition: Edition, chosen: Format) -> HttpResponseBase:
    query = parse(edition, request.GET, also=("table", "edition"))
    tables = [table for table in request.GET.getlist("table") if table]
    problems = [
        *(one for one in query.problems if one.parameter not in formats.PAGING),
        *formats.paging_problems(request.GET),
        *formats.table_problems(chosen, tables),
    ]
    selection = Selection(edition, query, tables[0] if tables else "incidents")
    problems = problems or formats.size_problems(chosen, selection)
    if problems:
        return problem_response(bad_parameters(edition, problems, formats.TAKEN))
    return _file(request, selection, chosen)


def _file(request: HttpRequest, selection: Selection, chosen: Format) -> HttpResponseBase:
    etag = f'W/"{selection.edition.digest}-{formats.version()}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        about = notice(selection, chosen.extension, request.GET.get("edition", ""))
        headers = _headers(about, chosen)
        content = () if request.method == "HEAD" else held(chosen.write(selection, about))
        if content is None:
            return _unavailable("As many files as can be sent at once are on their way: try again soon.")
        response = StreamingHttpResponse(content, headers=headers)
    response.headers["ETag"] = etag
    # Copies may be kept but must be checked again, so that a withdrawal is seen at once everywhere.
    response.headers["Cache-Control"] = "public, no-cache"
    return response


def _headers(about: Notice, chosen: Format) -> dict[str, str]:
    facts = about.facts()
    links = [
        f'<{about.address}>; rel="canonical"',
        f'<{licence().url}>; rel="license"',
        f'<{facts["codebook"]}>; rel="describedby"',
    ]
    packed = {"Content-Encoding": "identity"} if chosen.is_packed else {}
    return {
        "Content-Type": chosen.media_type,
        "Content-Disposition": f'attachment; filename="{about.filename(chosen.extension)}"',
        "Link": ", ".join(links),
        "X-Record-Title": _plain(about.title),
        "X-Record-Address": about.address,
        "X-Record-Incidents": str(about.incidents),
        "X-Record-Incidents-In-All": str(about.incidents_in_all),
        "X-Record-People": str(about.people),
        "X-Record-Edition": about.edition,
        "X-Record-As-Of": facts["as_of"] or "",
        "X-Record-Licence": licence().spdx,
        "X-Record-Citation": _plain(about.citation),
        "X-Record-Caveat": CAVEAT,
        **packed,
    }


def _plain(text: str) -> str:
    """Text that a header can hold: what is not ASCII is percent-encoded, as in RFC 8187."""
    return quote(text, safe=" !\"#$&'()*+,-./:;<=>?@[]^_`{|}~")


def _unavailable(why: str) -> HttpResponse:
    response = problem_response(problem(503, why))
    response.headers["Retry-After"] = RETRY_SECONDS
    return response
