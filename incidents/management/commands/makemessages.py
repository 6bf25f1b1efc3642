"""``manage.py makemessages``: bring the catalogues in step with the code, without gettext's programs."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from incidents.catalogues import languages, path_of, problems, update


class Command(BaseCommand):
    help = "Add new texts to the catalogue of every language, drop those that are gone, and say what is left to do."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("-l", "--locale", choices=languages(), help="one language only")

    def handle(self, *args: Any, **options: Any) -> None:
        for language in [options["locale"]] if options["locale"] else languages():
            update(language)
            left = list(problems(language))
            for problem in left if options["verbosity"] > 0 else []:
                self.stdout.write(problem)
            self.stdout.write(f"{path_of(language)}: {len(left)} left to do")
