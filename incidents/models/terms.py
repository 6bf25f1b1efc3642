"""Coded terms: the controlled vocabularies, with their codes in the standards of the field."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Scheme(models.TextChoices):
    """The vocabularies an incident is described with."""

    EXPLOITATION = "exploitation", _("Form of exploitation")
    SECTOR = "sector", _("Sector or activity")
    MEANS = "means", _("Means of control")
    RECRUITMENT = "recruitment", _("Recruitment channel")


class Term(models.Model):
    """One code of one scheme. A null crosswalk code means that the standard has none."""

    scheme = models.CharField(_("scheme"), max_length=20, choices=Scheme)
    code = models.SlugField(_("code"), max_length=60)
    label = models.CharField(_("label"), max_length=120)
    definition = models.TextField(_("definition"))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="narrower", verbose_name=_("broader term")
    )
    htcds = models.CharField("HTCDS 2.0", max_length=80, null=True, blank=True)
    ctdc = models.CharField("CTDC", max_length=80, null=True, blank=True)
    palermo = models.CharField(_("Palermo Protocol"), max_length=120, null=True, blank=True)
    ictip = models.CharField("IC-TIP", max_length=80, null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["scheme", "position", "code"]
        constraints = [models.UniqueConstraint(fields=["scheme", "code"], name="term_code_once_in_scheme")]

    def __str__(self) -> str:
        return gettext(self.label)
