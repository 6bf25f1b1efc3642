"""The staff site as a whole."""

import pytest
from django.test import Client

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
