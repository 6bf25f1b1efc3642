"""What a query reads: plain number columns a row an incident, texts to search, and rows by choice of each facet."""

import polars as pl

from ..names import fold

PRECISIONS = ("town", "district", "province", "country")
FACETS = ("country", "nationality", "exploitation", "sector", "authority", "language", "year", "grade", "precision")
NO_NUMBER = -1
BAR = "\n"
ORDERS = {
    "by_date": (["day", "number"], [True, True]),
    "by_victims": (["victims", "day", "number"], [True, True, True]),
    "by_updated": (["updated", "number"], [True, True]),
}


def index_of(incidents: pl.DataFrame) -> pl.DataFrame:
    """Number columns without nulls, so that NumPy reads them from the mapped file without a copy.

    Dates are days since 1970-01-01, ``updated`` microseconds since then; a missing figure is ``NO_NUMBER``.
    """
    start, end = _span()
    numbers = incidents.select(
        "cell",
        "number",
        "revision",
        pl.col("longitude", "latitude").fill_null(float("nan")),
        pl.col("victims").fill_null(NO_NUMBER),
        pl.when(pl.col("counting") == "single_event").then("victims").fill_null(0).alias("people"),
        start.cast(pl.Int32).alias("span_start"),
        end.cast(pl.Int32).alias("span_end"),
        pl.col("date_start").cast(pl.Int32).alias("day"),
        pl.col("updated_at").cast(pl.Int64).alias("updated"),
        pl.col("grade").cast(pl.Int8),
        pl.col("place_precision")
        .replace_strict(PRECISIONS, range(len(PRECISIONS)), return_dtype=pl.Int8)
        .alias("precision"),
    )
    return numbers.with_columns(_order(numbers, name, by) for name, by in ORDERS.items())


def _order(numbers: pl.DataFrame, name: str, by: tuple[list[str], list[bool]]) -> pl.Series:
    """Row positions in one order of the list."""
    keys, descending = by
    return (
        numbers.select(*keys).with_row_index("row").sort(keys, descending=descending)["row"].cast(pl.Int32).alias(name)
    )


def _span() -> tuple[pl.Expr, pl.Expr]:
    """First and last day an incident may have happened on: its dates, as wide as their precision (DESIGN §4)."""
    start = pl.col("date_start")
    last = pl.coalesce("date_end", "date_start")
    precision = pl.col("date_precision")
    return (
        pl.when(precision == "month")
        .then(start.dt.month_start())
        .when(precision == "year")
        .then(start.dt.truncate("1y"))
        .otherwise(start),
        pl.when(precision == "month")
        .then(last.dt.month_end())
        .when(precision == "year")
        .then(last.dt.truncate("1y").dt.offset_by("1y").dt.offset_by("-1d"))
        .otherwise(last),
    )


def search_texts(incidents: pl.DataFrame, citations: pl.DataFrame, involvements: pl.DataFrame) -> pl.DataFrame:
    """One folded text an incident: title, summary, place, province, authorities in both names, outlets."""
    outlets = citations.group_by("incident", maintain_order=True).agg(pl.col("outlet").drop_nulls().str.join(BAR))
    names = involvements.group_by("incident", maintain_order=True).agg(
        pl.concat_str("name", pl.col("native_name").fill_null(""), separator=BAR).str.join(BAR).alias("names")
    )
    texts = (
        incidents.select("id", "title", "summary", "place", "admin1")
        .join(outlets, left_on="id", right_on="incident", how="left", maintain_order="left")
        .join(names, left_on="id", right_on="incident", how="left", maintain_order="left")
        .select(
            pl.concat_str(
                "id", "title", "summary", "place", "admin1", "outlet", "names", separator=BAR, ignore_nulls=True
            )
        )
    )
    return pl.DataFrame({"text": [fold(text) for text in texts.to_series()]}, schema={"text": pl.String})


def postings_of(incidents: pl.DataFrame, involvements: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The choices of every facet, and for each the rows it holds (``start`` and ``length`` into the postings)."""
    rows = _facet_values(incidents)
    pairs = pl.concat([_pairs(rows, facet) for facet in FACETS])
    names = involvements.unique("authority", keep="first", maintain_order=True).select(
        pl.lit("authority").alias("facet"),
        pl.col("authority").alias("value"),
        pl.concat_str("name", pl.format("({})", "country"), separator=" ", ignore_nulls=True).alias("label"),
    )
    choices = (
        pairs.group_by("facet", "value", maintain_order=True)
        .agg(pl.len().cast(pl.Int64).alias("length"))
        .with_columns((pl.col("length").cum_sum() - pl.col("length")).alias("start"))
        .join(names, on=["facet", "value"], how="left", maintain_order="left")
    )
    return choices.select("facet", "value", "label", "start", "length"), pairs.select("row")


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
    return (
        rows.select(pl.lit(facet).alias("facet"), pl.col(facet).alias("value"), pl.col("row").cast(pl.Int32))
        .explode("value", empty_as_null=False)
        .drop_nulls("value")
        .sort("value", "row")
    )
