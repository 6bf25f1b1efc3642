"""Two incidents side by side, and merged by a person's decision."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client

from incidents.models import Incident, Term
from incidents.models.incident import State
from tests.admin.inbox import texts, tree
from tests.admin.pages import errors, messages, save, shown, versions_listed
from tests.factories import make_authority, make_incident, make_published, make_source, make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/incidents/incident/"


def two() -> tuple[Incident, Incident]:
    """The raid at Clark entered twice, from sources that disagree."""
    first = make_incident(title="Raid at Clark")
    make_source(first, "Bisnis", total=1048, nationalities={"ID": 143})
    second = make_incident(title="Raid at the Freeport", date_start="2023-05-05")
    make_source(second, "Rappler", total=1090, nationalities={"ID": 143, "PH": 171})
    return first, second


def address(one: Incident, other: Incident) -> str:
    return f"{LIST}{one.pk}/merge/?other={other.public_id}"


def merge(client: Client, one: Incident, other: Incident, keep: Incident, **changes: Any) -> Any:
    form = tree(client.get(address(one, other))).xpath("//div[@id='content-main']//form")[0]
    data = dict(form.form_values()) | {"keep": str(keep.pk)} | changes
    return client.post(address(one, other), data, follow=True)


def test_two_incidents_stand_side_by_side_and_what_differs_is_marked(staff: Client) -> None:
    page = staff.get(address(*reversed(two())))
    rows = {texts_of[0]: texts_of[1:] for texts_of in _rows(page)}
    assert rows["People"] == ["1,090", "1,048"]
    assert "Title" in texts(page, "//tr[@class='differs']/th")
    assert "State" not in texts(page, "//tr[@class='differs']/th")


def test_what_either_has_beside_its_sources_is_compared_before_one_of_them_goes(staff: Client) -> None:
    first, second = two()
    article = second.citations.get().article
    second.followups.create(article=article, outcome="sheltered", number=30)
    Incident.objects.filter(pk=second.pk).update(arrests=5, internal_notes="ask the embassy")
    second.sectors.set(Term.objects.filter(code="online_scam"))
    rows = {texts_of[0]: texts_of[1:] for texts_of in _rows(staff.get(address(second, first)))}
    assert rows["What happened next"][0] == "Sheltered 30"
    assert (rows["Arrests"][0], rows["Internal notes"]) == ("5", ["ask the embassy", "–"])
    assert rows["Classification"][0] == str(second.sectors.get())


def taken(page: Any) -> list[list[str]]:
    """For either choice of the one that stays, what the page says that it takes over and what not."""
    sections = tree(page).xpath("//section[@class='taken']")
    return [[" ".join(line.text_content().split()) for line in section.xpath(".//li")] for section in sections]


def full() -> tuple[Incident, Incident]:
    """Two incidents of which the second has all that can be taken over, and an outcome that cannot."""
    first, second = two()
    article = second.citations.get().article
    second.followups.create(article=article, outcome="sheltered", number=30, nationality="ID", date="2023-06-01")
    second.followups.create(article=article, outcome="charged", date="2023-05-03")
    second.involvements.create(authority=make_authority("Navy"))
    Incident.objects.filter(pk=second.pk).update(internal_notes="Ask the embassy.")
    second.sectors.set(Term.objects.filter(code="online_scam"))
    return first, second


def test_the_page_says_what_the_one_would_take_over_from_the_other(staff: Client) -> None:
    first, second = full()
    other_way, way = taken(staff.get(address(second, first)))
    assert way == [
        "Sources: Rappler: Rescue reported",
        "Authorities: Navy (PH)",
        "What happened next: Sheltered 30 Indonesian (1 June 2023)",
        "Classification: Online scam",
        f"Internal notes: {second.public_id}: Ask the embassy.",
        "Charged (3 May 2023): This is before the incident (4 May 2023). Correct the day, or leave it blank.",
    ]
    assert other_way == ["Sources: Bisnis: Rescue reported"]


def test_the_page_says_where_nothing_is_to_be_taken_over(staff: Client) -> None:
    assert taken(staff.get(address(make_incident(), make_incident()))) == [["nothing"], ["nothing"]]


def test_the_history_says_what_was_taken_over_and_what_not(staff: Client) -> None:
    first, second = full()
    merge(staff, second, first, keep=first)
    told = LogEntry.objects.get(object_id=str(first.pk)).get_change_message()
    assert told.startswith(
        f"Took over {second.public_id} (Sources: Rappler: Rescue reported; Authorities: Navy (PH); "
    )
    assert f"Internal notes: {second.public_id}: Ask the embassy.; not taken over: Charged (3 May 2023): " in told


def test_of_two_drafts_the_older_stays_unless_somebody_says_otherwise(staff: Client) -> None:
    first, second = two()
    assert tree(staff.get(address(second, first))).xpath("//input[@name='keep'][@checked]/@value") == [str(first.pk)]


def test_the_public_one_stays_unless_somebody_says_otherwise(staff: Client) -> None:
    draft, public = make_incident(), make_published()
    assert tree(staff.get(address(draft, public))).xpath("//input[@name='keep'][@checked]/@value") == [str(public.pk)]


def test_merging_moves_the_sources_and_leads_from_one_to_the_other(staff: Client, ana: Any) -> None:
    first, second = two()
    page = merge(staff, second, first, keep=first)
    second.refresh_from_db()
    assert (second.state, second.merged_into) == (State.MERGED, first)
    assert first.citations.count() == 2
    assert f"{second.public_id} is part of {first.public_id} now." in texts(page, "//ul[@class='messagelist']")[0]
    told = LogEntry.objects.filter(user=ana).values_list("object_id", flat=True)
    assert sorted(told) == [str(first.pk), str(second.pk)]


def test_what_is_merged_is_shown_as_a_part_and_offers_no_publishing(staff: Client) -> None:
    first, second = two()
    merge(staff, first, second, keep=first)
    page = staff.get(f"{LIST}{second.pk}/change/")
    assert f"this is part of {first}" in " ".join(texts(page, "//section[@class='standing']"))
    assert tree(page).xpath("//input[@name='_publish']") == []


def test_nothing_is_saved_any_more_of_what_is_merged(staff: Client) -> None:
    first, second = two()
    old = shown(staff.get(f"{LIST}{second.pk}/change/"))
    merge(staff, first, second, keep=first)
    page = staff.get(f"{LIST}{second.pk}/change/")
    assert tree(page).xpath("//div[contains(@class,'submit-row')]//input[@type='submit']") == []
    for data in (old, shown(page)):
        answer = staff.post(f"{LIST}{second.pk}/change/", data | {"title": "Raid on a farm", "_continue": "1"})
        assert f"this is part of {first.public_id} now" in " ".join(errors(answer))
    second.refresh_from_db()
    assert second.title == "Raid at the Freeport"


def test_a_second_click_merges_nothing_more(staff: Client) -> None:
    first, second = two()
    form = dict(tree(staff.get(address(first, second))).xpath("//div[@id='content-main']//form")[0].form_values())
    staff.post(address(first, second), form)
    page = staff.post(address(first, second), form)
    assert page.status_code == 422
    assert "changed after you opened" in texts(page, "//p[@class='errornote']")[0]
    assert first.citations.count() == 2


def test_what_a_colleague_changed_meanwhile_is_looked_at_first(staff: Client) -> None:
    first, second = two()
    page = merge(staff, first, second, keep=first, **{f"seen-{second.pk}": "2020-01-01 draft"})
    second.refresh_from_db()
    assert page.status_code == 422
    assert second.state == State.DRAFT


def test_what_became_of_a_merge_is_not_published_by_whoever_merged(staff: Client, budi: Any) -> None:
    first, second = two()
    Incident.objects.filter(pk=first.pk).update(changed_by=budi)
    merge(staff, first, second, keep=first)
    page = save(staff, f"{LIST}{first.pk}/change/", "_publish")
    assert "Ask a colleague" in messages(page)[-1]
    first.refresh_from_db()
    assert first.state == State.DRAFT


def test_a_list_that_was_opened_before_a_merge_does_not_publish_what_it_did_not_show(
    staff: Client, colleague: Client
) -> None:
    first, second = two()
    listed = versions_listed(colleague)
    merge(staff, first, second, keep=first)
    data = {"action": "publish_selected", "_selected_action": [first.pk], **listed}
    assert "Last saved by ana" in messages(colleague.post(LIST, data, follow=True))[0]
    first.refresh_from_db()
    assert first.state == State.DRAFT


def test_a_public_case_says_who_merged_another_into_it(staff: Client) -> None:
    public, draft = make_published(), make_incident()
    merge(staff, draft, public, keep=public)
    page = staff.get(f"{LIST}{public.pk}/change/")
    assert "last changed by ana" in " ".join(texts(page, "//p[@class='standing-line']"))


def test_a_public_incident_is_not_hidden_in_a_draft(staff: Client) -> None:
    draft, public = make_incident(), make_published()
    page = merge(staff, draft, public, keep=draft)
    assert "merge them the other way round" in texts(page, "//p[@class='errornote']")[0]
    public.refresh_from_db()
    assert public.state == State.PUBLISHED


@pytest.mark.parametrize(
    ("other", "sentence"),
    [("TI-99999", "There is no such incident"), ("nonsense", "no such incident"), ("TI-00001", "two different")],
)
def test_a_number_that_is_no_other_incident_is_refused(staff: Client, other: str, sentence: str) -> None:
    incident = make_incident(pk=1)
    page = staff.get(f"{LIST}{incident.pk}/merge/?other={other}")
    assert page.status_code == 422
    assert sentence in texts(page, "//ul[@class='errorlist']")[0]


def test_the_page_of_an_incident_offers_what_may_be_the_same_with_reasons(staff: Client) -> None:
    first, second = two()
    page = staff.get(f"{LIST}{second.pk}/change/")
    assert tree(page).xpath("//p[@class='alike']/a/@href") == [address(second, first)]
    assert "Similar numbers of people: 1,090 and 1,048." in texts(page, "//p[@class='alike']")[0]


def test_two_raids_in_one_city_a_month_apart_are_not_offered_as_one(staff: Client) -> None:
    first = make_incident(place="Manila")
    make_source(first, total=40)
    second = make_incident(place="Manila", date_start="2023-06-08")
    make_source(second, total=38)
    assert tree(staff.get(f"{LIST}{second.pk}/change/")).xpath("//p[@class='alike']") == []


def test_two_chosen_in_the_list_are_compared(staff: Client) -> None:
    first, second = two()
    data = {"action": "merge_selected", "_selected_action": [first.pk, second.pk]}
    assert staff.post(LIST, data)["Location"] == address(second, first)


def test_one_chosen_in_the_list_is_not_enough(staff: Client) -> None:
    data = {"action": "merge_selected", "_selected_action": [make_incident().pk]}
    assert "exactly two" in staff.post(LIST, data, follow=True).content.decode()


def test_who_may_not_change_incidents_may_not_merge_them() -> None:
    client, user = Client(), make_user()
    user.user_permissions.add(Permission.objects.get(codename="view_incident"))
    client.force_login(user)
    first, second = two()
    assert client.get(address(first, second)).status_code == 403
    assert client.post(address(first, second), {"keep": first.pk}).status_code == 403


def _rows(page: Any) -> list[list[str]]:
    rows = tree(page).xpath("//div[@class='compared']//tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in rows]
