"""``manage.py prepare``: bring an installation up to date. Running it again is safe and quick."""

import traceback
from collections.abc import Iterator
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError

from incidents.editions import store
from incidents.editions.print import is_ahead, is_outdated
from incidents.models import Incident, PrintRequest

Step = tuple[str, str]


class Command(BaseCommand):
    help = "Make or update tables, terms and gazetteer, and print an edition where one is owed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sample", action="store_true", help="load the sample incidents into an empty ledger")

    def handle(self, *args: Any, **options: Any) -> None:
        for name, command in self._steps(options["sample"]):
            if options["verbosity"] > 1:
                self.stdout.write(f"{name} ...")
            try:
                call_command(command, verbosity=0)
            except Exception as problem:
                # A database or a disk that is away explains itself; where in our code that was noticed does not help.
                if not isinstance(problem, CommandError | OperationalError | OSError):
                    self.stderr.write(traceback.format_exc())
                raise CommandError(f"{name} failed: {str(problem) or type(problem).__name__}") from problem

    def _steps(self, sample: bool) -> Iterator[Step]:
        yield "Compiling the translations", "compilemessages"
        yield "Making the tables", "migrate"
        yield "Loading the terms", "load_terms"
        yield "Making the group of editors", "load_groups"
        yield "Loading the gazetteer", "load_gazetteer"
        yield "Loading the help lines", "load_help_lines"
        if sample and not Incident.objects.exists():
            yield "Loading the sample incidents", "load_sample_data"
        is_owed = PrintRequest.objects.filter(done_at=None).exists()
        if store.status().edition_id is None or is_owed or is_ahead() or is_outdated():
            yield "Printing an edition", "print_edition"
