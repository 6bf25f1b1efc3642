"""The pages about the data: what can be downloaded, the codebook, and how to cite."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from incidents.datasets import codebook
from incidents.datasets.examples import examples
from incidents.datasets.formats import FORMATS
from incidents.datasets.licences import licence
from incidents.datasets.notebook import cells, notebook
from incidents.datasets.notice import CAVEAT, notice
from incidents.datasets.package import TABLE_MEANINGS
from incidents.datasets.problems import problem
from incidents.datasets.release import find, releases
from incidents.datasets.selection import TABLES, Selection
from incidents.editions.edition import Edition
from incidents.editions.filters import parse

from . import words
from .answers import page, public
from .as_of import CARRIED
from .methods import read_only
from .problems import problem_response


@public
def data_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Downloads of a query in every format and table, the releases, the licence and how to cite."""
    query = parse(edition, request.GET, carried=CARRIED)
    selection = Selection(edition, query)
    context = {
        "here": "data",
        "edition": edition,
        "query": query,
        "sentence": query.sentence(),
        "querystring": query.querystring(page=None, page_size=None, size=None),
        "held": words.incidents(selection.answer.total.incidents),
        "formats": FORMATS.values(),
        "tables": [(table, _(TABLE_MEANINGS[table]), selection.of(table).height) for table in TABLES],
        "citation": notice(selection, "csv").citation,
        "caveat": _(CAVEAT),
        "licence": licence(),
        "releases": releases(),
    }
    return page(request, "data/data.html", context)


@public
def examples_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Working programs in several languages, and a notebook about the newest release."""
    newest = next(iter(releases()), None)
    context = {
        "here": "data",
        "edition": edition,
        "examples": examples(settings.SITE_URL),
        "release": newest,
        "cells": cells(settings.SITE_URL, newest.version) if newest else [],
    }
    return page(request, "data/examples.html", context)


@read_only
def notebook_file(request: HttpRequest, version: str) -> HttpResponse:
    """The notebook about one release, for Jupyter."""
    if find(version) is None:
        known = [one.version for one in releases()]
        return problem_response(problem(404, f"There is no release {version}.", valid=known))
    with override("en"):
        content = notebook(settings.SITE_URL, version)
    headers = {"Content-Disposition": f'attachment; filename="rescue-record-{version}.ipynb"'}
    return HttpResponse(content, content_type="application/x-ipynb+json", headers=headers)


@public
def codebook_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Every public column and every allowed value."""
    context = {"here": "data", "edition": edition, **codebook.book(edition.terms)}
    return page(request, "data/codebook.html", context)


@public
def codebook_file(request: HttpRequest, edition: Edition, name: str) -> HttpResponse:
    """The codebook as CSV: its columns, or the allowed values."""
    content = codebook.columns_csv() if name == "codebook" else codebook.values_csv(edition.terms)
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
