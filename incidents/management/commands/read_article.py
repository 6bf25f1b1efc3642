"""manage.py read_article: the facts of an article as JSON; needs no database and no network."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from incidents.reading import facts
from incidents.reading.refusals import Refused
from incidents.reading.web import media


class Command(BaseCommand):
    help = _("Print what an article (text or HTML) reports, each fact with its evidence, as one JSON object.")
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help=_("file to read, or - for standard input"))
        parser.add_argument("--url", help=_("address the article came from"))
        parser.add_argument("--published", help=_("date of publication: 2023-05-08 or 2023-05"))
        parser.add_argument("--language", help=_("language of the article, such as en, id or zh (ISO 639)"))

    def handle(self, *args: Any, **options: Any) -> None:
        content = _bytes(options["file"])
        try:
            source = media.text_of(content, "") if content.strip() else ""
            found = facts.read(source, options["url"], options["published"], options["language"])
        except (ValueError, Refused) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise CommandError(
            _("%(file)s cannot be read: %(reason)s") % {"file": name, "reason": error.strerror}
        ) from error
