"""The page of an incident: what is typed is stored, shown again, and followed by the edition."""

import pytest
from django.test import Client
from lxml import html

from incidents.models import Incident, PrintRequest, PublicEvent, Term
from tests.admin.pages import ADD, errors, errors_beside, messages, page_of, save, shown, source, typed
from tests.factories import clark, make_incident, make_published, make_source

pytestmark = pytest.mark.django_db


def test_the_sections_stand_in_the_order_in_which_a_case_is_told(staff: Client) -> None:
    text = staff.get(ADD).content.decode()
    headings = [
        "What happened",
        "When",
        "Where",
        "Sources, and the people",
        "People",
        "Authorities",
        "Classification",
        "Review and notes",
    ]
    places = [text.index(f"{heading}", text.index("fieldset-heading")) for heading in headings]
    assert places == sorted(places)


def test_an_incident_is_entered_whole(staff: Client, ana: object) -> None:
    fraud = Term.objects.get(code="online_scam")
    data = typed(
        title="Raid at Clark",
        when="4 Mei 2023",
        country="Filipina",
        sectors=[str(fraud.pk)],
        sources=[source(is_lead="on")],
        figures=[{"source": "0", "number": "1,048"}, {"source": "0", "nationality": "Vietnamese", "number": "389"}],
        authorities=[
            {"authority_name": "Police", "authority_type": "police", "authority_country": "PH", "role": "lead"}
        ],
    )
    response = staff.post(ADD, data | {"_continue": "1"}, follow=True)
    incident = Incident.objects.get()
    assert errors(response) == []
    assert (incident.country, str(incident.date_start), incident.state) == ("PH", "2023-05-04", "draft")
    assert (incident.created_by, incident.changed_by) == (ana, ana)
    assert list(incident.counts.values_list("nationality", "number")) == [("", 1048), ("VN", 389)]
    assert list(incident.sectors.all()) == [fraud]
    assert str(incident.involvements.get().authority) == "Police (PH)"


def test_a_page_sent_back_as_it_is_changes_nothing(staff: Client) -> None:
    incident = clark()
    before = [
        list(model.values())
        for model in (incident.citations.all(), incident.counts.all(), incident.involvements.all())
    ]
    assert errors(save(staff, page_of(incident))) == []
    assert before == [
        list(model.values())
        for model in (incident.citations.all(), incident.counts.all(), incident.involvements.all())
    ]


def test_figures_stay_with_their_source(staff: Client) -> None:
    incident = clark()
    page = shown(staff.get(page_of(incident)))
    places = {count.pk: page[f"counts-{at}-source"] for at, count in enumerate(incident.counts.all())}
    articles = [citation.article_id for citation in incident.citations.all()]
    assert all(articles[int(place)] == incident.counts.get(pk=pk).article_id for pk, place in places.items())


def test_every_problem_stands_beside_its_field_and_nothing_typed_is_lost(staff: Client) -> None:
    data = typed(
        title="",
        when="soon",
        country="Atlantis",
        latitude="95",
        sources=[source("not an address", title="A title")],
        figures=[{"source": "0", "nationality": "Martian", "number": "many", "quote": "so they say"}],
        authorities=[{"authority_name": "Unknown unit", "role": "lead"}],
        internal_notes="ask again",
    )
    response = staff.post(ADD, data)
    for name in (
        "title", "when", "country", "latitude", "citations-0-address", "counts-0-nationality",
        "counts-0-number", "involvements-0-authority_type",
    ):  # fmt: skip
        assert errors_beside(response, name), name
    again = shown(response)
    kept = {name: value for name, value in data.items() if value and name != "qualifier"}
    assert {name: str(again.get(name)) for name in kept} == {name: str(value) for name, value in kept.items()}


def test_rows_can_be_exchanged_in_one_save(staff: Client) -> None:
    incident = make_incident()
    make_source(incident, total=10, nationalities={"VN": 3, "CN": 5})
    make_source(incident, total=11, pinned=True)
    response = save(
        staff,
        page_of(incident),
        citations__0__is_lead="",
        citations__1__is_lead="on",
        counts__1__nationality="China",
        counts__2__nationality="Vietnam",
        counts__0__is_pinned="on",
        counts__3__is_pinned="",
    )
    assert errors(response) == []
    assert list(incident.citations.order_by("pk").values_list("is_lead", flat=True)) == [False, True]
    rows = incident.counts.order_by("pk").values_list("nationality", "number", "is_pinned")
    assert list(rows) == [("", 10, True), ("CN", 3, False), ("VN", 5, False), ("", 11, False)]


def test_a_source_is_removed_with_its_figures(staff: Client) -> None:
    incident = make_incident()
    make_source(incident, total=10)
    make_source(incident, total=11)
    response = save(staff, page_of(incident), citations__1__DELETE="on", counts__1__DELETE="on")
    assert errors(response) == []
    assert list(incident.counts.values_list("number", flat=True)) == [10]


def test_a_source_is_not_removed_under_its_figures(staff: Client) -> None:
    incident = make_incident()
    make_source(incident, total=10)
    response = save(staff, page_of(incident), citations__0__DELETE="on")
    assert errors_beside(response, "counts-0-source")
    assert incident.citations.count() == 1


def test_only_what_stays_is_said_to_rest_on_a_source_that_goes(staff: Client) -> None:
    incident = make_incident()
    article = make_source(incident, total=10, nationalities={"VN": 4}).article
    incident.followups.create(article=article, outcome="sheltered", number=3)
    removed = {"citations__0__DELETE": "on", "counts__0__DELETE": "on", "counts__1__DELETE": "on"}
    response = save(staff, page_of(incident), **removed)
    assert [error for error in errors(response) if "being removed" in error] == errors_beside(
        response, "followups-0-source"
    )
    assert "“What happened next” rests on this source" in errors_beside(response, "followups-0-source")[0]
    assert incident.citations.count() == 1


def test_changing_a_published_incident_prints_it_again_as_a_new_revision(staff: Client, ana: object) -> None:
    incident = make_published()
    PrintRequest.objects.all().delete()
    save(staff, page_of(incident), title="Raid on two compounds")
    incident.refresh_from_db()
    assert incident.revision == 2
    assert PublicEvent.objects.filter(incident=incident, kind="changed", by=ana).count() == 1
    assert PrintRequest.objects.count() == 1


def test_what_only_staff_see_makes_no_new_revision(staff: Client) -> None:
    incident = make_published()
    save(staff, page_of(incident), internal_notes="called the embassy", citations__0__note="seen in print")
    incident.refresh_from_db()
    assert (incident.revision, incident.internal_notes) == (1, "called the embassy")


@pytest.mark.parametrize(
    "hiding", [{"sensitivity": "internal"}, {"embargo_until_0": "2090-01-01", "embargo_until_1": "12:00"}]
)
def test_whoever_hides_a_public_case_by_a_field_is_led_to_withdrawing_it(
    staff: Client, hiding: dict[str, str]
) -> None:
    incident = make_published()
    page = save(staff, page_of(incident), **hiding)
    assert "This does not hide a case that is public. Withdraw it" in " ".join(errors(page))
    links = html.fromstring(page.content.decode()).xpath("//ul[contains(@class,'errorlist')]//a/@href")
    assert f"/admin/incidents/incident/withdraw/?incidents={incident.pk}" in links


def test_saving_a_published_incident_unchanged_makes_no_new_revision(staff: Client) -> None:
    incident = make_published()
    save(staff, page_of(incident))
    incident.refresh_from_db()
    assert incident.revision == 1


def test_the_page_of_a_draft_says_what_blocks_publishing(staff: Client) -> None:
    text = staff.get(page_of(make_incident(country=""))).content.decode()
    assert "Choose the country where it happened." in text
    assert "Cite at least one article" in text


def test_an_incident_cannot_be_deleted(staff: Client) -> None:
    incident = make_incident()
    assert staff.post(f"/admin/incidents/incident/{incident.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Incident.objects.filter(pk=incident.pk).exists()


def test_a_tag_in_a_title_stays_text(staff: Client) -> None:
    incident = make_incident(title="<script>alert(1)</script>")
    assert "<script>alert(1)" not in staff.get(page_of(incident)).content.decode()


def test_no_page_of_the_form_has_a_script_or_style_of_its_own(staff: Client) -> None:
    text = staff.get(page_of(clark())).content.decode()
    assert "<script>" not in text
    assert " style=" not in text
    assert " onclick=" not in text


def test_a_message_says_that_it_was_saved(staff: Client) -> None:
    assert "was changed successfully" in messages(save(staff, page_of(make_incident())))[0]


def test_the_language_of_the_words_is_english_until_another_is_chosen_and_stays_then(staff: Client) -> None:
    staff.post(ADD, typed() | {"_continue": "1"})
    incident = Incident.objects.get()
    assert incident.written_in == "en"
    save(staff, page_of(incident), written_in="id")
    save(staff, page_of(incident), written_in="", title="Another title")
    incident.refresh_from_db()
    assert (incident.title, incident.written_in) == ("Another title", "id")


def test_a_narrower_term_stands_below_its_broader_one(staff: Client) -> None:
    page = html.fromstring(staff.get(ADD).content.decode())
    terms = [" ".join(one.text_content().split()) for one in page.xpath("//*[@id='id_sectors']/*")]
    assert terms[terms.index("Surrogacy and adoption") + 1] == "Surrogacy"
    assert terms.index("Other exploitation") < terms.index("Surrogacy and adoption")


def test_saving_a_public_case_says_that_its_page_follows(staff: Client) -> None:
    for incident, word in ((make_incident(), "Save"), (make_published(), "Save and update the public page")):
        page = html.fromstring(staff.get(page_of(incident)).content.decode())
        assert page.xpath("//input[@name='_continue']/@value") == [word]
