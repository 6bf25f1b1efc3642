"""manage.py load_help_lines: add the help lines of incidents/sample/help_lines.json that the ledger never had."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents import tasks
from incidents.ledger import help_lines


class Command(BaseCommand):
    help = _("Add the help lines that the program brings; what staff corrected or retired stays as it is.")

    def handle(self, *args: Any, **options: Any) -> None:
        added = help_lines.load()
        if added:
            tasks.print_soon()
        if options["verbosity"] > 1 or added and options["verbosity"] > 0:
            text = ngettext("%(count)d help line added.", "%(count)d help lines added.", added)
            self.stdout.write(text % {"count": added})
