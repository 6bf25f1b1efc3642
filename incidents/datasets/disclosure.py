"""The disclosure check: a few children in one small place could be recognised, so a release says less of them.

A combination (minors × sex × place × nationality) is sensitive where an incident in a town or district, or one
nationality or source of it, has girls, boys or minors, but fewer than the threshold. ``generalise`` takes away the sex
of the minors and keeps their number, where that number is not itself under the threshold; ``suppress`` takes away
women, men, girls, boys and minors; ``list`` changes nothing. Totals and breakdowns by nationality stay as they are.

What is taken away must not follow from what stays. So all rows of one incident are treated alike (one nationality is
what the others leave of the total), and minors go together with women and men (they are what these leave of it).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

ACTIONS = ("generalise", "suppress", "list")
SMALL = ("town", "district")
SEXES = ("girls", "boys")
CHILDREN = (*SEXES, "minors")
PEOPLE = ("women", "men", *CHILDREN)
_KEYS = {"incidents": "id", "counts": "incident"}
# The least that is done to an incident, and what is done where that would still leave too few.
_GENERALISED, _SUPPRESSED, _LEFT = "sex of minors taken away", "women, men and minors taken away", "left as it is"
Tables = Mapping[str, pl.DataFrame]


@dataclass(frozen=True)
class Disclosed:
    """The tables as they may be released, and what was found and done."""

    tables: dict[str, pl.DataFrame]
    log: dict[str, Any]


def disclosed(tables: Tables, threshold: int, action: str) -> Disclosed:
    """Check the tables of an edition and treat what is sensitive; a threshold of 0 turns the check off."""
    small = tables["incidents"].filter(pl.col("place_precision").is_in(SMALL))["id"]
    found = {name: _sensitive(tables[name], key, small, threshold) for name, key in _KEYS.items()}
    done = _decided(found, threshold, action)
    combinations = [row for name, key in _KEYS.items() for row in _listed(name, key, found[name], done)]
    log = {
        "threshold": threshold,
        "action": action,
        "places": list(SMALL),
        "found": len(combinations),
        "incidents": len(done),
        "combinations": combinations,
    }
    treated = {name: _treated(tables[name], key, done) for name, key in _KEYS.items()}
    return Disclosed({**tables, **treated}, log)


def _sensitive(table: pl.DataFrame, key: str, small: pl.Series, threshold: int) -> pl.DataFrame:
    """The rows with some children, but fewer than the threshold, in a small place."""
    few = [pl.col(name).is_between(1, threshold - 1).fill_null(False) for name in CHILDREN]
    return table.filter(pl.col(key).is_in(small.implode()) & pl.any_horizontal(few))


def _decided(found: Tables, threshold: int, action: str) -> dict[str, str]:
    """What is done to each incident in which something is sensitive."""
    done: dict[str, str] = {}
    for name, key in _KEYS.items():
        told = pl.coalesce("minors", pl.sum_horizontal(SEXES))
        too_few = told.is_between(1, threshold - 1).fill_null(False).alias("too_few")
        for identity, still in found[name].select(key, too_few).iter_rows():
            harder = action == "suppress" or still or done.get(identity) == _SUPPRESSED
            done[identity] = _SUPPRESSED if harder else _GENERALISED
    return dict.fromkeys(done, _LEFT) if action == "list" else done


def _treated(table: pl.DataFrame, key: str, done: Mapping[str, str]) -> pl.DataFrame:
    generalised, suppressed = (
        pl.col(key).is_in([identity for identity, what in done.items() if what == wanted])
        for wanted in (_GENERALISED, _SUPPRESSED)
    )
    hidden = [pl.when(~suppressed).then(name).alias(name) for name in ("women", "men")]
    hidden += [pl.when(~suppressed & ~generalised).then(name).alias(name) for name in SEXES]
    known = pl.coalesce("minors", pl.col("girls") + pl.col("boys"))
    minors = pl.when(generalised).then(known).when(~suppressed).then("minors").alias("minors")
    return table.with_columns(*hidden, minors)


def _listed(table: str, key: str, rows: pl.DataFrame, done: Mapping[str, str]) -> list[dict[str, Any]]:
    """Where something sensitive stands and what was done; the numbers themselves are not repeated."""
    said = [pl.lit(table).alias("table"), pl.col(key).alias("incident")]
    said += [pl.col("article"), pl.col("nationality")] if table == "counts" else []
    return [{**row, "done": done[row["incident"]]} for row in rows.select(said).iter_rows(named=True)]
