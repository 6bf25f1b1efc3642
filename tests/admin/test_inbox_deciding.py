"""Each fact that was read is decided on by a person: accepted, changed, refused, or taken back."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from incidents.models import FactDecision, Incident
from tests.admin.inbox import decide, decision, page_of, proposal_of, read_article, texts, tree

pytestmark = pytest.mark.django_db


def test_an_accepted_fact_is_noted_with_who_and_when(staff: Client, ana: Any) -> None:
    article = read_article()
    decide(staff, article, "victims_total", "accept")
    found = FactDecision.objects.get()
    assert (found.fact, found.state, found.by, found.value) == ("victims_total", "accepted", ana, None)


def test_a_changed_number_keeps_its_qualifier(staff: Client) -> None:
    article = read_article()
    decide(staff, article, "victims_total", "change", typed="1,034", qualifier="at_least")
    assert decision(article, "victims_total") == ("changed", {"value": 1034, "qualifier": "at_least"})


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2023", {"value": "2023", "precision": "year"}),
        ("May 2023", {"value": "2023-05", "precision": "month"}),
        ("5 Mei 2023", {"value": "2023-05-05", "precision": "day"}),
        ("4–6 May 2023", {"value": "2023-05-04", "precision": "period", "end": "2023-05-06"}),
    ],
)
def test_a_changed_date_says_how_precise_it_is(staff: Client, typed: str, value: Any) -> None:
    article = read_article()
    decide(staff, article, "incident_date", "change", typed=typed)
    assert decision(article, "incident_date") == ("changed", value)


def test_a_changed_country_is_stored_by_its_code(staff: Client) -> None:
    article = read_article()
    decide(staff, article, "country", "change", typed="Kamboja")
    assert decision(article, "country") == ("changed", {"value": "KH"})


def test_a_changed_nationality_can_lose_its_number(staff: Client) -> None:
    article = read_article()
    decide(staff, article, "nationalities.VN", "change", nationality="Laos", number="", qualifier="exact")
    assert decision(article, "nationalities.VN") == ("changed", {"value": "LA", "number": None, "qualifier": None})


def test_who_the_people_are_stands_beside_the_number_that_was_read(staff: Client) -> None:
    article = read_article()
    page = decide(staff, article, "victims_total", "change", typed="34", qualifier="exact", women="30", minors="0")
    value = {"value": 34, "qualifier": "exact", "women": 30, "minors": 0}
    assert decision(article, "victims_total") == ("changed", value)
    card = "//*[@id='fact-victims-total']"
    assert texts(page, f"{card}//*[contains(@class,'stands')]/p") == ["34"]
    assert texts(page, f"{card}//*[@class='instead']") == ["women: 30, minors: 0"]
    assert tree(page).xpath(f"{card}//fieldset//input/@value") == ["30", "0"]


def test_more_women_than_people_are_refused_beside_their_number(staff: Client) -> None:
    article = read_article()
    page = decide(staff, article, "victims_total", "change", typed="107", qualifier="exact", women="500")
    assert "women 500: that is 500, more than the 107 people of this figure." in page.content.decode()
    assert not FactDecision.objects.exists()


def test_who_the_people_are_is_told_with_a_number_put_in_its_place(staff: Client) -> None:
    article = read_article()
    about = {"nationality": "Vietnam", "number": "11", "qualifier": "about", "boys": "2"}
    page = decide(staff, article, "nationalities.VN", "change", **about)
    assert texts(page, "//*[@id='fact-nationalities-VN']//*[@class='instead']") == ["Vietnamese: about 11 (boys: 2)"]


def test_of_what_counts_no_people_nobody_is_asked_who_they_are(staff: Client) -> None:
    page = staff.get(page_of(read_article()))
    assert texts(page, "//*[@id='fact-arrests']//fieldset") == []


def test_a_nationality_can_be_said_to_be_of_nobody(staff: Client) -> None:
    page = decide(
        staff, read_article(), "nationalities.+", "change", nationality="Laos", number="0", qualifier="exact"
    )
    assert texts(page, "//*[@id='fact-nationalities-LA']//*[@class='instead']") == ["Laotian: 0"]


def test_a_number_that_is_none_is_refused_and_stays_typed(staff: Client) -> None:
    article = read_article()
    page = decide(staff, article, "victims_total", "change", typed="many", qualifier="exact")
    assert page.status_code == 422
    assert "Type a whole number" in page.content.decode()
    assert tree(page).xpath("//*[@id='fact-victims-total-typed']/@value") == ["many"]
    assert decision(article, "victims_total") is None


def test_a_refused_fact_stays_visible_as_refused(staff: Client) -> None:
    article = read_article()
    page = decide(staff, article, "arrests", "refuse")
    assert decision(article, "arrests") == ("refused", None)
    assert "fact-refused" in tree(page).get_element_by_id("fact-arrests").get("class")


def test_a_decision_can_be_taken_back(staff: Client) -> None:
    article = read_article()
    decide(staff, article, "arrests", "refuse")
    decide(staff, article, "arrests", "undo")
    assert decision(article, "arrests") is None


def test_after_a_decision_the_next_open_fact_comes_up(staff: Client) -> None:
    article = read_article()
    page = decide(staff, article, "incident_date", "accept")
    assert tree(page).get_element_by_id("reading").get("data-at") == "fact-country"


def test_of_values_that_contradict_each_other_none_is_chosen_for_staff(staff: Client) -> None:
    article = _disputed()
    page = staff.get(page_of(article))
    assert texts(page, "//*[@id='fact-victims-total']//*[@data-choose]") == ["1 1,048", "2 1,090"]
    assert texts(page, "//*[@id='fact-victims-total']//button[@value='accept']") == []


def test_one_of_two_contradicting_values_is_chosen_with_its_evidence(staff: Client) -> None:
    article = _disputed()
    decide(staff, article, "victims_total", "", choice="1")
    assert decision(article, "victims_total") == ("changed", {"value": 1090, "qualifier": "exact"})


def test_a_fact_that_was_not_found_can_be_entered(staff: Client) -> None:
    article = read_article()
    decide(staff, article, "place", "change", place="Pasay")
    assert decision(article, "place") == ("changed", {"value": "Pasay"})


def test_a_nationality_that_was_not_found_can_be_added(staff: Client) -> None:
    article = read_article()
    page = decide(staff, article, "nationalities.+", "change", nationality="Laos", number="3", qualifier="exact")
    assert decision(article, "nationalities.LA") == ("changed", {"value": "LA", "number": 3, "qualifier": "exact"})
    assert texts(page, "//*[@id='fact-nationalities-LA']//*[@class='instead']") == ["Laotian: 3"]
    assert tree(page).get_element_by_id("reading").get("data-at") == "fact-nationalities--"


def test_what_is_among_the_facts_is_not_added_again(staff: Client) -> None:
    article = read_article()
    page = decide(staff, article, "nationalities.+", "change", nationality="Vietnam", number="3", qualifier="exact")
    assert page.status_code == 422
    assert "among the facts already" in page.content.decode()
    assert FactDecision.objects.count() == 0


def test_an_added_fact_that_is_taken_back_is_gone(staff: Client) -> None:
    article = read_article()
    decide(staff, article, "exploitation.+", "change", form_of="organ_removal")
    page = decide(staff, article, "exploitation.organ_removal", "undo")
    assert page.status_code == 200
    assert texts(page, "//*[@id='fact-exploitation-organ-removal']") == []
    assert FactDecision.objects.count() == 0


def test_where_facts_are_added_nothing_can_be_accepted(staff: Client) -> None:
    assert decide(staff, read_article(), "nationalities.+", "accept").status_code == 422


def test_after_the_last_decision_it_is_asked_where_it_goes(staff: Client) -> None:
    article = read_article()
    keys = [key for key in _keys(staff, article) if not key.endswith("+")]
    for key in dict.fromkeys(keys):
        page = decide(staff, article, key, "refuse")
    assert tree(page).get_element_by_id("reading").get("data-at") == "entering"


def test_a_decision_on_an_older_page_is_not_taken(staff: Client, colleague: Client) -> None:
    article = read_article()
    decide(colleague, article, "victims_total", "refuse")
    data = {"proposal": proposal_of(article).pk, "fact": "victims_total", "seen": "", "do": "accept"}
    page = staff.post(f"{page_of(article)}decide/", data)
    assert page.status_code == 422
    assert "Somebody decided" in page.content.decode()
    assert decision(article, "victims_total") == ("refused", None)


def test_decisions_alone_write_nothing_into_the_ledger(staff: Client) -> None:
    article = read_article()
    for fact in ("incident_date", "country", "victims_total"):
        decide(staff, article, fact, "accept")
    assert not Incident.objects.exists()
    assert not article.citations.exists()


def test_every_decision_is_in_the_history_of_the_article(staff: Client, ana: Any) -> None:
    article = read_article()
    decide(staff, article, "victims_total", "accept")
    decide(staff, article, "victims_total", "undo")
    told = list(
        LogEntry.objects.filter(user=ana, object_id=str(article.pk))
        .order_by("pk")
        .values_list("change_message", flat=True)
    )
    assert told == [
        "Reading: People in all accepted: 34",
        "Reading: decision on People in all taken back (34)",
    ]


def test_a_fact_of_another_article_is_not_decided_here(staff: Client) -> None:
    first, second = read_article(), read_article("Another text.", "https://news.example/two")
    data = {"proposal": proposal_of(first).pk, "fact": "country", "seen": "", "do": "accept"}
    assert staff.post(f"{page_of(second)}decide/", data).status_code == 404


def _keys(client: Client, article: Any) -> list[str]:
    return tree(client.get(page_of(article))).xpath("//input[@name='fact']/@value")


def _disputed() -> Any:
    """An article whose text gives two totals, as DESIGN §2 tells of the raid at Clark."""
    text = "Police raided a compound at Clark, Philippines. 1,048 people were rescued. Officials rescued 1,090 people."
    article = read_article(text)
    proposal = proposal_of(article)
    rivals = [
        {"value": value, "qualifier": "exact", "evidence": [[at, at + 5]]}
        for value, at in ((1048, text.index("1,048")), (1090, text.index("1,090")))
    ]
    proposal.facts |= {"victims_total": None, "contradictions": [{"field": "victims_total", "values": rivals}]}
    proposal.save()
    return article
