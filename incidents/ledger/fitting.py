"""Whether the numbers of an incident fit together: parts in their figure, what happened next in the incident."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from incidents.models import FollowUp, Incident, VictimCount
from incidents.models.counts import PARTS, Qualifier

# Each is one of the people counted, and none is two of these. Minors may be among the women and men.
APART = ("women", "men", "girls", "boys")
ROUGHLY = 2


def most(number: int, qualifier: str) -> int:
    """The most people that a reported number leaves room for: “at least” and “about” leave room for more."""
    return number if qualifier == Qualifier.EXACT else number * ROUGHLY


def parts_beyond(number: int | None, qualifier: str, parts: Mapping[str, int | None]) -> Iterator[tuple[str, str]]:
    """Each way in which women, men, girls, boys and minors do not fit: the part to look at, and a sentence."""
    given = {name: value for name in PARTS if (value := parts.get(name)) is not None}
    apart = [name for name in APART if name in given]
    if number is not None:
        for names in (apart, [name for name in ("minors",) if name in given]):
            if names and sum(given[name] for name in names) > most(number, qualifier):
                yield names[0], _beyond(names, given, number)
    children = given.get("girls", 0) + given.get("boys", 0)
    if "minors" in given and children > given["minors"]:
        message = _("Girls and boys are %(children)d together, more than the %(minors)d minors. Correct one of them.")
        yield "minors", message % {"children": children, "minors": given["minors"]}


def _beyond(names: list[str], given: Mapping[str, int], number: int) -> str:
    labels = {name: str(VictimCount._meta.get_field(name).verbose_name) for name in names}  # type: ignore[union-attr]
    told = get_text_list([f"{labels[name]} {given[name]}" for name in names], _("and"))
    message = _("%(parts)s: that is %(sum)d, more than the %(number)d people of this figure. Correct one of them.")
    return message % {"parts": told, "sum": sum(given[name] for name in names), "number": number}


def most_people(counts: Iterable[VictimCount]) -> int | None:
    """The most people that the sources of an incident leave room for; None where none gives a number."""
    rows = [count for count in counts if count.number is not None]
    totals = [most(count.number or 0, count.qualifier) for count in rows if not count.nationality]
    highest: dict[str, int] = {}
    for count in rows:
        highest[count.nationality] = max(highest.get(count.nationality, 0), count.number or 0)
    # Nationalities are seldom everybody: where no source gives a total they are “at least” one.
    return max(totals) if totals else sum(highest.values()) * ROUGHLY or None


def followup_beyond(
    followup: FollowUp, incident: Incident, people: int | None, today: date
) -> Iterator[tuple[str, str]]:
    """Each way in which something that happened next does not fit its incident: the field, and a sentence."""
    if followup.date and incident.date_start and followup.date < incident.date_start:
        message = _("This is before the incident (%(day)s). Correct the day, or leave it blank.")
        yield "date", message % {"day": date_format(incident.date_start, "j F Y")}
    if followup.date and followup.date > today + timedelta(days=1):
        yield "date", _("This day is in the future. Correct it, or leave it blank.")
    if followup.number is not None and people is not None and followup.number > people:
        message = _(
            "These are more people than the sources report (%(people)d at most). If more were found, add the figure "
            "of the source that says so; if they are of several cases, enter only those of this one."
        )
        yield "number", message % {"people": people}
