"""Eight filters, each in the words of ours and of Datasette; the peer by querysets takes ours."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

import polars as pl

THAI = "ผู้เสียหาย"


@dataclass(frozen=True)
class Question:
    """One filter: what it is called, and its query string here and there."""

    label: str
    ours: str
    datasette: str


def questions(tables: dict[str, pl.DataFrame]) -> list[Question]:
    """From everything to a handful of incidents, on what is common in the data, so that none is easy."""
    country = _commonest(tables["incidents"]["country"])
    nationality = _commonest(tables["counts"]["nationality"].drop_nulls())
    return [
        Question("everything", "", ""),
        Question("the commonest country", f"country={country}", f"country={country}"),
        Question("the commonest nationality", f"nationality={nationality}",
                 f"nationalities__arraycontains={nationality}"),
        Question("one year", "date_after=2020&date_before=2020", "year=2020"),
        Question("one form of exploitation", "exploitation=forced_labour",
                 "exploitation__arraycontains=forced_labour"),
        Question("at least 10 people", "victims_min=10", "victims__gte=10"),
        Question("a word in Thai", f"q={quote(THAI)}", f"summary__contains={quote(THAI)}"),
        Question("country, sector and grade", f"country={country}&sector=fishing&grade_min=3",
                 urlencode({"country": country, "sectors__arraycontains": "fishing", "grade__gte": 3})),
    ]  # fmt: skip


def _commonest(values: pl.Series) -> str:
    return values.value_counts(sort=True)[values.name][0]
