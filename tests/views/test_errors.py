"""Pages for what cannot be answered."""

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from incidents.views import errors


@pytest.mark.parametrize(("view", "status"), [("bad_request", 400), ("forbidden", 403), ("not_found", 404)])
def test_it_is_a_page_in_the_look_of_the_site(view, status):
    answer = getattr(errors, view)(RequestFactory().get("/x"), Exception("inside"))
    page = answer.content.decode()
    assert answer.status_code == status
    assert '<header class="site">' in page
    assert "inside" not in page


def test_an_unknown_address_is_a_404(client: Client):
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.content.decode()


def test_the_page_for_our_own_faults_needs_nothing(client: Client, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("a secret of ours")

    monkeypatch.setattr("incidents.views.answers.asked_edition", broken)
    client.raise_request_exception = False
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Something went wrong" in answer.content.decode()
    assert "secret" not in answer.content.decode()
    assert render_to_string("500.html") == answer.content.decode()
