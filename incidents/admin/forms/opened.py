"""What a page showed when it was opened: sent along with it, it tells what was typed from what only stood there."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.text import Truncator

from .words import in_words

LONGEST_SAID = 120
SOURCE = "source"


class OpenedField(forms.Field):
    """The version of the row that a page was opened on, and a mark of each value it showed; nobody types it."""

    def __init__(self) -> None:
        super().__init__(label="", required=False, widget=forms.HiddenInput())

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False

    def to_python(self, value: Any) -> tuple[str, dict[str, str]]:
        """Version and marks by name; none of them where the page did not say."""
        try:
            version, marks = json.loads(value or "")
            return str(version), {str(name): str(mark) for name, mark in marks.items()}
        except (ValueError, TypeError, AttributeError):
            return "", {}


def opened_as(version: str, marks: Mapping[str, str]) -> str:
    """The text that ``OpenedField`` reads."""
    return json.dumps([version, marks], separators=(",", ":"))


def mark(values: Iterable[str]) -> str:
    """A short mark of the values of one name, the same however a browser writes line breaks."""
    text = "\0".join(sorted(value.replace("\r\n", "\n").strip() for value in values))
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def sent_back(form: forms.BaseForm) -> dict[str, list[str]]:
    """What the page of a form that nobody typed into would send: the values by their names."""
    return {name: values for field in form if field.name != "opened" for name, values in _values(field)}


def _values(field: BoundField) -> Iterator[tuple[str, list[str]]]:
    widget: Any = getattr(field.field.widget, "widget", field.field.widget)
    value: Any = field.value()
    if suffixes := getattr(widget, "widgets_names", ()):
        parts = value if isinstance(value, (list, tuple)) else widget.decompress(value)
        for suffix, each, part in zip(suffixes, widget.widgets, parts, strict=True):
            yield f"{field.html_name}{suffix}", [each.format_value(part) or ""]
    elif isinstance(widget, forms.CheckboxInput):
        yield field.html_name, ["on"] if widget.check_test(value) else []
    else:
        text = widget.format_value(value)
        yield field.html_name, text if isinstance(text, list) else [text or ""]


def said(field: BoundField) -> str:
    """What stands in a field of a form that nobody typed into, in words for staff."""
    return Truncator(in_words(field.field, field.initial)).chars(LONGEST_SAID)
