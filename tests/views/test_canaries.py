"""Nothing that staff alone may know is in any public byte: canaries planted in the ledger are in no answer or file."""

import io
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import polars as pl
import pytest
from django.contrib.auth.base_user import AbstractBaseUser
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from incidents.datasets.release import make
from incidents.editions.print import print_edition
from incidents.editions.store import current
from incidents.ledger.publishing import publish, withdraw
from incidents.models import Article, Citation, Incident, VictimCount
from tests import crawl
from tests.factories import make_help_line, make_incident, make_published, make_source, make_user

pytestmark = pytest.mark.django_db
CANARY = "CANARY"
EXACT = ("15.18637", "120.53549")
FILES = [f"/incidents.{kind}" for kind in ("csv", "geojson", "jsonl", "xlsx", "parquet", "zip")]
TABLES = [
    f"/incidents.{kind}?table={table}"
    for kind in ("csv", "jsonl", "parquet")
    for table in ("counts", "citations", "involvements", "followups")
]
JSON = [
    "/map/clusters.json?zoom=22",
    "/map/rows.json",
    "/api/v1/incidents/?cursor=*",
    "/api/v1/incidents/TI-00001/",
    "/api/v1/facets/",
    "/api/v1/statistics/",
    "/api/v1/changes/",
    "/api/v1/vocabulary/",
    "/readyz",
]
SEARCHES = [f"{address}?q={CANARY}" for address in ("/", "/incidents/", "/feed.atom", "/incidents.csv")]


@pytest.fixture
def planted(settings: Settings, tmp_path: Path) -> Incident:
    """A published incident with all that stays inside, and others that are not public at all."""
    settings.RELEASES = str(tmp_path / "releases")
    settings.API_REQUESTS_PER_MINUTE = 1_000_000
    staff = make_user("CANARY-user", first_name="CANARY-first", last_name="CANARY-last", email="canary@CANARY.example")
    public = make_incident(
        place="Mabalacat",
        admin1="Pampanga",
        place_precision="site",
        latitude=float(EXACT[0]),
        longitude=float(EXACT[1]),
        internal_notes="CANARY-notes",
        created_by=staff,
        changed_by=staff,
    )
    citation = make_source(public, "Daily", total=12, nationalities={"ID": 3}, identifies_victims=True,
                           address="https://news.example/CANARY-names-victims")  # fmt: skip
    _inside(citation)
    publish(public, make_user("CANARY-reviewer"))
    _not_public(staff)
    make_help_line(confirmed_by_staff=staff, confirmed_on=timezone.localdate())
    print_edition()
    make(current(), "2026-05")
    return public


def _inside(citation: Citation) -> None:
    """What an article and a count hold besides what is public."""
    Article.objects.filter(pk=citation.article_id).update(
        text="CANARY-text of the article", title="CANARY-title that identifies", last_error="CANARY-error"
    )
    Citation.objects.filter(pk=citation.pk).update(note="CANARY-note")
    VictimCount.objects.filter(incident=citation.incident_id).update(quote="CANARY-quote")


def _not_public(staff: AbstractBaseUser) -> None:
    """A draft, one in review, one that is internal, one under embargo, and one that was withdrawn."""
    make_source(make_incident(title="CANARY-draft", summary="CANARY-draft"), total=5, title="CANARY-draft-article")
    make_incident(title="CANARY-review", state="in_review")
    internal = make_published(title="CANARY-internal")
    embargoed = make_published(title="CANARY-embargo")
    Incident.objects.filter(pk=internal.pk).update(sensitivity="internal")
    Incident.objects.filter(pk=embargoed.pk).update(embargo_until=timezone.now() + timedelta(days=1))
    withdraw(make_published(title="CANARY-withdrawn", summary="CANARY-withdrawn"), "It was no rescue.", staff)


def texts(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """What a file says, unpacked as far as it is packed."""
    if content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for member in packed.namelist():
                yield from texts(f"{name}!{member}", packed.read(member))
    elif content[:4] == b"PAR1":
        yield (
            name,
            pl.read_parquet(io.BytesIO(content)).write_json() + str(pl.read_parquet_metadata(io.BytesIO(content))),
        )
    else:
        yield name, content.decode("utf-8", errors="replace")


def found_in(name: str, content: bytes) -> list[str]:
    """Where a canary or an exact coordinate is said."""
    return [part for part, text in texts(name, content) if CANARY in text or any(exact in text for exact in EXACT)]


def test_no_public_address_says_what_staff_alone_may_know(planted: Incident, client: Client) -> None:
    starts = [*FILES, *TABLES, *JSON, "/robots.txt", "/api/v1/", "/api/schema/"]
    visits = list(crawl.crawl(client, *starts))
    paths = {urlsplit(visited.address).path for visited in visits}
    assert {f"/incidents/{planted.public_id}/", "/data/releases/2026-05/", "/feed.atom"} <= paths
    assert [part for visited in visits for part in found_in(visited.address, visited.content)] == []


def test_a_search_for_it_finds_nothing(planted: Incident, client: Client) -> None:
    for address in SEARCHES:
        answer = client.get(address)
        content = b"".join(answer) if answer.streaming else answer.content
        assert planted.public_id.encode() not in content, address


def test_no_file_of_edition_or_release_holds_it(planted: Incident, settings: Settings) -> None:
    files = [path for folder in (settings.EDITION_STORAGE, settings.RELEASES) for path in Path(folder).rglob("*.*")]
    assert {path.suffix for path in files} >= {".arrow", ".json", ".csv", ".parquet", ".zip"}
    assert [part for path in files for part in found_in(path.name, path.read_bytes())] == []


def test_it_would_be_seen_if_it_were_there(planted: Incident) -> None:
    packed = io.BytesIO()
    pl.DataFrame({"title": ["CANARY"]}).write_parquet(packed)
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside.parquet", packed.getvalue())
    assert found_in("a.zip", zipped.getvalue()) == ["a.zip!inside.parquet"]
