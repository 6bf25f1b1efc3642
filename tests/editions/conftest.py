"""Editions made of a few rows, without a ledger."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from incidents.editions.build import build
from incidents.editions.columns import TABLES, schema
from incidents.editions.edition import Edition
from incidents.editions.rows import Row

TERMS = [("exploitation", "forced_labour"), ("exploitation", "forced_criminality"), ("sector", "online_scam")]
Maker = Callable[..., Edition]


def incident_row(number: int, **changes: Any) -> Row:
    """The public row of an incident in Mabalacat with 10 people, unless ``changes`` says otherwise."""
    given = {
        "id": f"TI-{number:05d}",
        "title": f"Incident {number}",
        "date_start": date(2023, 5, 4),
        "date_precision": "day",
        "country": "PH",
        "admin1": "Pampanga",
        "place": "Mabalacat",
        "latitude": 15.22,
        "longitude": 120.57,
        "place_precision": "town",
        "exploitation": ["forced_labour"],
        "counting": "single_event",
        "victims": 10,
        "grade": 3,
        "languages": ["en"],
        "sources": 1,
        "published_at": datetime(2026, 1, 1, tzinfo=UTC),
        "updated_at": datetime(2026, 1, 1, tzinfo=UTC),
        "nationalities": [],
        "sectors": [],
        "authority_ids": [],
    }
    return {**dict.fromkeys(schema("incidents").names()), **given, **changes}


def tables_of(incidents: list[Row], **related: list[Row]) -> dict[str, pl.DataFrame]:
    """All public tables with these incidents, one citation each, and the related rows given."""
    cited = [
        {
            **dict.fromkeys(schema("citations").names()),
            "incident": row["id"],
            "article": f"AR-{at:05d}",
            "outlet": "Daily",
        }
        for at, row in enumerate(incidents, start=1)
    ]
    terms = [{**dict.fromkeys(schema("terms").names()), "scheme": s, "code": c, "label": c} for s, c in TERMS]
    rows = {**{name: [] for name in TABLES}, "incidents": incidents, "citations": cited, "terms": terms, **related}
    return {name: pl.DataFrame(rows[name], schema=schema(name), orient="row") for name in TABLES}


@pytest.fixture
def edition_of(tmp_path: Path) -> Maker:
    """Builds an edition of incidents given as ``incident_row`` makes them."""

    def make(*incidents: Row, **related: list[Row]) -> Edition:
        folder = tmp_path / f"edition-{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        identity = build(tables_of(list(incidents), **related), {row["id"]: 1 for row in incidents}, {}, folder)
        return Edition(identity, folder)

    return make
