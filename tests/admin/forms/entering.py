"""Filling in the forms of an incident in a test, as a page sends them."""

from incidents.admin.forms.entry import Entry
from incidents.models import Incident
from tests.admin.pages import typed


def entered(**fields: object) -> Incident:
    entry = Entry(typed(**fields))
    assert entry.is_valid(), list(entry.problems())
    return entry.save(None)


def problems(**fields: object) -> list[str]:
    entry = Entry(typed(**fields))
    assert not entry.is_valid()
    return list(entry.problems())
