"""Drafts that staff put away: the page that asks why, what the list shows, and the way back."""

import pytest
from django.contrib.admin.models import LogEntry
from django.http import HttpResponse
from django.test import Client

from incidents.ledger.discarding import discard
from incidents.models import Article, Incident
from incidents.models.articles import ArticleStep
from tests.admin.inbox import accept_all, enter, new_case, read_article, texts
from tests.admin.inbox import page_of as reading_page_of
from tests.admin.pages import errors, messages, page_of, save, shown
from tests.admin.test_incident_list import identities, rows
from tests.factories import make_incident, make_published, make_source, make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/incidents/incident/"
WHY = "Entered twice."


def put_away(client: Client, *incidents: Incident, reason: str = WHY) -> HttpResponse:
    numbers = ",".join(str(incident.pk) for incident in incidents)
    return client.post(f"{LIST}discard/?incidents={numbers}", {"reason": reason}, follow=True)


def state_of(incident: Incident) -> str:
    return Incident.objects.get(pk=incident.pk).state


def act(client: Client, action: str, *incidents: Incident) -> HttpResponse:
    data = {"action": action, "_selected_action": [str(incident.pk) for incident in incidents]}
    return client.post(f"{LIST}?state__exact=discarded", data, follow=True)


def test_the_page_of_a_draft_leads_to_discarding_it(staff: Client) -> None:
    incident = make_incident()
    assert f"/discard/?incidents={incident.pk}" in staff.get(page_of(incident)).content.decode()


def test_the_page_of_a_public_case_does_not(staff: Client) -> None:
    assert "/discard/" not in staff.get(page_of(make_published())).content.decode()


def test_a_draft_is_discarded_with_a_reason_that_its_page_and_its_history_tell(staff: Client) -> None:
    incident = make_incident()
    assert messages(put_away(staff, incident)) == [f"Discarded: {incident.public_id}."]
    page = staff.get(page_of(incident)).content.decode()
    assert f"Discarded: {WHY}" in page
    assert "Before this can be published" not in page
    assert LogEntry.objects.get().get_change_message() == f"Discarded ({WHY}), revision 1"


def test_without_a_reason_nothing_is_discarded(staff: Client) -> None:
    incident = make_incident()
    assert errors(put_away(staff, incident, reason=" ")) == ["Say why it is discarded."]
    assert state_of(incident) == "draft"


def test_of_several_chosen_only_drafts_are_discarded(staff: Client) -> None:
    incident, public = make_incident(), make_published()
    page = staff.get(f"{LIST}discard/?incidents={incident.pk},{public.pk}").content.decode()
    assert "Public, or no drafts any more, and so not discarded:" in page
    found = messages(put_away(staff, incident, public))
    assert found == [
        f"Discarded: {incident.public_id}.",
        f"{public.public_id}: This is public. Withdraw it, with a reason that the public reads.",
    ]


def test_where_nothing_can_be_discarded_the_page_says_so(staff: Client) -> None:
    page = staff.get(f"{LIST}discard/?incidents={make_published().pk}").content.decode()
    assert "None of the chosen incidents is a draft" in page


def test_the_list_leads_to_the_page_with_what_was_chosen(staff: Client) -> None:
    one, two = make_incident(), make_incident()
    data = {"action": "discard_selected", "_selected_action": [str(one.pk), str(two.pk)]}
    assert staff.post(LIST, data).headers["Location"].endswith(f"/discard/?incidents={one.pk},{two.pk}")


def test_the_list_leaves_out_what_was_discarded_until_somebody_filters_for_it(staff: Client) -> None:
    incident, draft = discard(make_incident(), WHY), make_incident()
    assert identities(staff.get(LIST)) == {draft.public_id}
    found = rows(staff.get(f"{LIST}?state__exact=discarded"))
    assert [(row["identity"], row["state_name"], row["blocked"]) for row in found] == [
        (incident.public_id, f"Discarded Reason: {WHY}", "–")
    ]


def test_whoever_asks_for_its_number_finds_it(staff: Client) -> None:
    incident = discard(make_incident(title="Rescue at sea"), WHY)
    assert identities(staff.get(f"{LIST}?q={incident.public_id}")) == {incident.public_id}
    assert identities(staff.get(f"{LIST}?q=Rescue")) == set()


def test_the_first_page_does_not_count_it(staff: Client) -> None:
    discard(make_incident(), WHY)
    assert "1 drafts" not in " ".join(texts(staff.get("/admin/"), "//section[@class='work-part']//li"))


def test_the_list_restores_it_to_draft(staff: Client) -> None:
    incident = discard(make_incident(), WHY)
    assert messages(act(staff, "restore_selected", incident)) == [f"Restored to draft: {incident.public_id}."]
    assert state_of(incident) == "draft"


def test_its_page_restores_it_and_saves_what_was_typed(staff: Client) -> None:
    incident = discard(make_incident(), WHY)
    page = save(staff, page_of(incident), "_restore", title="Raid on a farm")
    assert messages(page)[-1] == f"Restored to draft: {incident.public_id}."
    incident.refresh_from_db()
    assert (incident.state, incident.title) == ("draft", "Raid on a farm")


def test_nothing_is_changed_in_it_before_it_is_restored(staff: Client) -> None:
    incident = discard(make_incident(), WHY)
    page = save(staff, page_of(incident), "_continue", title="Raid on a farm")
    assert "Nothing was saved: this was discarded." in " ".join(errors(page))
    assert shown(page)["title"] == "Raid on a farm"
    assert Incident.objects.get().title == "Raid on a compound"


@pytest.mark.parametrize("button", ["_review", "_publish"])
def test_no_step_is_taken_with_it(staff: Client, button: str) -> None:
    incident = make_incident()
    make_source(incident, total=12)
    discard(incident, WHY)
    save(staff, page_of(incident), button)
    assert state_of(incident) == "discarded"


def test_it_is_offered_nowhere_in_the_inbox_and_nothing_is_added_to_it(staff: Client) -> None:
    article = read_article()
    accept_all(staff, article)
    new_case(staff, article)
    incident = Incident.objects.get()
    put_away(staff, incident)
    page = staff.get(reading_page_of(article))
    assert incident.public_id not in page.content.decode()
    assert (
        "is discarded, so nothing is added to it."
        in enter(staff, article, "other", other=incident.public_id).content.decode()
    )


def test_an_article_counts_it_as_no_use_of_it(staff: Client) -> None:
    incident = make_incident()
    make_source(incident)
    discard(incident, WHY)
    assert texts(staff.get("/admin/incidents/article/"), "//td[contains(@class,'field-uses')]") == ["0"]


def test_an_article_that_is_read_again_meanwhile_waits_for_a_decision(staff: Client) -> None:
    incident = make_incident()
    article = read_article()
    incident.citations.create(article=article)
    Article.objects.update(step=ArticleStep.LINKED)
    put_away(staff, incident)
    assert read_article(text="Police in Manila rescued 35 people on 4 May 2023.").step == ArticleStep.READ


def test_whoever_may_not_change_incidents_may_not_discard_them(client: Client) -> None:
    client.force_login(make_user())
    incident = make_incident()
    assert put_away(client, incident).status_code == 403
    assert state_of(incident) == "draft"
