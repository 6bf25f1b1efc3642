"""An incident: one event in which trafficked people were found, freed, or escaped."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .terms import Scheme, Term

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


class DatePrecision(models.TextChoices):
    DAY = "day", _("Day")
    MONTH = "month", _("Month")
    YEAR = "year", _("Year")
    PERIOD = "period", _("Period")


class PlacePrecision(models.TextChoices):
    SITE = "site", _("Exact site (staff only; the public sees its town)")
    TOWN = "town", _("Town or city")
    DISTRICT = "district", _("District")
    PROVINCE = "province", _("Province")
    COUNTRY = "country", _("Country only")


class VictimStatus(models.TextChoices):
    """HTCDS 2.0 traffickingStatus; its third value, not a victim, has no place in this record."""

    POSSIBLE = "possible", _("Possible victims of trafficking")
    ACTUAL = "actual", _("Identified victims of trafficking")


class StatusDecider(models.TextChoices):
    """HTCDS 2.0 traffickingStatusDecisionMakingOrg."""

    POLICE = "police", _("Police")
    NGO = "ngo", _("NGO")
    COURT = "court_or_prosecution", _("Court or prosecution")
    GOVERNMENT = "other_government", _("Other government body")
    OTHER = "other", _("Other")


class Counting(models.TextChoices):
    SINGLE_EVENT = "single_event", _("Single event")
    CUMULATIVE = "cumulative", _("Cumulative (a campaign or a period; not summed)")
    ESTIMATE = "estimate", _("Estimate (not summed)")


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    MERGED = "merged", _("Merged into another")
    DISCARDED = "discarded", _("Discarded")


class Sensitivity(models.TextChoices):
    PUBLIC = "public", _("Public")
    COARSE = "coarse", _("Coarse (the public sees the province)")
    INTERNAL = "internal", _("Internal (never published)")


def _terms(scheme: Scheme, name: str, label: "StrPromise") -> models.ManyToManyField:
    return models.ManyToManyField(
        Term, blank=True, related_name=name, limit_choices_to={"scheme": scheme}, verbose_name=label
    )


def _staff(label: "StrPromise") -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=label,
    )


class Incident(models.Model):
    """One incident. Null means that no source reports it; it is never shown or summed as 0.

    ``number`` is the public identity (``TI-00042``): given once by the database, never reused, never changed.
    """

    number = models.BigAutoField(pgettext_lazy("of an incident", "number"), primary_key=True)
    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("In your own words. No names of victims or suspects.")
    )
    written_in = models.CharField(
        _("written in"), max_length=3, default="en", help_text=_("The language of your own words.")
    )

    date_start = models.DateField(_("first day"), null=True, blank=True)
    date_end = models.DateField(_("last day"), null=True, blank=True)
    date_precision = models.CharField(_("precision of the date"), max_length=10, choices=DatePrecision, blank=True)

    country = models.CharField(_("country"), max_length=2, blank=True, help_text="ISO 3166-1 alpha-2")
    admin1 = models.CharField(_("province"), max_length=120, blank=True)
    place = models.CharField(_("place"), max_length=160, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    place_precision = models.CharField(
        _("precision of the place"), max_length=10, choices=PlacePrecision, default=PlacePrecision.COUNTRY
    )

    exploitation = _terms(Scheme.EXPLOITATION, "incidents_by_exploitation", _("forms of exploitation"))
    sectors = _terms(Scheme.SECTOR, "incidents_by_sector", _("sectors"))
    means = _terms(Scheme.MEANS, "incidents_by_means", _("means of control"))
    recruitment = _terms(Scheme.RECRUITMENT, "incidents_by_recruitment", _("recruitment channels"))
    victim_status = models.CharField(_("status of the victims"), max_length=10, choices=VictimStatus, blank=True)
    status_decided_by = models.CharField(_("status decided by"), max_length=20, choices=StatusDecider, blank=True)
    arrests = models.PositiveIntegerField(_("arrests"), null=True, blank=True)
    counting = models.CharField(_("counting"), max_length=15, choices=Counting, default=Counting.SINGLE_EVENT)

    pinned_reason = models.CharField(_("why this count leads"), max_length=300, blank=True)
    remainder_explained = models.CharField(
        _("why the breakdown exceeds the total"),
        max_length=300,
        blank=True,
        help_text=_("Fill in only where the nationalities add up to more than the total and you have checked why."),
    )
    grade_override = models.PositiveSmallIntegerField(
        _("grade set by staff"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    grade_note = models.CharField(_("why this grade"), max_length=300, blank=True)

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    withdrawn_reason = models.CharField(_("reason for withdrawal"), max_length=300, blank=True, editable=False)
    discarded_reason = models.CharField(_("reason for discarding"), max_length=300, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged_from",
        verbose_name=_("merged into"),
    )
    sensitivity = models.CharField(_("sensitivity"), max_length=10, choices=Sensitivity, default=Sensitivity.PUBLIC)
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    internal_notes = models.TextField(_("internal notes"), blank=True, help_text=_("Never published."))

    revision = models.PositiveIntegerField(_("revision"), default=1, editable=False)
    created_by = _staff(_("created by"))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_by = _staff(_("changed by"))
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    # Who changed an article, outlet or authority that it shows, after somebody else saved it or looked at it last.
    sources_changed_by = _staff(_("sources changed by"))
    sources_changed_at = models.DateTimeField(_("sources changed"), null=True, blank=True, editable=False)
    reviewed_by = _staff(_("reviewed by"))
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True, editable=False)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    updated_at = models.DateTimeField(_("public content changed"), null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        ordering = ["-number"]
        indexes = [
            models.Index(fields=["state", "-date_start"], name="incident_state_date"),
            models.Index(fields=["country", "-date_start"], name="incident_country_date"),
            models.Index(fields=["-date_start"], name="incident_date"),
            models.Index(fields=["-changed_at"], name="incident_changed"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False)
                & Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="incident_point_whole_and_on_earth",
                violation_error_message=_("Give both latitude (-90 to 90) and longitude (-180 to 180), or neither."),
            ),
            models.CheckConstraint(
                condition=Q(date_end__isnull=True) | Q(date_start__isnull=False, date_end__gte=F("date_start")),
                name="incident_ends_after_it_starts",
                violation_error_message=_("The last day is before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(date_start__isnull=True, date_precision="")
                | Q(date_start__isnull=False) & ~Q(date_precision=""),
                name="incident_date_has_precision",
                violation_error_message=_("A date needs a precision, and a precision needs a date."),
            ),
            models.CheckConstraint(
                condition=Q(grade_override__isnull=True) | Q(grade_override__range=(1, 5)) & ~Q(grade_note=""),
                name="incident_grade_override_explained",
                violation_error_message=_("A grade set by staff is 1 to 5 and needs a note that says why."),
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawn_reason="") & Q(withdrawn_at__isnull=False),
                name="incident_withdrawal_has_reason",
                violation_error_message=_("A withdrawal needs a reason."),
            ),
            models.CheckConstraint(
                condition=~Q(state="discarded") | ~Q(discarded_reason="") & Q(published_at__isnull=True),
                name="incident_discarded_was_never_public",
                violation_error_message=_("Only what was never public is discarded, and with a reason."),
            ),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False)
                | ~Q(state="merged") & Q(merged_into__isnull=True),
                name="incident_merged_into_one",
                violation_error_message=_("A merged incident says which one it became part of, and no other does."),
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("number")),
                name="incident_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id} {self.title}" if self.number else self.title

    @property
    def public_id(self) -> str:
        """The identity shown and cited: ``TI-`` and at least five digits."""
        return f"TI-{self.number:05d}"
