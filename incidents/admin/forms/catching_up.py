"""A page that is older than what it changes, brought up to date: what was typed is put into what is stored now."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .opened import SOURCE, mark, said, sent_back


def marks_of(form: Any, formsets: Sequence[Any]) -> dict[str, str]:
    """A mark of each value that a page shows, by the name under which it is sent."""
    sources = _stored_sources(formsets)
    stored = [form, *(row for rows in formsets for row in rows.initial_forms)]
    return {name: mark(_meant(name, values, sources)) for each in stored for name, values in sent_back(each).items()}


class CatchingUp:
    """The posted page over the forms of what is stored now. Only what differs from the marks was typed.

    ``data`` is the page to go on with; ``theirs`` says what somebody else changed and the person did not touch,
    ``both`` what both changed, each with what is stored now.
    """

    def __init__(self, posted: QueryDict, marks: Mapping[str, str], form: Any, formsets: Sequence[Any]) -> None:
        self.posted, self.marks, self.formsets = posted, marks, formsets
        self.theirs: list[str] = []
        self.both: list[str] = []
        self.data = posted.copy()
        self.sent_sources = {
            place: posted.get(f"citations-{place}-id") or f"new {place}" for place in _places(posted, "citations")
        }
        self.sources_now = _stored_sources(formsets)
        self._settle(form, "", "", "")
        for rows in formsets:
            self._settle_rows(rows)

    def _settle_rows(self, rows: Any) -> None:
        """The rows that are stored now, with what was typed into them, then those that the person added."""
        prefix, stored = rows.prefix, list(rows.initial_forms)
        for name in [name for name in self.posted if name.startswith(f"{prefix}-") and name.split("-")[1].isdecimal()]:
            del self.data[name]
        sent = {self.posted.get(f"{prefix}-{place}-id", ""): place for place in _places(self.posted, prefix)}
        for row in stored:
            place = sent.get(str(row.instance.pk))
            if place is None:
                self.theirs.append(_("new: %s") % _called(row))
            self._settle(row, "" if place is None else f"{prefix}-{place}", row.prefix, f"{_called(row)} – ")
        there = {str(row.instance.pk) for row in stored}
        added = [place for place in _places(self.posted, prefix) if self._adds(rows, place, there)]
        for place, at in zip(added, range(len(stored), len(stored) + len(added)), strict=True):
            self._add(prefix, place, at)
        self.data[f"{prefix}-INITIAL_FORMS"] = str(len(stored))
        self.data[f"{prefix}-TOTAL_FORMS"] = str(len(stored) + len(added))

    def _settle(self, form: Any, before: str, now: str, called: str) -> None:
        """Put into the page what is stored, but for what was typed; note what somebody else changed."""
        fields = {field.html_name: field for field in form}
        for name, values in sent_back(form).items():
            sent = before + name.removeprefix(now) if before or not now else ""
            theirs = bool(sent) and self.marks.get(sent) != mark(_meant(name, values, self.sources_now))
            typed = self._is_typed(sent) if sent else False
            self._put(name, self._moved(sent) if typed else values)
            if not theirs or (typed and self.data.getlist(name) == values):
                continue
            field = fields.get(name) or next(each for html, each in fields.items() if name.startswith(f"{html}_"))
            told = f"{called}{capfirst(str(field.label or field.name))}: {said(field)}"
            found = self.both if typed else self.theirs
            found += [told] if told not in found else []

    def _is_typed(self, name: str) -> bool:
        return self.marks.get(name) != mark(_meant(name, self.posted.getlist(name), self.sent_sources))

    def _moved(self, name: str) -> list[str]:
        """What was sent under a name; a source by the place where it stands now, or none where it was removed."""
        values = self.posted.getlist(name)
        if not _names_source(name):
            return values
        places = {row: place for place, row in self.sources_now.items()} | self._added_sources()
        return [places.get(self.sent_sources.get(value, ""), "") for value in values]

    def _added_sources(self) -> dict[str, str]:
        """The new sources of the page by the places they get, after all that are stored."""
        added = [row for row in self.sent_sources.values() if row.startswith("new ")]
        return {row: str(place) for place, row in enumerate(added, start=len(self.sources_now))}

    def _adds(self, rows: Any, place: str, there: set[str]) -> bool:
        """Whether a posted row is a new one: added by the person, or changed by them and removed by somebody else."""
        row = self.posted.get(f"{rows.prefix}-{place}-id", "")
        if not row:
            return True
        names = [name for name in self.posted if name.startswith(f"{rows.prefix}-{place}-")]
        if row in there or f"{rows.prefix}-{place}-DELETE" in names:
            return False
        typed = any(self._is_typed(name) for name in names)
        told = _("%(kind)s: removed") % {"kind": capfirst(rows.model._meta.verbose_name)}
        (self.both if typed else self.theirs).append(told)
        # A source that is removed is typed anew: its card does not hold the address.
        return typed and rows.prefix != "citations"

    def _add(self, prefix: str, place: str, at: int) -> None:
        for name in [name for name in self.posted if name.startswith(f"{prefix}-{place}-")]:
            self._put(f"{prefix}-{at}-{name.split('-', 2)[2]}", self._moved(name))
        self._put(f"{prefix}-{at}-id", [""])

    def _put(self, name: str, values: list[str]) -> None:
        """Let a name have these values; where it has none it is not there, as a browser would send it."""
        self.data.pop(name, None)
        if values:
            self.data.setlist(name, values)


def _names_source(name: str) -> bool:
    return name.endswith(f"-{SOURCE}")


def _meant(name: str, values: Iterable[str], sources: Mapping[str, str]) -> list[str]:
    """Values as they can be compared: a source is named by its row, as its place on the page changes."""
    return [sources.get(value, value) if _names_source(name) else value for value in values]


def _stored_sources(formsets: Sequence[Any]) -> dict[str, str]:
    """The rows of the sources by their places on a page of what is stored."""
    return {
        str(place): str(row.instance.pk)
        for rows in formsets
        if rows.prefix == "citations"
        for place, row in enumerate(rows.initial_forms)
    }


def _places(posted: QueryDict, prefix: str) -> list[str]:
    """The places of the rows that were sent, in their order."""
    found = {name.split("-")[1] for name in posted if name.startswith(f"{prefix}-")}
    return sorted((place for place in found if place.isdecimal()), key=int)


def _called(row: Any) -> str:
    return f"{capfirst(row._meta.model._meta.verbose_name)} {row.instance}"
