"""What differs between two editions, incident by incident, and since a moment within one."""

from datetime import datetime
from typing import Any

import polars as pl

from .edition import Edition

Line = dict[str, Any]


def since_moment(edition: Edition, moment: datetime) -> list[Line]:
    """The newest change of each incident at or after a moment, oldest first.

    An incident that was changed and then withdrawn is withdrawn; one added and then changed is still an addition.
    """
    steps = edition.table("changes").filter(pl.col("at") >= moment).sort("at", "revision", maintain_order=True)
    newest = steps.group_by("id", maintain_order=True).agg(
        pl.col("kind").last(),
        (pl.col("kind") == "added").any().alias("is_new"),
        pl.col("revision", "at", "reason").last(),
    )
    kind = pl.when((pl.col("kind") == "changed") & pl.col("is_new")).then(pl.lit("added")).otherwise("kind")
    told = newest.with_columns(kind.alias("kind")).drop("is_new")
    merged = _withdrawn(edition).select("id", "merged_into")
    return _with_merged(told.join(merged, on="id", how="left")).sort("at", "id").to_dicts()


def since_edition(edition: Edition, earlier: Edition) -> list[Line]:
    """The incidents that the later edition has and the earlier has not, or has in another revision, and those gone.

    This is exact where times are not: an embargo that ends makes an incident appear long after its last change.
    """
    now, then = _revisions(edition), _revisions(earlier).rename({"revision": "before"})
    both = then.join(now, on="id", how="full", coalesce=True).filter(pl.col("before").ne_missing(pl.col("revision")))
    kind = (
        pl.when(pl.col("revision").is_null())
        .then(pl.lit("withdrawn"))
        .when(pl.col("before").is_null())
        .then(pl.lit("added"))
        .otherwise(pl.lit("changed"))
    )
    updated = edition.table("incidents").select("id", pl.col("updated_at").alias("at"))
    told = (
        both.with_columns(kind.alias("kind"))
        .join(updated, on="id", how="left")
        .join(_withdrawn(edition), on="id", how="left")
        .with_columns(pl.coalesce("at", "withdrawn_at").alias("at"))
    )
    kept = told.select("id", "kind", "revision", "at", "reason", "merged_into")
    return _with_merged(kept).sort("at", "id", nulls_last=True).to_dicts()


def _withdrawn(edition: Edition) -> pl.DataFrame:
    """The tombstones; an edition printed before incidents could be merged has no column for that."""
    found = edition.table("withdrawn")
    into = found.get_column("merged_into", default=pl.Series("merged_into", [None] * found.height, dtype=pl.String))
    return found.with_columns(into)


def _with_merged(lines: pl.DataFrame) -> pl.DataFrame:
    """A withdrawal that names another incident is a merger."""
    gone = (pl.col("kind") == "withdrawn") & pl.col("merged_into").is_not_null()
    return lines.with_columns(
        pl.when(gone).then(pl.lit("merged")).otherwise("kind").alias("kind"),
        pl.when(gone).then("merged_into").alias("merged_into"),
    )


def _revisions(edition: Edition) -> pl.DataFrame:
    return edition.table("incidents").select("id", pl.Series("revision", edition.index["revision"]))
