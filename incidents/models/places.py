"""The gazetteer: GeoNames towns, for staff's look-up and for the public point of exact sites."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Place(models.Model):
    """One populated place of GeoNames (CC BY 4.0). ``names`` holds all its names, folded, each between bars."""

    geonames_id = models.PositiveIntegerField("GeoNames", primary_key=True)
    name = models.CharField(_("name"), max_length=200)
    names = models.TextField(_("names"), editable=False)
    country = models.CharField(_("country"), max_length=2)
    admin1 = models.CharField(_("province"), max_length=120, blank=True)
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    population = models.PositiveIntegerField(_("population"), default=0)

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("gazetteer")
        ordering = ["-population", "geonames_id"]
        indexes = [
            models.Index(fields=["country", "-population"], name="place_country_size"),
            models.Index(fields=["country", "admin1"], name="place_province"),
            models.Index(fields=["latitude", "longitude"], name="place_point"),
        ]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.admin1, self.country) if part)


class LoadedGazetteer(models.Model):
    """Which data the table of places holds: one row, so that loading again knows whether there is anything to do."""

    version = models.CharField(_("version"), max_length=80)
    places = models.PositiveIntegerField(_("places"))
    loaded_at = models.DateTimeField(_("loaded"), auto_now=True)

    class Meta:
        verbose_name = _("loaded gazetteer")
        verbose_name_plural = _("loaded gazetteers")

    def __str__(self) -> str:
        return self.version
