"""manage.py release VERSION: keep the current edition for good under a version."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from incidents.datasets import release
from incidents.datasets.naming import HOW
from incidents.editions.store import NoEdition, current


class Command(BaseCommand):
    help = "Keep the current edition for good under a version, such as 2026-11, with all files that describe it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("version", help=f"{HOW[0].upper()}{HOW[1:]}. It can never be changed.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = release.make(current(), options["version"])
            # Built here, so that no reader waits who is the first to look at the site as of this release.
            release.opened(made)
        except release.ReleaseError as problem:
            raise CommandError(str(problem)) from problem
        except OSError as problem:
            raise CommandError(f"It cannot be written: {problem}. Run it again when there is room.") from problem
        except NoEdition as problem:
            raise CommandError("There is no edition to release: run print_edition first.") from problem
        self.stdout.write(f"{made.version}: {made.incidents} incidents, {made.people} people, {made.folder}")
        # Written down elsewhere, this line proves later that nobody changed a file and its checksum together.
        self.stdout.write(f"SHA-256 of its {release.CHECKSUMS}: {release.digest_of(made.folder / release.CHECKSUMS)}")
