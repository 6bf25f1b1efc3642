"""Already known? Cases of the ledger that may be the same as another, as staff see them, with the reasons in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from incidents.ledger.duplicates import Case, Level, Match
from incidents.ledger.headline import headline
from incidents.ledger.known import case_of, compared, known_incidents
from incidents.ledger.reports import prefetched, reports_of
from incidents.models import Incident

from . import wording
from .forms.dates import write_date
from .forms.entry import Entry
from .forms.incident import version_of

LEVELS = {Level.PROBABLE: gettext_lazy("Probably this case"), Level.POSSIBLE: gettext_lazy("Possibly this case")}
Likely = Mapping[int, tuple[Level, list[str]]]


@dataclass(frozen=True)
class Candidate:
    """A case that may be the same, as a page shows it; ``version`` guards it against being changed unseen."""

    incident: Incident
    level: str
    reasons: list[str]
    figure: str
    date: str
    version: str


def candidates(likely: Likely) -> list[Candidate]:
    """The cases named by their numbers with how sure and why, in that order."""
    stored = prefetched(Incident.objects.filter(pk__in=likely).select_related("changed_by")).in_bulk()
    return [_candidate(stored[pk], level, reasons) for pk, (level, reasons) in likely.items() if pk in stored]


def likely(matches: list[Match]) -> dict[int, tuple[Level, list[str]]]:
    """Matches by the number of their incident."""
    return {match.key: (match.level, match.reasons) for match in matches if match.key is not None}


def alike(incident: Incident) -> list[Candidate]:
    """Cases that may be the same as a stored one."""
    return candidates(likely(known_incidents(case_of(incident))))


def alike_typed(entry: Entry) -> list[Candidate]:
    """Cases that may be the same as one that is being typed; its page need not be complete."""
    return candidates(likely(known_incidents(_typed(entry))))


def _typed(entry: Entry) -> Case:
    """What is comparable of a page as typed. Country and day are what the look-up needs, all else adds to it."""
    figures = [form.instance for form in entry.figures.forms if entry.figures.keeps(form) and form.is_valid()]
    pasted = [line for form in entry.sources.forms for line in form.pasted]
    names = [form.cleaned_data.get("authority_name") for form in entry.authorities.forms if form.is_valid()]
    exploitation = entry.form.cleaned_data.get("exploitation") or ()
    return compared(entry.form.instance, [*figures, *pasted], filter(None, names), exploitation)


def _candidate(incident: Incident, level: Level, reasons: list[str]) -> Candidate:
    leading = headline(reports_of(incident), incident.pinned_reason)
    date = write_date(incident.date_start, incident.date_end, incident.date_precision)
    return Candidate(incident, str(LEVELS[level]), reasons, wording.headline_text(leading), date, version_of(incident))
