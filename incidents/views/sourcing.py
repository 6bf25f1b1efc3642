"""Who reports what of one incident: its sources, authorities, what came after."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from incidents.editions.choices import choice_label
from incidents.ledger.headline import HeadlineRule
from incidents.names import country_name, language_name

from . import words
from .nationalities import Part, parts_of
from .words import Row


@dataclass(frozen=True)
class Source:
    """One article, and what it says."""

    outlet: str
    about: str
    code: str
    title: str
    url: str | None
    published: str
    reported_date: str
    leads: bool
    identifies_victims: bool
    total: int | None
    totals: list[str]
    breakdown: list[str]
    nationalities_reported: str


def sources(row: Row) -> list[Source]:
    """Those that give the headline figure first, the leading article before others; then by date of publication."""
    leading, parts = giving_headline(row), parts_of(row)
    told = sorted(
        row["citations"],
        key=lambda c: (c["article"] not in leading, not c["is_lead"], c["published"] is None, c["published"]),
    )
    return [
        _source(
            citation,
            [count for count in row["counts"] if count["article"] == citation["article"]],
            parts[citation["article"]],
            leads=citation["article"] in leading,
        )
        for citation in told
    ]


def giving_headline(row: Row) -> set[str]:
    """The articles that the headline figure stands in; where it is a sum of nationalities, the one they add up in.

    A figure that its source has corrected since counts only where a rule may choose it: pinned or official ones.
    """
    if row["victims"] is None:
        return set()
    if row["headline_rule"] == HeadlineRule.SUM_OF_BREAKDOWN:
        return {article for article, part in parts_of(row).items() if sum(part.numbers.values()) == row["victims"]}
    standing = {citation["article"] for citation in row["citations"] if citation["total"] == row["victims"]}
    ever = {c["article"] for c in row["counts"] if c["nationality"] is None and c["number"] == row["victims"]}
    return ever if row["headline_rule"] in (HeadlineRule.PINNED, HeadlineRule.OFFICIAL) or not standing else standing


def _source(citation: Row, counts: list[Row], part: Part, leads: bool) -> Source:
    reported = citation["nationalities_reported"]
    text = ngettext("from %(count)d country", "from %(count)d countries", reported or 0) % {"count": reported or 0}
    return Source(
        outlet=part.outlet,
        about=_about(citation),
        code=citation["language"] or "",
        title=citation["title"] or "",
        url=citation["url"],
        published=words.day(citation["published"]) if citation["published"] else _("date not recorded"),
        reported_date=words.day(citation["reported_date"]) if citation["reported_date"] else "",
        leads=leads,
        identifies_victims=citation["identifies_victims"],
        total=citation["total"],
        totals=[_total(count) for count in counts if count["nationality"] is None],
        breakdown=[*_shares(counts), *_rest(part)],
        nationalities_reported=text if reported else "",
    )


def _about(citation: Row) -> str:
    """What kind of outlet it is, the language of the article, and whom it reprints, as far as known."""
    language, original = citation["language"], citation["original_source"]
    return words.joined(
        choice_label("outlet_family", citation["family"]),
        language_name(language, get_language() or "en") if language else "",
        _("reprints %(outlet)s") % {"outlet": original} if original else "",
    )


def _shares(counts: list[Row]) -> list[str]:
    told = [count for count in counts if count["nationality"] is not None]
    return [
        words.share_words(count["nationality"], count["number"], count["qualifier"])
        for count in sorted(told, key=lambda count: -(count["number"] or 0))
    ]


def _rest(part: Part) -> list[str]:
    """What the source leaves open of its own total."""
    return [_("%(number)s not broken down") % {"number": words.number(part.rest)}] if part.rest else []


def _total(count: Row) -> str:
    text = words.qualified(count["number"], count["qualifier"])
    if count["as_of"]:
        return _("%(number)s, as of %(date)s") % {"number": text, "date": words.day(count["as_of"])}
    return text


def authorities(row: Row) -> list[dict[str, str]]:
    """Each authority with its country, its kind and its part."""
    language = get_language() or "en"
    return [
        {
            "name": involved["name"],
            "native_name": involved["native_name"] or "",
            "about": words.joined(
                choice_label("role", involved["role"]),
                choice_label("authority_type", involved["type"]),
                country_name(involved["country"], language) if involved["country"] else "",
            ),
        }
        for involved in row["involvements"]
    ]


def followups(row: Row) -> list[dict[str, str]]:
    """What is reported of the people afterwards."""
    return [
        {
            "outcome": choice_label("outcome", after["outcome"]),
            "people": _after(after),
            "about": words.joined(words.day(after["date"]) if after["date"] else "", after["outlet"]),
        }
        for after in row["followups"]
    ]


def _after(after: Row) -> str:
    if after["nationality"]:
        return words.share_words(after["nationality"], after["number"])
    return words.people(after["number"])


def history(row: Row) -> list[dict[str, Any]]:
    """The public steps of the incident, oldest first."""
    return [
        {"on": words.day(event["at"].date()), "what": choice_label("change_kind", event["kind"])}
        for event in row["history"]
    ]
