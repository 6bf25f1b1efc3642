"""The form on which an incident was entered, so that it is entered once however often the form is sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .incident import Incident


class DrawnForm(models.Model):
    """A form for a new incident as it was drawn once. ``marks`` of what was typed tell whether it was typed again."""

    token = models.CharField(_("token"), max_length=64, unique=True)
    incident = models.OneToOneField(Incident, models.CASCADE, related_name="drawn_form", verbose_name=_("incident"))
    marks = models.JSONField(_("marks"), default=dict)

    class Meta:
        verbose_name = _("form that was saved")
        verbose_name_plural = _("forms that were saved")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.incident_id} {self.token[:8]}"
