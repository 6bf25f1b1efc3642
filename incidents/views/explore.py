"""What the map page and the list share: one query, its results, its filters, and what was wrong with it."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from incidents.editions.detail import outlets as outlets_of
from incidents.editions.edition import Edition
from incidents.editions.filters import SORTS, Query, parse
from incidents.editions.labels import grade_label
from incidents.editions.query import Answer, ask
from incidents.editions.statistics import Statistics

from . import words
from .as_of import CARRIED, suffix, told_now
from .chips import DATES, chips, cleared
from .facets import FURTHER, GROUPS, facets, group
from .lines import items
from .offers import offers, without_box, without_search
from .own_words import note_on
from .sharing import shared_query
from .timeline import timeline
from .told import among, told

GRADES = ("2", "3", "4", "5")


def explored(request: HttpRequest, edition: Edition, here: str) -> dict[str, Any]:
    """The context of a page that lists the results of a query; ``here`` is the name of its address."""
    query = parse(edition, request.GET, carried=CARRIED)
    answer = ask(edition, query)
    sorts = [(code, label, code == query.sort) for code, label in SORTS.items()]
    found = results(edition, query, answer, suffix(request))
    return {"sorts": sorts, "told": told(answer), **asked(request, answer, here), **found}


def asked(request: HttpRequest, answer: Answer, here: str) -> dict[str, Any]:
    """The context of a page about a query: its totals, its filters with their choices, what was wrong with it."""
    edition, query = answer.edition, answer.query
    return {
        "here": here,
        "share": shared_query(edition, query, answer.total, here),
        "edition": edition,
        "given": request.GET,
        "query": query,
        "querystring": query.querystring(page=None),
        "size": query.carried.get("size", "incidents"),
        "whole_map": _whole_map(answer),
        "incidents": words.incidents(answer.total.incidents),
        "has_results": answer.total.incidents > 0,
        "people": words.people(answer.total.people),
        "asks": query.sentence() if query.narrows else "",
        "among": among(Statistics(answer), query),
        "chips": chips(query),
        "cleared": cleared(query),
        "offers": offers(query),
        "without_box": without_box(answer),
        "without_search": without_search(answer),
        **_choices(query, answer, request.path),
    }


def _whole_map(answer: Answer) -> str:
    """How many incidents the query has beyond the part of the map it is narrowed to; empty where it is not."""
    return words.incidents(answer.everywhere.incidents) if "bbox" in answer.query.values else ""


def results(edition: Edition, query: Query, answer: Answer, same_edition: str) -> dict[str, Any]:
    """One page of the list, and the ways to the pages beside it; ``same_edition`` ends the addresses of incidents."""
    page = answer.page()
    asked = query.values.get("nationality", ())
    outlets = outlets_of(edition, [row["id"] for row in page.rows])
    first = (page.number - 1) * page.size + 1
    lines = told_now(edition, (words.line(edition, row, asked, outlets[row["id"]]) for row in page.rows))
    return {
        "lines": items(lines, same_edition),
        "only_in": note_on({line.written_in for line in lines}),
        "page": page,
        "range": _("%(first)s–%(last)s of %(count)s")
        % {
            "first": words.number(first),
            "last": words.number(first + len(page.rows) - 1),
            "count": words.number(page.count),
        },
        "previous": query.querystring(page=str(min(page.number - 1, page.pages))) if page.number > 1 else None,
        "next": query.querystring(page=str(page.number + 1)) if page.number < page.pages else None,
    }


def _choices(query: Query, answer: Answer, address: str) -> dict[str, Any]:
    lowest = query.values.get("grade_min")
    return {
        "groups": [group(facets(answer, names)) for names in GROUPS],
        "further": facets(answer, FURTHER),
        "timeline": timeline(answer, address),
        "grades": [(code, grade_label(code), code == str(lowest)) for code in GRADES],
        "dated": int(any(name in query.values for name in DATES)),
        "narrowed": sum(name in query.values for name in (*FURTHER, "grade_min", "victims_min", "victims_max")),
    }


def hidden(query: Query, *without: str) -> list[tuple[str, str]]:
    """The query as hidden fields of a form that asks for the parameters ``without`` itself."""
    return [(name, text) for name, text in query.pairs() if name not in without]
