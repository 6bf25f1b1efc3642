"""Who reports what of one incident: its sources, the breakdown with its remainder, authorities, what came after."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from incidents.editions.choices import choice_label
from incidents.names import country_name, language_name, nationality_name

from . import words
from .words import Row


@dataclass(frozen=True)
class Source:
    """One article, and what it says."""

    outlet: str
    family: str
    language: str
    code: str
    title: str
    url: str | None
    published: str
    reported_date: str
    reprints: str
    leads: bool
    identifies_victims: bool
    total: int | None
    totals: list[str]
    breakdown: list[str]
    nationalities_reported: str


def sources(row: Row) -> list[Source]:
    """The leading article first, then by date of publication."""
    told = sorted(row["citations"], key=lambda c: (not c["is_lead"], c["published"] is None, c["published"]))
    return [_source(citation, [c for c in row["counts"] if c["article"] == citation["article"]]) for citation in told]


def _source(citation: Row, counts: list[Row]) -> Source:
    language = get_language() or "en"
    reported = citation["nationalities_reported"]
    text = ngettext("from %(count)d country", "from %(count)d countries", reported or 0) % {"count": reported or 0}
    return Source(
        outlet=citation["outlet"] or _("outlet not recorded"),
        family=choice_label("outlet_family", citation["family"]),
        language=language_name(citation["language"], language) if citation["language"] else "",
        code=citation["language"] or "",
        title=citation["title"] or "",
        url=citation["url"],
        published=words.day(citation["published"]),
        reported_date=words.day(citation["reported_date"]) if citation["reported_date"] else "",
        reprints=citation["original_source"] or "",
        leads=citation["is_lead"],
        identifies_victims=citation["identifies_victims"],
        total=citation["total"],
        totals=[_total(count) for count in counts if count["nationality"] is None],
        breakdown=[
            words.share_words(count["nationality"], count["number"], count["qualifier"])
            for count in sorted(counts, key=lambda count: -(count["number"] or 0))
            if count["nationality"] is not None
        ],
        nationalities_reported=text if reported else "",
    )


def _total(count: Row) -> str:
    text = words.qualified(count["number"], count["qualifier"])
    if count["as_of"]:
        return _("%(number)s, as of %(date)s") % {"number": text, "date": words.day(count["as_of"])}
    return text


@dataclass(frozen=True)
class Share:
    """One row of the breakdown. ``width`` is its bar in per cent of the widest; ``spread`` what sources say."""

    label: str
    figure: str
    width: str
    spread: str
    kind: str


def nationality_rows(row: Row) -> list[Share]:
    """Every nationality, the largest first, then the people no nationality is given for, so that nobody is lost."""
    shares = sorted(row["nationalities"], key=lambda share: -(share["number"] or 0))
    remainder = row["remainder"] or 0
    widest = max([share["number"] or 0 for share in shares] + [remainder, 1])
    language = get_language() or "en"
    rows = [
        Share(
            label=nationality_name(share["nationality"], language),
            figure=words.number(share["number"]) if share["number"] is not None else "–",
            width=f"{(share['number'] or 0) / widest * 100:.2f}",
            spread=_reported(row, share["nationality"], share["number"]),
            kind="nationality",
        )
        for share in shares
    ]
    if remainder > 0 and rows:
        label = _("Nationality not broken down")
        rows.append(Share(label, words.number(remainder), f"{remainder / widest * 100:.2f}", "", "remainder"))
    return rows


def _reported(row: Row, nationality: str, shown: int | None) -> str:
    """``129–171`` where sources differ from the number shown; that none gives a number, where none does."""
    counts = [count["number"] for count in row["counts"] if count["nationality"] == nationality]
    told = {number for number in counts if number is not None}
    if not told:
        return _("number not reported") if shown is None else ""
    low, high = words.number(min(told)), words.number(max(told))
    return "" if told == {shown} else low if low == high else f"{low}–{high}"


def authorities(row: Row) -> list[dict[str, str]]:
    """Each authority with its country, its kind and its part."""
    language = get_language() or "en"
    return [
        {
            "name": involved["name"],
            "native_name": involved["native_name"] or "",
            "country": country_name(involved["country"], language) if involved["country"] else "",
            "type": choice_label("authority_type", involved["type"]),
            "role": choice_label("role", involved["role"]),
        }
        for involved in row["involvements"]
    ]


def followups(row: Row) -> list[dict[str, str]]:
    """What is reported of the people afterwards."""
    return [
        {
            "date": words.day(after["date"]),
            "outcome": choice_label("outcome", after["outcome"]),
            "people": _after(after),
            "outlet": after["outlet"] or "",
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
