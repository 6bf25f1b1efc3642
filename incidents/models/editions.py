"""The ledger's side of publishing: what was made public when, and which prints are owed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .incident import Incident


class EventKind(models.TextChoices):
    ADDED = "added", _("Added")
    CHANGED = "changed", _("Changed")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    MERGED = "merged", _("Merged into another")


class PublicEvent(models.Model):
    """One step of an incident's public history. Rows are only ever added; no name of staff is printed."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="events", verbose_name=_("incident"))
    kind = models.CharField(_("kind"), max_length=10, choices=EventKind)
    revision = models.PositiveIntegerField(_("revision"))
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("public event")
        verbose_name_plural = _("public history")
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["at"], name="publicevent_at")]

    def __str__(self) -> str:
        return f"{self.incident_id} {self.kind} {self.at:%Y-%m-%d}"


class PrintRequest(models.Model):
    """A print that is owed. The row, not the queue, is the truth: an open row is found and printed by the sweep."""

    requested_at = models.DateTimeField(_("requested"), auto_now_add=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    edition = models.CharField(_("edition"), max_length=64, blank=True)
    error = models.CharField(_("error"), max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(_("failed tries"), default=0)
    next_try_at = models.DateTimeField(_("next try"), null=True, blank=True)

    class Meta:
        verbose_name = _("print request")
        verbose_name_plural = _("print requests")
        ordering = ["-requested_at", "-id"]
        indexes = [models.Index(fields=["done_at", "requested_at"], name="printrequest_open")]

    def __str__(self) -> str:
        return f"{self.requested_at:%Y-%m-%d %H:%M} {self.edition or self.error or '…'}"
