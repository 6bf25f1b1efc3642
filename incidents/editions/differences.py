"""What differs between two editions, incident by incident, and since a moment within one.

Lines have ``id``, ``kind``, ``revision``, ``at``, ``reason``, ``merged_into`` and ``number``, oldest first, those
without a time last; ``number`` is that of the incident, which decides among changes of one moment.
"""

from datetime import datetime

import polars as pl

from .edition import Edition

_COLUMNS = ("id", "kind", "revision", "at", "reason", "merged_into", "number")
_GONE = ("withdrawn", "merged")


def since_moment(edition: Edition, moment: datetime) -> pl.DataFrame:
    """The newest change of each incident at or after a moment.

    An incident that was changed and then withdrawn is withdrawn; one added and then changed is still an addition.
    """
    steps = edition.table("changes").filter(pl.col("at") >= moment).sort("at", "revision", maintain_order=True)
    newest = steps.group_by("id", maintain_order=True).agg(
        pl.col("kind").last(),
        (pl.col("kind") == "added").any().alias("is_new"),
        pl.col("revision", "at", "reason").last(),
    )
    kind = pl.when((pl.col("kind") == "changed") & pl.col("is_new")).then(pl.lit("added")).otherwise("kind")
    merged = _withdrawn(edition).select("id", "merged_into")
    return _lines(newest.with_columns(kind.alias("kind")).join(merged, on="id", how="left"))


def since_edition(edition: Edition, earlier: Edition) -> pl.DataFrame:
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
    told = both.with_columns(kind.alias("kind")).join(updated, on="id", how="left")
    told = told.join(_withdrawn(edition), on="id", how="left")
    return _lines(told.with_columns(pl.coalesce("at", "withdrawn_at").alias("at")))


def _withdrawn(edition: Edition) -> pl.DataFrame:
    """The tombstones; an edition printed before incidents could be merged has no column for that."""
    found = edition.table("withdrawn")
    into = found.get_column("merged_into", default=pl.Series("merged_into", [None] * found.height, dtype=pl.String))
    return found.with_columns(into)


def _lines(told: pl.DataFrame) -> pl.DataFrame:
    """The lines in their order. What went into another incident is a merger, and only such a line names one."""
    merged = pl.col("kind").is_in(_GONE) & pl.col("merged_into").is_not_null()
    return (
        told.with_columns(
            pl.when(merged).then(pl.lit("merged")).otherwise("kind").alias("kind"),
            pl.when(merged).then("merged_into").alias("merged_into"),
            pl.col("id").str.slice(3).cast(pl.Int64).alias("number"),
        )
        .select(_COLUMNS)
        .sort("at", "number", nulls_last=True)
    )


def _revisions(edition: Edition) -> pl.DataFrame:
    return edition.table("incidents").select("id", pl.Series("revision", edition.index["revision"]))
