"""Addresses that only answer refuse every other method as such, and keep silent about it."""

import logging

import pytest
from django.test import Client

READ_ONLY = [
    "/",
    "/incidents/",
    "/incidents/TI-00001/",
    "/incidents.csv",
    "/id/statistics/",
    "/feed.atom",
    "/embed/",
    "/map/clusters.json",
    "/map/names.json",
    "/data/releases/2026-05/",
    "/data/codebook.csv",
    "/robots.txt",
    "/sitemap.xml",
    "/healthz",
    "/readyz",
    "/api/docs/",
    "/api/v1/incidents/",
]


@pytest.fixture
def strict() -> Client:
    """A client that is held to tokens, as browsers are."""
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize("address", READ_ONLY)
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_method_that_is_not_taken_is_a_405_that_names_those_that_are(served, strict, caplog, address, method):
    answer = getattr(strict, method)(address)
    assert answer.status_code == 405
    assert {"GET", "HEAD"} <= set(answer["Allow"].split(", "))
    assert not [one for one in caplog.records if one.name.startswith("django.security")]


def test_an_unknown_address_of_the_api_is_a_404_by_any_method(served, strict):
    assert strict.post("/api/v1/victims/").status_code == 404


def test_what_is_refused_for_want_of_a_token_is_not_logged_with_its_address(settings):
    assert settings.LOGGING["loggers"]["django.security.csrf"]["level"] == "CRITICAL"
    assert logging.getLogger("django.security.csrf").getEffectiveLevel() == logging.CRITICAL
