"""The staff site."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class StaffSite(AdminSite):
    site_header = _("The rescue record: staff")
    site_title = _("Staff")
    index_title = _("Work on the record")
