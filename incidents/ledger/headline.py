"""The headline total of an incident: one number, chosen from all that sources report by a written rule (DESIGN §2)."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from incidents.ledger.reports import Report, breaking_down

QUALIFIERS = ("exact", "at_least", "about")


class HeadlineRule(TextChoices):
    """Why this number leads, from the strongest reason to the weakest."""

    PINNED = "pinned", _("chosen by staff")
    OFFICIAL = "official", _("the latest figure of an official source")
    MOST_AGREED = "most_agreed", _("the figure that most independent sources agree on")
    LOWEST = "lowest", _("the lowest figure, as no two independent sources agree")
    SUM_OF_BREAKDOWN = "sum_of_breakdown", _("the sum of the nationalities, as no source gives a total")
    NONE = "none", _("no source gives a number")


@dataclass(frozen=True)
class Headline:
    """The leading total. ``low`` and ``high`` are the smallest and largest total any source reports.

    ``agreeing`` counts the independent sources that give this number, ``voices`` those that give any total;
    ``articles`` are the articles the number stands in, the lead first.
    """

    number: int | None
    qualifier: str | None
    low: int | None
    high: int | None
    rule: str
    reason: str = ""
    agreeing: int = 0
    voices: int = 0
    articles: tuple[int, ...] = ()


@dataclass(frozen=True)
class Figure:
    """One total as one voice gives it on one day."""

    number: int
    qualifier: str
    day: date
    voice: str
    article_id: int
    is_official: bool
    is_pinned: bool


def headline(reports: Sequence[Report], pinned_reason: str = "") -> Headline:
    """The headline by the first rule that finds one: pinned, official, most agreed, lowest, sum of the breakdown."""
    figures = figures_of(reports)
    standing = standing_figures(figures)
    rules: tuple[tuple[HeadlineRule, Callable[[list[Figure]], list[Figure]], list[Figure]], ...] = (
        (HeadlineRule.PINNED, pinned, figures),
        (HeadlineRule.OFFICIAL, latest_official, figures),
        (HeadlineRule.MOST_AGREED, most_agreed, standing),
        (HeadlineRule.LOWEST, lowest, standing),
    )
    for rule, choose, candidates in rules:
        if chosen := choose(candidates):
            return _led_by(chosen, rule, pinned_reason if rule == HeadlineRule.PINNED else "", figures, standing)
    return _summed(reports)


def figures_of(reports: Sequence[Report]) -> list[Figure]:
    """All totals with a number, of all sources."""
    return [
        Figure(
            number=total.number,
            qualifier=total.qualifier,
            day=report.day(total),
            voice=report.voice.casefold(),
            article_id=report.article_id,
            is_official=report.is_official,
            is_pinned=total.is_pinned,
        )
        for report in reports
        for total in report.totals
        if total.number is not None
    ]


def standing_figures(figures: Sequence[Figure]) -> list[Figure]:
    """What each voice says last; where it says several numbers on one day, the lowest."""
    by_voice: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_voice[figure.voice].append(figure)
    return [_latest(said) for said in by_voice.values()]


def pinned(figures: Sequence[Figure]) -> list[Figure]:
    """The figure staff pinned."""
    return [figure for figure in figures if figure.is_pinned]


def latest_official(figures: Sequence[Figure]) -> list[Figure]:
    """The latest figure of a government, police, prosecution or court; of several on one day the lowest."""
    official = [figure for figure in figures if figure.is_official]
    return _same_number(official, _latest(official).number) if official else []


def most_agreed(figures: Sequence[Figure]) -> list[Figure]:
    """The number that most voices give, if at least two do; of numbers with as many voices the lowest."""
    votes: dict[int, int] = defaultdict(int)
    for figure in figures:
        votes[figure.number] += 1
    number, most = min(votes.items(), key=lambda vote: (-vote[1], vote[0]), default=(0, 0))
    return _same_number(figures, number) if most > 1 else []


def lowest(figures: Sequence[Figure]) -> list[Figure]:
    """The lowest number any voice gives."""
    return _same_number(figures, min(figure.number for figure in figures)) if figures else []


def explain(rule: str, agreeing: int, voices: int, reason: str = "") -> str:
    """The reason for the headline as a sentence in the active language."""
    if rule == HeadlineRule.PINNED and reason:
        return str(_("Chosen by staff: %(reason)s")) % {"reason": reason}
    if rule == HeadlineRule.LOWEST and voices == 1:
        return str(_("The only figure reported."))
    if rule == HeadlineRule.MOST_AGREED:
        text = ngettext(
            "%(agreeing)d of %(voices)d independent source gives this figure.",
            "%(agreeing)d of %(voices)d independent sources give this figure.",
            voices,
        )
        return text % {"agreeing": agreeing, "voices": voices}
    label = str(HeadlineRule(rule).label)
    return f"{label[:1].upper()}{label[1:]}."


def _latest(figures: Sequence[Figure]) -> Figure:
    return max(figures, key=lambda figure: (figure.day, -figure.number, -QUALIFIERS.index(figure.qualifier)))


def _same_number(figures: Sequence[Figure], number: int) -> list[Figure]:
    return [figure for figure in figures if figure.number == number]


def _led_by(
    chosen: list[Figure], rule: HeadlineRule, reason: str, figures: list[Figure], standing: list[Figure]
) -> Headline:
    number = chosen[0].number
    agreeing = chosen + _same_number(standing, number)
    return Headline(
        number=number,
        qualifier=min((figure.qualifier for figure in chosen), key=QUALIFIERS.index),
        low=min(figure.number for figure in figures),
        high=max(figure.number for figure in figures),
        rule=rule.value,
        reason=reason,
        agreeing=len({figure.voice for figure in agreeing}),
        voices=len(standing),
        articles=tuple(dict.fromkeys(figure.article_id for figure in agreeing)),
    )


def _summed(reports: Sequence[Report]) -> Headline:
    """No source gives a total: the people of the leading breakdown are the least there were."""
    for source in breaking_down(reports, None):
        number = sum(source.numbers.values())
        rule = HeadlineRule.SUM_OF_BREAKDOWN.value
        return Headline(number, "at_least", None, None, rule, articles=(source.article_id,))
    return Headline(None, None, None, None, HeadlineRule.NONE.value)
