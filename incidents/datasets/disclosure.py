"""The disclosure check: a few children in one small place could be recognised, so a release says less of them.

A combination is sensitive where an incident in a town or district, or one nationality in it, has girls, boys or
minors, but fewer than the threshold. ``generalise`` takes away the sex of the minors and keeps their number;
``suppress`` takes away women, men, girls, boys and minors, so that nothing can be worked out from the rest;
``list`` changes nothing. Totals and breakdowns by nationality stay as they are in every case.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

ACTIONS = ("generalise", "suppress", "list")
SMALL = ("town", "district")
CHILDREN = ("girls", "boys", "minors")
PEOPLE = ("women", "men", *CHILDREN)
_TABLES = {"incidents": "id", "counts": "incident"}
Tables = Mapping[str, pl.DataFrame]


@dataclass(frozen=True)
class Disclosed:
    """The tables as they may be released, and what was found and done."""

    tables: dict[str, pl.DataFrame]
    log: dict[str, Any]


def disclosed(tables: Tables, threshold: int, action: str) -> Disclosed:
    """Check the tables of an edition and treat what is sensitive; a threshold of 0 turns the check off."""
    small = tables["incidents"].filter(pl.col("place_precision").is_in(SMALL))["id"].implode()
    treated, found = dict(tables), []
    for table, key in _TABLES.items():
        sensitive = pl.col(key).is_in(small) & _few(threshold)
        found += _found(table, key, tables[table].filter(sensitive))
        if action != "list":
            treated[table] = tables[table].with_columns(_treated(action, sensitive))
    done = {"generalise": "sex of minors taken away", "suppress": "women, men and minors taken away", "list": "none"}
    log = {"threshold": threshold, "action": action, "done": done[action], "found": len(found), "combinations": found}
    return Disclosed(treated, log)


def _few(threshold: int) -> pl.Expr:
    """Whether any number of children lies above none and under the threshold."""
    return pl.any_horizontal([pl.col(name).is_between(1, threshold - 1).fill_null(False) for name in CHILDREN])


def _treated(action: str, sensitive: pl.Expr) -> list[pl.Expr]:
    if action == "suppress":
        return [pl.when(~sensitive).then(name).alias(name) for name in PEOPLE]
    known = pl.coalesce("minors", pl.col("girls") + pl.col("boys"))
    return [
        pl.when(sensitive).then(known).otherwise("minors").alias("minors"),
        *[pl.when(~sensitive).then(name).alias(name) for name in ("girls", "boys")],
    ]


def _found(table: str, key: str, rows: pl.DataFrame) -> list[dict[str, Any]]:
    """Where something sensitive stands; the numbers themselves are not repeated."""
    said = [pl.lit(table).alias("table"), pl.col(key).alias("incident")]
    said += [pl.col("article"), pl.col("nationality")] if table == "counts" else []
    return rows.select(said).to_dicts()
