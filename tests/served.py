"""A small record that is served: the raid at Clark as DESIGN §2 tells it, and incidents with awkward texts."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from django.test import Client

from incidents.editions.build import build
from incidents.editions.edition import Edition
from incidents.editions.store import store
from tests.editions.conftest import incident_row, tables_of

Row = dict[str, Any]
Serve = Callable[..., Edition]
MAY = datetime(2026, 5, 1, 8, 30, tzinfo=UTC)
CLARK = {"VN": 389, "CN": 307, "ID": 143, "PH": 129, "NP": 40, "MY": 25, "MM": 7, "TH": 5, "TW": 2, "HK": 1}


def clark() -> Row:
    return incident_row(
        1,
        title="Raid at Clark",
        summary="Police freed people from an online scam compound.",
        written_in="en",
        exploitation=["forced_criminality"],
        sectors=["online_scam"],
        means=["debt", "passport_taken"],
        recruitment=["social_media"],
        victim_status="possible",
        status_decided_by="police",
        victims=1048,
        victims_low=1048,
        victims_high=1090,
        victims_qualifier="exact",
        headline_rule="most_agreed",
        headline_sources=2,
        headline_voices=3,
        nationalities=[{"nationality": code, "number": number} for code, number in CLARK.items()],
        nationalities_reported=10,
        remainder=0,
        arrests=12,
        authorities=["Philippine National Police", "Inter-Agency Council | IACAT"],
        authority_ids=["AU-00001", "AU-00002"],
        languages=["en", "id"],
        grade=5,
        grade_reason="official",
        sources=2,
        url="https://record.example/incidents/TI-00001/",
    )


def awkward() -> Row:
    """Texts that begin as formulas do, quotes, line breaks, other scripts, and figures nobody reports."""
    return incident_row(
        2,
        title='=HYPERLINK("http://x.example","<b>a & b</b>")',
        summary='Two lines,\nwith "quotes" and _x0041_',
        date_start=date(2024, 2, 1),
        date_precision="month",
        country="TH",
        admin1="@Province",
        place=None,
        latitude=None,
        longitude=None,
        place_precision="country",
        exploitation=[],
        means=[],
        recruitment=[],
        victims=None,
        nationalities=[{"nationality": "NP", "number": None}, {"nationality": "XS", "number": 3}],
        authorities=["+ตำรวจ"],
        authority_ids=["AU-00003"],
        languages=["th"],
        grade=1,
        grade_reason="one_medium",
        published_at=MAY,
        updated_at=MAY.replace(microsecond=250),
        url="https://record.example/incidents/TI-00002/",
    )


def campaign() -> Row:
    return incident_row(
        3,
        title="A campaign of a year",
        date_start=date(2022, 1, 1),
        date_precision="year",
        counting="cumulative",
        exploitation=["forced_labour"],
        means=[],
        recruitment=[],
        authorities=[],
        victims=5000,
        victims_qualifier="about",
        url="https://record.example/incidents/TI-00003/",
    )


def count(incident: str, article: str, nationality: str | None, number: int | None, **more: Any) -> Row:
    return {
        "incident": incident,
        "article": article,
        "outlet": "Daily",
        "nationality": nationality,
        "number": number,
        "qualifier": "exact" if number is not None else None,
        **dict.fromkeys(("women", "men", "girls", "boys", "minors", "as_of")),
        "is_lead": True,
        **more,
    }


def related() -> dict[str, list[Row]]:
    """What belongs to the three incidents besides one citation each."""
    return {
        "counts": [
            count("TI-00001", "AR-00001", None, 1048),
            *[count("TI-00001", "AR-00001", code, number) for code, number in CLARK.items()],
            count("TI-00001", "AR-00009", None, 1090, outlet="Wire", is_lead=False, as_of=date(2023, 5, 6)),
            count("TI-00002", "AR-00002", "NP", None, outlet="-Outlet"),
            count("TI-00002", "AR-00002", "XS", 3, girls=1, minors=1),
            count("TI-00003", "AR-00003", None, 5000, qualifier="about"),
        ],
        "involvements": [
            _involvement("TI-00001", "AU-00001", "Philippine National Police", "police", "PH", "lead"),
            _involvement("TI-00001", "AU-00002", "Inter-Agency Council | IACAT", "government", "PH", "support"),
            _involvement("TI-00002", "AU-00003", "+ตำรวจ", "police", "TH", "lead"),
        ],
        "followups": [
            {
                "incident": "TI-00001",
                "date": date(2023, 6, 1),
                "nationality": "ID",
                "number": 143,
                "outcome": "repatriated",
                "article": "AR-00001",
                "outlet": "Daily",
            }
        ],
        "withdrawn": [{"id": "TI-00004", "withdrawn_at": MAY, "reason": "It was the same event as TI-00001."}],
        "changes": [
            _change("TI-00001", "added", 1, datetime(2026, 1, 1, tzinfo=UTC)),
            _change("TI-00002", "added", 1, MAY),
            _change("TI-00003", "added", 1, MAY),
            _change("TI-00004", "withdrawn", 2, MAY, "It was the same event as TI-00001."),
        ],
    }


def _involvement(incident: str, authority: str, name: str, kind: str, country: str, role: str) -> Row:
    return {
        "incident": incident,
        "authority": authority,
        "name": name,
        "native_name": None,
        "type": kind,
        "country": country,
        "role": role,
    }


def _change(identity: str, kind: str, revision: int, at: datetime, reason: str | None = None) -> Row:
    return {"id": identity, "kind": kind, "revision": revision, "at": at, "reason": reason}


def serve_tables(tables: dict[str, pl.DataFrame], folder: Path, turn: int = 1) -> Edition:
    """Build an edition of public tables and make it the current one."""
    return _serve_built(_build(tables, folder), folder, turn)


def _build(tables: dict[str, pl.DataFrame], folder: Path) -> str:
    folder.mkdir(parents=True)
    return build(tables, dict.fromkeys(tables["incidents"]["id"], 1), {}, folder)


def _serve_built(identity: str, folder: Path, turn: int) -> Edition:
    store().add(identity, folder, turn)
    return store().opened(identity)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., tuple[str, Path]]:
    """Builds an edition of some rows once: most tests serve the same few, and equal rows give equal files."""
    folders = tmp_path_factory.mktemp("built")
    known: dict[str, tuple[str, Path]] = {}

    def once(incidents: tuple[Row, ...], more: dict[str, list[Row]]) -> tuple[str, Path]:
        key = repr((incidents, more))
        if key not in known:
            folder = folders / str(len(known))
            known[key] = (_build(tables_of(list(incidents), **more), folder), folder)
        return known[key]

    return once


@pytest.fixture
def serve(built: Callable[..., tuple[str, Path]]) -> Serve:
    """Serves an edition of incidents given as ``incident_row`` makes them; a later call replaces it."""
    turns = iter(range(1, 1000))

    def make(*incidents: Row, **more: list[Row]) -> Edition:
        return _serve_built(*built(incidents, more), next(turns))

    return make


@pytest.fixture
def served(serve: Serve) -> Edition:
    """The three incidents, served."""
    return serve(clark(), awkward(), campaign(), **related())


@pytest.fixture
def get(client: Client) -> Callable[..., Any]:
    """Asks for an address; a streamed answer has its bytes in ``whole``."""

    def ask(address: str, **headers: str) -> Any:
        answer = client.get(address, headers=headers)
        answer.whole = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return answer

    return ask
