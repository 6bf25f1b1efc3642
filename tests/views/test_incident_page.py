"""The page of one incident: each figure with its source, the conflict visible, nobody dropped."""

import re
from datetime import date

import pytest
from django.test import Client

from incidents.editions.print import print_edition
from incidents.ledger.publishing import publish, withdraw
from incidents.models import FollowUp
from tests import factories
from tests.served import clark as served_clark


def words(answer, section: str = "") -> str:
    """The text of the page, or of the section that a heading with this id opens."""
    page = answer.content.decode()
    if section:
        page = page[page.index(f'id="{section}"') :]
        page = page[: page.index("</section>")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


@pytest.fixture
def clark(db) -> str:
    """The raid at Clark as seven articles report it, published; its public id."""
    incident = factories.clark(published=True)
    print_edition()
    return incident.public_id


def test_the_headline_comes_with_its_reason_and_the_spread_of_the_sources(clark, get):
    text = words(get(f"/incidents/{clark}/"), "figure")
    assert "1,048 people" in text
    assert "4 of 7 independent sources give this figure." in text
    assert "Sources report from 1,000 to 1,400." in text


def test_every_reported_total_stands_on_the_strip(clark, get):
    page = get(f"/incidents/{clark}/").content.decode()
    strip = page[page.index('<svg class="strip"') :]
    told = re.findall(r"<title>([\d,]+): ", strip[: strip.index("</svg>")])
    assert told == ["1,000", "1,048", "1,090", "1,400"]


def test_the_breakdown_shows_every_nationality_and_where_sources_differ(clark, get):
    page = get(f"/incidents/{clark}/").content.decode()
    rows = re.findall(r'<tr role="row" class="nationality">(.*?)</tr>', page, re.DOTALL)
    cells = [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row)).split() for row in rows]
    assert [(cell[0], cell[1]) for cell in cells][:4] == [
        ("Vietnamese", "389"), ("Chinese", "307"), ("Indonesian", "143"), ("Filipino", "129"),
    ]  # fmt: skip
    assert sum(int(cell[1]) for cell in cells) == 1048
    assert cells[3][-1] == "129–171"


def test_the_arrests_name_the_source_that_says_so(db, get):
    incident = factories.clark(published=True)
    incident.citations.filter(article__outlet__name="ABS-CBN News").update(tells_arrests=True)
    print_edition()
    assert "Arrests reported 12 · ABS-CBN News" in words(get(f"/incidents/{incident.public_id}/"), "facts")


def test_arrests_whose_source_is_not_recorded_say_so(clark, get):
    told = "Arrests reported 12 · the record does not yet name the source of this number"
    assert told in words(get(f"/incidents/{clark}/"), "facts")


def test_the_arrests_of_an_only_source_are_from_it(db, get):
    incident = factories.make_incident(arrests=3)
    factories.make_source(incident, "Rappler", total=12)
    publish(incident, None)
    print_edition()
    assert "Arrests reported 3 · Rappler" in words(get(f"/incidents/{incident.public_id}/"), "facts")


def test_a_page_in_another_language_says_that_the_incidents_own_words_are_not(served, get):
    assert "Judul dan ringkasan hanya tersedia dalam bahasa Inggris." in words(get("/id/incidents/TI-00001/"))
    assert "available only in" not in words(get("/incidents/TI-00001/"))


def test_each_source_is_listed_with_what_it_says(clark, get):
    text = words(get(f"/incidents/{clark}/"), "sources")
    for told in ("Taiwan News", "at least 1,000", "about 1,400", "from 10 countries", "171 Filipino", "Tagalog"):
        assert told in text
    assert "says it happened on 5 May 2023" in text
    assert "says it happened on 4 May 2023" in text


def test_links_to_sources_are_marked_and_tell_nobody_where_one_comes_from(clark, get):
    page = get(f"/incidents/{clark}/").content.decode()
    links = re.findall(r'<a class="out"[^>]*>', page)
    assert len(links) == 7
    for link in links:
        assert 'rel="noopener noreferrer nofollow"' in link
        assert 'referrerpolicy="no-referrer"' in link
    assert page.count("(another site)") == 7


def test_authorities_stand_with_their_part(clark, get):
    text = words(get(f"/incidents/{clark}/"), "authorities")
    assert "Embassy of Indonesia, Manila Tipped off · Embassy or consulate · Indonesia" in text


def test_the_place_is_told_with_its_precision(clark, get):
    text = words(get(f"/incidents/{clark}/"))
    assert "In Mabalacat, Pampanga, Philippines (town or city); the exact place is not shown." in text


def test_the_grade_comes_with_its_reason(clark, get):
    text = words(get(f"/incidents/{clark}/"), "sure")
    assert "Grade 3 of 5, where 5 is the strongest It rests on several independent media." in text


def test_the_page_says_when_it_was_published_and_how_to_cite_it(clark, get):
    text = words(get(f"/incidents/{clark}/"), "record")
    assert "First published" in text
    assert "Last changed" in text
    assert f"incident {clark}, as of" in text
    assert f"http://localhost:8000/incidents/{clark}/" in text


def test_people_without_a_nationality_are_a_row_of_the_breakdown(db, get):
    incident = factories.make_incident()
    factories.make_source(incident, total=1048, nationalities={"ID": 143})
    publish(incident, None)
    print_edition()
    text = words(get(f"/incidents/{incident.public_id}/"), "breakdown")
    assert "Indonesian 143" in text
    assert "Nationality not broken down 905" in text


def test_what_happened_next_is_shown_as_reported(db, get):
    incident = factories.make_incident()
    source = factories.make_source(incident, "The Daily", total=12)
    FollowUp.objects.create(
        incident=incident,
        article=source.article,
        date=date(2023, 6, 1),
        nationality="ID",
        number=5,
        outcome="detained",
    )
    publish(incident, None)
    print_edition()
    text = words(get(f"/incidents/{incident.public_id}/"), "after")
    assert "Detained : 5 Indonesian" in text
    assert "1 June 2023 · The Daily" in text


def test_an_article_that_identifies_victims_is_named_without_title_or_link(db, get):
    incident = factories.make_incident()
    factories.make_source(
        incident, "The Daily", total=12, identifies_victims=True, title="Her name", address="https://daily.example/her"
    )
    publish(incident, None)
    print_edition()
    page = get(f"/incidents/{incident.public_id}/").content.decode()
    assert "The Daily" in page
    assert "6 May 2023" in page
    assert "No link: the article identifies people who were trafficked." in page
    assert "Her name" not in page
    assert "daily.example" not in page


@pytest.mark.parametrize(
    ("precision", "mark"),
    [("town", 'class="point"'), ("district", 'class="point"'), ("province", 'class="area"')],
)
def test_the_mark_on_the_small_map_follows_the_precision(serve, get, precision, mark):
    serve({**served_clark(), "place_precision": precision})
    page = get("/incidents/TI-00001/").content.decode()
    assert '<svg class="locator"' in page
    assert mark in page


def test_an_incident_with_only_a_country_has_no_mark_on_the_small_map(served, get):
    page = get("/incidents/TI-00002/").content.decode()
    assert '<svg class="locator"' in page
    assert 'class="point"' not in page
    assert 'class="area"' not in page


def test_a_campaign_says_that_it_enters_no_sum(served, get):
    assert "This figure enters no sum: Cumulative" in words(get("/incidents/TI-00003/"), "figure")


def test_a_figure_nobody_reports_is_said_to_be_missing(served, get):
    assert "– not reported" in words(get("/incidents/TI-00002/"), "figure")


def test_texts_of_the_record_cannot_bring_markup_in(served, get):
    assert "<b>a & b</b>" not in get("/incidents/TI-00002/").content.decode()


def test_a_withdrawn_incident_keeps_its_page_with_date_and_reason_and_nothing_else(db, get):
    incident = factories.clark(published=True)
    withdraw(incident, "It was reported in error.", None)
    print_edition()
    answer = get(f"/incidents/{incident.public_id}/")
    assert answer.status_code == 410
    text = words(answer)
    assert incident.public_id in text
    assert "It was reported in error." in text
    assert "Clark" not in text
    assert "ETag" in answer


@pytest.mark.parametrize("identity", ["TI-00099", "TI-1", "TI-000001", "x", "TI-" + "9" * 30])
def test_an_incident_that_never_was_is_a_404(served, get, identity):
    answer = get(f"/incidents/{identity}/")
    assert answer.status_code == 404
    assert "There is nothing here" in words(answer)


def test_a_draft_appears_nowhere(db, client: Client):
    factories.clark(published=True)
    draft = factories.make_incident(title="A secret neighbour", summary="Unpublished words", place="Angeles")
    factories.make_source(draft, "Only here", total=77)
    print_edition()
    for address in ("/", "/incidents/", "/incidents/?q=secret", "/map/clusters.json", "/map/rows.json", "/about/"):
        shown = client.get(address).content.decode()
        assert "A secret neighbour" not in shown
        assert "Only here" not in shown
        assert "Unpublished" not in shown
    assert client.get(f"/incidents/{draft.public_id}/").status_code == 404
    assert client.get("/map/clusters.json").json()["total"]["incidents"] == 1


def test_all_figures_of_an_incident_agree_wherever_they_are_shown(clark, client: Client):
    assert client.get("/map/clusters.json").json()["total"]["people"] == 1048
    assert client.get("/map/rows.json").json()["rows"][0]["figure"] == "1,048 people"
    for address in ("/", "/incidents/", f"/incidents/{clark}/"):
        assert "<b>1,048</b>" in client.get(address).content.decode()


def test_the_number_of_another_incident_in_the_reason_of_a_withdrawal_is_a_link(clark, get):
    other = factories.make_incident()
    factories.make_source(other, total=12)
    publish(other, None)
    withdraw(other, f"The same raid as {clark}.", None)
    print_edition()
    page = get(f"/incidents/{other.public_id}/").content.decode()
    assert f'The same raid as <a href="/incidents/{clark}/">{clark}</a>.' in page
