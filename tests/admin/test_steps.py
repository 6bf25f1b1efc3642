"""Review, publishing and withdrawal, by the list's actions and the form's buttons."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.http import HttpResponse
from django.test import Client

from incidents.models import Incident, PublicEvent
from tests.admin.pages import ADD, errors_beside, messages, page_of, save, source, typed, versions_listed
from tests.factories import make_incident, make_published, make_source

pytestmark = pytest.mark.django_db
LIST = "/admin/incidents/incident/"


def act(client: Client, action: str, *incidents: Incident) -> HttpResponse:
    return chosen(client, action, versions_listed(client), *incidents)


def chosen(client: Client, action: str, listed: dict[str, str], *incidents: Incident) -> HttpResponse:
    data = {"action": action, "_selected_action": [str(incident.pk) for incident in incidents], **listed}
    return client.post(LIST, data, follow=True)


def ready(**fields: object) -> Incident:
    incident = make_incident(**fields)
    make_source(incident, total=12)
    return incident


def state_of(incident: Incident) -> str:
    return Incident.objects.get(pk=incident.pk).state


def test_several_drafts_go_to_review_at_once(staff: Client) -> None:
    one, two = make_incident(), make_incident()
    assert messages(act(staff, "review_selected", one, two)) == [f"Sent to review: {one.public_id}, {two.public_id}."]
    assert (state_of(one), state_of(two)) == ("in_review", "in_review")


def test_what_is_no_draft_is_not_sent_to_review(staff: Client) -> None:
    incident = make_published()
    assert messages(act(staff, "review_selected", incident)) == [
        f"{incident.public_id}: Only a draft can be sent to review."
    ]


def test_each_incident_is_published_or_refused_by_itself(staff: Client) -> None:
    good, bad = ready(), make_incident(country="")
    found = messages(act(staff, "publish_selected", good, bad))
    assert found[0] == f"Published: {good.public_id}."
    assert found[1].startswith(f"{bad.public_id}: Choose the country where it happened. Cite at least one article")
    assert (state_of(good), state_of(bad)) == ("published", "draft")


def withdraw(client: Client, incident: Incident, **typed: str) -> HttpResponse:
    return client.post(f"{LIST}withdraw/?incidents={incident.pk}", typed, follow=True)


def test_a_reason_that_names_another_incident_asks_whether_merging_is_meant(staff: Client) -> None:
    incident, other = make_published(), make_incident(title="The other one")
    page = withdraw(staff, incident, reason=f"It is part of {other.public_id}.").content.decode()
    assert f"Your reason names {other.public_id}." in page
    assert f"/merge/?other={other.public_id}" in page
    assert state_of(incident) == "published"
    withdraw(staff, incident, reason=f"It is part of {other.public_id}.", sure="on")
    assert state_of(incident) == "withdrawn"


def test_a_reason_that_names_an_incident_that_is_not_there_is_refused(staff: Client) -> None:
    incident = make_published()
    assert "There is no incident TI-99999." in withdraw(staff, incident, reason="See ti-99999").content.decode()
    assert state_of(incident) == "published"


def test_a_reason_may_name_the_incident_itself(staff: Client) -> None:
    incident = make_published()
    withdraw(staff, incident, reason=f"{incident.public_id} was no trafficking.")
    assert state_of(incident) == "withdrawn"


def test_publishing_twice_changes_nothing(staff: Client) -> None:
    incident = make_published()
    assert messages(act(staff, "publish_selected", incident)) == [f"{incident.public_id}: It is published already."]
    assert PublicEvent.objects.count() == 1


def test_nobody_publishes_what_they_changed_last(staff: Client, colleague: Client) -> None:
    incident = ready()
    save(staff, page_of(incident), title="Raid on a farm")
    assert "Ask a colleague" in messages(act(staff, "publish_selected", incident))[0]
    act(colleague, "publish_selected", incident)
    assert state_of(incident) == "published"


def test_what_was_changed_since_the_list_was_shown_is_not_published_unseen(staff: Client, colleague: Client) -> None:
    incident, other = ready(), ready(title="Another", date_start=date(2020, 1, 1), country="ID")
    listed = versions_listed(staff)
    save(colleague, page_of(incident), title="Raid on a farm")
    found = messages(chosen(staff, "publish_selected", listed, incident, other))
    assert found[0] == f"Published: {other.public_id}."
    assert "not as your list showed it. Last saved by budi" in found[1]
    assert "Changed Title (Raid on a compound → Raid on a farm)." in found[1]
    assert state_of(incident) == "draft"
    act(staff, "publish_selected", incident)
    assert state_of(incident) == "published"


def test_what_the_list_did_not_show_is_not_published(staff: Client) -> None:
    incident = ready()
    assert "not as your list showed it" in messages(chosen(staff, "publish_selected", {}, incident))[0]
    assert state_of(incident) == "draft"


def test_a_colleague_who_changes_nothing_publishes_by_the_button(staff: Client, colleague: Client) -> None:
    incident = ready(latitude=15.2, longitude=120.5, date_end=date(2023, 5, 6), date_precision="period")
    save(staff, page_of(incident), title="Raid on a farm")
    save(colleague, page_of(incident), "_publish")
    assert state_of(incident) == "published"


def test_a_colleague_who_saves_without_a_change_leaves_the_author_the_author(staff: Client, colleague: Client) -> None:
    incident = ready()
    save(staff, page_of(incident), title="Raid on a farm")
    save(colleague, page_of(incident))
    assert "Ask a colleague" in messages(act(staff, "publish_selected", incident))[0]


def test_a_colleague_who_changes_a_row_does_not_publish_by_the_button(staff: Client, colleague: Client) -> None:
    incident = ready()
    save(staff, page_of(incident), title="Raid on a farm")
    save(colleague, page_of(incident), "_publish", counts__0__number="13")
    assert state_of(incident) == "draft"


def test_withdrawing_asks_for_a_reason(staff: Client) -> None:
    incident = make_published()
    page = act(staff, "withdraw_selected", incident)
    assert str(incident) in page.content.decode()
    assert state_of(incident) == "published"
    again = staff.post(page.request["PATH_INFO"] + "?" + page.request["QUERY_STRING"], {"reason": " "})
    assert "Say why: the public reads the reason." in again.content.decode()


def test_one_or_many_are_withdrawn_with_the_reason(staff: Client, ana: object) -> None:
    one, two, draft = make_published(), make_published(), make_incident()
    page = act(staff, "withdraw_selected", one, two, draft)
    address = page.request["PATH_INFO"] + "?" + page.request["QUERY_STRING"]
    found = messages(staff.post(address, {"reason": "Counted twice."}, follow=True))
    assert found[0] == f"Withdrawn: {one.public_id}, {two.public_id}."
    assert found[1] == f"{draft.public_id}: Only a published incident can be withdrawn."
    assert Incident.objects.get(pk=one.pk).withdrawn_reason == "Counted twice."
    assert PublicEvent.objects.filter(kind="withdrawn", by=ana).count() == 2


def test_a_reason_with_personal_data_is_refused_beside_it_and_kept(staff: Client) -> None:
    incident = make_published()
    page = withdraw(staff, incident, reason="Write to amina@example.org.")
    assert "looks like an e-mail address" in errors_beside(page, "reason")[0]
    assert "Write to amina@example.org.</textarea>" in page.content.decode()
    assert state_of(incident) == "published"


def test_nothing_published_means_nothing_to_withdraw(staff: Client) -> None:
    page = act(staff, "withdraw_selected", make_incident())
    assert "None of the chosen incidents is published" in page.content.decode()


def test_the_button_saves_first_and_then_publishes(staff: Client, settings: object) -> None:
    settings.SELF_REVIEW = True  # type: ignore[attr-defined]
    data = typed(when="2023", country="PH", sources=[source()], figures=[{"source": "0", "number": "12"}])
    found = messages(staff.post(ADD, data | {"_publish": "1"}, follow=True))
    incident = Incident.objects.get()
    assert incident.state == "published"
    assert found[-1] == f"Published: {incident.public_id}."


def test_what_the_button_cannot_publish_stays_saved_as_a_draft(staff: Client) -> None:
    found = messages(staff.post(ADD, typed(title="Raid") | {"_publish": "1"}, follow=True))
    incident = Incident.objects.get()
    assert (incident.title, incident.state) == ("Raid", "draft")
    assert "Enter the date: a year is enough." in found[-1]


def test_the_button_saves_and_sends_to_review_and_back(staff: Client) -> None:
    incident = make_incident()
    save(staff, page_of(incident), "_review", title="Raid on a farm")
    assert state_of(incident) == "in_review"
    save(staff, page_of(incident), "_draft")
    assert state_of(incident) == "draft"


def test_a_withdrawn_incident_can_be_published_again(staff: Client) -> None:
    incident = make_published()
    staff.post(f"{LIST}withdraw/?incidents={incident.pk}", {"reason": "To be checked."})
    act(staff, "publish_selected", incident)
    assert state_of(incident) == "published"


def test_each_step_stands_in_the_history(staff: Client) -> None:
    incident = ready()
    act(staff, "publish_selected", incident)
    assert LogEntry.objects.get(object_id=str(incident.pk)).change_message == "Published, revision 1"


def test_who_may_not_change_incidents_takes_no_step(client: Client, staff: Client) -> None:
    from tests.factories import make_user

    incident = make_published()
    client.force_login(make_user("reader"))
    assert client.get(LIST).status_code == 403
    assert client.post(f"{LIST}withdraw/?incidents={incident.pk}", {"reason": "no"}).status_code == 403
    assert state_of(incident) == "published"
