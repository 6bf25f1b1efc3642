"""What was accepted goes into the ledger in one step, by a person's decision, or not at all."""

from datetime import date
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from incidents.models import Citation, Incident, Involvement, VictimCount
from incidents.models.articles import ArticleStep as Step
from incidents.models.proposals import ProposalState
from tests.admin.inbox import (
    accept_all,
    counts,
    decide,
    enter,
    entering,
    new_case,
    opened,
    page_of,
    problems,
    proposal_of,
    read_article,
    texts,
)
from tests.factories import (
    make_article,
    make_authority,
    make_incident,
    make_place,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_a_new_case_has_what_was_accepted(staff: Client, ana: Any) -> None:
    article = read_article()
    accept_all(staff, article)
    new_case(staff, article)
    incident = Incident.objects.get()
    assert (incident.title, incident.country, incident.state) == ("Raid on a scam compound", "PH", "draft")
    assert (incident.date_start, incident.date_precision, incident.arrests) == (date(2023, 5, 4), "day", 3)
    assert incident.created_by == incident.changed_by == ana
    assert counts(incident) == {"": 34, "VN": 12, "ID": 9}
    read = {form["value"] for form in proposal_of(article).facts["exploitation"]}
    assert "forced_criminality" in read
    assert {term.code for term in incident.exploitation.all()} == read


def test_the_article_becomes_the_leading_source_and_is_done(staff: Client) -> None:
    article = read_article()
    accept_all(staff, article)
    new_case(staff, article)
    cited = Citation.objects.get()
    article.refresh_from_db()
    assert (cited.article, cited.is_lead, cited.reported_date) == (article, True, date(2023, 5, 4))
    assert article.step == Step.LINKED
    assert (proposal_of(article).state, proposal_of(article).incident) == (ProposalState.DONE, cited.incident)


def test_authorities_that_were_read_as_one_are_entered_as_two(staff: Client) -> None:
    make_authority("Immigration", type="border", country="PH")
    article = read_article()
    two = {"authority": "Police of Manila; Immigration", "type": "police", "country": "PH", "role": "lead"}
    decide(staff, article, "authorities.+", "change", **two)
    new_case(staff, article)
    entered = Involvement.objects.values_list("authority__name", "authority__type")
    assert list(entered) == [("Police of Manila", "police"), ("Immigration", "border")]


def test_who_the_people_are_goes_with_their_figure(staff: Client) -> None:
    article = read_article()
    decide(staff, article, "victims_total", "change", typed="34", qualifier="exact", women="20", minors="3")
    decide(
        staff, article, "nationalities.VN", "change", nationality="Vietnam", number="12", qualifier="exact", girls="1"
    )
    new_case(staff, article)
    entered = VictimCount.objects.values_list("nationality", "number", "women", "men", "girls", "boys", "minors")
    assert set(entered) == {("", 34, 20, None, None, None, 3), ("VN", 12, None, None, 1, None, None)}
    assert "34 people" in VictimCount.objects.get(nationality="").quote


def test_who_the_people_are_is_not_lost_where_the_figure_is_there_already(staff: Client) -> None:
    article = read_article()
    incident = make_incident()
    incident.citations.create(article=article, is_lead=True)
    incident.counts.create(article=article, number=34)
    decide(staff, article, "victims_total", "change", typed="34", qualifier="exact", minors="3")
    page = enter(staff, article, str(incident.pk), **opened(incident))
    assert "has this figure from this article already. Say there who they are (minors: 3)." in problems(page)


def test_the_arrests_of_a_case_are_from_the_article_that_says_so(staff: Client) -> None:
    article = read_article()
    accept_all(staff, article)
    new_case(staff, article)
    assert Citation.objects.get().tells_arrests


def test_a_second_article_with_the_same_arrests_says_so_too_one_with_others_does_not(staff: Client) -> None:
    for arrests, ticked in ((3, True), (4, False)):
        incident = make_incident(arrests=arrests)
        make_source(incident, total=34)
        article = read_article(address=f"https://news.example/of-{arrests}-arrests")
        accept_all(staff, article)
        enter(staff, article, str(incident.pk))
        assert incident.citations.get(article=article).tells_arrests is ticked


def test_a_figure_keeps_the_sentence_it_comes_from_for_staff(staff: Client) -> None:
    article = read_article()
    accept_all(staff, article)
    new_case(staff, article)
    quote = VictimCount.objects.get(nationality="VN").quote
    assert quote == "Among them were 12 Vietnamese and 9 Indonesians."


def test_a_refused_or_undecided_fact_is_not_written(staff: Client) -> None:
    article = read_article()
    accept_all(staff, article, "nationalities.ID", "arrests")
    decide(staff, article, "arrests", "refuse")
    new_case(staff, article)
    incident = Incident.objects.get()
    assert counts(incident) == {"": 34, "VN": 12}
    assert incident.arrests is None


def test_a_changed_fact_is_written_as_changed(staff: Client) -> None:
    article = read_article()
    decide(staff, article, "victims_total", "change", typed="40", qualifier="at_least")
    new_case(staff, article)
    count = VictimCount.objects.get()
    assert (count.number, count.qualifier) == (40, "at_least")


def test_a_place_that_the_gazetteer_knows_gets_its_point(staff: Client) -> None:
    make_place("Manila", "PH", 14.6, 120.98, admin1="Metro Manila")
    article = read_article()
    accept_all(staff, article)
    decide(staff, article, "place", "change", place="Manila")
    new_case(staff, article)
    incident = Incident.objects.get()
    assert (incident.place, incident.admin1, incident.latitude, incident.place_precision) == (
        "Manila",
        "Metro Manila",
        14.6,
        "town",
    )


def test_a_place_with_two_of_its_name_gets_no_point(staff: Client) -> None:
    make_place("San Fernando", "PH", 15.03, 120.69, admin1="Pampanga")
    make_place("San Fernando", "PH", 16.62, 120.32, admin1="La Union")
    article = read_article()
    accept_all(staff, article)
    decide(staff, article, "place", "change", place="San Fernando")
    new_case(staff, article)
    assert Incident.objects.get().latitude is None


def test_a_case_needs_a_title(staff: Client) -> None:
    article = read_article()
    accept_all(staff, article)
    page = new_case(staff, article, case_title="")
    assert page.status_code == 422
    assert "This field is required." in problems(page)
    assert not Incident.objects.exists()
    assert proposal_of(article).state == ProposalState.OPEN


def test_an_article_without_an_outlet_asks_for_it_and_keeps_what_was_typed(staff: Client) -> None:
    article = read_article(outlet="")
    accept_all(staff, article)
    page = new_case(staff, article, case_title="My own words")
    assert "“news.example” is new: choose what kind of outlet it is." in problems(page)
    assert "My own words" in page.content.decode()
    assert not Incident.objects.exists()


def test_a_new_outlet_is_described_beside_the_facts(staff: Client) -> None:
    article = read_article(outlet="")
    accept_all(staff, article)
    new_case(staff, article, outlet="The New Paper", outlet_family="national_press")
    article.refresh_from_db()
    assert (article.outlet.name, article.outlet.family) == ("The New Paper", "national_press")


def test_a_double_click_writes_one_case(staff: Client) -> None:
    article = read_article()
    accept_all(staff, article)
    data = entering(staff, article) | {"to": "new", "case_title": "Once"}
    address = reverse("admin:inbox_enter", args=[article.pk])
    first, second = staff.post(address, data), staff.post(address, data)
    assert (
        first["Location"]
        == second["Location"]
        == reverse("admin:incidents_incident_change", args=[Incident.objects.get().pk])
    )


def test_creating_a_case_is_in_the_history_of_both(staff: Client, ana: Any) -> None:
    article = read_article()
    accept_all(staff, article)
    LogEntry.objects.all().delete()
    new_case(staff, article)
    told = set(LogEntry.objects.filter(user=ana).values_list("content_type__model", "change_message"))
    incident = Incident.objects.get()
    assert told == {
        ("incident", f"Created from the article {article}"),
        ("article", f"Entered into {incident.public_id}"),
    }


def test_who_may_only_change_articles_writes_no_case(db: None, staff: Client) -> None:
    article = read_article()
    accept_all(staff, article)
    data = entering(staff, article) | {"to": "new", "case_title": "Raid"}
    client, user = Client(), make_user()
    user.user_permissions.add(Permission.objects.get(codename="change_article"))
    client.force_login(user)
    assert client.get(page_of(article)).status_code == 200
    assert client.post(reverse("admin:inbox_enter", args=[article.pk]), data).status_code == 403
    assert not Incident.objects.exists()


def test_an_article_that_came_as_a_text_can_be_given_its_address(staff: Client) -> None:
    article = read_article(address="")
    accept_all(staff, article)
    new_case(staff, article, address="news.example/found?utm_source=x")
    article.refresh_from_db()
    assert (article.address, article.step) == ("https://news.example/found?utm_source=x", "linked")
    assert article.canonical_address == "https://news.example/found"


@pytest.mark.parametrize(
    ("typed", "sentence"), [("nonsense", "not an address"), ("https://news.example/a", "recorded")]
)
def test_an_address_that_cannot_be_its_own_is_refused(staff: Client, typed: str, sentence: str) -> None:
    make_article(address="https://news.example/a")
    article = read_article(address="")
    accept_all(staff, article)
    page = new_case(staff, article, address=typed)
    assert page.status_code == 422
    assert sentence in " ".join(texts(page, "//section[@id='entering']//ul[contains(@class,'errorlist')]"))
    assert not Incident.objects.exists()


def test_an_article_with_an_address_is_not_asked_for_it(staff: Client) -> None:
    assert texts(staff.get(page_of(read_article())), "//section[@id='entering']//label[text()='Address']") == []
