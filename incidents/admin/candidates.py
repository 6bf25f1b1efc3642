"""Already known? Cases of the ledger that may be the same as another, as staff see them, with the reasons in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.ledger.duplicates import Case, Level, Match
from incidents.ledger.headline import headline
from incidents.ledger.known import CLOSED, case_of, compared, known_incidents, published_alike
from incidents.ledger.reports import prefetched, reports_of
from incidents.models import Incident
from incidents.models.incident import State

from . import wording
from .forms.dates import told_date
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
    is_probable: bool

    @property
    def asks(self) -> bool:
        """Whether it is so near that a person must say whether it is the same before anything more is public."""
        return self.is_probable and self.incident.state == State.PUBLISHED


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


def must_ask(incident: Incident) -> list[Candidate]:
    """Public cases that are probably the same as a stored one; empty where it is public itself or closed."""
    is_asked = incident.state not in (State.PUBLISHED, *CLOSED)
    return candidates(likely(published_alike(incident))) if is_asked else []


def question(twins: Iterable[Candidate]) -> SafeString:
    """What is asked before one more of them is public: each case with its address and the reasons."""
    named = format_html_join(" ", '<a href="{}">{}</a>: {}', map(_named, twins))
    told = _("Not published yet: probably in the record already. %s Say on its page whether these are two cases.")
    return format_html(told.replace("%s", "{}"), named)


def _named(twin: Candidate) -> tuple[str, str, str]:
    address = reverse("admin:incidents_incident_change", args=[twin.incident.pk])
    return address, str(twin.incident), " ".join(twin.reasons)


def _typed(entry: Entry) -> Case:
    """What is comparable of a page as typed. Country and day are what the look-up needs, all else adds to it."""
    figures = [form.instance for form in entry.figures.forms if entry.figures.keeps(form) and form.is_valid()]
    pasted = [line for form in entry.sources.forms for line in form.pasted]
    names = [form.cleaned_data.get("authority_name") for form in entry.authorities.forms if form.is_valid()]
    exploitation = entry.form.cleaned_data.get("exploitation") or ()
    return compared(entry.form.instance, [*figures, *pasted], filter(None, names), exploitation)


def _candidate(incident: Incident, level: Level, reasons: list[str]) -> Candidate:
    leading = headline(reports_of(incident), incident.pinned_reason)
    date = told_date(incident.date_start, incident.date_end, incident.date_precision)
    figure, is_probable = wording.headline_text(leading), level == Level.PROBABLE
    return Candidate(incident, str(LEVELS[level]), reasons, figure, date, version_of(incident), is_probable)
