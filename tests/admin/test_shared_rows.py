"""Articles, outlets and authorities: a correction of one reaches every published incident that shows it."""

import pytest
from django.test import Client

from incidents.models import Article, Involvement, Outlet, PrintRequest, PublicEvent
from tests.admin.inbox import read_article
from tests.admin.pages import errors, errors_beside, save, shown
from tests.factories import make_article, make_authority, make_incident, make_outlet, make_published, make_source

pytestmark = pytest.mark.django_db


def address(row: object) -> str:
    return f"/admin/incidents/{row._meta.model_name}/{row.pk}/change/"  # type: ignore[attr-defined]


def revision(incident: object) -> int:
    incident.refresh_from_db()  # type: ignore[attr-defined]
    return incident.revision  # type: ignore[attr-defined]


def test_a_corrected_article_is_a_new_revision_of_what_shows_it(staff: Client, ana: object) -> None:
    shows, other = make_published(), make_published()
    PrintRequest.objects.all().delete()
    save(staff, address(shows.citations.get().article), title="A better title")
    assert (revision(shows), revision(other)) == (2, 1)
    assert PublicEvent.objects.filter(incident=shows, kind="changed", by=ana).exists()
    assert PrintRequest.objects.count() == 1


def test_a_renamed_outlet_reaches_original_sources_too(staff: Client) -> None:
    incident = make_incident()
    make_source(incident, total=5, original_source="AFP")
    from incidents.ledger.publishing import publish

    publish(incident, None)
    save(staff, address(Outlet.objects.get(name="AFP")), name="Agence France-Presse")
    assert revision(incident) == 2


def test_a_renamed_authority_reaches_its_incidents(staff: Client) -> None:
    incident = make_published()
    authority = make_authority("Police")
    Involvement.objects.create(incident=incident, authority=authority)
    save(staff, address(authority), name="National Police")
    assert revision(incident) == 2


def test_what_the_public_does_not_see_makes_no_revision(staff: Client) -> None:
    incident = make_published()
    article = incident.citations.get().article
    save(staff, address(article.outlet), country="Indonesia")
    assert revision(incident) == 1


def test_a_draft_is_not_touched(staff: Client) -> None:
    incident = make_incident()
    make_source(incident, total=5)
    save(staff, address(incident.citations.get().article), title="A better title")
    assert not PublicEvent.objects.exists()


def test_a_change_that_would_unmake_a_publication_is_refused_with_the_reason(staff: Client) -> None:
    incident = make_incident()
    make_source(incident, "Paper", total=20, nationalities={"VN": 15})
    make_source(incident, "Palace", total=10)
    make_source(incident, "Gazette", total=20)
    from incidents.ledger.publishing import publish

    publish(incident, None)
    palace = Outlet.objects.get(name="Palace")
    response = save(staff, address(palace), family="official")
    assert incident.public_id in errors(response)[0]
    assert "5 more than the headline of 10" in " ".join(errors(response))
    palace.refresh_from_db()
    assert (palace.family, revision(incident)) == ("national_press", 1)
    assert shown(response)["family"] == "official"


def test_personal_data_in_the_title_of_a_public_article_is_refused(staff: Client) -> None:
    incident = make_published()
    response = save(staff, address(incident.citations.get().article), title="Call 0812 3456 7890")
    assert "looks like a phone number" in " ".join(errors(response))
    assert revision(incident) == 1


def test_personal_data_in_the_name_of_a_public_outlet_is_refused(staff: Client) -> None:
    incident = make_published()
    outlet = incident.citations.get().article.outlet
    response = save(staff, address(outlet), name="Example News ana@example.org +63 917 555 1234")
    assert "looks like an e-mail address" in " ".join(errors(response))
    outlet.refresh_from_db()
    assert ("@" in outlet.name, revision(incident)) == (False, 1)


def test_personal_data_in_the_address_of_a_public_article_is_refused(staff: Client) -> None:
    incident = make_published()
    article = incident.citations.get().article
    response = save(
        staff, address(article), address="https://social.example/post?by=ana@example.org&tel=+639175551234"
    )
    assert "tick “Identifies victims”" in " ".join(errors(response))
    article.refresh_from_db()
    assert ("@" in article.address, revision(incident)) == (False, 1)


def test_an_address_that_is_recorded_already_is_refused_beside_its_field(staff: Client) -> None:
    make_article(address="https://news.example/a")
    other = make_article(address="https://news.example/b")
    response = save(staff, address(other), address="http://www.news.example/a/?utm_source=x")
    assert "recorded already" in errors_beside(response, "address")[0]


def test_a_changed_address_gives_a_new_canonical_one(staff: Client) -> None:
    article = make_article(address="https://news.example/a")
    save(staff, address(article), address="https://www.news.example/c?utm_source=x")
    article.refresh_from_db()
    assert article.canonical_address == "https://news.example/c"


def test_an_article_is_never_deleted(staff: Client) -> None:
    article = make_article()
    assert staff.post(f"/admin/incidents/article/{article.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Article.objects.filter(pk=article.pk).exists()


def test_an_outlet_with_articles_cannot_be_deleted(staff: Client) -> None:
    article = make_article()
    staff.post(f"/admin/incidents/outlet/{article.outlet_id}/delete/", {"post": "yes"})
    assert Outlet.objects.filter(pk=article.outlet_id).exists()


def test_an_article_says_where_it_is_shown(staff: Client) -> None:
    incident = make_published()
    assert incident.public_id in staff.get(address(incident.citations.get().article)).content.decode()


@pytest.mark.parametrize("model", ["article", "outlet", "authority"])
def test_the_lists_of_shared_rows_open(staff: Client, model: str) -> None:
    make_article()
    make_authority()
    assert staff.get(f"/admin/incidents/{model}/", {"q": "a"}).status_code == 200
    assert staff.get(f"/admin/incidents/{model}/add/").status_code == 200


def test_authorities_are_searched_by_country_name(staff: Client) -> None:
    make_authority("National Police", "police", "PH")
    make_authority("Kepolisian", "police", "ID")
    text = staff.get("/admin/incidents/authority/", {"q": "filipina"}).content.decode()
    assert "National Police" in text
    assert "Kepolisian" not in text


def test_an_outlet_takes_its_country_by_any_name(staff: Client) -> None:
    outlet = make_outlet("Kompas")
    save(staff, address(outlet), country="Indonesian")
    outlet.refresh_from_db()
    assert outlet.country == "ID"


def test_an_article_that_came_as_a_text_needs_no_address(staff: Client) -> None:
    article = read_article(address="")
    page = save(staff, address(article), title="Raid in Manila")
    article.refresh_from_db()
    assert errors(page) == []
    assert (article.title, article.address) == ("Raid in Manila", "")


def test_an_article_does_not_lose_its_address(staff: Client) -> None:
    article = make_article()
    assert errors(save(staff, address(article), address="")) != []


def test_where_an_article_stands_is_shown_and_not_typed(staff: Client) -> None:
    article = make_article(step="failed")
    page = staff.get(address(article)).content.decode()
    assert f"/admin/inbox/{article.pk}/" in page
    assert 'name="step"' not in page


def test_a_page_that_is_too_old_does_not_undo_that_an_article_identifies_victims(
    staff: Client, colleague: Client
) -> None:
    article = make_published().citations.get().article
    old = shown(colleague.get(address(article)))
    save(staff, address(article), identifies_victims="on")
    answer = colleague.post(address(article), old | {"language": "id"})
    article.refresh_from_db()
    assert (article.identifies_victims, article.language) == (True, "en")
    assert "Identifies victims: yes" in errors(answer)[0]


def test_saving_an_older_page_twice_keeps_what_was_not_touched(staff: Client, colleague: Client) -> None:
    article = make_published().citations.get().article
    old = shown(colleague.get(address(article)))
    save(staff, address(article), identifies_victims="on")
    colleague.post(address(article), shown(colleague.post(address(article), old | {"language": "id"})))
    article.refresh_from_db()
    assert (article.identifies_victims, article.language) == (True, "id")


def test_a_day_that_is_stored_now_is_told_in_words(staff: Client, colleague: Client) -> None:
    article = make_article()
    old = shown(colleague.get(address(article)))
    save(staff, address(article), published="2023-05-08")
    answer = colleague.post(address(article), old | {"published": "2023-05-07"})
    assert "Published: 8 May 2023" in errors(answer)[0]


def test_whoever_saves_again_means_it(staff: Client, colleague: Client) -> None:
    outlet = make_outlet("Paper")
    old = shown(colleague.get(address(outlet)))
    save(staff, address(outlet), name="The Paper")
    first = colleague.post(address(outlet), old | {"name": "Papers"})
    assert "The Paper" in errors(first)[0]
    colleague.post(address(outlet), shown(first))
    outlet.refresh_from_db()
    assert outlet.name == "Papers"


def test_two_who_change_an_authority_one_after_the_other_keep_both(staff: Client, colleague: Client) -> None:
    authority = make_authority("Police")
    save(staff, address(authority), name="National Police")
    save(colleague, address(authority), type="military")
    authority.refresh_from_db()
    assert (authority.name, authority.type) == ("National Police", "military")
