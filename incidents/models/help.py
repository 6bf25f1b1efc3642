"""Help lines: where somebody in danger, or who knows of somebody, can call."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..names import COUNTRIES

FRESH_FOR = timedelta(days=365)
NUMBER = RegexValidator(r"^[0-9*#][0-9 *#()/-]*$", _("Write digits, with blanks or hyphens between them."))
INTERNATIONAL = RegexValidator(r"^\+[1-9][0-9]{5,14}$", _("Write + and digits only, such as +6564350000."))
LANGUAGES = RegexValidator(r"^([a-z]{2,3}( [a-z]{2,3})*)?$", _("Write ISO 639 codes with blanks between: en id yue."))


class HelpKind(models.TextChoices):
    """Whom a line is for, the most specific first."""

    TRAFFICKING = "trafficking", _("Human trafficking")
    WORKERS = "migrant_worker", _("Migrant and domestic workers")
    CHILDREN = "child", _("Children")
    WOMEN = "women", _("Women")
    POLICE = "police", _("Police")


class HelpLine(models.Model):
    """One number. A line nobody confirmed within a year stays, and the public is told to check it first.

    ``origin`` is its name in the list that the program brings (blank: staff added it), so that loading the list again
    neither doubles a line nor undoes what staff corrected. A line is retired, never deleted, for the same reason.
    """

    country = models.CharField(_("country"), max_length=2, help_text="ISO 3166-1 alpha-2")
    kind = models.CharField(_("for whom"), max_length=20, choices=HelpKind)
    name = models.CharField(_("name"), max_length=160, help_text=_("As it calls itself, in its own language."))
    name_en = models.CharField(_("name in English"), max_length=160)
    number = models.CharField(
        pgettext_lazy("of a telephone", "number"),
        max_length=40,
        validators=[NUMBER],
        help_text=_("As dialled in the country."),
    )
    international_number = models.CharField(
        _("number from abroad"), max_length=16, blank=True, validators=[INTERNATIONAL]
    )
    hours = models.CharField(_("hours"), max_length=120, blank=True, help_text=_("24/7 where it always answers."))
    languages = models.CharField(_("languages"), max_length=120, blank=True, validators=[LANGUAGES])
    interpreters = models.BooleanField(_("further languages by interpreter"), default=False)
    url = models.URLField(_("its own page"), max_length=500, blank=True)
    source_url = models.URLField(_("page it was read on"), max_length=500)
    confirmed_by = models.URLField(
        _("second page that gives it"),
        max_length=500,
        blank=True,
        help_text=_("A page of somebody else, if there is one."),
    )
    confirmed_on = models.DateField(
        _("last confirmed"), null=True, blank=True, help_text=_("The day somebody called it or checked its page.")
    )
    confirmed_by_staff = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    retired_on = models.DateField(_("retired"), null=True, blank=True, editable=False)
    origin = models.CharField(max_length=80, blank=True, editable=False)

    class Meta:
        verbose_name = _("help line")
        verbose_name_plural = _("help lines")
        ordering = ["country", "kind", "name"]
        constraints = [
            models.UniqueConstraint(fields=["origin"], condition=~Q(origin=""), name="helpline_once_from_the_list"),
            models.UniqueConstraint(
                fields=["country", "number"],
                condition=Q(retired_on=None),
                name="helpline_number_once_in_country",
                violation_error_message=_("This number is listed for this country already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country} {self.name} {self.number}"

    def clean(self) -> None:
        """A country that exists, no confirmation from the future, and no number that is listed twice."""
        self.country = self.country.strip().upper()
        if self.country not in COUNTRIES:
            raise ValidationError({"country": _("There is no such country code.")})
        if self.confirmed_on and self.confirmed_on > timezone.localdate():
            raise ValidationError({"confirmed_on": _("This day has not come yet.")})
        # The constraint says the same, but a form does not ask it, as it has no field for its condition.
        same = HelpLine.objects.filter(country=self.country, number=self.number, retired_on=None)
        if self.retired_on is None and same.exclude(pk=self.pk).exists():
            raise ValidationError({"number": _("This number is listed for this country already.")})
