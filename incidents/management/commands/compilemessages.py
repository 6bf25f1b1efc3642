"""``manage.py compilemessages``: make of the catalogues what Django reads, without gettext's programs."""

from typing import Any

from django.core.management.base import BaseCommand

from incidents.catalogues import compile_catalogue, languages


class Command(BaseCommand):
    help = "Compile the catalogue of every language of LANGUAGES."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for language in languages():
            changed = compile_catalogue(language)
            if options["verbosity"] > 0:
                self.stdout.write(f"{language}: {'compiled' if changed else 'as it was'}")
