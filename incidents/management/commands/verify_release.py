"""manage.py verify_release [VERSION ...]: recompute every checksum and total, and make each release again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from incidents.datasets import release
from incidents.datasets.verification import verify


class Command(BaseCommand):
    help = "Recompute every checksum and total of releases (all of them, or those named), and make each again."

    def add_arguments(self, parser: CommandParser) -> None:
        told = "Versions of releases, such as 2026-11; all releases where none is given."
        parser.add_argument("versions", nargs="*", metavar="version", help=told)

    def handle(self, *args: Any, **options: Any) -> None:
        found = [_found(version) for version in options["versions"]] or release.releases()
        problems = [] if options["versions"] else release.release_problems()
        for one in found:
            verdict = verify(one)
            problems += [f"{one.version}: {text}" for text in verdict.problems]
            self.stdout.write(f"{one.version}: {'does not hold' if verdict.problems else 'holds'}")
            for text in verdict.notes:
                self.stdout.write(f"{one.version}: {text}")
        if problems:
            raise CommandError("\n".join(problems))


def _found(version: str) -> release.Release:
    found = release.find(version)
    if found is None:
        if damaged := [text for text in release.release_problems() if f" {version} " in text]:
            raise CommandError(damaged[0])
        known = ", ".join(one.version for one in release.releases()) or "none"
        raise CommandError(f"There is no release {version}; there are: {known}.")
    return found
