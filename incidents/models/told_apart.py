"""Two incidents that look alike and are two: what a person decided once is not asked again."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .incident import Incident


class ToldApart(models.Model):
    """Somebody looked at two incidents and said that they are two. The one with the lower number comes first."""

    first = models.ForeignKey(Incident, models.PROTECT, related_name="+", verbose_name=_("first"))
    second = models.ForeignKey(Incident, models.PROTECT, related_name="+", verbose_name=_("second"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("pair of different incidents")
        verbose_name_plural = _("pairs of different incidents")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="told_apart_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="told_apart_lower_first"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} ≠ {self.second_id}"
