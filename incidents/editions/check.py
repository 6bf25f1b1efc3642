"""What must hold of an edition before anybody sees it."""

from collections.abc import Mapping

import polars as pl

from .columns import TABLES, schema
from .edition import Edition


class BadEdition(Exception):
    """The files built are not what the ledger says; the current edition stays."""


def check(edition: Edition, expected: Mapping[str, int]) -> None:
    """Compare an edition with the ledger and with itself; ``BadEdition`` names what does not hold.

    ``expected`` maps the ids that must be in it to their revisions.
    """
    edition.verify()
    for table in TABLES:
        if edition.table(table).schema != schema(table):
            raise BadEdition(f"{table} does not have exactly the public columns")
    incidents = edition.table("incidents")
    if set(incidents["id"]) != set(expected) or incidents.height != len(expected):
        raise BadEdition("its incidents are not the published ones")
    _related_rows_belong(edition)
    _sums_agree(incidents)
    _places_are_public(incidents)


def _related_rows_belong(edition: Edition) -> None:
    ids = edition.table("incidents").select(pl.col("id").alias("incident"))
    for table in ("counts", "citations", "involvements", "followups"):
        if edition.table(table).join(ids, on="incident", how="anti").height:
            raise BadEdition(f"{table} has rows of incidents that are not published")
    uncited = ids.join(edition.table("citations"), on="incident", how="anti")
    if uncited.height:
        raise BadEdition(f"{uncited['incident'][0]} has no citation")


def _sums_agree(incidents: pl.DataFrame) -> None:
    told = pl.col("nationalities").list.eval(pl.element().struct.field("number")).list.sum().fill_null(0)
    wrong = incidents.filter(pl.col("remainder").is_not_null() & (pl.col("victims") != told + pl.col("remainder")))
    if wrong.height:
        raise BadEdition(f"{wrong['id'][0]}: nationalities and remainder do not add up to the headline")
    outside = incidents.filter(
        (pl.col("victims") < pl.col("victims_low")) | (pl.col("victims") > pl.col("victims_high"))
    )
    if outside.height:
        raise BadEdition(f"{outside['id'][0]}: the headline lies outside its low and high")


def _places_are_public(incidents: pl.DataFrame) -> None:
    pinned = incidents.filter((pl.col("place_precision") == "country") & pl.col("latitude").is_not_null())
    if pinned.height:
        raise BadEdition(f"{pinned['id'][0]}: a country-only incident has a point")
    known = ("town", "district", "province", "country")
    exact = incidents.filter(~pl.col("place_precision").is_in(known))
    if exact.height:
        raise BadEdition(f"{exact['id'][0]}: its place is more exact than the public may know")
