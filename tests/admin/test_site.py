"""The staff site as a whole."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from lxml import html

from incidents.models import HelpLine, Suggestion
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_the_site_is_ours_and_knows_all_that_staff_work_on(staff: Client) -> None:
    text = staff.get("/admin/").content.decode()
    assert "The rescue record: staff" in text
    for name in ("incident", "article", "outlet", "authority", "term", "place", "printrequest", "publicevent"):
        assert f"/admin/incidents/{name}/" in text


def test_nobody_gets_in_without_signing_in(client: Client) -> None:
    response = client.get("/admin/incidents/incident/")
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


@pytest.mark.parametrize(("language", "label"), [("en", "Search"), ("id", "Cari")])
def test_the_search_box_of_a_list_has_a_label(staff: Client, language: str, label: str) -> None:
    page = staff.get("/admin/incidents/outlet/?q=daily&family__exact=wire", headers={"Accept-Language": language})
    form = html.fromstring(page.content.decode()).get_element_by_id("changelist-search")
    assert form.xpath("string(.//label[@for='searchbar'])") == label
    assert dict(form.form_values()) == {"q": "daily", "family__exact": "wire"}


@pytest.mark.parametrize(
    ("language", "article", "suggestion", "line"),
    [
        ("en", "8 May 2023", "7 March 2026, 15:04", "6 May 2025"),
        ("id", "8 Mei 2023", "7 Maret 2026, 15.04", "6 Mei 2025"),
    ],
)
def test_lists_write_dates_in_the_language_of_whoever_reads(
    staff: Client, language: str, article: str, suggestion: str, line: str
) -> None:
    make_article(published="2023-05-08")
    Suggestion.objects.create(reference="abc", kind="source", text="A report")
    Suggestion.objects.update(created=datetime(2026, 3, 7, 15, 4, tzinfo=UTC))
    HelpLine.objects.create(country="ID", kind="police", name="a", name_en="b", number="1", confirmed_on="2025-05-06")
    for name, written in (("article", article), ("suggestion", suggestion), ("helpline", line)):
        page = staff.get(f"/admin/incidents/{name}/", headers={"Accept-Language": language})
        assert written in page.content.decode()
