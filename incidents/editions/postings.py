"""Which rows hold which choice of a facet, written both ways: rows by choice, and choices by row."""

import polars as pl

from .index import NO_NUMBER

FACETS = ("country", "nationality", "exploitation", "sector", "authority", "language", "year", "grade", "precision")


def postings_of(incidents: pl.DataFrame, involvements: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Three files, each facet after facet.

    ``choices`` are the values of a facet with their label, where one has to be printed, and their part of the
    postings. ``postings`` has two columns that are read apart: ``row``, the rows of each choice in turn, and
    ``choice``, the choices of each row in turn, as positions among the facet's values. ``firsts`` says for each facet
    and row where in the facet's part its choices begin; its last row is the end of the part.
    """
    rows = _facet_values(incidents)
    pairs = pl.concat([_pairs(rows, facet) for facet in FACETS])
    choices = (
        pairs.group_by("facet", "value", maintain_order=True)
        .agg(pl.len().cast(pl.Int64).alias("length"))
        .with_columns((pl.col("length").cum_sum() - pl.col("length")).alias("start"))
        .join(_authority_labels(involvements), on=["facet", "value"], how="left", maintain_order="left")
    )
    by_row = pairs.sort(pl.col("facet").rle_id(), "row", "choice")
    return {
        "choices": choices.select("facet", "value", "label", "start", "length"),
        "postings": pl.DataFrame({"row": pairs["row"], "choice": by_row["choice"]}),
        "firsts": pl.DataFrame([_firsts(pairs, facet, incidents.height) for facet in FACETS]),
    }


def shares_of(incidents: pl.DataFrame) -> pl.DataFrame:
    """People by nationality, aligned with the choices by row of that facet (see :func:`postings_of`).

    Only what is in the sum of a single event is here: ``NO_NUMBER`` where it names the nationality without a number,
    0 where its figure is unknown and for all that is no single event.
    """
    single = pl.col("counting") == "single_event"
    people = (
        pl.when(~pl.col("single"))
        .then(0)
        .when(pl.col("told") == 0)
        .then(NO_NUMBER)
        .when(pl.col("victims").is_null())
        .then(0)
        .otherwise("number")
    )
    return (
        incidents.select("nationalities", "victims", single.alias("single"))
        .with_row_index("row")
        .explode("nationalities", empty_as_null=False)
        .unnest("nationalities")
        .drop_nulls("nationality")
        .group_by("row", "nationality")
        .agg(pl.col("single", "victims").first(), pl.col("number").sum(), pl.col("number").count().alias("told"))
        .sort("row", "nationality")
        .select(people.cast(pl.Int64).alias("people"))
    )


def _facet_values(incidents: pl.DataFrame) -> pl.DataFrame:
    """For each row the values it has in each facet, as lists."""
    single = {
        "country": pl.col("country"),
        "year": pl.col("date_start").dt.year().cast(pl.String),
        "grade": pl.col("grade").cast(pl.String),
        "precision": pl.col("place_precision"),
    }
    several = {
        "nationality": pl.col("nationalities").list.eval(pl.element().struct.field("nationality")),
        "exploitation": pl.col("exploitation"),
        "sector": pl.col("sectors"),
        "authority": pl.col("authority_ids"),
        "language": pl.col("languages"),
    }
    return incidents.select(
        *[pl.concat_list(value).alias(name) for name, value in single.items()],
        *[value.list.unique(maintain_order=True).alias(name) for name, value in several.items()],
    ).with_row_index("row")


def _pairs(rows: pl.DataFrame, facet: str) -> pl.DataFrame:
    """One line a row and value of a facet, by value; ``choice`` is the position of the value among all."""
    return (
        rows.select(pl.lit(facet).alias("facet"), pl.col(facet).alias("value"), pl.col("row").cast(pl.Int32))
        .explode("value", empty_as_null=False)
        .drop_nulls("value")
        .sort("value", "row")
        .with_columns(pl.col("value").rle_id().cast(pl.Int32).alias("choice"))
    )


def _firsts(pairs: pl.DataFrame, facet: str, height: int) -> pl.Series:
    held = pairs.filter(pl.col("facet") == facet).group_by("row").agg(pl.len().cast(pl.Int32).alias("held"))
    every = pl.DataFrame({"row": pl.int_range(height, dtype=pl.Int32, eager=True)})
    counted = every.join(held, on="row", how="left", maintain_order="left")["held"].fill_null(0)
    return pl.concat([pl.Series([0], dtype=pl.Int32), counted.cum_sum()]).cast(pl.Int32).alias(facet)


def _authority_labels(involvements: pl.DataFrame) -> pl.DataFrame:
    return involvements.unique("authority", keep="first", maintain_order=True).select(
        pl.lit("authority").alias("facet"),
        pl.col("authority").alias("value"),
        pl.concat_str("name", pl.format("({})", "country"), separator=" ", ignore_nulls=True).alias("label"),
    )
