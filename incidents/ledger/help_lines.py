"""Help lines: loading the list that the program brings, confirming, retiring. Each change owes a print."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone

from incidents.models import HelpLine, PrintRequest

LIST = Path(__file__).parents[1] / "sample" / "help_lines.json"


@transaction.atomic
def load(path: Path = LIST) -> int:
    """Add the lines of a list that the ledger never had; gives how many.

    A line that was loaded before is left as staff made it, retired or corrected.
    """
    known = set(HelpLine.objects.exclude(origin="").values_list("origin", flat=True))
    listed = set(HelpLine.objects.filter(retired_on=None).values_list("country", "number"))
    added = 0
    for row in json.loads(path.read_text("utf-8")):
        line = _line(row)
        if line.origin in known or (line.country, line.number) in listed:
            continue
        line.full_clean()
        line.save()
        added += 1
    if added:
        PrintRequest.objects.create()
    return added


@transaction.atomic
def confirm(lines: Iterable[HelpLine], by: AbstractBaseUser | AnonymousUser) -> int:
    """Note that somebody checked these lines today; gives how many."""
    chosen = HelpLine.objects.filter(pk__in=[line.pk for line in lines], retired_on=None)
    return _changed(chosen.update(confirmed_on=timezone.localdate(), confirmed_by_staff_id=by.pk))


@transaction.atomic
def retire(lines: Iterable[HelpLine]) -> int:
    """Take lines off the public page; they stay in the ledger. Gives how many were not retired before."""
    chosen = HelpLine.objects.filter(pk__in=[line.pk for line in lines], retired_on=None)
    return _changed(chosen.update(retired_on=timezone.localdate()))


def saved(line: HelpLine) -> HelpLine:
    """Save one line as staff changed it."""
    with transaction.atomic():
        line.save()
        _changed(1)
    return line


def _changed(count: int) -> int:
    if count:
        PrintRequest.objects.create()
    return count


def _line(row: dict[str, Any]) -> HelpLine:
    texts = ("name", "name_en", "number", "international_number", "hours", "url", "source_url", "confirmed_by")
    return HelpLine(
        origin=f"{row['country']} {row['number']}",
        country=row["country"],
        kind=row["kind"],
        languages=" ".join(row["languages"]),
        interpreters=row["interpreters"],
        confirmed_on=row["confirmed_on"],
        **{name: row[name] or "" for name in texts},
    )
