"""Publishing what is probably public already asks first; what a person said once is kept and not asked again."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.http import HttpResponse
from django.test import Client

from incidents.models import Incident, ToldApart
from tests.admin.inbox import accept_all, enter, read_article, texts
from tests.admin.pages import ADD, messages, page_of, save, source, typed, versions_listed
from tests.factories import make_incident, make_published, make_source

pytestmark = pytest.mark.django_db
LIST = "/admin/incidents/incident/"
ASKED = "//div[@class='asked']"


@pytest.fixture(autouse=True)
def one_person(settings: Any) -> None:
    settings.SELF_REVIEW = True


def twins() -> tuple[Incident, Incident]:
    """A public case, and a draft of the same day, place and number."""
    public, draft = make_published(place="Mabalacat"), make_incident(place="Mabalacat", title="Raid in Mabalacat")
    make_source(draft, total=12)
    return public, draft


def state_of(incident: Incident) -> str:
    return Incident.objects.get(pk=incident.pk).state


def test_the_button_asks_and_keeps_what_was_typed(staff: Client) -> None:
    public, draft = twins()
    page = save(staff, page_of(draft), "_publish", title="Typed just now")
    draft.refresh_from_db()
    assert (draft.state, draft.title) == ("draft", "Typed just now")
    assert str(public) in messages(page)[0]
    (asked,) = texts(page, ASKED)
    assert str(public) in asked and "The same date." in asked and "The same number of people: 12." in asked


def test_a_new_case_that_is_published_at_once_is_kept_as_a_draft_and_asked_about(staff: Client) -> None:
    make_published(place="Mabalacat")
    figures = [{"source": "0", "number": "12"}]
    data = typed(when="2023-05-04", country="Philippines", place="Mabalacat", sources=[source()], figures=figures)
    page = staff.post(ADD, data | {"_publish": "1"}, follow=True)
    assert len(texts(page, ASKED)) == 1
    assert Incident.objects.latest("pk").state == "draft"


def test_the_tick_publishes_and_stands_in_the_history_of_both(staff: Client) -> None:
    public, draft = twins()
    save(staff, page_of(draft), "_publish", apart=str(public.pk))
    assert state_of(draft) == "published"
    told = set(LogEntry.objects.filter(change_message__contains="Another case").values_list("object_id", flat=True))
    assert told == {str(public.pk), str(draft.pk)}


def test_what_was_told_apart_once_is_not_asked_again(staff: Client) -> None:
    public, draft = twins()
    page = save(staff, page_of(draft), apart=str(public.pk))
    assert texts(page, ASKED) == []
    assert ToldApart.objects.count() == 1
    save(staff, page_of(draft), "_publish", apart=str(public.pk))
    assert (state_of(draft), ToldApart.objects.count()) == ("published", 1)


def test_the_tick_is_about_the_case_it_names_alone(staff: Client) -> None:
    _public, draft = twins()
    other = make_incident()
    save(staff, page_of(draft), "_publish", apart=str(other.pk))
    assert state_of(draft) == "draft"


def publish_listed(staff: Client, *drafts: Incident) -> HttpResponse:
    data = {"action": "publish_selected", "_selected_action": [draft.pk for draft in drafts]}
    return staff.post(LIST, {**data, **versions_listed(staff)}, follow=True)


def test_the_list_refuses_and_names_the_case(staff: Client) -> None:
    public, draft = twins()
    page = publish_listed(staff, draft)
    assert state_of(draft) == "draft"
    assert texts(page, f"//ul[@class='messagelist']//a[@href='{page_of(public)}']") == [str(public)]


def test_of_two_drafts_alike_that_are_published_together_the_second_is_asked_about(staff: Client) -> None:
    first, second = make_incident(place="Clark"), make_incident(place="Clark")
    for draft in (first, second):
        make_source(draft, total=12)
    publish_listed(staff, first, second)
    assert (state_of(first), state_of(second)) == ("published", "draft")


def test_a_draft_alike_asks_nothing(staff: Client) -> None:
    first, second = make_incident(place="Clark"), make_incident(place="Clark")
    for draft in (first, second):
        make_source(draft, total=12)
    save(staff, page_of(second), "_publish")
    assert (state_of(first), state_of(second)) == ("draft", "published")


def test_the_inbox_asks_before_it_creates_a_second_case(staff: Client) -> None:
    public = make_published()
    public.counts.update(number=34)
    article = read_article()
    accept_all(staff, article)
    page = enter(staff, article, "new", case_title="Typed just now")
    assert Incident.objects.count() == 1
    assert texts(page, "//*[contains(@class,'errorlist')]/li") == [
        f"This is probably {public}. Add the article to it, or tick there that these are two cases."
    ]
    assert "Typed just now" in page.content.decode()


def test_the_tick_in_the_inbox_creates_the_case_and_is_kept(staff: Client) -> None:
    public = make_published()
    public.counts.update(number=34)
    article = read_article()
    accept_all(staff, article)
    enter(staff, article, "new", case_title="Another raid", apart=str(public.pk))
    created = Incident.objects.latest("pk")
    pair = ToldApart.objects.get()
    assert (pair.first_id, pair.second_id) == (public.pk, created.pk)
