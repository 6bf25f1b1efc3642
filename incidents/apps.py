"""The app and its staff site."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class IncidentsConfig(AppConfig):
    name = "incidents"
    verbose_name = _("Record")

    def ready(self) -> None:
        import_module("incidents.checks")


class StaffSiteConfig(AdminConfig):
    """Django's admin; its site is ours so that its pages can be added to."""

    default_site = "incidents.admin.site.StaffSite"

    def ready(self) -> None:
        super().ready()
        import_module("incidents.admin.pages")
