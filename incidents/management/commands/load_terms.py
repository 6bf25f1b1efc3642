"""manage.py load_terms: bring the vocabularies in the database in line with incidents/models/term_list.py."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext as _

from incidents import tasks
from incidents.editions import store
from incidents.models import PrintRequest, Term
from incidents.models.term_list import sync


class Command(BaseCommand):
    help = _("Bring the vocabularies (forms of exploitation, sectors, means, channels) up to date.")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        added, changed = sync(Term)
        if (added or changed) and store.status().edition_id is not None:
            PrintRequest.objects.create()  # the words of the terms are part of the edition
            tasks.print_soon()
        if options["verbosity"] > 1 or (added or changed) and options["verbosity"] > 0:
            numbers = {"added": added, "changed": changed}
            self.stdout.write(_("Terms: %(added)d added, %(changed)d changed.") % numbers)
