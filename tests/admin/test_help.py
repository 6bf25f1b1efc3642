"""Help lines as staff keep them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from incidents.models import HelpLine, PrintRequest
from tests.factories import make_help_line

pytestmark = pytest.mark.django_db
LIST = reverse("admin:incidents_helpline_changelist")
ADD = reverse("admin:incidents_helpline_add")
LINE = {
    "country": "Viet Nam",
    "kind": "trafficking",
    "name": "Tổng đài 111",
    "name_en": "National hotline 111",
    "number": "111",
    "source_url": "https://lines.example/111",
    "languages": "vi",
}


def act(client, action, *lines):
    return client.post(LIST, {"action": action, "_selected_action": [line.pk for line in lines]}, follow=True)


def test_confirming_today_notes_day_and_person_and_owes_a_print(staff, ana):
    line = make_help_line()
    page = act(staff, "confirm_today", line).content.decode()
    line.refresh_from_db()
    assert (line.confirmed_on, line.confirmed_by_staff) == (timezone.localdate(), ana)
    assert "1 help line confirmed." in page
    assert PrintRequest.objects.exists()


def test_a_retired_line_stays_in_the_ledger(staff):
    line = make_help_line()
    act(staff, "retire", line)
    line.refresh_from_db()
    assert line.retired_on == timezone.localdate()
    assert PrintRequest.objects.exists()


def test_no_line_can_be_deleted(staff):
    line = make_help_line()
    assert staff.post(reverse("admin:incidents_helpline_delete", args=[line.pk]), {"post": "yes"}).status_code == 403
    assert "delete_selected" not in staff.get(LIST).content.decode()


def test_a_line_is_entered_by_the_name_of_its_country(staff):
    assert staff.post(ADD, LINE).status_code == 302
    line = HelpLine.objects.get()
    assert (line.country, line.confirmed_on, line.origin) == ("VN", None, "")
    assert PrintRequest.objects.exists()


def test_who_enters_a_day_of_confirmation_is_who_confirmed_it(staff, ana):
    staff.post(ADD, LINE | {"confirmed_on": "2026-01-02"})
    line = HelpLine.objects.get()
    assert (str(line.confirmed_on), line.confirmed_by_staff) == ("2026-01-02", ana)


def test_a_number_listed_already_is_refused_and_what_was_typed_stays(staff):
    make_help_line(country="VN", number="111")
    answer = staff.post(ADD, LINE)
    assert "This number is listed for this country already." in answer.content.decode()
    assert "Tổng đài 111" in answer.content.decode()
    assert HelpLine.objects.count() == 1


def test_the_list_finds_what_is_to_be_checked(staff):
    today = timezone.localdate()
    make_help_line(number="1001")
    make_help_line(number="1002", confirmed_on=today - timedelta(days=400))
    make_help_line(number="1003", confirmed_on=today)
    make_help_line(number="1004", retired_on=today)
    shown = {
        choice: {number for number in ("1001", "1002", "1003", "1004") if f">{number}<" in page}
        for choice in ("due", "fresh", "retired")
        if (page := staff.get(f"{LIST}?confirmation={choice}").content.decode())
    }
    assert shown == {"due": {"1001", "1002"}, "fresh": {"1003"}, "retired": {"1004"}}


def test_those_to_check_come_first_and_the_retired_last(staff):
    today = timezone.localdate()
    make_help_line(number="1004", retired_on=today)
    make_help_line(number="1003", confirmed_on=today)
    make_help_line(number="1001")
    page = staff.get(LIST).content.decode()
    places = [page.index(f">{number}<") for number in ("1001", "1003", "1004")]
    assert places == sorted(places)
