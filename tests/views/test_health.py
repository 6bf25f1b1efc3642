from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from incidents.editions import store
from incidents.editions.print import print_edition
from incidents.models import JobRun, PrintRequest


def test_alive_asks_neither_the_database_nor_the_edition(client: Client) -> None:
    """A database that is asked would refuse: this test may not use one."""
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_ready_names_the_edition(client: Client) -> None:
    identity = print_edition()
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"edition": identity, "as_of": None, "degraded": []}


@pytest.mark.django_db
def test_not_ready_without_an_edition(client: Client) -> None:
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["edition"] is None
    assert "no edition can be served" in response.json()["degraded"][0]


@pytest.mark.django_db
def test_ready_but_degraded_while_the_database_is_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    identity = print_edition()

    def away(**conditions: object) -> None:
        raise OperationalError

    monkeypatch.setattr(PrintRequest.objects, "filter", away)
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json()["edition"] == identity
    assert "the database cannot be reached" in response.json()["degraded"][0]


@pytest.mark.django_db
def test_ready_but_degraded_when_no_worker_prints(client: Client) -> None:
    print_edition()
    PrintRequest.objects.create()
    PrintRequest.objects.update(requested_at=timezone.now() - timedelta(minutes=3))
    response = client.get("/readyz")
    assert response.status_code == 200
    assert "a print is owed since" in response.json()["degraded"][0]


@pytest.mark.django_db
def test_a_damaged_edition_is_named_and_the_last_good_one_served(client: Client) -> None:
    good = print_edition()
    PrintRequest.objects.create()
    bad = "ffffffffffffffff"
    folder = store.store().opened(good).folder
    (folder.parent / bad).mkdir()
    pointers = folder.parent / store.POINTERS
    (pointers / f"{999:012d}-000000-{bad}").touch()
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json()["edition"] == good
    assert bad in response.json()["degraded"][0]


@pytest.mark.django_db
def test_ready_but_degraded_when_no_job_runs(client: Client) -> None:
    print_edition()
    JobRun.objects.create(name="sweep", started_at=timezone.now() - timedelta(minutes=6))
    response = client.get("/readyz")
    assert response.status_code == 200
    assert "no job has run since" in response.json()["degraded"][0]


@pytest.mark.django_db
def test_readiness_costs_three_questions_at_most(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    print_edition()
    with django_assert_max_num_queries(3):
        client.get("/readyz")


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
@pytest.mark.django_db
def test_health_is_never_stored_and_sets_no_cookie(client: Client, address: str) -> None:
    response = client.get(address)
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_health_is_only_for_reading(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


@pytest.mark.django_db
def test_ready_but_degraded_while_a_release_cannot_be_read(client: Client, settings: Any, tmp_path: Path) -> None:
    print_edition()
    settings.RELEASES = str(tmp_path / "releases")
    folder = Path(settings.RELEASES) / "2026-05"
    folder.mkdir(parents=True)
    (folder / "release.json").write_text('{"version": "2026')
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json()["degraded"] == [
        "release 2026-05 is left out: its release.json or checksums.txt cannot be read; restore its files"
    ]
