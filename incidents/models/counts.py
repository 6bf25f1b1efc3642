"""What each article says of an incident, how many people it counts, and what happened to them next."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .articles import Article
from .incident import Incident

# Who they are, where an article says so.
PARTS = ("women", "men", "girls", "boys", "minors")


class Citation(models.Model):
    """What one article says of one incident."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="citations", verbose_name=_("incident"))
    article = models.ForeignKey(Article, models.PROTECT, related_name="citations", verbose_name=_("article"))
    is_lead = models.BooleanField(_("leads"), default=False)
    reported_date = models.DateField(_("date it reports"), null=True, blank=True)
    nationalities_reported = models.PositiveSmallIntegerField(
        _("number of nationalities it reports"), null=True, blank=True, help_text=_("“from 10 countries”: 10")
    )
    tells_arrests = models.BooleanField(_("says the number of arrests"), default=False)
    note = models.CharField(_("note"), max_length=300, blank=True, help_text=_("Staff only."))

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["-is_lead", "id"]
        constraints = [
            models.UniqueConstraint(fields=["incident", "article"], name="citation_once_in_incident"),
            models.UniqueConstraint(
                fields=["incident"], condition=Q(is_lead=True), name="citation_leads_once_in_incident"
            ),
        ]

    def __str__(self) -> str:
        return str(self.article)


class Qualifier(models.TextChoices):
    EXACT = "exact", _("exactly")
    AT_LEAST = "at_least", _("at least")
    ABOUT = "about", _("about")


class VictimCount(models.Model):
    """How many people, of which nationality (blank: all), one article reports for one incident.

    A null number beside a nationality means that the article names the nationality without a number.
    """

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="counts", verbose_name=_("incident"))
    article = models.ForeignKey(Article, models.PROTECT, related_name="counts", verbose_name=_("article"))
    nationality = models.CharField(_("nationality"), max_length=2, blank=True, help_text=_("Blank: all people."))
    nationality_as_reported = models.CharField(_("nationality as reported"), max_length=80, blank=True)
    number = models.PositiveIntegerField(_("people"), null=True, blank=True)
    qualifier = models.CharField(_("qualifier"), max_length=10, choices=Qualifier, default=Qualifier.EXACT)
    women = models.PositiveIntegerField(_("women"), null=True, blank=True)
    men = models.PositiveIntegerField(_("men"), null=True, blank=True)
    girls = models.PositiveIntegerField(_("girls"), null=True, blank=True)
    boys = models.PositiveIntegerField(_("boys"), null=True, blank=True)
    minors = models.PositiveIntegerField(_("minors"), null=True, blank=True)
    as_of = models.DateField(_("as of"), null=True, blank=True)
    quote = models.CharField(_("quote"), max_length=300, blank=True, help_text=_("Staff only, 25 words at most."))
    is_pinned = models.BooleanField(_("headline"), default=False, help_text=_("Pin this count as the headline."))

    class Meta:
        verbose_name = _("count")
        verbose_name_plural = _("counts")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "article", "nationality"],
                condition=Q(as_of__isnull=True),
                name="count_once_without_date",
            ),
            models.UniqueConstraint(
                fields=["incident", "article", "nationality", "as_of"],
                condition=Q(as_of__isnull=False),
                name="count_once_a_date",
            ),
            models.UniqueConstraint(
                fields=["incident"], condition=Q(is_pinned=True), name="count_pinned_once_in_incident"
            ),
            models.CheckConstraint(
                condition=Q(is_pinned=False) | Q(nationality="", number__isnull=False),
                name="count_pinned_is_a_total",
                violation_error_message=_("Only a total with a number can be pinned as the headline."),
            ),
            *[
                models.CheckConstraint(condition=Q(**{f"{name}__gte": 0}), name=f"count_{name}_not_negative")
                for name in ("number", *PARTS)
            ],
        ]

    def __str__(self) -> str:
        return f"{self.nationality or '*'}: {self.number}"


class Outcome(models.TextChoices):
    IDENTIFIED = "identified", _("Formally identified as victims")
    SHELTERED = "sheltered", _("Sheltered")
    REPATRIATED = "repatriated", _("Repatriated")
    DETAINED = "detained", _("Detained")
    CHARGED = "charged", _("Charged")
    RETURNED = "returned_to_work", _("Returned to work")
    DIED = "died", _("Died")
    UNKNOWN = "unknown", _("Unknown")


class FollowUp(models.Model):
    """What one article reports of the people after the incident."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="followups", verbose_name=_("incident"))
    article = models.ForeignKey(Article, models.PROTECT, related_name="followups", verbose_name=_("article"))
    date = models.DateField(_("date"), null=True, blank=True)
    nationality = models.CharField(_("nationality"), max_length=2, blank=True, help_text=_("Blank: all people."))
    number = models.PositiveIntegerField(_("people"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome)

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        ordering = ["date", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=0), name="followup_number_not_negative"),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display()
