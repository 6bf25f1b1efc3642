"""manage.py load_sample_data: bring sample incidents in through the forms and rules of staff entry."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from incidents import sample, tasks
from incidents.admin.records import Guide, bring_in


class Command(BaseCommand):
    help = _("Bring the sample incidents in and publish them. Running it again changes nothing.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", nargs="?", type=Path, default=sample.INCIDENTS, help=_("another file of the same form")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        guide = Guide(**sample.read("outlets.json"), **sample.read("editorial.json"))
        outcomes = [bring_in(record, guide) for record in _records(options["file"])]
        for outcome in outcomes:
            if outcome.kind == "refused":
                self.stderr.write(
                    _("Refused: %(title)s: %(reasons)s") % {"title": outcome.title, "reasons": outcome.reasons}
                )
        numbers = Counter(outcome.kind for outcome in outcomes)
        if numbers["added"] or numbers["published"]:
            tasks.print_soon()
        if options["verbosity"] > 0:
            self.stdout.write(_summary(numbers))
        if numbers["refused"]:
            raise CommandError(_("Not everything could be brought in; the reasons are above."))


def _records(path: Path) -> list[dict[str, Any]]:
    try:
        records = json.loads(path.read_text("utf-8"))
    except OSError as problem:
        raise CommandError(
            _("%(file)s cannot be read: %(why)s") % {"file": path, "why": problem.strerror}
        ) from problem
    except ValueError as problem:
        raise CommandError(_("%(file)s is not JSON: %(why)s") % {"file": path, "why": problem}) from problem
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise CommandError(_("%(file)s does not hold a list of incidents.") % {"file": path})
    return records


def _summary(numbers: Counter[str]) -> str:
    if not numbers.keys() - {"unchanged"}:
        return _("All %(unchanged)d sample incidents are there already.") % {"unchanged": numbers["unchanged"]}
    counts = {kind: numbers[kind] for kind in ("added", "published", "unchanged", "refused")}
    return (
        _(
            "Sample incidents: %(added)d added and published, %(published)d completed, %(unchanged)d there already, "
            "%(refused)d refused."
        )
        % counts
    )
