"""The group of editors may do all the work on the record, and nothing beside it."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client

from incidents.models import Incident
from tests.admin.inbox import STORY, accept_all, enter, read_article
from tests.admin.pages import ADD, source, typed
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    call_command("load_groups")
    user, client = make_user("editor"), Client()
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    return client


def test_an_editor_enters_a_case_with_its_sources_and_figures(editor: Client) -> None:
    rows = [{"source": "0", "number": "12"}]
    page = editor.post(ADD, typed(sources=[source()], figures=rows) | {"_continue": "1"}, follow=True)
    assert page.status_code == 200
    assert Incident.objects.get().counts.get().number == 12


def test_an_editor_works_through_the_inbox(editor: Client) -> None:
    assert editor.post("/admin/inbox/add/", {"addresses": "", "text": STORY}).status_code == 302
    article = read_article()
    accept_all(editor, article)
    enter(editor, article, "new", case_title="Raid in Manila")
    assert Incident.objects.get().title == "Raid in Manila"


@pytest.mark.parametrize("part", ["incident", "article", "outlet", "authority", "suggestion", "helpline", "term"])
def test_an_editor_sees_every_part_of_the_record(editor: Client, part: str) -> None:
    assert editor.get(f"/admin/incidents/{part}/").status_code == 200


@pytest.mark.parametrize("part", ["user", "group"])
def test_an_editor_manages_no_accounts(editor: Client, part: str) -> None:
    assert editor.get(f"/admin/auth/{part}/").status_code == 403


def test_a_group_that_was_changed_is_left_alone(editor: Client) -> None:
    group = Group.objects.get(name="Editors")
    group.permissions.set(Permission.objects.filter(codename="view_incident"))
    call_command("load_groups")
    assert group.permissions.count() == 1
