"""What the words of the record mean, beside their labels: the method page and the explanations on other pages.

Each list has exactly the codes that the rules use; a test compares them. Coded terms bring their own definitions.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .choices import choice_label
from .labels import grade_label, precision_label

DEFINITIONS: dict[str, dict[str, str | Promise]] = {
    "headline_rule": {
        "pinned": _("Staff chose this figure by hand. Their reason is shown beside it."),
        "official": _(
            "A government, police, prosecution or court gives a total. Of several, the latest counts; of several on "
            "one day, the lowest."
        ),
        "most_agreed": _(
            "No official source gives a total. This is what most independent sources say, at least two of them. "
            "Articles that reprint one report are one source."
        ),
        "lowest": _("No official source gives a total and no two independent sources agree, so the lowest stands."),
        "sum_of_breakdown": _(
            "No source gives a total. The nationalities one source counts are added up: there were at least as many."
        ),
        "none": _("No source gives a number. The incident is listed, and enters no sum."),
    },
    "qualifier": {
        "exact": _("The source gives the number without reserve."),
        "at_least": _("The source says “at least”, “more than” or the like."),
        "about": _("The source says “about”, “nearly” or the like."),
    },
    "counting": {
        "single_event": _("The figure is for one event. Only such figures are added up in totals."),
        "cumulative": _("The figure adds up several events or a time. It is shown, and enters no total."),
        "estimate": _("The figure is somebody’s estimate. It is shown, and enters no total."),
    },
    "grade": {
        "1": _("One newspaper, broadcaster or agency reports it, and nobody else."),
        "2": _("Somebody tells of it, on social media or as a witness, and nobody has confirmed it."),
        "3": _("Two or more media report it that do not reprint one another."),
        "4": _("One NGO or international organisation that was there, or looks after the people, reports it."),
        "5": _(
            "A government, police, prosecution or court reports it, or several NGOs or international organisations."
        ),
    },
    "precision": {
        "town": _("The town or city is known. The dot stands for all of it; an exact site is never shown."),
        "district": _("The district is known. The dot stands for all of it."),
        "province": _(
            "The province is known, or all that is shown because the place is sensitive. The mark stands somewhere in "
            "it, not where it happened."
        ),
        "country": _("Only the country is known or shown. There is no point on the map, and none is invented."),
    },
    "date_precision": {
        "day": _("The day is known."),
        "month": _("The month is known, the day is not."),
        "year": _("Only the year is known."),
        "period": _("It lasted from the first day to the last."),
    },
    "victim_status": {
        "possible": _("Sources call them trafficked; nobody with the task to decide has decided."),
        "actual": _("Somebody with the task to decide found that they were trafficked. The page says who."),
    },
    "outcome": {
        "identified": _("Recognised as victims of trafficking by those whose task that is."),
        "sheltered": _("Brought to a shelter or looked after."),
        "repatriated": _("Returned to their country."),
        "detained": _("Held by an authority, for instance for their papers."),
        "charged": _("Accused of an offence themselves."),
        "returned_to_work": _("Back at the same or similar work."),
        "died": _("Reported to have died."),
        "unknown": _("Sources say that nobody knows."),
    },
    "inclusion": {
        "no_title": _("It has a title in our own words."),
        "no_date": _("It has a date: a year is enough."),
        "date_in_future": _("That date is not in the future."),
        "no_country": _("The country where people were found is known."),
        "no_source": _("At least one published source with an address and a named outlet reports it."),
        "count_not_cited": _("Every figure rests on a source that is cited."),
        "followup_not_cited": _("So does everything that is said of what happened next."),
        "pin_without_reason": _("A figure that staff chose by hand has their reason beside it."),
        "negative_remainder": _(
            "The nationalities add up to no more than the total, or somebody found out and wrote down why they do."
        ),
        "personal_data": _("No public text holds an e-mail address, a phone number or the number of a document."),
        "embargo": _("No embargo stands, for instance while people are not yet safe."),
        "internal": _("It is not marked as too sensitive to publish."),
        "second_eyes": _("A second person has checked it."),
    },
}
LABELS: dict[str, Callable[[str], str]] = {"grade": grade_label, "precision": precision_label}


@dataclass(frozen=True)
class Defined:
    """One word of the record: its anchor on the method page, its label and its definition."""

    anchor: str
    label: str
    definition: str


def defined(kind: str, code: str) -> Defined | None:
    """The word for a code of one of the lists; None for a code that it does not know."""
    meaning = DEFINITIONS[kind].get(code)
    if meaning is None:
        return None
    label = LABELS[kind](code) if kind in LABELS else choice_label(kind, code)
    return Defined(f"{kind}-{code}", label[:1].upper() + label[1:], str(meaning))


def all_defined(kind: str) -> list[Defined]:
    """All words of a list, in the order of the rule they belong to."""
    return [word for code in DEFINITIONS[kind] if (word := defined(kind, code))]


def inclusion() -> list[str]:
    """What must hold of an incident before it is published, as sentences."""
    return [str(sentence) for sentence in DEFINITIONS["inclusion"].values()]
