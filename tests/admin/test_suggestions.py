"""The inbox of suggestions."""

import pytest
from django.urls import reverse

from incidents.models import Suggestion
from tests.factories import make_incident

pytestmark = pytest.mark.django_db
LIST = reverse("admin:incidents_suggestion_changelist")


def make(reference="S-AAAA-BBBB", **fields):
    return Suggestion.objects.create(reference=reference, **{"kind": "source", "text": "Look here"} | fields)


def page_of(suggestion):
    return reverse("admin:incidents_suggestion_change", args=[suggestion.pk])


def test_new_ones_come_first(staff):
    make("S-NEWX-AAAA")
    make("S-USED-AAAA", state="used")
    page = staff.get(LIST).content.decode()
    assert page.index("S-NEWX-AAAA") < page.index("S-USED-AAAA")


def test_what_came_cannot_be_changed(staff):
    suggestion = make(text="as it came")
    staff.post(
        page_of(suggestion), {"state": "used", "note": "entered", "text": "otherwise", "url": "https://x.example"}
    )
    suggestion.refresh_from_db()
    assert (suggestion.text, suggestion.url, suggestion.note) == ("as it came", "", "entered")


def test_a_decision_notes_who_made_it(staff, ana):
    suggestion = make()
    staff.post(page_of(suggestion), {"state": "declined", "note": ""})
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.decided_by) == ("declined", ana)
    assert suggestion.decided_at


@pytest.mark.parametrize(("action", "state"), [("mark_used", "used"), ("decline", "declined")])
def test_several_are_decided_at_once(staff, ana, action, state):
    both = [make("S-AAAA-AAAA"), make("S-AAAA-BBBB")]
    staff.post(LIST, {"action": action, "_selected_action": [one.pk for one in both]})
    assert set(Suggestion.objects.values_list("state", "decided_by")) == {(state, ana.pk)}


def test_nobody_enters_one_here(staff):
    assert staff.get(reverse("admin:incidents_suggestion_add")).status_code == 403


def test_markup_in_a_suggestion_is_shown_as_text(staff):
    suggestion = make(text="<script>alert(1)</script>", url='https://x.example/"><script>alert(2)</script>')
    page = staff.get(page_of(suggestion)).content.decode()
    assert "<script>alert" not in page


def test_a_suggestion_leads_to_its_incident_and_into_the_inbox(staff):
    incident = make_incident()
    page = staff.get(page_of(make(incident=incident, url="https://news.example/a?b=1"))).content.decode()
    assert reverse("admin:incidents_incident_change", args=[incident.pk]) in page
    assert f"{reverse('admin:inbox_add')}?address=https%3A%2F%2Fnews.example%2Fa%3Fb%3D1" in page


def test_the_inbox_begins_with_the_suggested_address(staff):
    page = staff.get(f"{reverse('admin:inbox_add')}?address=https%3A%2F%2Fnews.example%2Fa").content.decode()
    assert "https://news.example/a</textarea>" in page
