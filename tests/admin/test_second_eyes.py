"""A second pair of eyes for all that an incident publishes: its articles, outlets and authorities, too."""

from typing import Any

import pytest
from django.db.models import Model
from django.test import Client

from incidents.ledger.publishing import withdraw
from incidents.models import Article, Incident
from tests.admin.inbox import texts
from tests.admin.pages import errors, messages, page_of, save, shown, typed, versions_listed
from tests.factories import make_authority, make_incident, make_published, make_source, make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/incidents/incident/"
BESIDE = "You changed an article, outlet or authority that this incident shows"


def draft(by: Any) -> Incident:
    """A draft of somebody's, with an article of an outlet, a reprint and an authority."""
    incident = make_incident(changed_by=by)
    make_source(incident, "Daily News", total=12, original_source="AFP")
    incident.involvements.create(authority=make_authority("Navy"))
    return incident


def correct(client: Client, row: Model, **changes: Any) -> None:
    save(client, f"/admin/incidents/{row._meta.model_name}/{row.pk}/change/", **changes)


def shows(incident: Incident) -> dict[str, Model]:
    article = incident.citations.get().article
    authority = incident.involvements.get().authority
    return {"article": article, "outlet": article.outlet, "reprint": article.original_source, "authority": authority}


def state_of(incident: Incident) -> str:
    return Incident.objects.get(pk=incident.pk).state


@pytest.mark.parametrize("part", ["article", "outlet", "reprint", "authority"])
def test_whoever_corrected_what_a_draft_shows_does_not_publish_it(staff: Client, budi: Any, part: str) -> None:
    incident = draft(budi)
    row = shows(incident)[part]
    correct(staff, row, **{"title" if part == "article" else "name": "Corrected"})
    assert BESIDE in messages(save(staff, page_of(incident), "_publish"))[-1]
    assert state_of(incident) == "draft"


def test_what_the_public_does_not_see_keeps_nobody_from_publishing(staff: Client, budi: Any) -> None:
    incident = draft(budi)
    correct(staff, shows(incident)["outlet"], country="Indonesia")
    save(staff, page_of(incident), "_publish")
    assert state_of(incident) == "published"


def test_the_page_says_who_changed_what_it_shows(staff: Client, colleague: Client, budi: Any) -> None:
    incident = draft(budi)
    correct(staff, shows(incident)["article"], title="Corrected")
    assert "what it shows changed by ana" in texts(colleague.get(page_of(incident)), "//p[@class='standing-line']")[0]


def test_whoever_entered_the_draft_is_not_freed_by_the_correction_of_another(
    staff: Client, colleague: Client, budi: Any
) -> None:
    incident = draft(budi)
    correct(staff, shows(incident)["article"], title="Corrected")
    assert "You changed this incident last." in messages(save(colleague, page_of(incident), "_publish"))[-1]


def test_a_third_publishes_it(staff: Client, colleague: Client, budi: Any) -> None:
    incident = draft(make_user())
    correct(staff, shows(incident)["article"], title="Corrected")
    save(colleague, page_of(incident), "_publish")
    assert state_of(incident) == "published"


def test_once_a_colleague_has_saved_it_as_it_is_whoever_corrected_publishes_it(
    staff: Client, colleague: Client, budi: Any
) -> None:
    incident = draft(budi)
    correct(staff, shows(incident)["article"], title="Corrected")
    save(colleague, page_of(incident))
    save(staff, page_of(incident), "_publish")
    assert state_of(incident) == "published"


def test_whoever_corrected_does_not_free_themselves_by_saving(staff: Client, budi: Any) -> None:
    incident = draft(budi)
    correct(staff, shows(incident)["article"], title="Corrected")
    save(staff, page_of(incident))
    assert BESIDE in messages(save(staff, page_of(incident), "_publish"))[-1]


def test_a_page_opened_before_the_correction_is_older(staff: Client, colleague: Client, budi: Any) -> None:
    incident = draft(make_user())
    data = shown(colleague.get(page_of(incident)))
    correct(staff, shows(incident)["article"], title="Corrected")
    page = colleague.post(page_of(incident), data | {"_publish": "1"}, follow=True)
    assert errors(page)[0].startswith("ana changed this incident")
    assert state_of(incident) == "draft"


def test_a_list_opened_before_the_correction_publishes_nothing(staff: Client, colleague: Client) -> None:
    incident = draft(make_user())
    listed = versions_listed(colleague)
    correct(staff, shows(incident)["article"], title="Corrected")
    data = {"action": "publish_selected", "_selected_action": [incident.pk], **listed}
    told = messages(colleague.post(LIST, data, follow=True))[0]
    assert "Last saved by ana" in told
    assert "An article, outlet or authority that it shows was changed." in told
    assert state_of(incident) == "draft"


def test_an_article_completed_on_the_page_of_another_case_counts_too(staff: Client, budi: Any) -> None:
    incident = draft(budi)
    article = shows(incident)["article"]
    Article.objects.update(title="")
    row = {"address": article.address, "title": "Completed"}  # type: ignore[attr-defined]
    staff.post(f"{LIST}add/", typed(sources=[row]) | {"_continue": "1"})
    assert BESIDE in messages(save(staff, page_of(incident), "_publish"))[-1]


def test_one_that_was_withdrawn_is_not_published_again_by_whoever_corrected(staff: Client, budi: Any) -> None:
    incident = make_published(changed_by=budi)
    withdraw(incident, "Counted twice.", None)
    correct(staff, incident.citations.get().article, title="Corrected")
    assert BESIDE in messages(save(staff, page_of(incident), "_publish"))[-1]


def test_one_that_is_public_has_its_revision_instead(staff: Client) -> None:
    incident = make_published()
    correct(staff, incident.citations.get().article, title="Corrected")
    incident.refresh_from_db()
    assert (incident.revision, incident.sources_changed_by) == (2, None)


def test_publishing_settles_it(staff: Client, colleague: Client, budi: Any) -> None:
    incident = draft(make_user())
    correct(staff, shows(incident)["article"], title="Corrected")
    data = {"action": "publish_selected", "_selected_action": [incident.pk], **versions_listed(colleague)}
    colleague.post(LIST, data)
    incident.refresh_from_db()
    assert (incident.state, incident.sources_changed_by, incident.sources_changed_at) == ("published", None, None)


def test_where_one_person_may_publish_alone_nothing_is_asked(staff: Client, budi: Any, settings: Any) -> None:
    settings.SELF_REVIEW = True
    incident = draft(budi)
    correct(staff, shows(incident)["article"], title="Corrected")
    save(staff, page_of(incident), "_publish")
    assert state_of(incident) == "published"
