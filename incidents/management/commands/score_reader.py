"""manage.py score_reader: how well the reader does on labelled articles."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from incidents.reading import scoring


class Command(BaseCommand):
    help = _("Print precision, recall and F1 of the reader for each field and language, and its errors.")
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="+", help=_("labelled articles, one JSON object a line"))
        parser.add_argument("--no-errors", action="store_true", help=_("print the table only"))

    def handle(self, *args: Any, **options: Any) -> None:
        articles = [article for name in options["file"] for article in labelled_in(name)]
        result = scoring.score(articles)
        self.stdout.write(scoring.table(result))
        if not options["no_errors"]:
            self.stdout.write("")
            for error in result.errors:
                self.stdout.write(error)


def labelled_in(name: str) -> list[dict[str, Any]]:
    """The labelled articles of a file; a file that is missing or broken ends the command with a sentence."""
    try:
        with Path(name).open(encoding="utf-8") as lines:
            return [_labelled(name, number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    except OSError as error:
        raise CommandError(
            _("%(file)s cannot be read: %(reason)s") % {"file": name, "reason": error.strerror}
        ) from error
    except ValueError as error:
        raise CommandError(_("%(file)s is not JSON Lines: %(reason)s") % {"file": name, "reason": error}) from error


def _labelled(name: str, number: int, line: str) -> dict[str, Any]:
    """One labelled article; a line that is none ends the command and is named."""
    article = json.loads(line)
    if fault := scoring.fault(article):
        raise CommandError(
            _("%(file)s, line %(number)d: %(fault)s") % {"file": name, "number": number, "fault": fault}
        )
    return dict(article)
