"""What the words of the record mean, beside their labels: the method page and the explanations on other pages.

Each list has exactly the codes that the rules use; a test compares them. Coded terms bring their own definitions.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..names import nationality_name
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
        "1": _("The weakest grade: one newspaper, broadcaster or agency reports it, and nobody else."),
        "2": _("Somebody tells of it, on social media or as a witness, and nobody has confirmed it."),
        "3": _("Two or more media report it that do not reprint one another."),
        "4": _("One NGO or international organisation that was there, or looks after the people, reports it."),
        "5": _(
            "The strongest grade: a government, police, prosecution or court reports it, or several NGOs or "
            "international organisations."
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
        "parts_beyond": _("Women, men, girls, boys and minors are no more than the figure that they are of."),
        "followup_beyond": _("What happened next is not before the incident, nor of more people than were reported."),
        "personal_data": _(
            "No public text or link holds an e-mail address, a phone number or the number of a document."
        ),
        "embargo": _("No embargo stands, for instance while people are not yet safe."),
        "internal": _("It is not marked as too sensitive to publish."),
        "second_eyes": _("A second person has checked it."),
    },
}
# Lists that only the codebook explains; the method page has no room for them.
CODEBOOK_ONLY: dict[str, dict[str, str | Promise]] = {
    "authority_type": {
        "police": _("A police force of any level, also a coast or border police that is part of it."),
        "prosecutor": _("Those who bring charges, or the ministry they belong to."),
        "court": _("A court or tribunal."),
        "labour_inspectorate": _("Those who inspect workplaces, or the ministry they belong to."),
        "immigration": _("Those who decide on entry, stay and deportation."),
        "social_services": _("A public service that looks after people or protects children."),
        "other_government": _("Any other part of a state, region or city."),
        "military": _("Armed forces, also where they do the work of a police."),
        "border": _("A force of its own that guards borders or coasts."),
        "embassy": _("A state’s mission abroad."),
        "international_organisation": _("An organisation that states are members of, or its agency."),
        "ngo": _("An organisation that is no part of any state, also a religious or local group."),
        "task_force": _("Several authorities working under one name."),
        "other": _("Anybody else: a company, a journalist, the people themselves."),
    },
    "role": {
        "lead": _("It led the operation, or is named first."),
        "support": _("It took part, or looked after the people."),
        "tip": _("It told the others where people were held."),
        "other": _("It is named without its part being told."),
    },
    "outlet_family": {
        "official": _("A government, police or prosecution that speaks for itself."),
        "court": _("A court’s own judgment or notice."),
        "wire": _("An agency whose reports other media print."),
        "national_press": _("A newspaper, broadcaster or site read all over a country or beyond."),
        "local_press": _("A newspaper, broadcaster or site of one region or city."),
        "ngo_igo": _("A report of an NGO or an international organisation."),
        "social": _("A post, a video or a witness, as they stand."),
    },
    "grade_reason": {
        "official": _("At least one official source or court reports it."),
        "organisations": _("At least two NGOs or international organisations report it, each by itself."),
        "organisation": _("One NGO or international organisation reports what it knows first-hand."),
        "media": _("At least two media report it, each by itself."),
        "testimony": _("Only posts or witnesses tell of it."),
        "one_medium": _("Only one newspaper, broadcaster or agency reports it."),
        "staff": _("Staff set the grade by hand; their note says why."),
        "none": _("No source is cited, so there is no grade."),
    },
    "status_decided_by": {
        "police": _("Police found so."),
        "ngo": _("An NGO found so."),
        "court_or_prosecution": _("A court or a prosecutor found so."),
        "other_government": _("Another government body, such as a referral mechanism, found so."),
        "other": _("Somebody else found so."),
    },
    "change_kind": {
        "added": _("It became public, for the first time or again after a withdrawal."),
        "changed": _("What is public of it changed."),
        "withdrawn": _("It was taken back; its number, the day and the reason stay."),
        "merged": _("It was the same event as another, which holds it now."),
    },
    "help_kind": {
        "trafficking": _("For people who were trafficked and those who worry about them."),
        "migrant_worker": _("For people who work abroad or in private homes."),
        "child": _("For children and about children."),
        "women": _("For women, mostly about violence."),
        "police": _("For emergencies."),
    },
    "nationality": {
        "XS": _("No state considers the person its national (ICAO 9303: XXA)."),
        "XX": _("Sources say that the nationality is not known (ICAO 9303: XXX)."),
    },
}
LABELS: dict[str, Callable[[str], str]] = {
    "grade": grade_label,
    "precision": precision_label,
    "nationality": nationality_name,
}


@dataclass(frozen=True)
class Defined:
    """One word of the record: its anchor on the method page, its label and its definition."""

    anchor: str
    label: str
    definition: str


def defined(kind: str, code: str) -> Defined | None:
    """The word for a code of one of the lists; None for a code that it does not know."""
    meaning = (DEFINITIONS.get(kind) or CODEBOOK_ONLY[kind]).get(code)
    if meaning is None:
        return None
    label = LABELS[kind](code) if kind in LABELS else choice_label(kind, code)
    return Defined(f"{kind}-{code}", label[:1].upper() + label[1:], str(meaning))


def all_defined(kind: str) -> list[Defined]:
    """All words of a list, in the order of the rule they belong to."""
    return [word for code in DEFINITIONS[kind] if (word := defined(kind, code))]


def inclusion(one_person: bool) -> list[str]:
    """What must hold of an incident before it is published, as sentences; ``one_person`` may publish alone."""
    told = DEFINITIONS["inclusion"].items()
    return [str(sentence) for code, sentence in told if not (one_person and code == "second_eyes")]
