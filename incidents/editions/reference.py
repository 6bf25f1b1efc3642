"""Terms and help lines -> rows of the public tables that belong to no incident."""

from collections.abc import Iterable
from datetime import date

from ..models import HelpLine, Term
from ..models.help import FRESH_FOR, HelpKind
from .rows import Row


def term_rows(terms: Iterable[Term]) -> list[Row]:
    """The vocabularies with their codes in the standards of the field."""
    return [
        {
            "scheme": term.scheme,
            "code": term.code,
            "label": term.label,
            "definition": term.definition,
            "broader": term.parent.code if term.parent else None,
            "htcds": term.htcds,
            "ctdc": term.ctdc,
            "palermo": term.palermo,
            "ictip": term.ictip,
        }
        for term in terms
    ]


def helpline_rows(lines: Iterable[HelpLine]) -> list[Row]:
    """Help lines in the order they are read; who confirmed one stays inside."""
    kinds = HelpKind.values
    in_order = sorted(lines, key=lambda line: (line.country, kinds.index(line.kind), line.name, line.number))
    return [
        {
            "country": line.country,
            "kind": line.kind,
            "name": line.name,
            "name_en": line.name_en,
            "number": line.number,
            "international_number": line.international_number or None,
            "hours": line.hours or None,
            "languages": line.languages.split(),
            "interpreters": line.interpreters,
            "url": line.url or None,
            "source_url": line.source_url,
            "confirmed_by": line.confirmed_by or None,
            "confirmed_on": line.confirmed_on,
        }
        for line in in_order
    ]


def is_fresh(confirmed_on: date | None, today: date) -> bool:
    """Whether a help line was confirmed within a year; a reader of any other is told to check it first."""
    return confirmed_on is not None and today - confirmed_on <= FRESH_FOR
