"""What the public suggests: a source or a correction. Who suggested it is not known and not asked."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .incident import Incident

LONGEST_TEXT = 2000
LONGEST_ADDRESS = 500


class SuggestionKind(models.TextChoices):
    SOURCE = "source", _("A source: a report that the record lacks")
    CORRECTION = "correction", _("A correction of an incident")


class SuggestionState(models.TextChoices):
    NEW = "new", _("New")
    USED = "used", _("Used")
    DECLINED = "declined", _("Declined")


class Suggestion(models.Model):
    """One suggestion, as it came. Only staff read it; its text is never printed."""

    reference = models.CharField(_("reference"), max_length=16, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=SuggestionKind, editable=False)
    incident = models.ForeignKey(
        Incident,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="suggestions",
        verbose_name=_("incident"),
    )
    url = models.URLField(_("address"), max_length=LONGEST_ADDRESS, blank=True, editable=False)
    text = models.TextField(_("text"), max_length=LONGEST_TEXT, blank=True, editable=False)
    created = models.DateTimeField(_("received"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=10, choices=SuggestionState, default=SuggestionState.NEW)
    note = models.CharField(_("note"), max_length=300, blank=True, help_text=_("For staff: what was done with it."))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering = ["-created", "-id"]
        indexes = [models.Index(fields=["state", "-created"], name="suggestion_inbox")]

    def __str__(self) -> str:
        return self.reference


class SuggestionCount(models.Model):
    """How many suggestions came from one sender on one day. ``key`` is a hash salted for that day; rows of earlier
    days are deleted, so that nobody can be followed from one day to the next."""

    day = models.DateField()
    key = models.CharField(max_length=64)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "key"], name="suggestioncount_once_a_day")]

    def __str__(self) -> str:
        return f"{self.day}: {self.count}"
