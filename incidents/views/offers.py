"""What a search may have meant: the filters its words name, and the query without what makes it find nothing."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from incidents.editions.filters import Query, parse
from incidents.editions.naming import named_in
from incidents.editions.query import Answer, ask
from incidents.editions.words import phrase
from incidents.names import NOT_NATIONS, nationality_name

from . import words
from .as_of import CARRIED

# More names than these are a list that somebody pasted.
NAMES_MOST = 4


@dataclass(frozen=True)
class Offer:
    """Another query in words, and the query itself."""

    text: str
    querystring: str


def offers(query: Query) -> list[Offer]:
    """For every country that the search names: found there, and people from there, as filters instead of words."""
    named = [(one.words, code) for one in named_in(query.values.get("q", "")) for code in one.codes][:NAMES_MOST]
    return [
        offer
        for name, code in named
        for facet in ("country", "nationality")
        if code not in query.values.get(facet, ()) and (offer := _offer(query, facet, code, name))
    ]


def without_search(answer: Answer) -> Offer | None:
    """The query without its search words, where they find nothing and it finds something."""
    query = answer.query
    if "q" not in query.values or answer.total.incidents:
        return None
    left = query.pairs(q=None, page=None)
    found = _found(query, left)
    if not found:
        return None
    text = ngettext("Without “%(text)s”: %(number)s incident", "Without “%(text)s”: %(number)s incidents", found) % {
        "text": query.values["q"],
        "number": words.number(found),
    }
    return Offer(text, query.querystring(q=None, page=None))


def without_box(answer: Answer) -> Offer | None:
    """The query without its part of the map, where there is nothing in it and something elsewhere."""
    query = answer.query
    if "bbox" not in query.values or answer.total.incidents or not answer.everywhere.incidents:
        return None
    text = _("Search the whole map: %(incidents)s") % {"incidents": words.incidents(answer.everywhere.incidents)}
    return Offer(text, query.querystring(bbox=None, page=None))


def _offer(query: Query, facet: str, code: str, name: tuple[str, ...]) -> Offer | None:
    """The query with a filter instead of the words that are its name; None where it finds nothing."""
    if facet == "country" and code in NOT_NATIONS:
        return None
    kept = " ".join(word for one in named_in(query.values["q"]) if one.words != name for word in one.words)
    pairs = [*query.pairs(q=kept or None, page=None, **{facet: code})]
    found = _found(query, pairs)
    return Offer(_text(query, facet, code, words.incidents(found)), _written(pairs)) if found else None


def _text(query: Query, facet: str, code: str, incidents: str) -> str:
    if facet == "country":
        where = phrase(query.edition, "country", [code])
        return _("Found %(where)s: %(incidents)s") % {"where": where, "incidents": incidents}
    people = nationality_name(code, get_language() or "en")
    return _("%(nationality)s people: %(incidents)s") % {"nationality": people, "incidents": incidents}


def _found(query: Query, pairs: list[tuple[str, str]]) -> int:
    return ask(query.edition, parse(query.edition, _given(pairs), carried=CARRIED)).total.incidents


def _given(pairs: list[tuple[str, str]]) -> QueryDict:
    given = QueryDict(mutable=True)
    for name, value in pairs:
        given.appendlist(name, value)
    return given


def _written(pairs: list[tuple[str, str]]) -> str:
    return _given(pairs).urlencode(safe=",:")
