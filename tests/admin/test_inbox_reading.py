"""The reading page: the text beside the facts, as plain text, with what each fact rests on."""

from typing import Any

import pytest
from django.test import Client

from incidents.models import Proposal
from tests.admin.inbox import STORY, decide, page_of, proposal_of, read_article, texts, tree
from tests.factories import make_article, make_incident, make_source

pytestmark = pytest.mark.django_db


def test_the_text_is_shown_whole_with_its_evidence_marked(staff: Client) -> None:
    article = read_article()
    text = tree(staff.get(page_of(article))).xpath("//div[@class='text']")[0]
    assert text.text_content() == STORY
    assert "34 people" in [mark.text for mark in text.xpath("mark")] or "34" in [
        mark.text for mark in text.xpath("mark")
    ]


def test_each_fact_stands_beside_the_sentence_it_comes_from(staff: Client) -> None:
    page = staff.get(page_of(read_article()))
    assert texts(page, "//*[@id='fact-nationalities-VN']//blockquote") == [
        "Among them were 12 Vietnamese and 9 Indonesians."
    ]


def test_markup_in_a_text_stays_text(staff: Client) -> None:
    article = read_article('Police rescued 5 people. <img src="https://evil.example/x.png"><script>alert(1)</script>')
    page = tree(staff.get(page_of(article)))
    assert page.xpath("//main//img | //main//script") == []
    assert "<script>" in page.xpath("//div[@class='text']")[0].text_content() or "<script>" not in article.text


def test_no_picture_and_no_link_of_the_article_is_loaded(staff: Client) -> None:
    source = staff.get(page_of(read_article())).content.decode()
    assert "<img" not in source
    assert 'rel="noreferrer noopener nofollow"' in source


def test_blur_is_remembered_for_the_session_on_the_server(staff: Client) -> None:
    address = page_of(read_article())
    staff.post("/admin/inbox/blur/", {"next": address})
    assert "blurred" in tree(staff.get(address)).get_element_by_id("reading").get("class")
    staff.post("/admin/inbox/blur/", {"next": address})
    assert "blurred" not in tree(staff.get(address)).get_element_by_id("reading").get("class")


def test_the_next_article_is_the_next_oldest(staff: Client) -> None:
    first, second = read_article(), read_article("Other text.", "https://news.example/two")
    assert _next(staff.get(page_of(first))) == [page_of(second)]
    assert _next(staff.get(page_of(second))) == [page_of(first)]


def test_facts_not_decided_are_counted(staff: Client) -> None:
    article = read_article()
    before = _open(staff.get(page_of(article)))
    page = decide(staff, article, "victims_total", "accept")
    assert _open(page) == before - 1


def test_an_article_not_read_yet_says_so(staff: Client) -> None:
    article = make_article(step="fetching")
    assert "being fetched and read" in staff.get(page_of(article)).content.decode()


def test_a_failed_article_says_why(staff: Client) -> None:
    article = make_article(step="failed", problem="gone", last_error="The page is not there any more (404).")
    assert "The page is not there any more (404)." in staff.get(page_of(article)).content.decode()


def test_a_text_that_is_no_incident_says_so_and_proposes_nothing(staff: Client) -> None:
    article = read_article("The minister said that a new law against trafficking will be proposed next year.")
    page = staff.get(page_of(article))
    assert "no single incident" in page.content.decode()
    assert texts(page, "//button[@value='accept']") == []


def test_evidence_of_another_version_of_the_text_marks_nothing(staff: Client) -> None:
    article = read_article()
    Proposal.objects.filter(article=article).update(text_sha256="another")
    page = tree(staff.get(page_of(article)))
    assert page.xpath("//mark") == []


def test_a_fact_of_the_second_reader_says_so(staff: Client) -> None:
    article = read_article()
    proposal = proposal_of(article)
    proposal.facts["victims_total"] |= {"reader": "second"}
    proposal.save()
    assert "second reader" in texts(staff.get(page_of(article)), "//*[@id='fact-victims-total']")[0]


def test_a_case_that_may_be_the_same_is_offered_with_reasons_in_words(staff: Client) -> None:
    incident = make_incident(title="Known raid")
    make_source(incident, total=36, nationalities={"VN": 12, "ID": 9})
    page = staff.get(page_of(read_article()))
    assert texts(page, "//div[@class='known-case']//h4//a") == [str(incident)]
    assert "The same date." in texts(page, "//div[@class='known-case']//li")
    assert f"Add to {incident.public_id}" in texts(page, "//button[@name='to']")


def test_the_accepted_country_narrows_places_and_is_the_usual_one_of_another_authority(staff: Client) -> None:
    article = read_article()
    assert tree(staff.get(page_of(article))).xpath("//input[@data-country]") == []
    page = decide(staff, article, "country", "accept")
    assert tree(page).xpath("//input[@name='place']/@data-country") == ["PH"]
    assert tree(page).xpath("//*[@id='fact-authorities--']//input[@name='country']/@value") == ["Philippines"]


def test_a_case_that_is_offered_tells_its_date_in_words(staff: Client) -> None:
    make_source(make_incident(), total=34)
    page = staff.get(page_of(read_article()))
    assert texts(page, "//div[@class='known-case']/p[@class='quiet']")[0].startswith("4 May 2023 · ")


@pytest.mark.parametrize(
    ("typed", "told"), [("2023", "2023"), ("2023-05-04", "May 2023"), ("4–6 May 2023", "May 2023")]
)
def test_the_title_that_is_offered_tells_the_month_in_words(staff: Client, typed: str, told: str) -> None:
    article = read_article()
    decide(staff, article, "place", "change", place="Pasay")
    page = decide(staff, article, "incident_date", "change", typed=typed)
    assert tree(page).xpath("//input[@name='case_title']/@value") == [f"Rescue in Pasay, {told}"]


def test_a_case_a_month_apart_is_not_offered(staff: Client) -> None:
    make_source(make_incident(date_start="2023-06-08"), total=34)
    page = staff.get(page_of(read_article()))
    assert texts(page, "//div[@class='known-case']") == []


def test_a_case_that_cites_the_same_text_is_offered(staff: Client) -> None:
    first = read_article(STORY * 3, "https://one.example/a")
    incident = make_incident(country="KH", date_start="2020-01-01")
    incident.citations.create(article=first, is_lead=True)
    page = staff.get(page_of(read_article(STORY * 3, "https://two.example/b")))
    assert any("same text" in reason for reason in texts(page, "//div[@class='known-case']//li"))


def test_candidates_follow_what_was_decided(staff: Client) -> None:
    make_source(make_incident(), total=34)
    article = read_article()
    page = decide(staff, article, "country", "change", typed="Cambodia")
    assert texts(page, "//div[@class='known-case']") == []


@pytest.mark.parametrize("typed", ["2023", "2023-05", "4–6 May 2023"])
def test_candidates_are_found_with_any_precision_of_the_date(staff: Client, typed: str) -> None:
    make_source(make_incident(), total=34)
    page = decide(staff, read_article(), "incident_date", "change", typed=typed)
    assert len(texts(page, "//div[@class='known-case']")) == 1


def _next(page: Any) -> list[str]:
    return tree(page).xpath("//a[@data-next]/@href")


def _open(page: Any) -> int:
    return int(texts(page, "//section[@id='entering']//strong")[0].split()[0])
