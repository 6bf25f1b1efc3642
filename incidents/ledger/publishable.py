"""What stands between an incident and the public: one sentence for each thing that staff have to do first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from incidents.ledger.breakdown import breakdown
from incidents.ledger.fitting import followup_beyond, most_people, parts_beyond
from incidents.ledger.headline import headline
from incidents.ledger.personal_data import personal_data, personal_data_in_address
from incidents.ledger.reports import reports_of
from incidents.models import Incident
from incidents.models.counts import PARTS
from incidents.models.incident import Sensitivity


@dataclass(frozen=True)
class Blocker:
    """One thing to do before publishing. ``field`` is a field of the incident or the name of its inline."""

    code: str
    field: str
    message: str


def blockers(incident: Incident, today: date, by: AbstractBaseUser | None = None) -> list[Blocker]:
    """All that blocks publishing, in the order of the form; empty when the incident can be published.

    ``today`` is a day or a moment; on a day alone, an embargo that ends later that day still holds.
    ``by`` is who would publish; without it the second pair of eyes is not asked for.
    """
    moment = _moment(today)
    return [
        *_title(incident),
        *_date(incident, moment),
        *_country(incident),
        *_sources(incident),
        *_uncited(incident),
        *_figures(incident),
        *_fitting(incident, moment),
        *personal_data_in(public_texts(incident)),
        *_addresses(incident),
        *_embargo(incident, moment),
        *_sensitivity(incident),
        *_second_eyes(incident, by),
    ]


def public_texts(incident: Incident) -> Iterator[tuple[str, str]]:
    """Field and text of all that staff write and the public reads."""
    for name in ("title", "summary", "admin1", "place", "pinned_reason", "remainder_explained", "grade_note"):
        yield name, getattr(incident, name)
    for citation in incident.citations.all():
        if not citation.article.identifies_victims:
            yield "citations", citation.article.title
        for outlet in filter(None, (citation.article.outlet, citation.article.original_source)):
            yield "citations", outlet.name
    for involvement in incident.involvements.all():
        yield "involvements", f"{involvement.authority.name}\n{involvement.authority.native_name}"


def personal_data_in(texts: Iterator[tuple[str, str]]) -> list[Blocker]:
    """A blocker for each stretch of a public text that looks like personal data."""
    message = _("“%(text)s” looks like %(kind)s. Take it out: this text is public.")
    return [
        Blocker("personal_data", field, message % {"text": found.text.strip(), "kind": found.kind.label})
        for field, text in texts
        for found in personal_data(text)
    ]


def _addresses(incident: Incident) -> Iterator[Blocker]:
    """What looks like personal data in a link that the public is given."""
    message = _(
        "“%(text)s” in the address of an article looks like %(kind)s, and the link is public. Leave that part of "
        "the address out if it opens without, or tick “Identifies victims” at the article: then it is shown without a "
        "link."
    )
    for citation in incident.citations.all():
        if not citation.article.identifies_victims:
            for found in personal_data_in_address(citation.article.address):
                text = {"text": found.text.strip(), "kind": found.kind.label}
                yield Blocker("personal_data", "citations", message % text)


def _title(incident: Incident) -> Iterator[Blocker]:
    if not incident.title.strip():
        yield Blocker("no_title", "title", _("Give the incident a title."))


def _date(incident: Incident, now: datetime) -> Iterator[Blocker]:
    if incident.date_start is None:
        yield Blocker("no_date", "date_start", _("Enter the date: a year is enough."))
    elif incident.date_start > now.date() + timedelta(days=1):
        yield Blocker("date_in_future", "date_start", _("This date is in the future. Correct it."))


def _country(incident: Incident) -> Iterator[Blocker]:
    if not incident.country:
        yield Blocker("no_country", "country", _("Choose the country where it happened."))


def _sources(incident: Incident) -> Iterator[Blocker]:
    articles = [citation.article for citation in incident.citations.all()]
    if not any(article.address and article.outlet_id for article in articles):
        yield Blocker("no_source", "citations", _("Cite at least one article that has an address and an outlet."))


def _uncited(incident: Incident) -> Iterator[Blocker]:
    cited = {citation.article_id for citation in incident.citations.all()}
    if any(count.article_id not in cited for count in incident.counts.all()):
        yield Blocker(
            "count_not_cited",
            "counts",
            _("A count rests on an article that is not cited. Cite it, or remove the count."),
        )
    if any(followup.article_id not in cited for followup in incident.followups.all()):
        yield Blocker(
            "followup_not_cited",
            "followups",
            _("A follow-up rests on an article that is not cited. Cite it, or remove the follow-up."),
        )


def _figures(incident: Incident) -> Iterator[Blocker]:
    reports = reports_of(incident)
    leading = headline(reports, incident.pinned_reason)
    if any(report.is_pinned for report in reports) and not incident.pinned_reason.strip():
        yield Blocker("pin_without_reason", "pinned_reason", _("Say why the pinned count leads."))
    parts = breakdown(reports, leading)
    if parts.remainder is not None and parts.remainder < 0 and not incident.remainder_explained.strip():
        message = _(
            "The nationalities add up to %(sum)d, which is %(excess)d more than the headline of %(total)d. "
            "Correct the counts, or explain why this is right."
        )
        numbers = {"sum": parts.sum, "excess": -parts.remainder, "total": leading.number}
        yield Blocker("negative_remainder", "remainder_explained", message % numbers)


def _fitting(incident: Incident, now: datetime) -> Iterator[Blocker]:
    """Parts that are more than their figure, and what happened next where it does not fit the incident."""
    counts = incident.counts.all()
    for count in counts:
        parts = {name: getattr(count, name) for name in PARTS}
        for _name, message in parts_beyond(count.number, count.qualifier, parts):
            yield Blocker("parts_beyond", "counts", message)
    people = most_people(counts)
    for followup in incident.followups.all():
        for _name, message in followup_beyond(followup, incident, people, now.date()):
            yield Blocker("followup_beyond", "followups", f"{followup}: {message}")


def _embargo(incident: Incident, now: datetime) -> Iterator[Blocker]:
    if incident.embargo_until and incident.embargo_until > now:
        message = _("Under embargo until %(until)s UTC. Publish after that, or change the embargo.")
        until = date_format(incident.embargo_until.astimezone(UTC), "j F Y, H:i")
        yield Blocker("embargo", "embargo_until", message % {"until": until})


def _sensitivity(incident: Incident) -> Iterator[Blocker]:
    if incident.sensitivity == Sensitivity.INTERNAL:
        yield Blocker(
            "internal", "sensitivity", _("Internal incidents are never published. Change the sensitivity first.")
        )


def _second_eyes(incident: Incident, by: AbstractBaseUser | None) -> Iterator[Blocker]:
    if by is not None and by.pk == incident.changed_by_id and not settings.SELF_REVIEW:
        message = _("You changed this incident last. Ask a colleague to check and publish it.")
        yield Blocker("second_eyes", "state", message)
    elif by is not None and by.pk == incident.sources_changed_by_id and not settings.SELF_REVIEW:
        message = _(
            "You changed an article, outlet or authority that this incident shows, and nobody has looked at it since. "
            "Ask a colleague to publish it, or to save it as it is: then you may."
        )
        yield Blocker("second_eyes", "state", message)


def _moment(today: date) -> datetime:
    if isinstance(today, datetime):
        return today
    return datetime.combine(today, time.min, tzinfo=UTC)
