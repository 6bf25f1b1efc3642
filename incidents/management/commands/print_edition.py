"""``manage.py print_edition``: print the published incidents and make the edition current."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from incidents.editions.check import BadEdition
from incidents.editions.print import print_edition


class Command(BaseCommand):
    help = "Print an edition of all published incidents and make it current."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--full", action="store_true", help="read every incident again, not only changed ones")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            identity = print_edition(full=options["full"])
        except BadEdition as problem:
            raise CommandError(f"Not printed, the current edition stays: {problem}.") from problem
        self.stdout.write(identity)
