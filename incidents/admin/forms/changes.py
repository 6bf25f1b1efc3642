"""What was changed in the rows of a page, for its history: which row, and each number or day as it was and is."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from incidents import names


def told_changes(formsets: Iterable[Any]) -> Iterator[str]:
    """Each changed row in the order in which Django tells of them: “All people (Daily News): 50 → 48”."""
    for rows in formsets:
        forms = {form.instance.pk: form for form in rows.initial_forms}
        for row, changed in rows.changed_objects:
            steps = filter(None, (_step(forms[row.pk], name) for name in changed))
            yield ": ".join(filter(None, (_called(row), "; ".join(steps))))


def _called(row: Any) -> str:
    """A row of people by whom it counts and who says so; another by its own name."""
    if not hasattr(row, "nationality"):
        return str(row)
    people = names.nationality_name(row.nationality, get_language() or "en") if row.nationality else _("All people")
    outcome = [str(row)] if hasattr(row, "outcome") else []
    return f"{', '.join([*outcome, people])} ({row.article.outlet or row.article})"


def _step(form: Any, name: str) -> str:
    """A number or day as it was and as it is; nothing for words and ticks, which the history need not repeat."""
    before, now = form.initial.get(name), form.cleaned_data.get(name)
    if not any(isinstance(value, (int, date)) and not isinstance(value, bool) for value in (before, now)):
        return ""
    return " → ".join("–" if value is None else str(value) for value in (before, now))
