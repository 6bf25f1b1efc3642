"""What staff look up and do not change."""

import pytest
from django.test import Client

from incidents.models import PrintRequest, PublicEvent, Term
from tests.factories import make_place, make_published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", ["term", "place", "printrequest", "publicevent"])
def test_the_list_opens_and_offers_nothing_to_add(staff: Client, model: str) -> None:
    make_published()
    assert staff.get(f"/admin/incidents/{model}/").status_code == 200
    assert staff.get(f"/admin/incidents/{model}/add/").status_code == 403


@pytest.mark.parametrize("model", [Term, PrintRequest, PublicEvent])
def test_a_row_is_shown_but_neither_changed_nor_deleted(staff: Client, model: type) -> None:
    make_published()
    row = model.objects.first()
    address = f"/admin/incidents/{model._meta.model_name}/{row.pk}"
    assert staff.get(f"{address}/change/").status_code == 200
    assert staff.post(f"{address}/change/", {"label": "x"}).status_code == 403
    assert staff.post(f"{address}/delete/", {"post": "yes"}).status_code == 403
    assert model.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    ("text", "found"), [("mabal", True), ("Mábalacat", True), ("PH", True), ("balacat", False), ("ID", False)]
)
def test_the_gazetteer_is_searched_by_the_beginning_of_a_name_or_by_country(
    staff: Client, text: str, found: bool
) -> None:
    make_place("Mabalacat City", "PH", 15.22, 120.57)
    assert ("Mabalacat City" in staff.get("/admin/incidents/place/", {"q": text}).content.decode()) is found
