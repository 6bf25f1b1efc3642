"""The breakdown of one incident: every nationality with what other sources say of it, and whose breakdown it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from incidents.names import nationality_name

from . import words
from .words import Row

SOURCES_NAMED = 3


@dataclass(frozen=True)
class Share:
    """One row of the breakdown. ``width`` is its bar in per cent of the widest; ``spread`` what sources say."""

    label: str
    figure: str
    width: str
    spread: str
    kind: str


@dataclass(frozen=True)
class Part:
    """What one source says of nationalities: those with numbers, how many it names, how many it speaks of."""

    outlet: str
    is_lead: bool
    total: int | None
    numbers: dict[str, int]
    named: int
    spoken_of: int | None

    @property
    def rest(self) -> int:
        """The people of its own total that it gives no nationality for; 0 where it gives no total or no number."""
        return max(0, (self.total or 0) - sum(self.numbers.values())) if self.numbers else 0


def parts_of(row: Row) -> dict[str, Part]:
    """What each source says of nationalities, by article. The latest number of a nationality stands for a source."""
    return {citation["article"]: _part(citation, row["counts"]) for citation in row["citations"]}


def _part(citation: Row, counts: Sequence[Row]) -> Part:
    own = [c for c in counts if c["article"] == citation["article"] and c["nationality"] is not None]
    return Part(
        outlet=citation["outlet"] or _("outlet not recorded"),
        is_lead=citation["is_lead"],
        total=citation["total"],
        numbers={count["nationality"]: count["number"] for count in own if count["number"] is not None},
        named=len({count["nationality"] for count in own}),
        spoken_of=citation["nationalities_reported"],
    )


def nationality_rows(row: Row) -> list[Share]:
    """Every nationality, the largest first, then the people no nationality is given for, so that nobody is lost.

    Those without a number in the breakdown follow those with one, by what other sources say.
    """
    parts = list(parts_of(row).values())
    shares = sorted(row["nationalities"], key=lambda share: (-(share["number"] or 0), -_most(parts, share)))
    remainder = row["remainder"] or 0
    widest = max([share["number"] or 0 for share in shares] + [remainder, 1])
    language = get_language() or "en"
    rows = [
        Share(
            label=nationality_name(share["nationality"], language),
            figure=words.number(share["number"]) if share["number"] is not None else "",
            width=f"{(share['number'] or 0) / widest * 100:.2f}",
            spread=_reported(row, parts, share["nationality"], share["number"]),
            kind="nationality",
        )
        for share in shares
    ]
    if remainder > 0 and rows:
        label = _("Nationality not broken down")
        rows.append(Share(label, words.number(remainder), f"{remainder / widest * 100:.2f}", "", "remainder"))
    return rows


def _most(parts: Sequence[Part], share: Row) -> int:
    return max((part.numbers.get(share["nationality"], 0) for part in parts), default=0)


def _reported(row: Row, parts: Sequence[Part], nationality: str, shown: int | None) -> str:
    """``129–171`` where sources differ from the number shown; where it has none, what other sources say, by name."""
    if shown is None:
        told = [
            _("%(number)s: %(outlet)s") % {"number": words.number(part.numbers[nationality]), "outlet": part.outlet}
            for part in parts
            if nationality in part.numbers
        ]
        return "; ".join(told[:SOURCES_NAMED]) or _("number not reported")
    counts = {count["number"] for count in row["counts"] if count["nationality"] == nationality} - {None}
    if not counts or counts == {shown}:
        return ""
    low, high = words.number(min(counts)), words.number(max(counts))
    return low if low == high else f"{low}–{high}"


def whose_breakdown(row: Row) -> list[str]:
    """Whose breakdown is shown, what it leaves open of that source's own total, and which numbers stand beside it."""
    parts = parts_of(row)
    chosen = _chosen(row, list(parts.values()))
    if chosen is None:
        return []
    found = [_origin(chosen, _completing(row, chosen, list(parts.values())))] if len(parts) > 1 else []
    if chosen.total is not None and chosen.total != row["victims"] and chosen.rest:
        found.append(_own_remainder(chosen))
    if chosen.spoken_of and chosen.spoken_of > chosen.named:
        found.append(_spoken_of(chosen))
    if _stands_beside(row, list(parts.values())):
        found.append(
            _(
                "Where no number stands, the source of the breakdown gives none. Another source does, which is named "
                "beside it; its numbers are not added, as together they do not fit under the figure that leads."
            )
        )
    return found


def _chosen(row: Row, parts: Sequence[Part]) -> Part | None:
    """The source whose numbers the breakdown begins with, by the rule of the ledger: all of them are in it."""
    shown = {share["nationality"]: share["number"] for share in row["nationalities"]}
    whole = [part for part in parts if part.numbers and part.numbers.items() <= shown.items()]
    return min(
        whole, key=lambda part: (not part.is_lead, part.total != row["victims"], -len(part.numbers)), default=None
    )


def _completing(row: Row, chosen: Part, parts: Sequence[Part]) -> list[str]:
    """The outlets whose numbers are shown for nationalities that the chosen source gives none for."""
    filled = {share["nationality"]: share["number"] for share in row["nationalities"]}
    filled = {code: number for code, number in filled.items() if number is not None and code not in chosen.numbers}
    return list(dict.fromkeys(part.outlet for part in parts if part.numbers.items() & filled.items()))


def _origin(chosen: Part, others: Sequence[str]) -> str:
    if not others:
        return _("This breakdown is that of %(outlet)s.") % {"outlet": chosen.outlet}
    text = _("This breakdown is that of %(outlet)s; nationalities missing there are filled in from %(others)s.")
    return text % {"outlet": chosen.outlet, "others": ", ".join(others[:SOURCES_NAMED])}


def _own_remainder(part: Part) -> str:
    text = _("Of the %(total)s people it reports itself it gives the nationality of %(told)s, and not of %(rest)s.")
    numbers = {"total": part.total, "told": sum(part.numbers.values()), "rest": part.rest}
    return text % {name: words.number(number) for name, number in numbers.items()}


def _spoken_of(part: Part) -> str:
    text = _("It speaks of %(all)s nationalities and names %(named)s.")
    return text % {"all": words.number(part.spoken_of), "named": words.number(part.named)}


def _stands_beside(row: Row, parts: Sequence[Part]) -> bool:
    """Whether a nationality that is shown without a number has one with another source."""
    silent = {share["nationality"] for share in row["nationalities"] if share["number"] is None}
    return any(silent & part.numbers.keys() for part in parts)
