"""Who is let in where: every page of ours asks for its own permission, and takes no form from another site."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from incidents.models import Citation, Incident, PublicEvent, Suggestion
from tests.admin.inbox import page_of, read_article, texts
from tests.factories import make_incident, make_published, make_user

pytestmark = pytest.mark.django_db
INBOX, INCIDENTS = "/admin/inbox/", "/admin/incidents/incident/"
SHOWN = (INBOX, f"{INBOX}state.json", f"{INBOX}add/", f"{INBOX}1/", f"{INCIDENTS}1/merge/", f"{INCIDENTS}withdraw/")
TAKEN = (
    f"{INBOX}add/",
    f"{INBOX}blur/",
    f"{INBOX}1/decide/",
    f"{INBOX}1/enter/",
    f"{INBOX}1/step/",
    f"{INCIDENTS}1/merge/?other=TI-00002",
    f"{INCIDENTS}withdraw/?incidents=1",
    "/admin/lookup/preview/",
)


def signed_in(*permissions: str, checks: bool = False) -> Client:
    client, user = Client(enforce_csrf_checks=checks), make_user()
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    return client


@pytest.mark.parametrize("address", SHOWN)
def test_a_page_is_refused_to_staff_without_the_permission(address: str) -> None:
    assert signed_in("view_article", "view_incident").get(address).status_code == 403


@pytest.mark.parametrize("address", TAKEN)
def test_a_form_is_refused_from_staff_without_the_permission(address: str) -> None:
    assert signed_in("view_article", "view_incident").post(address).status_code == 403


@pytest.mark.parametrize("address", [*SHOWN, *TAKEN])
def test_a_visitor_is_sent_to_sign_in(address: str) -> None:
    response = Client().get(address)
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("address", TAKEN)
def test_a_form_of_another_site_is_refused(address: str) -> None:
    everything = Permission.objects.values_list("codename", flat=True)
    assert signed_in(*everything, checks=True).post(address).status_code == 403


@pytest.mark.parametrize("address", [f"{INBOX}blur/", f"{INBOX}1/decide/", f"{INBOX}1/enter/", f"{INBOX}1/step/"])
def test_what_changes_something_is_no_link(staff: Client, address: str) -> None:
    assert staff.get(address).status_code == 405


def test_who_may_only_read_articles_is_not_offered_to_write_cases() -> None:
    make_incident()
    page = signed_in("change_article").get(page_of(read_article()))
    assert texts(page, "//button[@name='to']") == []
    assert "for those who may enter incidents" in texts(page, "//*[@id='entering']")[0]


@pytest.mark.parametrize("model", ["publicevent", "printrequest"])
def test_history_and_prints_are_for_those_who_may_view_them(model: str) -> None:
    make_published()
    address = f"/admin/incidents/{model}/"
    assert signed_in("change_article").get(address).status_code == 403
    assert signed_in(f"view_{model}").get(address).status_code == 200


SHOWING = ("article", "outlet", "suggestion", "suggestion list", "publicevent list", "inbox")


def showing(place: str) -> str:
    """The address of a page that names a draft with a title, besides a published case."""
    draft = make_incident(title="Secret draft")
    article = read_article()
    Citation.objects.create(incident=draft, article=article)
    suggestion = Suggestion.objects.create(reference="S-AAAA-BBBB", kind="correction", incident=draft, text="x")
    PublicEvent.objects.create(incident=draft, kind="withdrawn", revision=1, at=timezone.now())
    rows = {"article": article, "outlet": article.outlet, "suggestion": suggestion}
    if place == "inbox":
        return page_of(article)
    name, _, rest = place.partition(" ")
    return f"/admin/incidents/{name}/" + ("" if rest else f"{rows[name].pk}/change/")


@pytest.mark.parametrize("place", SHOWING)
def test_the_title_of_a_draft_is_kept_from_those_who_may_not_view_incidents(place: str) -> None:
    page = signed_in("change_article", "change_outlet", "view_suggestion", "view_publicevent").get(showing(place))
    assert page.status_code == 200
    assert "Secret draft" not in page.content.decode()
    assert Incident.objects.get().public_id in page.content.decode()


@pytest.mark.parametrize("place", SHOWING[:-1])
def test_the_title_of_a_draft_is_told_to_those_who_may_view_incidents(place: str) -> None:
    allowed = ("change_article", "change_outlet", "view_suggestion", "view_publicevent", "view_incident")
    assert "Secret draft" in signed_in(*allowed).get(showing(place)).content.decode()


def test_who_may_only_view_incidents_is_led_back_from_what_is_not_open_to_them() -> None:
    for address in (INCIDENTS, f"{INCIDENTS}{make_incident().pk}/change/"):
        page = signed_in("view_incident").get(address)
        assert page.status_code == 403
        assert texts(page, "//main//a[@href='/admin/']") == ["back to the staff site, where you can sign out"]
