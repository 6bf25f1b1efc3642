"""Organisations that rescue, support or tip off, and their part in an incident."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .incident import Incident


class AuthorityType(models.TextChoices):
    """HTCDS 2.0 organisation types, widened by what news reports name (DESIGN §2)."""

    POLICE = "police", _("Police")
    PROSECUTOR = "prosecutor", _("Prosecutor or ministry of justice")
    COURT = "court", _("Court")
    LABOUR_INSPECTORATE = "labour_inspectorate", _("Labour inspectorate")
    IMMIGRATION = "immigration", _("Immigration service")
    SOCIAL_SERVICES = "social_services", _("Social or child-protection service")
    GOVERNMENT = "other_government", _("Other government body")
    MILITARY = "military", _("Military")
    BORDER = "border", _("Border force or coast guard")
    EMBASSY = "embassy", _("Embassy or consulate")
    INTERNATIONAL = "international_organisation", _("International organisation")
    NGO = "ngo", _("NGO")
    TASK_FORCE = "task_force", _("Joint task force")
    OTHER = "other", _("Other")


class Authority(models.Model):
    """An organisation. International ones have no country."""

    name = models.CharField(_("name"), max_length=200)
    native_name = models.CharField(_("name in its own language"), max_length=200, blank=True)
    type = models.CharField(_("type"), max_length=30, choices=AuthorityType)
    country = models.CharField(_("country"), max_length=2, blank=True, help_text="ISO 3166-1 alpha-2")

    class Meta:
        verbose_name = _("authority")
        verbose_name_plural = _("authorities")
        ordering = ["name", "country"]
        constraints = [models.UniqueConstraint(fields=["name", "country"], name="authority_once_in_country")]

    def __str__(self) -> str:
        return f"{self.name} ({self.country})" if self.country else self.name


class Role(models.TextChoices):
    LEAD = "lead", _("Led the rescue")
    SUPPORT = "support", _("Supported")
    TIP = "tip", _("Tipped off")
    OTHER = "other", _("Other part")


class Involvement(models.Model):
    """The part of one authority in one incident."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="involvements", verbose_name=_("incident"))
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="involvements", verbose_name=_("authority"))
    role = models.CharField(_("part"), max_length=10, choices=Role, default=Role.LEAD)

    class Meta:
        verbose_name = _("involvement")
        verbose_name_plural = _("involvements")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["incident", "authority"], name="involvement_once_in_incident"),
        ]

    def __str__(self) -> str:
        return f"{self.authority}: {self.get_role_display()}"
