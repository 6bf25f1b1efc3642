"""What was changed on a page, for its history: each field as it was and is, in the words of the form."""

from collections.abc import Iterable, Iterator
from os.path import commonprefix
from typing import Any

from django.utils.text import Truncator, capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from incidents import names

from .opened import LONGEST_SAID
from .words import in_words

# How much of what stayed is repeated before the place where a long text was changed.
BEFORE_THE_CHANGE = 30


def told_fields(form: Any) -> list[str]:
    """Each changed field of a form: “Arrests (3 → 4)”."""
    return [_told(form, name) for name in form.changed_data]


def told_rows(formsets: Iterable[Any]) -> Iterator[tuple[str, list[str]]]:
    """Each changed row with its changed fields, in the order in which Django tells of them."""
    for rows in formsets:
        forms = {form.instance.pk: form for form in rows.initial_forms}
        for row, _changed in rows.changed_objects:
            yield _called(row), told_fields(forms[row.pk])


def _told(form: Any, name: str) -> str:
    field = form.fields[name]
    label = capfirst(str(field.label or name))
    before, now = in_words(field, form.initial.get(name)), in_words(field, form.cleaned_data.get(name))
    return label if before == now else f"{label} ({_from_to(before, now)})"


def _from_to(before: str, now: str) -> str:
    """Both; of long texts the part where they begin to differ."""
    is_long = max(len(before), len(now)) > LONGEST_SAID
    alike = len(commonprefix([before, now])) if is_long else 0
    start = before.rfind(" ", 0, max(0, alike - BEFORE_THE_CHANGE)) + 1
    cut = ("…" if start else "") + "{}"
    return " → ".join(cut.format(Truncator(text[start:]).chars(LONGEST_SAID)) for text in (before, now))


def _called(row: Any) -> str:
    """A row of people by whom it counts and who says so; another by its own name."""
    if not hasattr(row, "nationality"):
        return str(row)
    people = names.nationality_name(row.nationality, get_language() or "en") if row.nationality else _("All people")
    outcome = [str(row)] if hasattr(row, "outcome") else []
    return f"{', '.join([*outcome, people])} ({row.article.outlet or row.article})"
