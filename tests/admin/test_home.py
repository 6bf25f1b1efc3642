"""The first page of the staff site says what waits, to those who may do it."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from incidents.models import PrintRequest
from tests.admin.inbox import texts, tree
from tests.factories import make_article, make_incident, make_user

pytestmark = pytest.mark.django_db


def waiting(page: Any) -> list[str]:
    return texts(page, "//section[@class='work-part']//li")


def test_what_waits_is_counted_with_the_way_to_it(staff: Client) -> None:
    make_article(step="read")
    make_article(step="failed")
    make_article(step="fetching")
    make_incident(state="in_review")
    shown = waiting(staff.get("/admin/"))
    assert {"1 to decide", "1 failed", "1 being fetched and read", "1 in review", "0 drafts", "0 new"} <= set(shown)


def test_each_way_leads_to_a_page(staff: Client) -> None:
    for address in tree(staff.get("/admin/")).xpath("//section[@class='work-part']//a/@href"):
        assert staff.get(address).status_code == 200


def test_nobody_is_shown_work_that_is_not_theirs() -> None:
    client, user = Client(), make_user()
    user.user_permissions.add(Permission.objects.get(codename="change_suggestion"))
    client.force_login(user)
    page = client.get("/admin/")
    assert texts(page, "//section[@class='work-part']/h2") == ["Suggestions from the public"]
    assert texts(page, "//nav[@class='staff-nav']/a") == ["Suggestions"]


def test_a_print_that_is_owed_is_told(staff: Client) -> None:
    assert texts(staff.get("/admin/"), "//p[@class='owed']") == []
    PrintRequest.objects.create()
    assert "not public yet" in texts(staff.get("/admin/"), "//p[@class='owed']")[0]
