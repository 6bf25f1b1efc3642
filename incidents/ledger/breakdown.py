"""The headline broken down by nationality, and the remainder that no nationality is given for (DESIGN §2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from incidents.ledger.headline import Headline
from incidents.ledger.reports import Report, breaking_down


class Share(NamedTuple):
    """One nationality, how many people (None: no number of the breakdown), and the article that says so."""

    nationality: str
    number: int | None
    article_id: int


@dataclass(frozen=True)
class Breakdown:
    """``remainder`` = headline − ``sum``; None without a headline or without any number by nationality.

    ``unfitting`` are numbers of other sources that do not fit under the headline together: they stay out of the sum.
    """

    nationalities: list[Share]
    sum: int
    remainder: int | None
    unfitting: list[Share] = field(default_factory=list)


def breakdown(reports: Sequence[Report], headline: Headline) -> Breakdown:
    """The breakdown by the lead source, filled from the others where the headline leaves room.

    Where the lead gives no numbers the first is the source with the headline's total and the most nationalities.
    Another source fills in all the nationalities still missing or none: its figures belong together, and
    picking those that happen to fit would make a breakdown that nobody reported. Its nationalities stand without a
    number, so that none that a source names is missing.
    """
    sources = breaking_down(reports, headline.number)
    shares: dict[str, Share] = {}
    unfitting: list[Share] = []
    for source in sources:
        missing = [
            Share(code, number, source.article_id) for code, number in source.numbers.items() if code not in shares
        ]
        if not shares or _fits(missing, shares, headline.number):
            shares.update({share.nationality: share for share in missing})
        else:
            unfitting.extend(missing)
    total = _sum(shares.values())
    remainder = None if headline.number is None else headline.number - total
    named = _without_number(reports, shares)
    return Breakdown(
        nationalities=sorted([*shares.values(), *named], key=_largest_first),
        sum=total,
        remainder=remainder,
        unfitting=[share for share in unfitting if share.nationality not in shares],
    )


def _fits(missing: Sequence[Share], shares: dict[str, Share], total: int | None) -> bool:
    return total is None or _sum(shares.values()) + _sum(missing) <= total


def _sum(shares: Iterable[Share]) -> int:
    return sum(share.number or 0 for share in shares)


def _without_number(reports: Sequence[Report], shares: dict[str, Share]) -> list[Share]:
    """Nationalities that some source names and the breakdown has no number for."""
    named: dict[str, Share] = {}
    for report in reports:
        for line in report.breakdown:
            if line.nationality not in shares:
                named.setdefault(line.nationality, Share(line.nationality, None, report.article_id))
    return list(named.values())


def _largest_first(share: Share) -> tuple[bool, int, str]:
    return share.number is None, -(share.number or 0), share.nationality
