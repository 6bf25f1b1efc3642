"""Figures and grades in words, as staff read them beside the form and in the list."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.ledger.breakdown import Breakdown
from incidents.ledger.grade import Grade, GradeReason
from incidents.ledger.headline import Headline, explain
from incidents.ledger.reports import Report


def source_text(report: Report) -> str:
    """One source's nationalities against its own total."""
    total, part = report.total, sum(report.numbers.values())
    if total is None and not report.breakdown:
        return _("No number yet.")
    if total is None:
        return _("No total; the nationalities add up to %s.") % number(part)
    return of_total(part, total)


def exceeds(report: Report) -> bool:
    """Whether one source's nationalities are more than its own total."""
    return report.total is not None and sum(report.numbers.values()) > report.total


def of_total(part: int, total: int) -> str:
    """How much of a total is broken down, and what remains: "143 of 1,048 broken down, 905 not"."""
    numbers = {"part": number(part), "total": number(total), "rest": number(abs(total - part))}
    if part > total:
        return _("The nationalities add up to %(part)s, %(rest)s more than the total of %(total)s.") % numbers
    if part == total:
        return _("All %(total)s broken down.") % numbers
    return _("%(part)s of %(total)s broken down, %(rest)s not.") % numbers


def headline_text(leading: Headline) -> str:
    """The headline with its span: "at least 1,000 (1,000–1,400)"."""
    span = span_text(leading)
    return f"{figure_text(leading)} ({span})" if span else figure_text(leading)


def figure_text(leading: Headline) -> str:
    """The headline alone: "at least 1,000"."""
    if leading.number is None:
        return _("no number")
    template = {"at_least": _("at least %s"), "about": _("about %s")}.get(leading.qualifier or "", "%s")
    return template % number(leading.number)


def span_text(leading: Headline) -> str:
    """The smallest and largest figure where sources differ: "1,000–1,400"."""
    if leading.low is None or leading.high is None or leading.low == leading.high:
        return ""
    return f"{number(leading.low)}–{number(leading.high)}"


def headline_reason(leading: Headline) -> str:
    """Which rule chose the headline."""
    return explain(leading.rule, leading.agreeing, leading.voices, leading.reason)


def breakdown_text(parts: Breakdown, leading: Headline) -> str:
    """The nationalities of the headline, its remainder, and figures that do not fit under it."""
    if leading.number is None:
        return ""
    text = of_total(parts.sum, leading.number)
    if parts.unfitting:
        text += " " + ngettext(
            "%(count)d figure of other sources does not fit under this total and stays out of the sum.",
            "%(count)d figures of other sources do not fit under this total and stay out of the sum.",
            len(parts.unfitting),
        ) % {"count": len(parts.unfitting)}
    return text


def grade_text(result: Grade) -> str:
    """The grade with its reason."""
    reason = str(result.note or GradeReason(result.reason_code).label)
    return reason if result.value is None else f"{result.value}: {reason}"


def number(value: int) -> str:
    """A number with the separators of the active language."""
    return number_format(value, use_l10n=True, force_grouping=True)
